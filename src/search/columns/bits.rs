//! A set of items of one segment.

use std::ops::Range;

/// A set of items, one bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    size: usize,
}

impl Bits {
    pub fn none(size: usize) -> Self {
        Self { words: vec![0; size.div_ceil(64)], size }
    }

    pub fn all(size: usize) -> Self {
        let mut bits = Self { words: vec![u64::MAX; size.div_ceil(64)], size };
        if let Some(last) = bits.words.last_mut().filter(|_| !size.is_multiple_of(64)) {
            *last = (1 << (size % 64)) - 1;
        }
        bits
    }

    /// The set of these words, as `words` gives them.
    pub const fn of_words(words: Vec<u64>, size: usize) -> Self {
        Self { words, size }
    }

    pub fn words(&self) -> &[u64] {
        &self.words
    }

    pub fn insert(&mut self, item: u32) {
        if let Some(word) = self.words.get_mut(item as usize / 64) {
            *word |= 1 << (item % 64);
        }
    }

    pub fn contains(&self, item: u32) -> bool {
        self.words.get(item as usize / 64).is_some_and(|word| word >> (item % 64) & 1 == 1)
    }

    pub fn intersect(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    pub fn subtract(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    pub fn unite(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    pub fn retain(&mut self, mut passes: impl FnMut(u32) -> bool) {
        for (word, place) in self.words.iter_mut().zip(0_u32..) {
            let mut rest = *word;
            while rest != 0 {
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                if !passes(place * 64 + bit) {
                    *word &= !(1 << bit);
                }
            }
        }
    }

    pub fn insert_all(&mut self, items: Range<usize>) {
        for item in items {
            if let Some(word) = self.words.get_mut(item / 64) {
                *word |= 1 << (item % 64);
            }
        }
    }

    /// How many items of the set stand before each of its words, for `place`.
    pub fn before(&self) -> Vec<u32> {
        let mut sum = 0;
        let step = |word: &u64| {
            let before = sum;
            sum += word.count_ones();
            before
        };
        self.words.iter().map(step).collect()
    }

    /// The place of an item among those of the set.
    pub fn place(&self, item: u32, before: &[u32]) -> Option<usize> {
        let at = item as usize / 64;
        let word = *self.words.get(at)?;
        let bit = 1_u64 << (item % 64);
        (word & bit != 0)
            .then(|| before.get(at).copied().unwrap_or(0) as usize + (word & (bit - 1)).count_ones() as usize)
    }

    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The size of the intersection.
    pub fn shared(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(one, two)| (one & two).count_ones() as usize).sum()
    }

    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip(0_u32..).flat_map(|(&word, place)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                if rest == 0 {
                    return None;
                }
                let bit = rest.trailing_zeros();
                rest &= rest - 1;
                Some(place * 64 + bit)
            })
        })
    }
}
