//! A part of the library, indexed once and never changed: words, where each stands, and the words of each item in order.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::bundle::Kind;
use crate::search::acronym::{acronyms, is_small};
use crate::search::field::Field;
use crate::search::fold::fold_into;
use crate::search::record::Record;
use crate::search::sentence::sentences;
use crate::search::token::{Rank, tokens};
use crate::search::vocabulary::{ACRONYM_MARK, FACET_MARK, Vocabulary};

/// A part of the library. Its items are in the order of their bundles' ids and of their places in the bundle.
#[derive(Debug, Default)]
pub struct Part {
    /// The items.
    pub entries: Vec<Entry>,
    /// Every word.
    pub words: Vocabulary,
    /// Of each kind, which items are of it.
    kinds: Vec<u8>,
    starts: Vec<u32>,
    docs: Vec<u32>,
    impacts: Vec<u8>,
    code_starts: Vec<u32>,
    codes: Vec<u32>,
    prose: Vec<u16>,
}

/// An item and its place in the bundle.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The item.
    pub record: Arc<Record>,
    /// Its place in the bundle, which decides between equals.
    pub place: u32,
}

/// One word of an item, or the beginning of one of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// A line begins: a title, an alias, a sentence; with the number of its words that carry meaning.
    Line(Field, u32),
    /// The next word of the line.
    Word(u32),
    /// A word that stands at the same place as the one before.
    Same(u32),
}

const LINE: u32 = 1 << 31;
const SAME: u32 = 1 << 30;

impl Code {
    const fn pack(self) -> u32 {
        match self {
            Self::Line(field, words) => LINE | (field.number() as u32) << 24 | words & 0xFF_FFFF,
            Self::Word(id) => id & (SAME - 1),
            Self::Same(id) => SAME | id & (SAME - 1),
        }
    }

    fn unpack(code: u32) -> Self {
        if code & LINE != 0 {
            let number = u8::try_from(code >> 24 & 0x7F).unwrap_or(0);
            Self::Line(Field::numbered(number), code & 0xFF_FFFF)
        } else if code & SAME != 0 {
            Self::Same(code & (SAME - 1))
        } else {
            Self::Word(code)
        }
    }
}

/// How an impact is kept in a byte.
const IMPACT_STEP: f32 = 24.0;
/// The length of a text at which its words weigh what they weigh.
pub const USUAL_LENGTH: f32 = 60.0;

impl Part {
    /// Indexes items.
    #[must_use]
    pub fn of(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(Entry::in_order);
        let mut gathering = Gathering::default();
        for entry in &entries {
            gathering.item(&entry.record);
        }
        gathering.finish(entries)
    }

    /// One part of several.
    #[must_use]
    pub fn merged(parts: &[Arc<Self>]) -> Self {
        let entries = parts.iter().flat_map(|part| part.entries.iter().cloned()).collect();
        Self::of(entries)
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What an item is.
    #[must_use]
    pub fn kind(&self, doc: u32) -> Option<Kind> {
        let number = self.kinds.get(doc as usize).copied()?;
        Kind::ALL.get(usize::from(number)).copied()
    }

    /// How often words stand in items, each item once a word.
    #[must_use]
    pub fn frequency(&self, words: &Range<u32>) -> usize {
        let at = |id: u32| self.starts.get(id as usize).copied().unwrap_or(0);
        (at(words.end).saturating_sub(at(words.start))) as usize
    }

    /// The items that a word stands in, in order, with what the word weighs in each.
    pub fn postings(&self, word: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
        let at = |id: u32| self.starts.get(id as usize).copied().unwrap_or(0) as usize;
        let range = at(word)..at(word + 1);
        let docs = self.docs.get(range.clone()).unwrap_or_default();
        let impacts = self.impacts.get(range).unwrap_or_default();
        docs.iter().zip(impacts).map(|(&doc, &impact)| (doc, f32::from(impact) / IMPACT_STEP))
    }

    /// The items that any of these words stands in, in no order.
    #[must_use]
    pub fn docs(&self, words: &Range<u32>) -> &[u32] {
        let at = |id: u32| self.starts.get(id as usize).copied().unwrap_or(0) as usize;
        self.docs.get(at(words.start)..at(words.end)).unwrap_or_default()
    }

    /// The words of an item, line by line.
    pub fn codes(&self, doc: u32) -> impl Iterator<Item = Code> + '_ {
        let at = |doc: usize| self.code_starts.get(doc).copied().unwrap_or(0) as usize;
        let doc = doc as usize;
        self.codes.get(at(doc)..at(doc + 1)).unwrap_or_default().iter().map(|&code| Code::unpack(code))
    }

    /// How many words the prose of an item has.
    #[must_use]
    pub fn prose(&self, doc: u32) -> u16 {
        self.prose.get(doc as usize).copied().unwrap_or(0)
    }
}

impl Entry {
    /// The order of items that nothing else decides.
    #[must_use]
    pub fn in_order(&self, other: &Self) -> std::cmp::Ordering {
        let (one, two) = (&self.record.address, &other.record.address);
        one.bundle.cmp(&two.bundle).then(self.place.cmp(&other.place)).then_with(|| one.item.cmp(&two.item))
    }
}

