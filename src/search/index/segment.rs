//! A segment of an index, built once and never changed: its words, their postings, and the words of each item in order.

use std::borrow::Cow;
use std::ops::Range;

use crate::bundle::Id;
use crate::search::columns::bits::Bits;
use crate::search::columns::column::NumberColumn;
use crate::search::index::common_words::CommonRanges;
use crate::search::index::entries::{IndexedItem, SegmentItems};
use crate::search::index::field::IndexField;
use crate::search::index::kinds::Kinds;
use crate::search::index::postings::Postings;
use crate::search::index::record::Record;
use crate::search::index::vocabulary::Vocabulary;
use crate::search::index::word_code::WordCode;
use crate::text::sentence::sentences;

/// A segment of an index. Its items are in the order of their bundles' ids and of their places in the bundle.
#[derive(Debug, Default)]
pub struct Segment {
    pub entries: SegmentItems,
    pub words: Vocabulary,
    pub postings: Postings,
    pub kinds: Kinds,
    pub common: CommonRanges,
    /// The words of each item in order.
    pub codes: WordCodes,
    /// Words that follow each other in names, for abbreviations.
    pub pairs: Pairs,
    /// The items that may still be found, where those of some bundles may not.
    pub live: Option<Bits>,
}

/// The words of each item, line by line.
#[derive(Debug, Clone, Default)]
pub struct WordCodes {
    /// Where each item begins.
    pub starts: NumberColumn<u32>,
    pub codes: NumberColumn<u32>,
    /// How many words of prose each item has.
    pub prose: NumberColumn<u16>,
}

/// The words of each item while they are collected.
#[derive(Debug, Clone, Default)]
pub struct CodeLists {
    pub starts: Vec<u32>,
    pub codes: Vec<u32>,
    pub prose: Vec<u16>,
}

/// For each two words that follow each other in a name, the first two letters of both, and the item.
#[derive(Debug, Clone, Default)]
pub struct Pairs {
    /// The pairs, in order: the letters in the upper half, the item in the lower.
    pub pairs: NumberColumn<u64>,
}

impl Pairs {
    pub fn of(mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let packed: Vec<u64> = pairs.iter().map(|&(key, doc)| u64::from(key) << 32 | u64::from(doc)).collect();
        Self { pairs: packed.into() }
    }

    pub const fn len(&self) -> usize {
        self.pairs.len()
    }

    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them, the letters and the item of each.
    pub fn all(&self) -> Vec<(u32, u32)> {
        self.pairs.all().iter().map(|&pair| halves(pair)).collect()
    }

    /// The items with a name in which a word that begins so is followed by one that begins so.
    pub fn get(&self, first: &str, second: &str) -> Vec<u32> {
        let Some(key) = Self::key(first, second) else { return Vec::new() };
        let from = self.pairs.partition_point(|pair| halves(pair).0 < key);
        let to = self.pairs.partition_point(|pair| halves(pair).0 <= key);
        self.pairs.get(from..to).iter().map(|&pair| halves(pair).1).collect()
    }

    /// The key of two words: their first two letters each.
    pub fn key(first: &str, second: &str) -> Option<u32> {
        let mut key = 0_u32;
        for word in [first, second] {
            let mut letters = word.chars().filter(|c| c.is_alphanumeric());
            for letter in [letters.next()?, letters.next()?] {
                key = key << 8 | (letter as u32 % 251);
            }
        }
        Some(key)
    }
}

/// The upper and the lower half of a pair.
const fn halves(pair: u64) -> (u32, u32) {
    let [first, second, third, fourth, rest @ ..] = pair.to_be_bytes();
    (u32::from_be_bytes([first, second, third, fourth]), u32::from_be_bytes(rest))
}

impl WordCodes {
    pub fn of(lists: CodeLists) -> Self {
        let mut codes = Self { starts: lists.starts.into(), codes: lists.codes.into(), prose: lists.prose.into() };
        codes.starts.shrink();
        codes.codes.shrink();
        codes.prose.shrink();
        codes
    }

    /// The words of an item, line by line.
    pub fn of_item(&self, doc: u32) -> impl Iterator<Item = WordCode> + '_ {
        let codes = self.packed(doc);
        (0..codes.len()).map(move |place| WordCode::unpack(codes[place]))
    }

    /// The same, packed.
    pub fn packed(&self, doc: u32) -> Cow<'_, [u32]> {
        let doc = doc as usize;
        let at = |place: usize| self.starts.at(place).map(|at| at as usize);
        at(doc).zip(at(doc + 1)).map_or(Cow::Borrowed(&[]), |(from, to)| self.codes.get(from..to))
    }
}

impl Segment {
    /// Items in the order of a segment.
    pub fn in_order(mut entries: Vec<IndexedItem>) -> Vec<IndexedItem> {
        entries.sort_by(IndexedItem::in_order);
        entries
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many items there are that may still be found.
    pub fn live(&self) -> usize {
        self.live.as_ref().map_or_else(|| self.len(), Bits::count)
    }

    /// How many postings words have, of items that may still be found.
    pub fn count(&self, words: &Range<u32>) -> usize {
        match &self.live {
            None => self.postings.count(words),
            Some(live) => self.postings.docs(words).iter().filter(|&&doc| live.contains(doc)).count(),
        }
    }

    /// The number of a word that stands in an item which may still be found.
    pub fn find(&self, word: &str) -> Option<u32> {
        self.words.find(word).filter(|&id| self.stands(id))
    }

    /// Whether a word stands in an item that may still be found.
    pub fn stands(&self, id: u32) -> bool {
        self.live.is_none() || self.count(&(id..id + 1)) > 0
    }

    /// How many words of prose an item has.
    pub fn prose(&self, doc: u32) -> u16 {
        self.codes.prose.at(doc as usize).unwrap_or(0)
    }

    /// The items of a bundle.
    pub fn of_bundle(&self, bundle: &Id) -> Range<usize> {
        self.entries.of_bundle(bundle)
    }

    /// Adds the items of words to a set.
    pub fn fill(&self, words: &Range<u32>, bits: &mut Bits) {
        match self.common.get(words).as_deref().and_then(|common| common.all.as_ref()) {
            Some(all) => bits.unite(all),
            None => self.postings.docs(words).iter().for_each(|&doc| bits.insert(doc)),
        }
    }
}

/// Visits the lines of a record in the order in which they are indexed: the title (`None`), then each field, prose by
/// sentences.
pub fn lines(record: &Record, mut visit: impl FnMut(Option<usize>, IndexField, &str)) {
    visit(None, IndexField::Title, &record.title);
    for (place, field) in record.fields.iter().enumerate() {
        if field.field.is_prose() {
            for range in sentences(&field.text) {
                visit(Some(place), field.field, &field.text[range]);
            }
        } else {
            visit(Some(place), field.field, &field.text);
        }
    }
}

/// The line of that number, and the field that it is of.
pub fn line(record: &Record, number: u32) -> Option<(Option<usize>, &str)> {
    let mut left = number;
    if left == 0 {
        return Some((None, &record.title));
    }
    for (place, field) in record.fields.iter().enumerate() {
        if !field.field.is_prose() {
            left -= 1;
            if left == 0 {
                return Some((Some(place), &field.text));
            }
            continue;
        }
        let ranges = sentences(&field.text);
        match ranges.get(left as usize - 1) {
            Some(range) => return field.text.get(range.clone()).map(|text| (Some(place), text)),
            None => left -= u32::try_from(ranges.len()).unwrap_or(0),
        }
    }
    None
}
