//! Several parts made into one, without reading any text again.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::search::index::common_words::Crowds;
use crate::search::index::kinds::Kinds;
use crate::search::index::part::{Codes, Entry, Pairs, Part};
use crate::search::index::postings::Postings;
use crate::search::index::vocabulary::Vocabulary;
use crate::search::index::word_codes::Code;

/// One part of several.
pub fn merge(parts: &[Arc<Part>]) -> Part {
    let (entries, docs) = entries(parts);
    let (words, names) = words(parts);
    let mut origin = vec![(0_usize, 0_u32); entries.len()];
    for (place, docs) in docs.iter().enumerate() {
        for (old, &new) in (0..).zip(docs) {
            origin[new as usize] = (place, old);
        }
    }
    let mut codes = Codes {
        starts: Vec::with_capacity(entries.len() + 1),
        codes: Vec::with_capacity(parts.iter().map(|part| part.codes.codes.len()).sum()),
        prose: Vec::with_capacity(entries.len()),
    };
    for &(place, doc) in &origin {
        codes.starts.push(u32::try_from(codes.codes.len()).unwrap_or(u32::MAX));
        codes.codes.extend(parts[place].codes.of(doc).map(|code: Code| code.renamed(&names[place]).pack()));
        codes.prose.push(parts[place].prose(doc));
    }
    codes.starts.push(u32::try_from(codes.codes.len()).unwrap_or(u32::MAX));
    let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(parts.iter().map(|part| part.pairs.pairs.len()).sum());
    for (part, docs) in parts.iter().zip(&docs) {
        pairs.extend(part.pairs.pairs.iter().map(|&(key, doc)| (key, docs[doc as usize])));
    }
    pairs.sort_unstable();
    codes.shrink();
    let postings = postings(parts, &docs, &names, words.len());
    let crowds = Crowds::of(&words, &postings, entries.len());
    let kinds = Kinds::of(entries.iter().map(|entry| entry.record.kind));
    Part { entries, words, kinds, postings, crowds, codes, pairs: Pairs { pairs } }
}

/// The items of all parts in order, and for each part the new numbers of its items.
fn entries(parts: &[Arc<Part>]) -> (Vec<Entry>, Vec<Vec<u32>>) {
    let mut all: Vec<(&Entry, usize, usize)> = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        all.extend(part.entries.iter().enumerate().map(|(doc, entry)| (entry, place, doc)));
    }
    all.sort_by(|one, two| one.0.in_order(two.0));
    let mut docs: Vec<Vec<u32>> = parts.iter().map(|part| vec![0; part.len()]).collect();
    for (new, &(_, place, doc)) in all.iter().enumerate() {
        docs[place][doc] = u32::try_from(new).unwrap_or(u32::MAX);
    }
    (all.into_iter().map(|(entry, _, _)| entry.clone()).collect(), docs)
}

/// The words of all parts in order, and for each part the new numbers of its words.
fn words(parts: &[Arc<Part>]) -> (Vocabulary, Vec<Vec<u32>>) {
    let mut names: Vec<Vec<u32>> = parts.iter().map(|part| Vec::with_capacity(part.words.len() as usize)).collect();
    let mut heap: BinaryHeap<Reverse<(&str, usize)>> = BinaryHeap::new();
    let mut next = vec![0_u32; parts.len()];
    let push = |heap: &mut BinaryHeap<Reverse<(_, usize)>>, next: &mut Vec<u32>, place: usize| {
        if let Some(part) = parts.get(place).filter(|part| next[place] < part.words.len()) {
            heap.push(Reverse((part.words.word(next[place]), place)));
            next[place] += 1;
        }
    };
    for place in 0..parts.len() {
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

fn postings(parts: &[Arc<Part>], docs: &[Vec<u32>], names: &[Vec<u32>], words: u32) -> Postings {
    let mut entries: Vec<(u32, u32, u8)> = Vec::with_capacity(parts.iter().map(|part| part.postings.len()).sum());
    for ((part, docs), names) in parts.iter().zip(docs).zip(names) {
        for (old, &name) in (0..).zip(names) {
            entries.extend(part.postings.raw(old).map(|(doc, impact)| (name, docs[doc as usize], impact)));
        }
    }
    let mut postings = Postings::of(words as usize, &entries);
    postings.order();
    postings
}
