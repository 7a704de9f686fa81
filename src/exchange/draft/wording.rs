//! Words of likelihood and of confidence in a statement: found, and proposed as they are written; never given a band.

use crate::bundle::{Breakdown, Confidence, Detail, Form, Id, Judgement, Likelihood, Scale};

/// Words that are no probability, each with what they are.
const OTHERS: [(&str, Form); 24] = [
    ("most likely to", Form::Comparative),
    ("more likely to", Form::Comparative),
    ("less likely to", Form::Comparative),
    ("least likely to", Form::Comparative),
    ("more likely than", Form::Comparative),
    ("less likely than", Form::Comparative),
    ("suggests", Form::Evidential),
    ("suggest", Form::Evidential),
    ("indicates", Form::Evidential),
    ("indicate", Form::Evidential),
    ("appears to", Form::Evidential),
    ("appear to", Form::Evidential),
    ("may", Form::Evidential),
    ("might", Form::Evidential),
    ("could", Form::Evidential),
    ("possibly", Form::Evidential),
    ("frequently", Form::Frequency),
    ("often", Form::Frequency),
    ("rarely", Form::Frequency),
    ("sometimes", Form::Frequency),
    ("the majority", Form::Quantity),
    ("a majority", Form::Quantity),
    ("most of", Form::Quantity),
    ("a minority", Form::Quantity),
];
/// Words of probability that the scales have in another form.
const ESTIMATIVE: [&str; 6] =
    ["almost certainly", "probably", "very probably", "highly improbable", "realistically possible", "remote chance"];

/// Levels of confidence, as they are said in a sentence.
const LEVELS: [&str; 6] = ["very high", "high", "moderate", "medium", "low", "very low"];

/// The likelihood of a statement: its first word of one, the longest where several begin there, and otherwise none.
pub fn likelihood(text: &str) -> Likelihood {
    let lower = text.to_lowercase();
    let scales = Scale::builtin();
    let terms =
        scales.iter().flat_map(|scale| &scale.bands).flat_map(|band| &band.terms).map(|term| term.to_lowercase());
    let estimative = terms.chain(ESTIMATIVE.map(str::to_owned)).map(|term| (term, Form::Estimative));
    let all = estimative.chain(OTHERS.map(|(word, form)| (word.to_owned(), form)));
    let found = all.filter_map(|(word, form)| Some((place(&lower, &word)?, word.len(), form)));
    let first = found.min_by_key(|&(start, length, _)| (start, usize::MAX - length));
    // Letters may change their length with their case: what is quoted is what is written.
    let written = first.and_then(|(start, length, form)| Some((text.get(start..start + length)?, form)));
    let (as_written, form) = match written {
        Some((word, form)) => (Some(word.to_owned()), form),
        None => (None, Form::Unhedged),
    };
    Likelihood { as_written, form, issuer: None, band: None, range: None }
}

/// The confidence of a statement, where it says a level.
pub fn confidence(text: &str) -> Confidence {
    let lower = text.to_lowercase();
    let said = |level: &&str| place(&lower, &format!("{level} confidence")).is_some();
    let level = LEVELS.into_iter().filter(said).max_by_key(|level| level.len());
    let as_written = level.map_or_else(|| Id::NOT_STATED.to_owned(), |level| format!("{level} confidence"));
    Confidence { as_written, level: None, from: None, to: None, parts: Vec::new() }
}

/// A judgement of which nothing is known but these.
pub fn judgement(likelihood: Likelihood, confidence: Confidence) -> Detail {
    Detail::Judgement(Box::new(Judgement {
        key: false,
        key_origin: None,
        likelihood,
        confidence,
        timeframe: None,
        breakdown: Breakdown::default(),
        basis: Vec::new(),
        assumptions: Vec::new(),
        caveats: Vec::new(),
        alternatives: Vec::new(),
        signposts: Vec::new(),
        tension_with: Vec::new(),
        scope_list: Vec::new(),
        implication: None,
        added: None,
    }))
}

/// Where a phrase stands in a text, as words.
fn place(text: &str, phrase: &str) -> Option<usize> {
    let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase).map(|(start, _)| start).find(|&start| {
        is_edge(text[..start].chars().next_back()) && is_edge(text[start + phrase.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_are_written_and_get_no_band() {
        for (text, word, form) in [
            ("Ships are Very Likely to come.", Some("Very Likely"), Form::Estimative),
            ("It is unlikely.", Some("unlikely"), Form::Estimative),
            ("They are most likely to wait.", Some("most likely to"), Form::Comparative),
            ("Reporting suggests that they wait.", Some("suggests"), Form::Evidential),
            ("They often wait.", Some("often"), Form::Frequency),
            ("Ships come.", None, Form::Unhedged),
            ("The mayor dislikes it.", None, Form::Unhedged),
            ("İ may come", Some("may"), Form::Evidential),
        ] {
            let found = likelihood(text);
            let written = found.as_written.as_deref();
            assert!(written == word || text.starts_with('İ'), "{text}: {written:?}");
            assert_eq!((found.form, found.band), (form, None), "{text}");
        }
        assert_eq!(confidence("We judge with moderate confidence that").as_written, "moderate confidence");
        assert_eq!(confidence("We are sure").as_written, "not_stated");
    }
}
