//! Which words of an index match a typed word, how, and how surely each is meant.

use std::ops::Range;
use std::sync::Arc;

use crate::search::index::common_words::completeness;
use crate::search::index::segment::Segment;
use crate::search::index::vocabulary::ACRONYM_MARK;
use crate::search::query::near::KnownWord;
use crate::search::query::query::{MatchMode, Word};
use crate::search::text::acronym::is_small;
use crate::search::text::stem::{forms, stem};

/// How a word of the library matches the word that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MatchKind {
    /// It is the word.
    Word,
    /// It is another form of the word.
    Form,
    /// The word begins it.
    Prefix,
    /// It is the word and the next of the query, written in one.
    Joined,
    /// It is a name whose initials were typed.
    Initials,
    /// It is near to the word.
    Near,
    /// It is a name of which the first letters of several words were typed, as in `powset`.
    Abbreviation,
}

/// The words of one segment that match a typed word.
#[derive(Debug, Clone, Default)]
pub struct WordMatches {
    /// The words that it begins.
    pub prefix_range: Range<u32>,
    /// How many bytes were typed, and the weight of a completion that lacks nothing.
    pub typed: u32,
    pub prefix_weight: f32,
    /// Other words, in the order of their numbers, with their weights.
    pub singles: Vec<(u32, f32, MatchKind)>,
    /// Items whose names it abbreviates, with their weights.
    pub items: Vec<(u32, f32)>,
}

impl WordMatches {
    /// The weight of a word of the segment, and how it matches; none where it does not.
    pub fn weigh(&self, segment: &Segment, id: u32) -> Option<(f32, MatchKind)> {
        let single = if self.singles.is_empty() {
            None
        } else {
            self.singles.binary_search_by_key(&id, |&(id, _, _)| id).ok().and_then(|at| self.singles.get(at))
        };
        if let Some(&(_, weight, how)) = single {
            return Some((weight, how));
        }
        self.prefix_range
            .contains(&id)
            .then(|| (self.prefix_weight * completeness(self.typed, segment.words.width(id)), MatchKind::Prefix))
    }

    /// The factor of a completion, by how much of it was typed.
    pub fn completeness(&self, segment: &Segment, id: u32) -> f32 {
        completeness(self.typed, segment.words.width(id))
    }

    /// How many postings its words have.
    pub fn frequency(&self, segment: &Segment) -> usize {
        let prefix_range = segment.count(&self.prefix_range);
        let inside = |id: u32| self.prefix_range.contains(&id);
        let singles =
            self.singles.iter().filter(|&&(id, _, _)| !inside(id)).map(|&(id, _, _)| segment.count(&(id..id + 1)));
        prefix_range + singles.sum::<usize>() + self.items.len()
    }

    /// The weight of its rarest word.
    pub fn rarity(&self) -> f32 {
        let prefix_range = if self.prefix_range.is_empty() { 0.0 } else { self.prefix_weight * USUAL_COMPLETION };
        let items = self.items.iter().map(|item| item.1).fold(prefix_range, f32::max);
        self.singles.iter().map(|single| single.1).fold(items, f32::max)
    }

    /// Whether the word stands in the segment; initials do not count.
    pub fn known(&self, segment: &Segment) -> KnownWord {
        if self.singles.iter().any(|&(_, _, how)| how == MatchKind::Word) {
            KnownWord::Word
        } else if segment.count(&self.prefix_range) > 0
            || self.singles.iter().any(|&(_, _, how)| how != MatchKind::Initials)
        {
            KnownWord::Related
        } else {
            KnownWord::No
        }
    }

    /// Whether nothing matches.
    pub fn is_empty(&self) -> bool {
        self.prefix_range.is_empty() && self.singles.is_empty() && self.items.is_empty()
    }

    /// Adds a word; of two weights for it the larger counts.
    pub fn put(&mut self, id: u32, weight: f32, how: MatchKind) {
        match self.singles.binary_search_by_key(&id, |&(id, _, _)| id) {
            Ok(at) if self.singles[at].1 < weight => self.singles[at] = (id, weight, how),
            Ok(_) => {}
            Err(at) => self.singles.insert(at, (id, weight, how)),
        }
    }
}

// Tuned and measured like the weights of `rank.rs`, which says on what: behind a weight stands what is lost without it.
/// The factor of another form of a word.
const FORM: f32 = 0.6;
/// The factor of a completion where the typed word stands in the library itself and is long enough to be finished.
const LONGER: f32 = 0.65;
/// The fewest letters of a word that is taken for finished.
const FINISHED: usize = 6;
/// The completeness of a usual completion.
const USUAL_COMPLETION: f32 = 0.75;
/// The factor of initials beside other words.
/// By hand −.053.
const INITIALS: f32 = 0.26;
/// The factor of initials that count small words, or what stands in brackets.
/// Generated −.003, initials −.025.
const LOOSE: f32 = 0.93;

