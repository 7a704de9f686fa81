//! Where in the original a statement stands.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place in the original: `p4.s2a` (paragraph, sentence, clause), or a page or section in the issuer's own words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Locator(pub String);

impl Locator {
    /// The place in words: `paragraph 4, sentence 2, clause a`, or several: `paragraph 8, sentences 2 and 4b; paragraph 9,
    /// sentence 1`. Commas part places only where each of them is one that names its sentence; whatever else is written
    /// is one place, and said as written.
    pub fn in_words(&self) -> String {
        let written = self.0.trim();
        let Some(places) = written.split(',').map(|place| sentence_of(place.trim())).collect::<Option<Vec<_>>>() else {
            return spelt(written);
        };
        if let [(section, sentence, clause)] = places.as_slice()
            && !clause.is_empty()
        {
            return format!("{}, sentence {sentence}, clause {clause}", spelt(section));
        }
        let mut sections: Vec<(&str, Vec<String>)> = Vec::new();
        for (section, sentence, clause) in places {
            let sentence = format!("{sentence}{clause}");
            match sections.last_mut() {
                Some((last, sentences)) if *last == section => sentences.push(sentence),
                _ => sections.push((section, vec![sentence])),
            }
        }
        let words = |(section, sentences): &(&str, Vec<String>)| match sentences.as_slice() {
            [before @ .., last] if !before.is_empty() => {
                format!("{}, sentences {} and {last}", spelt(section), before.join(", "))
            }
            only => format!("{}, sentence {}", spelt(section), only.concat()),
        };
        sections.iter().map(words).collect::<Vec<_>>().join("; ")
    }
}

/// The section, the sentence and the clause of a place that names its sentence: `p4.s2a`, `A.1.3.s2`, `Cyber / s. 2`.
fn sentence_of(place: &str) -> Option<(&str, &str, &str)> {
    let (section, sentence) = place.rsplit_once(".s").or_else(|| place.rsplit_once(" / s. "))?;
    let digits = sentence.find(|c: char| !c.is_ascii_digit()).unwrap_or(sentence.len());
    let (sentence, clause) = sentence.split_at(digits);
    let named = clause.len() <= 1 && clause.chars().all(|c| c.is_ascii_alphabetic());
    (named && !section.is_empty() && !sentence.is_empty()).then_some((section, sentence, clause))
}

/// A section with its abbreviations in full: `p4` is a paragraph, and so is `par. 4` below a heading.
fn spelt(section: &str) -> String {
    let numbered = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(paragraph) = section.strip_prefix('p').filter(|rest| numbered(rest)) {
        return format!("paragraph {paragraph}");
    }
    let full = |step: &str| match step.strip_prefix("par. ").filter(|rest| numbered(rest)) {
        Some(paragraph) => format!("paragraph {paragraph}"),
        None => step.to_owned(),
    };
    section.split(" / ").map(full).collect::<Vec<_>>().join(" / ")
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, words: &str) {
        assert_eq!(Locator(written.to_owned()).in_words(), words);
    }

    #[test]
    fn places_are_said_in_words() {
        check("p9.s1", "paragraph 9, sentence 1");
        check("p4.s2a", "paragraph 4, sentence 2, clause a");
        check("p8.s3a, p8.s4b", "paragraph 8, sentences 3a and 4b");
        check("p8.s2,p8.s3, p8.s4, p9.s1", "paragraph 8, sentences 2, 3 and 4; paragraph 9, sentence 1");
        check("A.1.3.s2b", "A.1.3, sentence 2, clause b");
        check("Cyber / page 11 / par. 2 / s. 3", "Cyber / page 11 / paragraph 2, sentence 3");
        check(
            "Cyber / page 2 / par. 1 / s. 1, Cyber / page 2 / par. 1 / s. 2",
            "Cyber / page 2 / paragraph 1, sentences 1 and 2",
        );
        check("China / Technology / par. 1 / bullet 2", "China / Technology / paragraph 1 / bullet 2");
    }

    #[test]
    fn what_is_no_list_of_places_is_said_as_written() {
        for written in
            ["section 3, page 4; annex B", "footnote 4", "Box SPM.1.2", "p4.s2ab", "page 3", "p.s", "", "A.1"]
        {
            check(written, written);
        }
        check("the table, p4.s2", "the table, p4.s2");
    }
}
