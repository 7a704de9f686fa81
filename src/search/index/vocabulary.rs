//! Every distinct word once, in order, so that what a word begins is a range.

use std::ops::Range;

/// The words of a part of the library, sorted by their bytes, numbered from 0.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    heap: String,
    ends: Vec<u32>,
    masks: Vec<u64>,
}

/// What stands before a word that is the value of a facet: sorted before every word that a person types.
pub const FACET_MARK: char = '\u{1}';
/// What stands before the initials of a name.
pub const ACRONYM_MARK: char = '\u{2}';

impl Vocabulary {
    /// A vocabulary of words that are sorted and distinct.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut vocabulary = Self::default();
        for word in words {
            vocabulary.heap.push_str(word);
            vocabulary.ends.push(u32::try_from(vocabulary.heap.len()).unwrap_or(u32::MAX));
            vocabulary.masks.push(mask(word));
        }
        vocabulary.heap.shrink_to_fit();
        vocabulary.ends.shrink_to_fit();
        vocabulary.masks.shrink_to_fit();
        vocabulary
    }

    /// Its words one behind the other, and where each ends.
    pub fn columns(&self) -> (&str, &[u32]) {
        (&self.heap, &self.ends)
    }

    /// The vocabulary of such columns; nothing where they are not those of one.
    pub fn of_columns(heap: String, ends: Vec<u32>) -> Option<Self> {
        let mut masks = Vec::with_capacity(ends.len());
        let (mut start, mut before) = (0, "");
        for &end in &ends {
            let end = usize::try_from(end).ok()?;
            let word = heap.get(start..end).filter(|word| *word > before)?;
            masks.push(mask(word));
            (start, before) = (end, word);
        }
        (start == heap.len()).then_some(Self { heap, ends, masks })
    }

    /// How many words there are.
    pub fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The word of that number; empty where there is none.
    pub fn word(&self, id: u32) -> &str {
        let at = id as usize;
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(0) };
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.heap.get(start as usize..end as usize).unwrap_or_default()
    }

    /// How many bytes the word of that number has.
    pub fn width(&self, id: u32) -> u32 {
        let at = id as usize;
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(0) };
        self.ends.get(at).copied().unwrap_or(start) - start
    }

    /// Which letters the word of that number has.
    pub fn mask(&self, id: u32) -> u64 {
        self.masks.get(id as usize).copied().unwrap_or(0)
    }

    /// Which letters each word has.
    pub fn masks(&self) -> &[u64] {
        &self.masks
    }

    /// The number of a word.
    pub fn find(&self, word: &str) -> Option<u32> {
        let id = self.first_from(word);
        (id < self.len() && self.word(id) == word).then_some(id)
    }

    /// The words that begin so.
    pub fn beginning(&self, prefix: &str) -> Range<u32> {
        let start = self.first_from(prefix);
        let mut low = start;
        let mut high = self.len();
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle).starts_with(prefix) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        start..low
    }

    /// The first word that is not before this one.
    pub fn first_from(&self, word: &str) -> u32 {
        let mut low = 0;
        let mut high = self.len();
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(middle).as_bytes() < word.as_bytes() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The words that stand in texts: neither facets nor initials.
    pub fn plain(&self) -> Range<u32> {
        self.first_from("\u{3}")..self.len()
    }
}

/// Which letters a word has: one bit each for the letters and digits of ASCII, the rest shared.
pub fn mask(word: &str) -> u64 {
    word.chars().fold(0, |mask, c| mask | bit(c))
}

/// The bit of one letter.
pub const fn bit(c: char) -> u64 {
    let place = match c {
        'a'..='z' => c as u32 - 'a' as u32,
        '0'..='9' => 26 + (c as u32 - '0' as u32),
        _ => 36 + (c as u32) % 28,
    };
    1 << place
}
