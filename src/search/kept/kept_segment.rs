//! A segment as one row of bytes that is opened without being read: its columns stand one behind the other, and a table at
//! the beginning says where each of them stands.

use std::sync::Arc;

use crate::bundle::Id;
use crate::search::columns::bytes::{ByteReader, ByteWriter};
use crate::search::columns::column::{Number, NumberColumn, Storage, StoredColumn};
use crate::search::index::common_words::{CommonRanges, StoredRanges, packed as packed_range};
use crate::search::index::entries::{self, SegmentItems, StoredItems};
use crate::search::index::kinds::Kinds;
use crate::search::index::postings::Postings;
use crate::search::index::segment::{Pairs, Segment, WordCodes};
use crate::search::index::vocabulary::{GROUP, StoredWords, Vocabulary};

/// How many columns a segment has.
const COLUMNS: usize = 20;
/// How many bytes of the table each column has: its place and the number of its bytes.
const TABLE_ROW: usize = 16;

#[derive(Default)]
struct ColumnWriter {
    table: Vec<u8>,
    bytes: Vec<u8>,
}

impl ColumnWriter {
    fn bytes(&mut self, bytes: &[u8]) {
        let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        number(COLUMNS * TABLE_ROW + self.bytes.len()).put(&mut self.table);
        number(bytes.len()).put(&mut self.table);
        self.bytes.extend_from_slice(bytes);
    }

    fn numbers<T: Number>(&mut self, numbers: impl IntoIterator<Item = T>) {
        let mut bytes = Vec::new();
        numbers.into_iter().for_each(|number| number.put(&mut bytes));
        self.bytes(&bytes);
    }

    fn column<T: Number>(&mut self, column: &NumberColumn<T>) {
        self.numbers(column.all().iter().copied());
    }
}

/// The bytes of a segment.
pub fn encode(segment: &Segment) -> Vec<u8> {
    let mut writer = ColumnWriter::default();
    writer.bytes(&bundles(segment));
    let (heap, ends) = segment.words.columns();
    let heads = (0..segment.words.len()).step_by(GROUP as usize).map(|id| segment.words.word(id));
    let mut packed = ByteWriter::default();
    heads.for_each(|head| packed.short(head.as_bytes()));
    writer.bytes(&packed.finish());
    writer.numbers(ends.iter().copied());
    writer.bytes(heap.as_bytes());
    let (starts, docs, impacts) = segment.postings.columns();
    writer.column(starts);
    writer.column(docs);
    writer.column(impacts);
    writer.column(&segment.codes.starts);
    writer.column(&segment.codes.codes);
    writer.column(&segment.codes.prose);
    writer.column(&segment.pairs.pairs);
    writer.column(segment.kinds.column());
    ranges(segment, &mut writer);
    items(segment, &mut writer);
    // Room for what is added some day, so that the table keeps its size.
    while writer.table.len() < COLUMNS * TABLE_ROW {
        writer.bytes(&[]);
    }
    let mut whole = writer.table;
    whole.append(&mut writer.bytes);
    whole
}

fn bundles(segment: &Segment) -> Vec<u8> {
    let mut packed = ByteWriter::default();
    for (id, start) in segment.entries.bundles() {
        packed.short(id.as_str().as_bytes());
        packed.small(start);
    }
    packed.finish()
}

fn ranges(segment: &Segment, writer: &mut ColumnWriter) {
    let sorted = segment.common.sorted();
    writer.numbers(sorted.iter().map(|(range, _)| packed_range(range.start, range.end)));
    let (mut best_ends, mut set_ends, mut best, mut sets) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (_, common) in &sorted {
        best.extend_from_slice(&common.best);
        sets.extend_from_slice(common.all.as_ref().map_or(&[], |all| all.words()));
        best_ends.push(u32::try_from(best.len()).unwrap_or(u32::MAX));
        set_ends.push(u32::try_from(sets.len()).unwrap_or(u32::MAX));
    }
    writer.numbers(best_ends);
    writer.numbers(best);
    writer.numbers(set_ends);
    writer.numbers(sets);
}

fn items(segment: &Segment, writer: &mut ColumnWriter) {
    let (mut ends, mut bytes) = (Vec::new(), Vec::new());
    for item in segment.entries.iter() {
        bytes.append(&mut entries::packed(&item));
        ends.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    }
    writer.numbers(ends);
    writer.bytes(&bytes);
}

/// The columns of a storage, in the order in which they were written.
struct ColumnReader {
    storage: Arc<dyn Storage>,
    table: Vec<u8>,
    next: usize,
}

impl ColumnReader {
    fn column<T: Number>(&mut self) -> Option<NumberColumn<T>> {
        let row = self.table.get(self.next..self.next + TABLE_ROW)?;
        self.next += TABLE_ROW;
        let (at, bytes) = (u64::of_bytes(row), u64::of_bytes(row.get(8..)?));
        let length = usize::try_from(bytes).ok()? / T::WIDTH;
        Some(NumberColumn::Stored(StoredColumn { storage: Arc::clone(&self.storage), at, length }))
    }
}

/// The segment of a storage, of which no more is read than its table, its bundles, and one word in so many; nothing where
/// these cannot be read.
pub fn open(storage: &Arc<dyn Storage>) -> Option<Segment> {
    let table = storage.read(0..u64::try_from(COLUMNS * TABLE_ROW).ok()?)?;
    let mut reader = ColumnReader { storage: Arc::clone(storage), table, next: 0 };
    let bundles = reader.column::<u8>()?.all().into_owned();
    let heads = reader.column::<u8>()?.all().into_owned();
    let mut packed = ByteReader::of(&heads);
    let mut firsts = Vec::new();
    while !packed.is_done() {
        firsts.push(std::str::from_utf8(packed.short()?).ok()?);
    }
    let (ends, heap) = (reader.column()?, reader.column()?);
    let words = Vocabulary::Stored(Box::new(StoredWords::of(&firsts, ends, heap)));
    let postings = Postings::stored(reader.column()?, reader.column()?, reader.column()?);
    let codes = WordCodes { starts: reader.column()?, codes: reader.column()?, prose: reader.column()? };
    let pairs = Pairs { pairs: reader.column()? };
    let kinds = Kinds::stored(reader.column()?);
    let items = kinds.column().len();
    let common = CommonRanges::Stored(StoredRanges {
        ranges: reader.column()?,
        best_ends: reader.column()?,
        best: reader.column()?,
        set_ends: reader.column()?,
        sets: reader.column()?,
        items,
    });
    let entries = StoredItems { bundles: starts(&bundles)?, ends: reader.column()?, bytes: reader.column()? };
    let whole = entries.ends.len() == items;
    let entries = SegmentItems::Stored(entries);
    whole.then_some(Segment { entries, words, postings, kinds, common, codes, pairs, live: None })
}

/// The bundles, and the first item of each.
fn starts(bytes: &[u8]) -> Option<Vec<(Id, u32)>> {
    let mut packed = ByteReader::of(bytes);
    let mut bundles = Vec::new();
    while !packed.is_done() {
        let id = Id::new(std::str::from_utf8(packed.short()?).ok()?);
        bundles.push((id, packed.small()?));
    }
    Some(bundles)
}
