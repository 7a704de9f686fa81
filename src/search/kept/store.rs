//! A segment as bytes, so that it need not be built again from items that are still the same. The items themselves are not
//! stored: they are read from their bundles, and their fingerprint shows whether the bytes are theirs.

use sha2::{Digest as _, Sha256};

use crate::search::columns::bytes::{ByteReader, ByteWriter};
use crate::search::index::common_words::CommonRanges;
use crate::search::index::entries::IndexedItem;
use crate::search::index::kinds::Kinds;
use crate::search::index::postings::Postings;
use crate::search::index::segment::{CodeLists, Pairs, Segment, WordCodes};
use crate::search::index::vocabulary::Vocabulary;
use crate::search::index::word_code::WordCode;

/// The SHA-256 of everything of some items that is indexed.
pub type Fingerprint = [u8; 32];

/// The fingerprint of items in the order of a segment. It includes what lapses with the day, so a segment of another day is
/// used only while it would still be the same.
pub fn fingerprint(entries: &[IndexedItem]) -> Fingerprint {
    let mut hasher = Sha256::new();
    let mut put = |text: &str| {
        hasher.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    for IndexedItem { record, place } in entries {
        put(&place.to_string());
        put(record.address.bundle.as_str());
        put(record.address.item.as_str());
        put(record.kind.map_or("", crate::bundle::Kind::word));
        put(&record.title);
        for field in &record.fields {
            put(field.field.name());
            put(&field.name);
            put(&field.text);
        }
        // So that a field is never taken for a facet.
        put("\u{1}");
        for (facet, value) in &record.facets {
            put(facet.name());
            put(value);
        }
        put("\u{2}");
    }
    hasher.finalize().into()
}

pub fn pack(segment: &Segment) -> Vec<u8> {
    let mut packed = ByteWriter::default();
    let (heap, ends) = segment.words.columns();
    packed.bytes(heap.as_bytes());
    packed.numbers(ends.iter().copied());
    let (starts, docs, impacts) = segment.postings.columns();
    packed.numbers(starts.all().iter().copied());
    packed.numbers(docs.all().iter().copied());
    packed.bytes(&impacts.all());
    packed.numbers(segment.codes.starts.all().iter().copied());
    packed.numbers(segment.codes.codes.all().iter().copied());
    packed.numbers(segment.codes.prose.all().iter().map(|&words| u32::from(words)));
    packed.numbers(segment.pairs.all().into_iter().flat_map(|(key, doc)| [key, doc]));
    packed.finish()
}

/// The segment of these items, in the order of a segment; nothing where the bytes are not valid for them. Whatever the bytes
/// are, no more memory is allocated than they are long, and the segment can be searched.
pub fn unpack(bytes: &[u8], mut entries: Vec<IndexedItem>) -> Option<Segment> {
    let mut packed = ByteReader::of(bytes);
    let items = entries.len();
    let heap = String::from_utf8(packed.bytes()?.to_vec()).ok()?;
    let words = Vocabulary::of_columns(heap, packed.numbers()?)?;
    let (starts, docs, impacts) = (packed.numbers()?, packed.numbers()?, packed.bytes()?.to_vec());
    let known = usize::try_from(words.len()).ok()?;
    let postings = Postings::of_columns((known, items), starts, docs, impacts)?;
    let (starts, codes) = (packed.numbers()?, packed.numbers()?);
    let prose: Vec<u16> = packed.numbers()?.into_iter().map(u16::try_from).collect::<Result<_, _>>().ok()?;
    let ranges = starts.len() == items + 1 && starts.is_sorted() && starts.first() == Some(&0);
    let ends = starts.last().is_some_and(|&end| usize::try_from(end) == Ok(codes.len()));
    let spelt = codes.iter().all(|&code| WordCode::word(code).is_none_or(|(word, _)| word < words.len()));
    if !(ranges && ends && spelt && prose.len() == items) {
        return None;
    }
    let pairs: Vec<(u32, u32)> = packed.numbers()?.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    let paired = pairs.iter().all(|&(_, doc)| usize::try_from(doc).is_ok_and(|doc| doc < items));
    if !(paired && pairs.is_sorted() && packed.is_done()) {
        return None;
    }
    let common = CommonRanges::of(&words, &postings, items);
    let kinds = Kinds::of(entries.iter().map(|entry| entry.record.kind));
    IndexedItem::release_indexed_text(&mut entries);
    let codes = WordCodes::of(CodeLists { starts, codes, prose });
    let (entries, pairs) = (entries.into(), Pairs::of(pairs));
    Some(Segment { entries, words, postings, kinds, common, codes, pairs, live: None })
}
