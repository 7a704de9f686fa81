//! What items say of likelihood and time: the issuer's word is kept, and nothing but a word of probability has a band.

use std::collections::HashSet;

use crate::bundle::{Form, Likelihood, Percents, Scale, Timeframe};
use crate::load::fault::likelihood;
use crate::load::fault::nearest::nearest;
use crate::load::fault::statements;
use crate::load::fault::wrong::Wrong;
use crate::load::join::item_table::{ItemTable, JoinFaults, TableItem};
use crate::load::yaml::step::{Focus, Step};
use crate::text::light::{bare, paragraphs};
use crate::text::sentence::sentences;

const LIKELIHOOD: Step<'static> = Step::key("likelihood");
const TIMEFRAME: Step<'static> = Step::key("timeframe");

/// Checks the words of an item.
pub fn check(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    if let Some(said) = entry
        .item()
        .likelihood()
        .filter(|said| table.word(entry, &[LIKELIHOOD, Step::key("form")]) == Some(said.form.word()))
    {
        word(table, entry, told, said);
        number(table, entry, told, said);
        band(table, entry, told, said);
    }
    if let Some(time) = entry.item().timeframe() {
        timeframe(table, entry, told, time);
    }
    mixed(table, entry, told);
}

fn word(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, said: &Likelihood) {
    let below = [LIKELIHOOD, Step::key("as_written")];
    match &said.as_written {
        None => {
            if said.form != Form::Unhedged && !table.has(entry, &below) {
                told.tell(table, entry, &[LIKELIHOOD], likelihood::likelihood_without_word(said.form.word()));
            }
        }
        Some(word) => {
            let text = entry.item().text.as_deref();
            if text.is_some_and(|text| !has_words(text, word)) && table.says(entry, &below) {
                told.tell(table, entry, &below, likelihood::paraphrase_drops_word(word));
            }
        }
    }
}

fn number(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, said: &Likelihood) {
    let below = [LIKELIHOOD, Step::key("issuer")];
    match said.issuer {
        Some(percents) => range(table, entry, told, &below, percents),
        None if said.form == Form::Numeric && !table.has(entry, &below) => {
            told.tell(table, entry, &[LIKELIHOOD], likelihood::numeric_without_number());
        }
        None => {}
    }
}

