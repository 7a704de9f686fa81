//! The items of a segment: in memory, or in a file from which those are read that are shown.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::bundle::{Address, Cleared, Id, Kind};
use crate::search::columns::bytes::{ByteReader, ByteWriter};
use crate::search::columns::column::NumberColumn;
use crate::search::index::facet::Facet;
use crate::search::index::field::{FieldText, IndexField};
use crate::search::index::record::Record;

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

/// Items in the order of their bundles' ids and of their places in the bundle.
#[derive(Debug)]
pub enum SegmentItems {
    Memory(Vec<IndexedItem>),
    Stored(StoredItems),
}

#[derive(Debug)]
pub struct StoredItems {
    /// The bundles in order, and the first item of each.
    pub bundles: Vec<(Id, u32)>,
    /// Where the bytes of each item end.
    pub ends: NumberColumn<u32>,
    pub bytes: NumberColumn<u8>,
}

impl Default for SegmentItems {
    fn default() -> Self {
        Self::Memory(Vec::new())
    }
}

impl From<Vec<IndexedItem>> for SegmentItems {
    fn from(items: Vec<IndexedItem>) -> Self {
        Self::Memory(items)
    }
}

impl SegmentItems {
    pub const fn len(&self) -> usize {
        match self {
            Self::Memory(items) => items.len(),
            Self::Stored(stored) => stored.ends.len(),
        }
    }

    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An item; an empty one where it cannot be read, which the storage has noted.
    pub fn item(&self, doc: usize) -> IndexedItem {
        let item = match self {
            Self::Memory(items) => items.get(doc).cloned(),
            Self::Stored(stored) => stored.item(doc),
        };
        item.unwrap_or_else(|| IndexedItem { record: Arc::new(nothing()), place: 0 })
    }

    pub fn iter(&self) -> impl Iterator<Item = IndexedItem> + '_ {
        (0..self.len()).map(|doc| self.item(doc))
    }

    /// The items of a bundle.
    pub fn of_bundle(&self, bundle: &Id) -> Range<usize> {
        match self {
            Self::Memory(items) => {
                let from = items.partition_point(|entry| entry.record.address.bundle < *bundle);
                let to = items.partition_point(|entry| entry.record.address.bundle <= *bundle);
                from..to
            }
            Self::Stored(stored) => {
                let place = stored.bundles.partition_point(|(id, _)| id < bundle);
                let starts = |place: usize| stored.bundles.get(place).map_or(self.len(), |(_, start)| *start as usize);
                match stored.bundles.get(place) {
                    Some((id, _)) if id == bundle => starts(place)..starts(place + 1),
                    Some(_) | None => 0..0,
                }
            }
        }
    }

    /// The bundles in order, and the first item of each.
    pub fn bundles(&self) -> Vec<(Id, u32)> {
        match self {
            Self::Memory(items) => {
                let mut bundles: Vec<(Id, u32)> = Vec::new();
                for (doc, item) in (0..).zip(items) {
                    if bundles.last().is_none_or(|(id, _)| *id != item.record.address.bundle) {
                        bundles.push((item.record.address.bundle.clone(), doc));
                    }
                }
                bundles
            }
            Self::Stored(stored) => stored.bundles.clone(),
        }
    }
}

impl StoredItems {
    fn item(&self, doc: usize) -> Option<IndexedItem> {
        let from = if doc == 0 { 0 } else { self.ends.at(doc - 1)? };
        let bytes = self.bytes.get(from as usize..self.ends.at(doc)? as usize);
        unpacked(&bytes)
    }
}

fn nothing() -> Record {
    let address = Address { bundle: Id::new(""), item: Id::new("") };
    Record { address, kind: None, title: String::new(), fields: Vec::new(), facets: Vec::new() }
}

/// An item as bytes.
pub fn packed(item: &IndexedItem) -> Vec<u8> {
    let IndexedItem { record, place } = item;
    let kind = record.kind.and_then(|kind| (1..).zip(Kind::ALL).find(|(_, each)| *each == kind));
    let facet = |facet: Facet| (0..).zip(Facet::ALL).find(|(_, each)| *each == facet).map_or(u32::MAX, |(n, _)| n);
    let mut writer = ByteWriter::default();
    writer.small(*place);
    writer.small(kind.map_or(0, |(number, _)| number));
    writer.short(record.address.bundle.as_str().as_bytes());
    writer.short(record.address.item.as_str().as_bytes());
    writer.short(record.title.as_bytes());
    writer.small(u32::try_from(record.fields.len()).unwrap_or(u32::MAX));
    for field in &record.fields {
        writer.small(u32::from(field.field.number()));
        // A field under its own name need not say it.
        writer.short(if field.name == field.field.name() { &[] } else { field.name.as_bytes() });
        writer.short(field.text.as_bytes());
    }
    for (each, value) in &record.facets {
        writer.small(facet(*each));
        writer.short(value.as_bytes());
    }
    writer.finish()
}

fn unpacked(bytes: &[u8]) -> Option<IndexedItem> {
    let mut reader = ByteReader::of(bytes);
    let text = |reader: &mut ByteReader<'_>| String::from_utf8(reader.short()?.to_vec()).ok();
    let place = reader.small()?;
    let kind = usize::try_from(reader.small()?).ok()?.checked_sub(1).and_then(|kind| Kind::ALL.get(kind).copied());
    let (bundle, item) = (Id::new(&text(&mut reader)?), Id::new(&text(&mut reader)?));
    let title = text(&mut reader)?;
    let mut fields = Vec::new();
    for _ in 0..reader.small()? {
        let field = IndexField::numbered(u8::try_from(reader.small()?).ok()?);
        let name = text(&mut reader)?;
        let name = if name.is_empty() { Cow::Borrowed(field.name()) } else { Cow::Owned(name) };
        fields.push(FieldText { field, name, text: text(&mut reader)? });
    }
    let mut facets = Vec::new();
    while !reader.is_done() {
        facets.push((*Facet::ALL.get(usize::try_from(reader.small()?).ok()?)?, text(&mut reader)?));
    }
    let record = Record { address: Address { bundle, item }, kind, title, fields, facets };
    Some(IndexedItem { record: Arc::new(record), place })
}
