//! Merges segments without reading any text again.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::search::index::common_words::CommonRanges;
use crate::search::index::entries::IndexedItem;
use crate::search::index::kinds::Kinds;
use crate::search::index::postings::Postings;
use crate::search::index::segment::{CodeLists, Pairs, Segment, WordCodes};
use crate::search::index::vocabulary::Vocabulary;
use crate::search::index::word_code::WordCode;

pub fn merge(segments: &[Arc<Segment>]) -> Segment {
    let (entries, docs) = entries(segments);
    let (words, names) = words(segments);
    let mut origin = vec![(0_usize, 0_u32); entries.len()];
    for (place, docs) in docs.iter().enumerate() {
        for (old, &new) in (0..).zip(docs) {
            origin[new as usize] = (place, old);
        }
    }
    let mut codes = CodeLists {
        starts: Vec::with_capacity(entries.len() + 1),
        codes: Vec::with_capacity(segments.iter().map(|segment| segment.codes.codes.len()).sum()),
        prose: Vec::with_capacity(entries.len()),
    };
    for &(place, doc) in &origin {
        codes.starts.push(u32::try_from(codes.codes.len()).unwrap_or(u32::MAX));
        codes.codes.extend(segments[place].codes.of_item(doc).map(|code: WordCode| code.renamed(&names[place]).pack()));
        codes.prose.push(segments[place].prose(doc));
    }
    codes.starts.push(u32::try_from(codes.codes.len()).unwrap_or(u32::MAX));
    let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(segments.iter().map(|segment| segment.pairs.len()).sum());
    for (segment, docs) in segments.iter().zip(&docs) {
        pairs.extend(segment.pairs.all().into_iter().map(|(key, doc)| (key, docs[doc as usize])));
    }
    let postings = postings(segments, &docs, &names, words.len());
    let common = CommonRanges::of(&words, &postings, entries.len());
    let kinds = Kinds::of(entries.iter().map(|entry| entry.record.kind));
    let (codes, pairs) = (WordCodes::of(codes), Pairs::of(pairs));
    Segment { entries: entries.into(), words, kinds, postings, common, codes, pairs, live: None }
}

/// The items of all segments in order, and for each segment the new numbers of its items.
fn entries(segments: &[Arc<Segment>]) -> (Vec<IndexedItem>, Vec<Vec<u32>>) {
    let mut all: Vec<(IndexedItem, usize, usize)> = Vec::new();
    for (place, segment) in segments.iter().enumerate() {
        all.extend(segment.entries.iter().enumerate().map(|(doc, entry)| (entry, place, doc)));
    }
    all.sort_by(|one, two| one.0.in_order(&two.0));
    let mut docs: Vec<Vec<u32>> = segments.iter().map(|segment| vec![0; segment.len()]).collect();
    for (new, &(_, place, doc)) in all.iter().enumerate() {
        docs[place][doc] = u32::try_from(new).unwrap_or(u32::MAX);
    }
    (all.into_iter().map(|(entry, _, _)| entry).collect(), docs)
}

/// The words of all segments in order, and for each segment the new numbers of its words.
fn words(segments: &[Arc<Segment>]) -> (Vocabulary, Vec<Vec<u32>>) {
    let mut names: Vec<Vec<u32>> =
        segments.iter().map(|segment| Vec::with_capacity(segment.words.len() as usize)).collect();
    let mut heap: BinaryHeap<Reverse<(&str, usize)>> = BinaryHeap::new();
    let mut next = vec![0_u32; segments.len()];
    let push = |heap: &mut BinaryHeap<Reverse<(_, usize)>>, next: &mut Vec<u32>, place: usize| {
        if let Some(segment) = segments.get(place).filter(|segment| next[place] < segment.words.len()) {
            heap.push(Reverse((segment.words.word(next[place]), place)));
            next[place] += 1;
        }
    };
    for place in 0..segments.len() {
        push(&mut heap, &mut next, place);
    }
    let mut sorted: Vec<&str> = Vec::new();
    while let Some(Reverse((word, place))) = heap.pop() {
        if sorted.last() != Some(&word) {
            sorted.push(word);
        }
        names[place].push(u32::try_from(sorted.len() - 1).unwrap_or(u32::MAX));
        push(&mut heap, &mut next, place);
    }
    (Vocabulary::of(sorted.into_iter()), names)
}

fn postings(segments: &[Arc<Segment>], docs: &[Vec<u32>], names: &[Vec<u32>], words: u32) -> Postings {
    let mut entries: Vec<(u32, u32, u8)> =
        Vec::with_capacity(segments.iter().map(|segment| segment.postings.len()).sum());
    for ((segment, docs), names) in segments.iter().zip(docs).zip(names) {
        for (old, &name) in (0..).zip(names) {
            entries.extend(segment.postings.raw(old).map(|(doc, impact)| (name, docs[doc as usize], impact)));
        }
    }
    Postings::of(words as usize, &entries)
}
