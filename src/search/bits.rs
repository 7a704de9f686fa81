//! A set of the items of one part.

/// Which items are in it, one bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    size: usize,
}

impl Bits {
    /// None of so many items.
    #[must_use]
    pub fn none(size: usize) -> Self {
        Self { words: vec![0; size.div_ceil(64)], size }
    }

    /// All of so many items.
    #[must_use]
    pub fn all(size: usize) -> Self {
        let mut bits = Self { words: vec![u64::MAX; size.div_ceil(64)], size };
        if let Some(last) = bits.words.last_mut().filter(|_| !size.is_multiple_of(64)) {
            *last = (1 << (size % 64)) - 1;
        }
        bits
    }

    /// Puts an item in.
    pub fn put(&mut self, item: u32) {
        if let Some(word) = self.words.get_mut(item as usize / 64) {
            *word |= 1 << (item % 64);
        }
    }

    /// Whether an item is in.
    #[must_use]
    pub fn has(&self, item: u32) -> bool {
        self.words.get(item as usize / 64).is_some_and(|word| word >> (item % 64) & 1 == 1)
    }

    /// Keeps what is in both.
    pub fn keep(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Takes out what is in the other.
    pub fn drop(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// Puts in what is in the other.
    pub fn join(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// How many are in.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Those that are in, in order.
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
