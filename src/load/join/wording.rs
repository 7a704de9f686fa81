//! What items say of likelihood and time: the issuer's word is kept, and nothing but a word of probability has a band.

use std::collections::HashSet;

use crate::bundle::{Form, Likelihood, LikelihoodPart, Percents, Scale, Timeframe};
use crate::load::fault::confidence;
use crate::load::fault::likelihood;
use crate::load::fault::nearest::nearest;
use crate::load::fault::wrong::Wrong;
use crate::load::join::exhibits;
use crate::load::join::item_table::{ItemTable, JoinFaults, TableItem};
use crate::load::yaml::step::{Focus, Step};
use crate::text::light::{bare, paragraphs};
use crate::text::sentence::sentences;

const TIMEFRAME: Step<'static> = Step::key("timeframe");

/// Something that is said of likelihood, with the text in which its word must stand.
struct Said<'s> {
    likelihood: &'s Likelihood,
    /// The way to it below its item.
    way: Vec<Step<'static>>,
    text: Option<&'s str>,
}

impl Said<'_> {
    fn below(&self, key: &'static str) -> Vec<Step<'static>> {
        self.way.iter().map(Step::owned).chain([Step::key(key)]).collect()
    }
}

/// Checks the words of an item.
pub fn check(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    for said in likelihoods(entry) {
        if table.word(entry, &said.below("form")) == Some(said.likelihood.form.word()) {
            word(table, entry, told, &said);
            number(table, entry, told, &said);
            band(table, entry, told, &said);
        }
        exhibits::quantity(table, entry, told, &said.below("range"), said.likelihood);
    }
    if let Some(time) = entry.item().timeframe() {
        timeframe(table, entry, told, time, &[TIMEFRAME]);
    }
    for (place, part) in parts(entry).iter().enumerate() {
        if let Some(time) = &part.timeframe {
            timeframe(table, entry, told, time, &[Step::key("parts"), Step::Index(place), TIMEFRAME]);
        }
    }
    mixed(table, entry, told);
}

fn parts<'e>(entry: &'e TableItem<'_>) -> &'e [LikelihoodPart] {
    entry.item().breakdown().map_or(&[], |breakdown| breakdown.parts.as_slice())
}

/// Everything that an item says of likelihood: of the whole, of its parts, and by those who dissent.
fn likelihoods<'e>(entry: &'e TableItem<'_>) -> Vec<Said<'e>> {
    const LIKELIHOOD: Step<'static> = Step::key("likelihood");
    let text = entry.item().text.as_deref();
    let whole = entry.item().likelihood().map(|likelihood| Said { likelihood, way: vec![LIKELIHOOD], text });
    let parts = parts(entry).iter().enumerate().map(|(place, part)| {
        let way = vec![Step::key("parts"), Step::Index(place), LIKELIHOOD];
        Said { likelihood: &part.likelihood, way, text }
    });
    let dissents = entry.item().breakdown().map_or(&[][..], |breakdown| &breakdown.dissents);
    let dissents = dissents.iter().enumerate().filter_map(|(place, dissent)| {
        let way = vec![Step::key("dissents"), Step::Index(place), LIKELIHOOD];
        Some(Said { likelihood: dissent.likelihood.as_ref()?, way, text: Some(&dissent.text) })
    });
    whole.into_iter().chain(parts).chain(dissents).collect()
}

fn word(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, said: &Said<'_>) {
    let below = said.below("as_written");
    match &said.likelihood.as_written {
        None => {
            let form = said.likelihood.form;
            if !matches!(form, Form::Unhedged | Form::InParts) && !table.has(entry, &below) {
                told.tell(table, entry, &said.way, likelihood::likelihood_without_word(form.word()));
            }
        }
        Some(word) => {
            if said.text.is_some_and(|text| !has_words(text, word)) && table.says(entry, &below) {
                told.tell(table, entry, &below, likelihood::paraphrase_drops_word(word));
            }
        }
    }
}

fn number(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, said: &Said<'_>) {
    let below = said.below("issuer");
    match said.likelihood.issuer {
        Some(percents) => range(table, entry, told, &below, percents),
        None if said.likelihood.form == Form::Numeric && !table.has(entry, &below) => {
            told.tell(table, entry, &said.way, likelihood::numeric_without_number());
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

fn band(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, place: &Said<'_>) {
    let (below, said) = (place.below("band"), place.likelihood);
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
                // A word of the issuer's own scale names its band itself, and from one to another there is no band to name.
                let told = !is_own(scale) || !(right.is_some() || spans_bands(word, scale));
                told.then(|| {
                    likelihood::estimative_without_band(word, &scale.id, right.map(|band| band.id.clone()).as_deref())
                })
            })
        }
        (Some(_) | None, _) => None,
    };
    if let Some(wrong) = wrong {
        told.tell(table, entry, if said.band.is_some() { &below } else { &place.way }, wrong);
    }
}

/// Whether words reach from one word of a scale to another: `very likely to virtually certain`.
fn spans_bands(words: &str, scale: &Scale) -> bool {
    words
        .split_once(" to ")
        .is_some_and(|(from, to)| scale.band_of_word(from).is_some() && scale.band_of_word(to).is_some())
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

fn timeframe(
    table: &ItemTable<'_>,
    entry: &TableItem<'_>,
    told: &mut JoinFaults,
    time: &Timeframe,
    way: &[Step<'static>],
) {
    let below = |key: &'static str| [way, &[Step::key(key)]].concat();
    if let (Some(from), Some(to)) = (time.from, time.to)
        && to < from
    {
        told.tell(table, entry, &below("to"), likelihood::timeframe_reversed(from, to));
    }
    if time.to.is_some() && time.to_origin.is_none() && !table.has(entry, &below("to_origin")) {
        told.tell(table, entry, &below("to"), likelihood::end_without_origin());
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

/// One sentence that holds both vocabularies, where the issuer is not known to join them by its method.
fn mixed(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    let Some(text) = &entry.item().text else { return };
    if table.confidence_scale_written().is_some_and(|scale| scale.joins_likelihood)
        || !text.to_lowercase().contains("confiden")
    {
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
        let Some(words) = CONFIDENCE.into_iter().find(|words| has_words(&clause, words)) else { continue };
        let longest = terms.iter().filter(|term| has_words(&clause, term)).max_by_key(|term| (term.len(), *term));
        if let Some(likelihood) = longest {
            let wrong = confidence::mixed_vocabulary(likelihood, words);
            let spans = table.spans(entry);
            let way = entry.way(&[Step::key("text")]);
            let fault = match spans.bytes_of(&way, words) {
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
