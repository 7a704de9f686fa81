//! Builds a segment from items, word by word.

use std::ops::Range;

use crate::search::index::common_words::CommonRanges;
use crate::search::index::entries::IndexedItem;
use crate::search::index::field::IndexField;
use crate::search::index::intern::Interner;
use crate::search::index::kinds::Kinds;
use crate::search::index::postings::{Postings, packed};
use crate::search::index::record::Record;
use crate::search::index::segment::{CodeLists, Pairs, Segment, WordCodes, lines};
use crate::search::index::vocabulary::{ACRONYM_MARK, FACET_MARK, Vocabulary};
use crate::search::index::word_code::WordCode;
use crate::search::text::acronym::{acronyms, is_small, may_be_left_out};
use crate::search::text::fold::fold_into;
use crate::search::text::token::{TokenSource, tokens};

/// The length of a text, in words, at which its words have the weight of their field.
pub const USUAL_LENGTH: f32 = 60.0;
/// The factor of a word that was derived from a written one.
const DERIVED: f32 = 0.8;
/// The factor of initials.
const INITIALS: f32 = 0.75;

/// How many words of a name can be abbreviated; a longer one is a sentence.
const MOST_ABBREVIATED: usize = 10;

/// What stands after initials that count small words, or what stands in brackets.
const LOOSE: &str = "\u{2}";

pub fn build_segment(mut entries: Vec<IndexedItem>) -> Segment {
    entries.sort_by(IndexedItem::in_order);
    // They may have been collected into the allocation of their records, which is far larger.
    entries.shrink_to_fit();
    let mut builder = SegmentBuilder::default();
    for entry in &entries {
        builder.item(&entry.record);
    }
    builder.finish(entries)
}

/// The factor of a word in prose of so many words.
pub fn prose_weight(length: u16) -> f32 {
    2.2 / (0.75 + 0.25 * f32::from(length) / USUAL_LENGTH)
}

#[derive(Default)]
struct SegmentBuilder {
    words: Interner,
    codes: CodeLists,
    posted: Vec<(u32, u32, u8)>,
    pairs: Vec<(u32, u32)>,
    seen: Vec<ItemWord>,
    written: Vec<Range<usize>>,
    folded: String,
}

/// One word of an item, and its weight there.
#[derive(Clone, Copy)]
struct ItemWord {
    word: u32,
    field: IndexField,
    weight: f32,
}

impl SegmentBuilder {
    fn item(&mut self, record: &Record) {
        let doc = u32::try_from(self.codes.starts.len()).unwrap_or(u32::MAX);
        self.codes.starts.push(u32::try_from(self.codes.codes.len()).unwrap_or(u32::MAX));
        self.seen.clear();
        let mut length = 0_u16;
        lines(record, |_, field, text| self.line(doc, field, text, &mut length));
        self.codes.prose.push(length);
        self.seen.sort_unstable_by_key(|seen| seen.word);
        for group in self.seen.chunk_by(|one, two| one.word == two.word) {
            self.posted.push((group[0].word, doc, packed(impact(group, length))));
        }
        for (facet, value) in &record.facets {
            let id = self.words.id(&format!("{FACET_MARK}{}:{value}", facet.name()));
            self.posted.push((id, doc, 0));
        }
    }

