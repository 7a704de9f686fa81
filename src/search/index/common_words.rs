//! The items of words and prefixes that very many items have, found in advance, so that the first letters of a query cost
//! no more than its last.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use crate::search::columns::bits::Bits;
use crate::search::columns::column::NumberColumn;
use crate::search::index::postings::Postings;
use crate::search::index::vocabulary::Vocabulary;

/// A range of words that very many items have.
#[derive(Debug, Clone)]
pub struct CommonRange {
    /// The items in which they weigh most, in order.
    pub best: Vec<u32>,
    /// All the items, where they are too many to be collected at every key.
    pub all: Option<Bits>,
}

/// The common ranges of a segment, by the numbers of their words.
#[derive(Debug, Clone)]
pub enum CommonRanges {
    Memory(HashMap<(u32, u32), CommonRange>),
    Stored(StoredRanges),
}

/// Common ranges in a storage.
#[derive(Debug, Clone)]
pub struct StoredRanges {
    /// The ranges in order: the first word in the upper half, the end in the lower.
    pub ranges: NumberColumn<u64>,
    /// Where the best items of each end, and where its set of all items ends.
    pub best_ends: NumberColumn<u32>,
    pub best: NumberColumn<u32>,
    pub set_ends: NumberColumn<u32>,
    pub sets: NumberColumn<u64>,
    /// How many items there are.
    pub items: usize,
}

impl Default for CommonRanges {
    fn default() -> Self {
        Self::Memory(HashMap::new())
    }
}

impl StoredRanges {
    fn get(&self, words: &Range<u32>) -> Option<CommonRange> {
        let key = packed(words.start, words.end);
        let place = self.ranges.partition_point(|range| range < key);
        self.ranges.at(place).filter(|range| *range == key)?;
        let part = |ends: &NumberColumn<u32>| {
            let from = if place == 0 { Some(0) } else { ends.at(place - 1) };
            Some(from? as usize..ends.at(place)? as usize)
        };
        let set = self.sets.get(part(&self.set_ends)?);
        Some(CommonRange {
            best: self.best.get(part(&self.best_ends)?).into_owned(),
            all: (!set.is_empty()).then(|| Bits::of_words(set.into_owned(), self.items)),
        })
    }
}

/// A range of words as one number.
pub fn packed(start: u32, end: u32) -> u64 {
    u64::from(start) << 32 | u64::from(end)
}

/// From how many postings on the best items are found in advance.
const COMMON: usize = 2048;
/// From how many postings on all items are collected in advance.
const VERY_COMMON: usize = 24 * 1024;
/// How many of the best items are kept.
const BEST: usize = 320;
/// The longest prefix that is looked at.
const LONGEST_PREFIX: usize = 4;

impl CommonRanges {
    /// The common ranges of a segment of so many items.
    pub fn of(words: &Vocabulary, postings: &Postings, items: usize) -> Self {
        let mut common = Collected::default();
        if postings.len() < COMMON {
            return Self::default();
        }
        let plain = words.plain();
        for letters in 1..=LONGEST_PREFIX {
            common.add_prefixes(words, postings, &plain, letters, items);
        }
        for id in plain {
            let word = id..id + 1;
            if postings.count(&word) > COMMON {
                common.add(word, 0, words, postings, items);
            }
        }
        Self::Memory(common.common)
    }

    pub fn get(&self, words: &Range<u32>) -> Option<Cow<'_, CommonRange>> {
        match self {
            Self::Memory(common) if common.is_empty() => None,
            Self::Memory(common) => common.get(&(words.start, words.end)).map(Cow::Borrowed),
            Self::Stored(stored) => stored.get(words).map(Cow::Owned),
        }
    }

    /// All of them, in the order of their words.
    pub fn sorted(&self) -> Vec<(Range<u32>, Cow<'_, CommonRange>)> {
        let mut ranges: Vec<Range<u32>> = match self {
            Self::Memory(common) => common.keys().map(|&(start, end)| start..end).collect(),
            Self::Stored(stored) => {
                let halves = |&range: &u64| {
                    let half = |range: u64| u32::try_from(range & u64::from(u32::MAX)).unwrap_or(0);
                    half(range >> 32)..half(range)
                };
                stored.ranges.all().iter().map(halves).collect()
            }
        };
        ranges.sort_unstable_by_key(|range| (range.start, range.end));
        ranges.into_iter().filter_map(|range| Some((range.clone(), self.get(&range)?))).collect()
    }
}

/// Common ranges while they are collected.
#[derive(Default)]
struct Collected {
    common: HashMap<(u32, u32), CommonRange>,
}

impl Collected {
    fn add_prefixes(
        &mut self,
        words: &Vocabulary,
        postings: &Postings,
        plain: &Range<u32>,
        letters: usize,
        items: usize,
    ) {
        let mut from = plain.start;
        while from < plain.end {
            let word = words.word(from);
            let Some((end, last)) = word.char_indices().nth(letters - 1) else {
                from += 1;
                continue;
            };
            let range = words.beginning(&word[..end + last.len_utf8()]);
            let next = range.end.max(from + 1);
            if postings.count(&range) > COMMON && range.len() > 1 {
                self.add(range, end + last.len_utf8(), words, postings, items);
            }
            from = next;
        }
    }

    fn add(&mut self, range: Range<u32>, typed: usize, words: &Vocabulary, postings: &Postings, items: usize) {
        let key = (range.start, range.end);
        if self.common.contains_key(&key) {
            return;
        }
        let scale = |id: u32| completeness_of(typed, words.width(id));
        let mut histogram = [0_usize; 256];
        for id in range.clone() {
            let scale = scale(id);
            for (_, impact) in postings.raw(id) {
                histogram[step(impact, scale)] += 1;
            }
        }
        let mut enough = 0;
        let mut least = 255;
        while least > 0 && enough + histogram[least] < BEST * 2 {
            enough += histogram[least];
            least -= 1;
        }
        let mut best: Vec<(usize, u32)> = Vec::new();
        let gathers = postings.count(&range) > VERY_COMMON;
        let mut all = gathers.then(|| Bits::none(items));
        for id in range {
            let scale = scale(id);
            for (doc, impact) in postings.raw(id) {
                let step = step(impact, scale);
                if step >= least && (step > least || best.len() < BEST * 4) {
                    best.push((step, doc));
                }
                if let Some(all) = &mut all {
                    all.insert(doc);
                }
            }
        }
        best.sort_unstable_by(|one, two| two.0.cmp(&one.0).then(one.1.cmp(&two.1)));
        let mut docs: Vec<u32> = Vec::with_capacity(BEST);
        for (_, doc) in best {
            if docs.len() >= BEST {
                break;
            }
            if !docs.contains(&doc) {
                docs.push(doc);
            }
        }
        docs.sort_unstable();
        self.common.insert(key, CommonRange { best: docs, all });
    }
}

/// The factor of a completion of typed bytes: nearly 1 where hardly anything is missing, 0.6 where nearly all is.
#[allow(clippy::cast_precision_loss, reason = "words are short")]
pub fn completeness(typed: u32, width: u32) -> f32 {
    0.6 + 0.4 * typed as f32 / width.max(1) as f32
}

fn completeness_of(typed: usize, width: u32) -> f32 {
    if typed == 0 { 1.0 } else { completeness(u32::try_from(typed).unwrap_or(u32::MAX), width) }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
fn step(impact: u8, scale: f32) -> usize {
    (f32::from(impact) * scale).clamp(0.0, 255.0) as usize
}