/// The lines of a record, in the order in which they are indexed: the title, then each field, prose by sentences. `None`
/// is the title.
pub fn lines(record: &Record, mut visit: impl FnMut(Option<usize>, Field, &str)) {
    visit(None, Field::Title, &record.title);
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

#[derive(Default)]
struct Gathering {
    ids: HashMap<Box<str>, u32>,
    starts: Vec<u32>,
    codes: Vec<u32>,
    posted: Vec<(u32, u32, u8)>,
    kinds: Vec<u8>,
    prose: Vec<u16>,
    folded: String,
}

impl Gathering {
    fn id(&mut self, word: &str) -> u32 {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = u32::try_from(self.ids.len()).unwrap_or(0);
        self.ids.insert(word.into(), id);
        id
    }

    fn item(&mut self, record: &Record) {
        let doc = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        self.starts.push(u32::try_from(self.codes.len()).unwrap_or(u32::MAX));
        let kind = record.kind.and_then(|kind| Kind::ALL.into_iter().position(|each| each == kind));
        self.kinds.push(kind.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX));
        let mut weights: Vec<(u32, Field, f32)> = Vec::new();
        let mut length = 0_u16;
        lines(record, |_, field, text| self.line(field, text, &mut length, &mut weights));
        self.prose.push(length);
        weights.sort_unstable_by_key(|&(word, field, _)| (word, field));
        for group in weights.chunk_by(|one, two| one.0 == two.0) {
            self.posted.push((group[0].0, doc, impact(group, length)));
        }
        for (facet, value) in &record.facets {
            let id = self.id(&format!("{FACET_MARK}{}:{value}", facet.name()));
            self.posted.push((id, doc, 0));
        }
    }

    fn line(&mut self, field: Field, text: &str, length: &mut u16, weights: &mut Vec<(u32, Field, f32)>) {
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        fold_into(text, &mut folded);
        let head = self.codes.len();
        self.codes.push(0);
        let mut content = 0;
        let mut written: Vec<Range<usize>> = Vec::new();
        tokens(&folded, |token| {
            let id = self.id(token.text);
            match token.rank {
                Rank::Written => {
                    self.codes.push(Code::Word(id).pack());
                    content += u32::from(!is_small(token.text));
                    if field.is_prose() {
                        *length = length.saturating_add(1);
                    } else if field.names() && field != Field::Id {
                        written.push(token.range);
                    }
                    weights.push((id, field, field.weight()));
                }
                Rank::Derived => {
                    self.codes.push(Code::Same(id).pack());
                    weights.push((id, field, field.weight() * 0.8));
                }
            }
        });
        if !written.is_empty() {
            self.initials(&folded, &written, field, weights);
        }
        self.codes[head] = Code::Line(field, content).pack();
        self.folded = folded;
    }

    /// The initials of a name, with what stands in brackets and without.
    fn initials(&mut self, folded: &str, written: &[Range<usize>], field: Field, weights: &mut Vec<(u32, Field, f32)>) {
        let bracket = folded.find('(').unwrap_or(folded.len());
        let mut told: Vec<String> = Vec::new();
        for end in [bracket, folded.len()] {
            let words: Vec<&str> =
                written.iter().filter(|range| range.end <= end).map(|range| &folded[range.clone()]).collect();
            for acronym in acronyms(&words) {
                if !told.contains(&acronym) {
                    let id = self.id(&format!("{ACRONYM_MARK}{acronym}"));
                    self.codes.push(Code::Same(id).pack());
                    weights.push((id, field, field.weight() * 0.75));
                    told.push(acronym);
                }
            }
        }
    }

    fn finish(mut self, entries: Vec<Entry>) -> Part {
        let mut words: Vec<(Box<str>, u32)> = self.ids.into_iter().collect();
        words.sort_unstable();
        let mut renamed = vec![0_u32; words.len()];
        for (new, &(_, old)) in words.iter().enumerate() {
            renamed[old as usize] = u32::try_from(new).unwrap_or(0);
        }
        for code in &mut self.codes {
            *code = match Code::unpack(*code) {
                line @ Code::Line(..) => line,
                Code::Word(id) => Code::Word(renamed[id as usize]),
                Code::Same(id) => Code::Same(renamed[id as usize]),
            }
            .pack();
        }
        let mut starts = vec![0_u32; words.len() + 1];
        for (word, _, _) in &self.posted {
            starts[renamed[*word as usize] as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut next = starts.clone();
        let mut docs = vec![0_u32; self.posted.len()];
        let mut impacts = vec![0_u8; self.posted.len()];
        for &(word, doc, impact) in &self.posted {
            let at = &mut next[renamed[word as usize] as usize];
            docs[*at as usize] = doc;
            impacts[*at as usize] = impact;
            *at += 1;
        }
        self.starts.push(u32::try_from(self.codes.len()).unwrap_or(u32::MAX));
        Part {
            entries,
            words: Vocabulary::of(words.iter().map(|(word, _)| &**word)),
            kinds: self.kinds,
            starts,
            docs,
            impacts,
            code_starts: self.starts,
            codes: self.codes,
            prose: self.prose,
        }
    }
}

/// What a word weighs in an item: the best place it has, and a little for each further one; in prose less the longer the
/// text.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn impact(group: &[(u32, Field, f32)], length: u16) -> u8 {
    let prose = 1.0 / (0.5 + 0.5 * f32::from(length) / USUAL_LENGTH);
    let weigh = |&(_, field, weight): &(u32, Field, f32)| if field == Field::Prose { weight * prose } else { weight };
    let best = group.iter().map(weigh).fold(0.0, f32::max);
    let rest: f32 = group.iter().map(weigh).sum::<f32>() - best;
    let weight = best + 0.5 * rest / (1.0 + rest);
    (weight * IMPACT_STEP).clamp(1.0, 255.0) as u8
}