/// Checks a range of percent below an item.
pub fn range(
    table: &ItemTable<'_>,
    entry: &TableItem<'_>,
    told: &mut JoinFaults,
    below: &[Step<'_>],
    percents: Percents,
) {
    let Percents { low, high } = percents;
    let mut sound = true;
    for (key, found) in [("low", low), ("high", high)] {
        if !(0.0..=100.0).contains(&found) {
            sound = false;
            let below = [below, &[Step::key(key)]].concat();
            told.tell(table, entry, &below, likelihood::percent_out_of_range(found));
        }
    }
    if sound && low > high {
        told.tell(table, entry, below, likelihood::range_reversed(low, high));
    }
}

fn band(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, said: &Likelihood) {
    let below = [LIKELIHOOD, Step::key("band")];
    let names_none = table.assessment().is_some_and(|assessment| assessment.band_scale().is_none());
    let is_own = |scale: &Scale| table.assessment().is_some_and(|assessment| assessment.issuer_scale == scale.id);
    let wrong = match (&said.band, table.band_scale()) {
        (Some(_), _) if !table.says(entry, &below) => None,
        (Some(_), _) if said.form != Form::Estimative => Some(likelihood::band_on_comparative(said.form.word())),
        (Some(band), None) if names_none => Some(likelihood::band_without_scale(band)),
        (Some(band), Some(scale)) => on_scale(said, band, scale),
        (None, Some(scale)) if said.form == Form::Estimative && !table.has(entry, &below) => {
            said.as_written.as_ref().and_then(|word| {
                let right = scale.band_of_word(word);
                // A word of the issuer's own scale names its band itself.
                let told = right.is_none() || !is_own(scale);
                told.then(|| {
                    likelihood::estimative_without_band(word, &scale.id, right.map(|band| band.id.clone()).as_deref())
                })
            })
        }
        (Some(_) | None, _) => None,
    };
    if let Some(wrong) = wrong {
        let below = if said.band.is_some() { &below[..] } else { &[LIKELIHOOD] };
        told.tell(table, entry, below, wrong);
    }
}

fn on_scale(said: &Likelihood, band: &str, scale: &Scale) -> Option<Wrong> {
    let Some(held) = scale.band(band) else {
        let known: Vec<String> = scale.bands.iter().map(|band| band.id.clone()).collect();
        let nearest = nearest(band, known.iter().map(String::as_str));
        return Some(likelihood::unknown_band((band, &scale.id), nearest.as_deref(), &known));
    };
    let word = said.as_written.as_ref()?;
    let plain = word.trim().to_lowercase();
    if held.terms.iter().any(|term| term.trim().to_lowercase() == plain) {
        return None;
    }
    let right = scale.band_of_word(word).map(|band| band.id.clone());
    Some(likelihood::word_not_in_scale((word, band), &held.terms, right.as_deref()))
}

fn timeframe(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, time: &Timeframe) {
    if let (Some(from), Some(to)) = (time.from, time.to)
        && to < from
    {
        let wrong = likelihood::timeframe_reversed(from, to);
        told.tell(table, entry, &[TIMEFRAME, Step::key("to")], wrong);
    }
    if time.to.is_some() && time.to_origin.is_none() && !table.has(entry, &[TIMEFRAME, Step::key("to_origin")]) {
        told.tell(table, entry, &[TIMEFRAME, Step::key("to")], likelihood::end_without_origin());
    }
}

/// Words of confidence; `confidence` alone may mean the trust of a public.
const CONFIDENCE: [&str; 6] = [
    "high confidence",
    "moderate confidence",
    "medium confidence",
    "low confidence",
    "highly confident",
    "with confidence",
];

/// One sentence that holds both vocabularies.
fn mixed(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    let Some(text) = &entry.item().text else { return };
    if !text.to_lowercase().contains("confiden") {
        return;
    }
    let terms: HashSet<String> = table
        .scales
        .iter()
        .flat_map(|scale| &scale.bands)
        .flat_map(|band| &band.terms)
        .map(|term| term.to_lowercase())
        .filter(|term| !term.is_empty())
        .collect();
    for clause in clauses(text) {
        let Some(confidence) = CONFIDENCE.into_iter().find(|words| has_words(&clause, words)) else { continue };
        let longest = terms.iter().filter(|term| has_words(&clause, term)).max_by_key(|term| (term.len(), *term));
        if let Some(likelihood) = longest {
            let wrong = statements::mixed_vocabulary(likelihood, confidence);
            let spans = table.spans(entry);
            let way = entry.way(&[Step::key("text")]);
            let fault = match spans.bytes_of(&way, confidence) {
                Some(bytes) => spans.fault_at(bytes, &way, wrong),
                None => spans.fault(&way, Focus::Value, wrong),
            };
            told.add(entry, fault);
            return;
        }
    }
}

/// The parts of a text in which words belong together: its sentences, split at semicolons.
fn clauses(text: &str) -> Vec<String> {
    let mut clauses = Vec::new();
    for (_, paragraph) in paragraphs(text) {
        let sentences = sentences(&paragraph).into_iter().map(|range| &paragraph[range]);
        clauses.extend(sentences.flat_map(|sentence| sentence.split(';')).map(str::to_owned));
    }
    clauses
}

/// Whether some words stand in a text, one after another and whole, whatever their case, their spaces and their emphasis.
pub fn has_words(text: &str, words: &str) -> bool {
    let (text, words) = (plain(text), plain(words));
    !words.is_empty()
        && text.match_indices(&words).any(|(place, found)| {
            let before = text.get(..place).and_then(|text| text.chars().next_back());
            let after = text.get(place + found.len()..).and_then(|text| text.chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
}

fn plain(text: &str) -> String {
    bare(text).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
