//! Every distinct word once, sorted, so that the words of a prefix are a range.

use std::ops::Range;

/// The words of a segment, sorted by their bytes, numbered from 0.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    heap: String,
    ends: Vec<u32>,
    masks: Vec<u64>,
}

/// The mark before the value of a facet, which sorts before every word of a text.
pub const FACET_MARK: char = '\u{1}';
/// The mark before the initials of a name.
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

    /// The words joined, and where each ends.
    pub fn columns(&self) -> (&str, &[u32]) {
        (&self.heap, &self.ends)
    }

    /// The vocabulary of such columns; nothing where they are not valid.
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

    pub fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The word of that number; empty where there is none.
    pub fn word(&self, id: u32) -> &str {
        let (start, end) = self.bounds(id);
        self.heap.get(start as usize..end as usize).unwrap_or_default()
    }

    /// How many bytes the word of that number has.
    pub fn width(&self, id: u32) -> u32 {
        let (start, end) = self.bounds(id);
        end - start
    }

    fn bounds(&self, id: u32) -> (u32, u32) {
        let at = id as usize;
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(0) };
        (start, self.ends.get(at).copied().unwrap_or(start))
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
        start..self.partition_point(start, |word| word.starts_with(prefix))
    }

    /// The first word that is not before this one.
    pub fn first_from(&self, word: &str) -> u32 {
        self.partition_point(0, |other| other.as_bytes() < word.as_bytes())
    }

    /// The first word from `low` on that is not before; the words from there on must be sorted by it.
    fn partition_point(&self, mut low: u32, is_before: impl Fn(&str) -> bool) -> u32 {
        let mut high = self.len();
        while low < high {
            let middle = low + (high - low) / 2;
            if is_before(self.word(middle)) {
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

const fn bit(c: char) -> u64 {
    let place = match c {
        'a'..='z' => c as u32 - 'a' as u32,
        '0'..='9' => 26 + (c as u32 - '0' as u32),
        _ => 36 + (c as u32) % 28,
    };
    1 << place
}