    fn line(&mut self, doc: u32, field: IndexField, text: &str, length: &mut u16) {
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        fold_into(text, &mut folded);
        let head = self.codes.codes.len();
        let from = self.seen.len();
        self.codes.codes.push(0);
        self.written.clear();
        let (mut content, mut letters) = (0_u16, 0_usize);
        let named = field.names() && field != IndexField::Id;
        // What stands in brackets tells names apart and is no part of them.
        let bracket = folded.find(['(', '[']).filter(|&at| at > 0).unwrap_or(folded.len());
        tokens(&folded, |token| {
            let word = self.words.id(token.text);
            let (code, share) = match token.source {
                TokenSource::Written => {
                    let small = is_small(token.text);
                    content = content.saturating_add(u16::from(!small && token.range.end <= bracket));
                    letters += token.text.len();
                    if field.is_prose() {
                        *length = length.saturating_add(1);
                    } else if named {
                        self.written.push(token.range);
                    }
                    (WordCode::Word(word), 1.0)
                }
                TokenSource::Derived => (WordCode::Same(word), DERIVED),
            };
            self.codes.codes.push(code.pack());
            self.seen.push(ItemWord { word, field, weight: share });
        });
        if named && self.written.len() > 1 {
            self.initials(&folded, field);
            self.pairs(&folded, doc);
        }
        // A word of a short name says more than one of a long name.
        let share = if field.names() { 0.75 + 0.5 / f32::from(content.max(1)) } else { 1.0 };
        for seen in &mut self.seen[from..] {
            seen.weight *= share * field.weight();
        }
        self.codes.codes[head] = WordCode::Line(field, content, u8::try_from(letters).unwrap_or(u8::MAX)).pack();
        self.folded = folded;
    }

    /// Adds the initials of a name, without what stands in brackets and with it.
    fn initials(&mut self, folded: &str, field: IndexField) {
        let bracket = folded.find('(').unwrap_or(folded.len());
        let mut known: Vec<String> = Vec::new();
        for end in [bracket, folded.len()] {
            let inside = self.written.iter().filter(|range| range.end <= end);
            let words: Vec<&str> = inside.map(|range| &folded[range.clone()]).collect();
            for acronym in acronyms(&words) {
                if !known.contains(&acronym) {
                    let loose = if known.is_empty() { "" } else { LOOSE };
                    let word = self.words.id(&format!("{ACRONYM_MARK}{acronym}{loose}"));
                    self.codes.codes.push(WordCode::Same(word).pack());
                    self.seen.push(ItemWord { word, field, weight: INITIALS });
                    known.push(acronym);
                }
            }
        }
    }

    /// Adds the pairs of words that follow each other in a name, with small words between them or without.
    fn pairs(&mut self, folded: &str, doc: u32) {
        let written = &self.written[..self.written.len().min(MOST_ABBREVIATED)];
        for (place, first) in written.iter().enumerate() {
            for second in &written[place + 1..] {
                let key = Pairs::key(&folded[first.clone()], &folded[second.clone()]);
                self.pairs.extend(key.map(|key| (key, doc)));
                if !may_be_left_out(&folded[second.clone()]) {
                    break;
                }
            }
        }
    }

    fn finish(mut self, mut entries: Vec<IndexedItem>) -> Segment {
        let sorted = self.words.sorted();
        let mut names = vec![0_u32; sorted.len()];
        for (new, &(_, old)) in sorted.iter().enumerate() {
            names[old as usize] = u32::try_from(new).unwrap_or(0);
        }
        for code in &mut self.codes.codes {
            *code = WordCode::unpack(*code).renamed(&names).pack();
        }
        for posted in &mut self.posted {
            posted.0 = names[posted.0 as usize];
        }
        self.codes.starts.push(u32::try_from(self.codes.codes.len()).unwrap_or(u32::MAX));
        let words = Vocabulary::of(sorted.iter().map(|(word, _)| &**word));
        let postings = Postings::of(sorted.len(), &self.posted);
        let common = CommonRanges::of(&words, &postings, entries.len());
        IndexedItem::release_indexed_text(&mut entries);
        let kinds = Kinds::of(entries.iter().map(|entry| entry.record.kind));
        let (entries, codes, pairs) = (entries.into(), WordCodes::of(self.codes), Pairs::of(self.pairs));
        Segment { entries, words, kinds, postings, common, codes, pairs, live: None }
    }
}

/// The weight of a word in an item: its best place, and a part of the others; in prose less, the longer the text.
fn impact(group: &[ItemWord], length: u16) -> f32 {
    let prose = prose_weight(length);
    let weigh = |seen: &ItemWord| if seen.field == IndexField::Prose { seen.weight * prose } else { seen.weight };
    let best = group.iter().map(weigh).fold(0.0, f32::max);
    let rest: f32 = group.iter().map(weigh).sum::<f32>() - best;
    best + 0.5 * rest / (1.0 + rest)
}
