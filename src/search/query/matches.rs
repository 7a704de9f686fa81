//! What a typed word reaches among the words of the library, and how surely each is meant.

use std::ops::Range;
use std::sync::Arc;

use crate::search::index::common_words::completeness;
use crate::search::index::segment::Segment;
use crate::search::index::vocabulary::ACRONYM_MARK;
use crate::search::query::near::Known;
use crate::search::query::query::{MatchMode, Word};
use crate::search::text::acronym::is_small;
use crate::search::text::stem::{forms, stem};

/// Why a word of the library was taken for the word that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MatchKind {
    /// It is the word.
    Word,
    /// It is another form of the word.
    Form,
    /// The word begins it.
    Prefix,
    /// It is the word and the one beside it, written in one.
    Joined,
    /// It is a name whose initials were typed.
    Initials,
    /// It is near to the word.
    Near,
    /// It is a name whose words were run together from their heads.
    Abbreviation,
}

/// The words of one part that a typed word reaches.
#[derive(Debug, Clone, Default)]
pub struct WordMatches {
    /// What the word begins.
    pub prefix_range: Range<u32>,
    /// How many bytes were typed, and what a completion weighs at its best and at its worst.
    pub typed: u32,
    pub prefix_weight: f32,
    /// Single words in the order of their numbers, with their weights.
    pub singles: Vec<(u32, f32, MatchKind)>,
    /// Single items, with their weights: names whose heads were run together.
    pub items: Vec<(u32, f32)>,
}

impl WordMatches {
    /// What a word of the part weighs as an answer, and why; none where it is no answer.
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

    /// What a completion weighs for how much of it was typed.
    pub fn completeness(&self, segment: &Segment, id: u32) -> f32 {
        completeness(self.typed, segment.words.width(id))
    }

    /// How many times its words stand in items.
    pub fn frequency(&self, segment: &Segment) -> usize {
        let prefix_range = segment.postings.count(&self.prefix_range);
        let inside = |id: u32| self.prefix_range.contains(&id);
        let singles = self
            .singles
            .iter()
            .filter(|&&(id, _, _)| !inside(id))
            .map(|&(id, _, _)| segment.postings.count(&(id..id + 1)));
        prefix_range + singles.sum::<usize>() + self.items.len()
    }

    /// How much it says that it is found, at best.
    pub fn rarity(&self) -> f32 {
        let prefix_range = if self.prefix_range.is_empty() { 0.0 } else { self.prefix_weight * 0.75 };
        let items = self.items.iter().map(|item| item.1).fold(prefix_range, f32::max);
        self.singles.iter().map(|single| single.1).fold(items, f32::max)
    }

    /// Whether the word stands in the part; initials do not count.
    pub fn known(&self, segment: &Segment) -> Known {
        if self.singles.iter().any(|&(_, _, how)| how == MatchKind::Word) {
            Known::Word
        } else if segment.postings.count(&self.prefix_range) > 0
            || self.singles.iter().any(|&(_, _, how)| how != MatchKind::Initials)
        {
            Known::Related
        } else {
            Known::No
        }
    }

    /// Whether it reaches nothing.
    pub fn is_empty(&self) -> bool {
        self.prefix_range.is_empty() && self.singles.is_empty() && self.items.is_empty()
    }

    /// Adds a word, or the better of two weights for it.
    pub fn put(&mut self, id: u32, weight: f32, how: MatchKind) {
        match self.singles.binary_search_by_key(&id, |&(id, _, _)| id) {
            Ok(at) if self.singles[at].1 < weight => self.singles[at] = (id, weight, how),
            Ok(_) => {}
            Err(at) => self.singles.insert(at, (id, weight, how)),
        }
    }
}

/// What another form of a word weighs.
const FORM: f32 = 0.6;
/// What a longer word weighs where the word that was typed is one by itself, long enough to have been finished.
const LONGER: f32 = 0.65;
/// From how many letters on a word that stands in the library was hardly broken off.
const FINISHED: usize = 6;
/// What initials weigh beside other words.
const INITIALS: f32 = 0.26;
/// What initials weigh that count small words, or what stands in brackets.
const LOOSE: f32 = 0.93;

/// Whether a word is all that was asked for; initials are then likelier, and it may be one that is otherwise passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnlyWord {
    /// It is, or was typed in capitals.
    Yes,
    No,
}

/// What a word reaches in each part, by itself, its forms, what it begins, and as initials; weights hold its rarity.
#[allow(clippy::cast_precision_loss, reason = "a count of items")]
pub(in crate::search) fn plain(
    segments: &[Arc<Segment>],
    word: &Word,
    total: usize,
    only_word: OnlyWord,
) -> Vec<WordMatches> {
    let text = word.text.as_str();
    let letters = text.chars().count();
    let mut per_segment = vec![WordMatches::default(); segments.len()];
    let (opens, inflects) = (word.completes(), word.inflects());
    let initials = match word.mode {
        MatchMode::Open | MatchMode::Unfinished => {
            (2..=9).contains(&letters) && (only_word == OnlyWord::Yes || !is_small(text))
        }
        MatchMode::Exact => letters > 1,
        MatchMode::Prefix | MatchMode::Suffix => false,
    };
    let root = if inflects { stem(text) } else { String::new() };
    let acronym = format!("{ACRONYM_MARK}{text}");
    let loose = format!("{ACRONYM_MARK}{text}{ACRONYM_MARK}");
    let mut same: Vec<Vec<(u32, MatchKind)>> = vec![Vec::new(); segments.len()];
    let (mut exact, mut prefix_range, mut spelt) = (0, 0, 0);
    for ((segment, matches), same) in segments.iter().zip(&mut per_segment).zip(&mut same) {
        if let Some(id) = segment.words.find(text) {
            same.push((id, MatchKind::Word));
        }
        if inflects {
            forms(&root, |form| {
                let found = segment.words.find(form).filter(|_| form != text && stem(form) == root);
                same.extend(found.map(|id| (id, MatchKind::Form)));
            });
        }
        if word.mode == MatchMode::Suffix {
            let plain = segment.words.plain();
            same.extend(plain.filter(|&id| segment.words.word(id).ends_with(text)).map(|id| (id, MatchKind::Form)));
        }
        exact += same.iter().map(|&(id, _)| segment.postings.count(&(id..id + 1))).sum::<usize>();
        if opens {
            matches.prefix_range = segment.words.beginning(text);
            prefix_range += segment.postings.count(&matches.prefix_range);
        }
        if initials {
            for id in [segment.words.find(&acronym), segment.words.find(&loose)].into_iter().flatten() {
                same.push((id, MatchKind::Initials));
                spelt += segment.postings.count(&(id..id + 1));
            }
        }
    }
    let initials = if only_word == OnlyWord::Yes { 1.0 } else { INITIALS } * rarity(spelt, total);
    let finished = exact > 0 && letters >= FINISHED && word.mode == MatchMode::Open;
    let longer = if finished { LONGER } else { 1.0 };
    for ((matches, same), segment) in per_segment.iter_mut().zip(same).zip(segments) {
        matches.typed = u32::try_from(text.len()).unwrap_or(u32::MAX);
        matches.prefix_weight = longer * rarity(prefix_range, total);
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

/// What finding a word says, by how many of the items have it.
#[allow(clippy::cast_precision_loss, reason = "a count of items")]
pub fn rarity(frequency: usize, total: usize) -> f32 {
    let (frequency, total) = (frequency.min(total) as f32, total as f32);
    (1.0 + (total - frequency + 0.5) / (frequency + 0.5)).ln().max(0.05)
}
