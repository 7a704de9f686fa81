//! A segment of an index, built once and never changed: its words, their postings, and the words of each item in order.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::bundle::{Cleared, Id};
use crate::search::index::bits::Bits;
use crate::search::index::common_words::CommonRanges;
use crate::search::index::facet::Facet;
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
    pub entries: Vec<IndexedItem>,
    pub words: Vocabulary,
    pub postings: Postings,
    pub kinds: Kinds,
    pub common: CommonRanges,
    /// The words of each item in order.
    pub codes: WordCodes,
    /// Words that follow each other in names, for abbreviations.
    pub pairs: Pairs,
}

#[derive(Debug, Clone)]
pub struct IndexedItem {
    pub record: Arc<Record>,
    /// Its place in the bundle, which decides between equal scores.
    pub place: u32,
}

impl IndexedItem {
    /// The items of a bundle; `today` decides what has lapsed.
    pub fn of_bundle(bundle: &Cleared, today: Date) -> Vec<Self> {
        let records = bundle.items().iter().map(|item| Arc::new(Record::of(bundle, item, today)));
        records.zip(0..).map(|(record, place)| Self { record, place }).collect()
    }

    /// Frees what is stored in the postings too, and is not read from the item again.
    pub fn release_indexed_text(entries: &mut [Self]) {
        for record in entries.iter_mut().filter_map(|entry| Arc::get_mut(&mut entry.record)) {
            // The origin is read for every query, by `Whose`.
            record.facets.retain(|(facet, _)| *facet == Facet::Origin);
            record.facets.shrink_to_fit();
            record.fields.shrink_to_fit();
            record.title.shrink_to_fit();
            for field in &mut record.fields {
                field.text.shrink_to_fit();
            }
        }
    }

    /// The order of items with the same score.
    pub fn in_order(&self, other: &Self) -> std::cmp::Ordering {
        let (one, two) = (&self.record.address, &other.record.address);
        one.bundle.cmp(&two.bundle).then(self.place.cmp(&other.place)).then_with(|| one.item.cmp(&two.item))
    }
}

/// The words of each item, line by line.
#[derive(Debug, Clone, Default)]
pub struct WordCodes {
    /// Where each item begins.
    pub starts: Vec<u32>,
    pub codes: Vec<u32>,
    /// How many words of prose each item has.
    pub prose: Vec<u16>,
}

/// For each two words that follow each other in a name, the first two letters of both, and the item.
#[derive(Debug, Clone, Default)]
pub struct Pairs {
    /// The pairs, in order.
    pub pairs: Vec<(u32, u32)>,
}

impl Pairs {
    /// The items with a name in which a word that begins so is followed by one that begins so.
    pub fn get(&self, first: &str, second: &str) -> impl Iterator<Item = u32> + '_ {
        let key = Self::key(first, second);
        let from = key.map_or(self.pairs.len(), |key| self.pairs.partition_point(|&(other, _)| other < key));
        self.pairs[from..].iter().take_while(move |(other, _)| Some(*other) == key).map(|&(_, doc)| doc)
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

impl WordCodes {
    pub fn shrink(&mut self) {
        self.starts.shrink_to_fit();
        self.codes.shrink_to_fit();
        self.prose.shrink_to_fit();
    }

    /// The words of an item, line by line.
    pub fn of(&self, doc: u32) -> impl Iterator<Item = WordCode> + '_ {
        self.packed(doc).iter().map(|&code| WordCode::unpack(code))
    }

    /// The same, packed.
    pub fn packed(&self, doc: u32) -> &[u32] {
        let at = |doc: usize| self.starts.get(doc).copied().unwrap_or(0) as usize;
        let doc = doc as usize;
        self.codes.get(at(doc)..at(doc + 1)).unwrap_or_default()
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

    /// How many words of prose an item has.
    pub fn prose(&self, doc: u32) -> u16 {
        self.codes.prose.get(doc as usize).copied().unwrap_or(0)
    }

    /// The items of a bundle.
    pub fn of_bundle(&self, bundle: &Id) -> Range<usize> {
        let from = self.entries.partition_point(|entry| entry.record.address.bundle < *bundle);
        let to = self.entries.partition_point(|entry| entry.record.address.bundle <= *bundle);
        from..to
    }

    /// Adds the items of words to a set.
    pub fn fill(&self, words: &Range<u32>, bits: &mut Bits) {
        match self.common.get(words).and_then(|common| common.all.as_ref()) {
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