/// Whether a word is the whole query: initials are then likelier, and a word such as "of" is searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnlyWord {
    /// Or it was typed in capitals.
    Yes,
    No,
}

/// The matches of a word in each segment: itself, its forms, its completions, and initials. Weights include its rarity.
pub(in crate::search) fn plain(
    segments: &[Arc<Segment>],
    word: &Word,
    total: usize,
    only_word: OnlyWord,
) -> Vec<WordMatches> {
    let text = word.text.as_str();
    let mut per_segment = vec![WordMatches::default(); segments.len()];
    let mut same: Vec<Vec<(u32, MatchKind)>> = Vec::with_capacity(segments.len());
    let initials = initials_of(word, only_word);
    let root = if word.inflects() { stem(text) } else { String::new() };
    let (mut exact, mut completed, mut spelt) = (0, 0, 0);
    for (segment, matches) in segments.iter().zip(&mut per_segment) {
        let mut found = word_and_forms(segment, word, &root);
        let count = |id: u32| segment.count(&(id..id + 1));
        exact += found.iter().map(|&(id, _)| count(id)).sum::<usize>();
        if word.completes() {
            matches.prefix_range = segment.words.beginning(text);
            completed += segment.count(&matches.prefix_range);
        }
        for id in initials.iter().filter_map(|initials| segment.find(initials)) {
            found.push((id, MatchKind::Initials));
            spelt += count(id);
        }
        same.push(found);
    }
    let initials = if only_word == OnlyWord::Yes { 1.0 } else { INITIALS } * rarity(spelt, total);
    let finished = exact > 0 && text.chars().count() >= FINISHED && word.mode == MatchMode::Open;
    let longer = if finished { LONGER } else { 1.0 };
    for ((matches, same), segment) in per_segment.iter_mut().zip(same).zip(segments) {
        matches.typed = u32::try_from(text.len()).unwrap_or(u32::MAX);
        matches.prefix_weight = longer * rarity(completed, total);
        for (id, how) in same {
            let weight = match how {
                MatchKind::Initials if segment.words.word(id).ends_with(ACRONYM_MARK) => LOOSE * initials,
                MatchKind::Initials => initials,
                MatchKind::Form => FORM * rarity(exact, total),
                MatchKind::Word | MatchKind::Prefix | MatchKind::Joined | MatchKind::Near | MatchKind::Abbreviation => {
                    rarity(exact, total)
                }
            };
            matches.put(id, weight, how);
        }
    }
    per_segment
}

/// The initials that a word may stand for, as they are indexed: strict, then loose.
fn initials_of(word: &Word, only_word: OnlyWord) -> Vec<String> {
    let (text, letters) = (word.text.as_str(), word.text.chars().count());
    let possible = match word.mode {
        MatchMode::Open | MatchMode::Unfinished => {
            (2..=9).contains(&letters) && (only_word == OnlyWord::Yes || !is_small(text))
        }
        MatchMode::Exact => letters > 1,
        MatchMode::Prefix | MatchMode::Suffix => false,
    };
    let initials = [format!("{ACRONYM_MARK}{text}"), format!("{ACRONYM_MARK}{text}{ACRONYM_MARK}")];
    initials.into_iter().filter(|_| possible).collect()
}

/// The word itself, the forms that have this stem, and for a suffix the words that end in it.
fn word_and_forms(segment: &Segment, word: &Word, root: &str) -> Vec<(u32, MatchKind)> {
    let text = word.text.as_str();
    let mut found: Vec<_> = segment.find(text).map(|id| (id, MatchKind::Word)).into_iter().collect();
    if word.inflects() {
        forms(root, |form| {
            let id = segment.find(form).filter(|_| form != text && stem(form) == root);
            found.extend(id.map(|id| (id, MatchKind::Form)));
        });
    }
    if word.mode == MatchMode::Suffix {
        let ending = segment.words.plain().filter(|&id| segment.words.word(id).ends_with(text));
        found.extend(ending.map(|id| (id, MatchKind::Form)));
    }
    found
}

/// The weight of a word by how many of the items have it (inverse document frequency, as in BM25).
#[allow(clippy::cast_precision_loss, reason = "a count of items")]
pub fn rarity(frequency: usize, total: usize) -> f32 {
    let (frequency, total) = (frequency.min(total) as f32, total as f32);
    (1.0 + (total - frequency + 0.5) / (frequency + 0.5)).ln().max(0.05)
}
