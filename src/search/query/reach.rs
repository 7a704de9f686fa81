//! What a typed word reaches among the words of the library, and how surely each is meant.

use std::ops::Range;
use std::sync::Arc;

use crate::search::index::common_words::completeness;
use crate::search::index::part::Part;
use crate::search::index::vocabulary::ACRONYM_MARK;
use crate::search::query::near::Known;
use crate::search::query::query::{Manner, Word};
use crate::search::text::acronym::is_small;
use crate::search::text::stem::{forms, stem};

/// Why a word of the library was taken for the word that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// It is the word.
    Word,
    /// It is another form of the word.
    Form,
    /// The word begins it.
    Beginning,
    /// It is the word and the one beside it, written in one.
    Joined,
    /// It is a name whose initials were typed.
    Initials,
    /// It is near to the word.
    Near,
    /// It is a name whose words were run together from their heads.
    Heads,
}

/// The words of one part that a typed word reaches.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// What the word begins.
    pub begun: Range<u32>,
    /// How many bytes were typed, and what a completion weighs at its best and at its worst.
    pub typed: u32,
    pub begun_weight: f32,
    /// Single words in the order of their numbers, with their weights.
    pub singles: Vec<(u32, f32, How)>,
    /// Single items, with their weights: names whose heads were run together.
    pub items: Vec<(u32, f32)>,
}

impl Reach {
    /// What a word of the part weighs as an answer, and why; none where it is no answer.
    pub fn weigh(&self, part: &Part, id: u32) -> Option<(f32, How)> {
        let single = if self.singles.is_empty() {
            None
        } else {
            self.singles.binary_search_by_key(&id, |&(id, _, _)| id).ok().and_then(|at| self.singles.get(at))
        };
        if let Some(&(_, weight, how)) = single {
            return Some((weight, how));
        }
        self.begun
            .contains(&id)
            .then(|| (self.begun_weight * completeness(self.typed, part.words.width(id)), How::Beginning))
    }

    /// What a completion weighs for how much of it was typed.
    pub fn completeness(&self, part: &Part, id: u32) -> f32 {
        completeness(self.typed, part.words.width(id))
    }

    /// How many times its words stand in items.
    pub fn frequency(&self, part: &Part) -> usize {
        let begun = part.postings.count(&self.begun);
        let inside = |id: u32| self.begun.contains(&id);
        let singles = self
            .singles
            .iter()
            .filter(|&&(id, _, _)| !inside(id))
            .map(|&(id, _, _)| part.postings.count(&(id..id + 1)));
        begun + singles.sum::<usize>() + self.items.len()
    }

    /// How much it says that it is found, at best.
    pub fn rarity(&self) -> f32 {
        let begun = if self.begun.is_empty() { 0.0 } else { self.begun_weight * 0.75 };
        let items = self.items.iter().map(|item| item.1).fold(begun, f32::max);
        self.singles.iter().map(|single| single.1).fold(items, f32::max)
    }

    /// Whether the word stands in the part; initials do not count.
    pub fn known(&self, part: &Part) -> Known {
        if self.singles.iter().any(|&(_, _, how)| how == How::Word) {
            Known::Word
        } else if part.postings.count(&self.begun) > 0 || self.singles.iter().any(|&(_, _, how)| how != How::Initials) {
            Known::Kin
        } else {
            Known::No
        }
    }

    /// Whether it reaches nothing.
    pub fn is_empty(&self) -> bool {
        self.begun.is_empty() && self.singles.is_empty() && self.items.is_empty()
    }

    /// Adds a word, or the better of two weights for it.
    pub fn put(&mut self, id: u32, weight: f32, how: How) {
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
pub enum Alone {
    /// It is, or was typed in capitals.
    Yes,
    No,
}

/// What a word reaches in each part, by itself, its forms, what it begins, and as initials; weights hold its rarity.
#[allow(clippy::cast_precision_loss, reason = "a count of items")]
pub(in crate::search) fn plain(parts: &[Arc<Part>], word: &Word, total: usize, alone: Alone) -> Vec<Reach> {
    let text = word.text.as_str();
    let letters = text.chars().count();
    let mut reaches = vec![Reach::default(); parts.len()];
    let opens = match word.manner {
        Manner::Open => letters > 1,
        Manner::Unfinished | Manner::Beginning => true,
        Manner::Exact | Manner::Ending => false,
    };
    let inflects = match word.manner {
        Manner::Open | Manner::Unfinished => letters > 3,
        Manner::Exact | Manner::Beginning | Manner::Ending => false,
    };
    let initials = match word.manner {
        Manner::Open | Manner::Unfinished => (2..=9).contains(&letters) && (alone == Alone::Yes || !is_small(text)),
        Manner::Exact => letters > 1,
        Manner::Beginning | Manner::Ending => false,
    };
    let root = if inflects { stem(text) } else { String::new() };
    let acronym = format!("{ACRONYM_MARK}{text}");
    let loose = format!("{ACRONYM_MARK}{text}{ACRONYM_MARK}");
    let mut same: Vec<Vec<(u32, How)>> = vec![Vec::new(); parts.len()];
    let (mut exact, mut begun, mut spelt) = (0, 0, 0);
    for ((part, reach), same) in parts.iter().zip(&mut reaches).zip(&mut same) {
        if let Some(id) = part.words.find(text) {
            same.push((id, How::Word));
        }
        if inflects {
            forms(&root, |form| {
                let found = part.words.find(form).filter(|_| form != text && stem(form) == root);
                same.extend(found.map(|id| (id, How::Form)));
            });
        }
        if word.manner == Manner::Ending {
            let plain = part.words.plain();
            same.extend(plain.filter(|&id| part.words.word(id).ends_with(text)).map(|id| (id, How::Form)));
        }
        exact += same.iter().map(|&(id, _)| part.postings.count(&(id..id + 1))).sum::<usize>();
        if opens {
            reach.begun = part.words.beginning(text);
            begun += part.postings.count(&reach.begun);
        }
        if initials {
            for id in [part.words.find(&acronym), part.words.find(&loose)].into_iter().flatten() {
                same.push((id, How::Initials));
                spelt += part.postings.count(&(id..id + 1));
            }
        }
    }
    let initials = if alone == Alone::Yes { 1.0 } else { INITIALS } * rarity(spelt, total);
    let finished = exact > 0 && letters >= FINISHED && word.manner == Manner::Open;
    let longer = if finished { LONGER } else { 1.0 };
    for ((reach, same), part) in reaches.iter_mut().zip(same).zip(parts) {
        reach.typed = u32::try_from(text.len()).unwrap_or(u32::MAX);
        reach.begun_weight = longer * rarity(begun, total);
        for (id, how) in same {
            let weight = match how {
                How::Initials if part.words.word(id).ends_with(ACRONYM_MARK) => LOOSE * initials,
                How::Initials => initials,
                How::Form => FORM * rarity(exact, total),
                How::Word | How::Beginning | How::Joined | How::Near | How::Heads => rarity(exact, total),
            };
            reach.put(id, weight, how);
        }
    }
    reaches
}

/// What finding a word says, by how many of the items have it.
#[allow(clippy::cast_precision_loss, reason = "a count of items")]
pub fn rarity(frequency: usize, total: usize) -> f32 {
    let (frequency, total) = (frequency.min(total) as f32, total as f32);
    (1.0 + (total - frequency + 0.5) / (frequency + 0.5)).ln().max(0.05)
}
