//! The items of each word, and its weight in each.

use std::borrow::Cow;
use std::ops::Range;

use crate::search::columns::column::NumberColumn;

/// The items of every word, in order, with the weight of the word in each.
#[derive(Debug, Clone, Default)]
pub struct Postings {
    starts: NumberColumn<u32>,
    docs: NumberColumn<u32>,
    impacts: NumberColumn<u8>,
}

/// The scale of a weight in a byte.
const SCALE: f32 = 36.0;

/// A weight as a byte.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
pub fn packed(weight: f32) -> u8 {
    (weight * SCALE).clamp(1.0, 255.0) as u8
}

impl Postings {
    /// The postings of so many words: for each entry its word, item and weight.
    pub fn of(words: usize, entries: &[(u32, u32, u8)]) -> Self {
        let mut starts = vec![0_u32; words + 1];
        for &(word, _, _) in entries {
            starts[word as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut next = starts.clone();
        let mut docs = vec![0_u32; entries.len()];
        let mut impacts = vec![0_u8; entries.len()];
        for &(word, doc, impact) in entries {
            let at = &mut next[word as usize];
            docs[*at as usize] = doc;
            impacts[*at as usize] = impact;
            *at += 1;
        }
        sort(&starts, &mut docs, &mut impacts);
        let (starts, docs, impacts) = (starts.into(), docs.into(), impacts.into());
        Self { starts, docs, impacts }
    }

    /// The postings of columns that were written by this program.
    pub const fn stored(starts: NumberColumn<u32>, docs: NumberColumn<u32>, impacts: NumberColumn<u8>) -> Self {
        Self { starts, docs, impacts }
    }

    /// Where the items of each word begin, the items, and the packed weights.
    pub const fn columns(&self) -> (&NumberColumn<u32>, &NumberColumn<u32>, &NumberColumn<u8>) {
        (&self.starts, &self.docs, &self.impacts)
    }

    /// The postings of such columns, for so many words and items; nothing where they are not valid.
    pub fn of_columns(
        (words, items): (usize, usize),
        starts: Vec<u32>,
        docs: Vec<u32>,
        impacts: Vec<u8>,
    ) -> Option<Self> {
        let whole = starts.len() == words + 1
            && starts.first() == Some(&0)
            && starts.last().is_some_and(|&end| usize::try_from(end) == Ok(docs.len()))
            && docs.len() == impacts.len();
        if !(whole && starts.is_sorted() && docs.iter().all(|&doc| usize::try_from(doc).is_ok_and(|doc| doc < items))) {
            return None;
        }
        let ordered = |range: &[u32]| docs.get(range[0] as usize..range[1] as usize).is_some_and(<[u32]>::is_sorted);
        let whole = starts.windows(2).all(ordered);
        whole.then(|| Self { starts: starts.into(), docs: docs.into(), impacts: impacts.into() })
    }

    pub fn len(&self) -> usize {
        self.docs.len()
    }

    pub fn is_empty(&self) -> bool {
        self.docs.is_empty()
    }

    /// The number of postings of words.
    pub fn count(&self, words: &Range<u32>) -> usize {
        self.range(words).len()
    }

    /// The items of words, word by word.
    pub fn docs(&self, words: &Range<u32>) -> Cow<'_, [u32]> {
        self.docs.get(self.range(words))
    }

    /// The items of a word with its packed weights.
    pub fn raw(&self, word: u32) -> impl Iterator<Item = (u32, u8)> + '_ {
        let range = self.range(&(word..word + 1));
        let (docs, impacts) = (self.docs.get(range.clone()), self.impacts.get(range));
        (0..docs.len().min(impacts.len())).map(move |place| (docs[place], impacts[place]))
    }

    /// The items of a word with its weights.
    pub fn weighed(&self, word: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
        self.raw(word).map(|(doc, impact)| (doc, f32::from(impact) / SCALE))
    }

    fn range(&self, words: &Range<u32>) -> Range<usize> {
        let at = |id: u32| self.starts.at(id as usize).unwrap_or(0) as usize;
        let start = at(words.start);
        start..if words.is_empty() { start } else { at(words.end).max(start) }
    }
}

/// Sorts the items of each word, where they came from several segments.
fn sort(starts: &[u32], docs: &mut [u32], impacts: &mut [u8]) {
    for range in starts.windows(2).map(|ends| ends[0] as usize..ends[1] as usize) {
        if docs[range.clone()].is_sorted() {
            continue;
        }
        let own = docs[range.clone()].iter().copied();
        let mut both: Vec<(u32, u8)> = own.zip(impacts[range.clone()].iter().copied()).collect();
        both.sort_unstable();
        for (at, (doc, impact)) in range.zip(both) {
            docs[at] = doc;
            impacts[at] = impact;
        }
    }
}
