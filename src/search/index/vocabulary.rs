//! Every distinct word once, sorted, so that the words of a prefix are a range.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use crate::search::columns::column::NumberColumn;

/// The words of a segment, sorted by their bytes, numbered from 0.
#[derive(Debug, Clone)]
pub enum Vocabulary {
    Memory(WordList),
    Stored(Box<StoredWords>),
}

/// Words in a row, each behind the other.
#[derive(Debug, Clone, Default)]
pub struct WordList {
    heap: String,
    ends: Vec<u32>,
    masks: Vec<u64>,
}

/// Words in a storage, of which a group is read at a time and then kept in memory.
#[derive(Debug, Clone)]
pub struct StoredWords {
    /// The first word of each group.
    heads: WordList,
    groups: Vec<OnceLock<WordList>>,
    /// Where each word ends, and all words joined.
    ends: NumberColumn<u32>,
    heap: NumberColumn<u8>,
    /// Which letters each word has, once that was asked for.
    masks: OnceLock<Vec<u64>>,
}

/// How many words are read together.
pub const GROUP: u32 = 64;

/// The mark before the value of a facet, which sorts before every word of a text.
pub const FACET_MARK: char = '\u{1}';
/// The mark before the initials of a name.
pub const ACRONYM_MARK: char = '\u{2}';

impl Default for Vocabulary {
    fn default() -> Self {
        Self::Memory(WordList::default())
    }
}

impl WordList {
    /// Words that are sorted and distinct.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut list = Self::default();
        for word in words {
            list.heap.push_str(word);
            list.ends.push(u32::try_from(list.heap.len()).unwrap_or(u32::MAX));
            list.masks.push(mask(word));
        }
        list.heap.shrink_to_fit();
        list.ends.shrink_to_fit();
        list.masks.shrink_to_fit();
        list
    }

    fn word(&self, id: u32) -> &str {
        let (start, end) = self.bounds(id);
        self.heap.get(start as usize..end as usize).unwrap_or_default()
    }

    fn bounds(&self, id: u32) -> (u32, u32) {
        let at = id as usize;
        let start = if at == 0 { 0 } else { self.ends.get(at - 1).copied().unwrap_or(0) };
        (start, self.ends.get(at).copied().unwrap_or(start))
    }
}

impl StoredWords {
    /// The words of columns that were written by this program; the heads are the first words of the groups.
    pub fn of(heads: &[&str], ends: NumberColumn<u32>, heap: NumberColumn<u8>) -> Self {
        let groups = heads.iter().map(|_| OnceLock::new()).collect();
        Self { heads: WordList::of(heads.iter().copied()), groups, ends, heap, masks: OnceLock::new() }
    }

    fn group(&self, id: u32) -> Option<&WordList> {
        let number = id / GROUP;
        let read = || {
            let first = number as usize * GROUP as usize;
            let ends = self.ends.get(first..(first + GROUP as usize).min(self.ends.len()));
            let start = if first == 0 { 0 } else { self.ends.at(first - 1).unwrap_or(0) };
            let heap = self.heap.get(start as usize..ends.last().map_or(0, |&end| end as usize));
            let ends: Vec<u32> = ends.iter().map(|end| end.saturating_sub(start)).collect();
            WordList { heap: String::from_utf8(heap.into_owned()).unwrap_or_default(), ends, masks: Vec::new() }
        };
        Some(self.groups.get(number as usize)?.get_or_init(read))
    }

    fn word(&self, id: u32) -> &str {
        self.group(id).map_or("", |group| group.word(id % GROUP))
    }
}

impl Vocabulary {
    /// A vocabulary of words that are sorted and distinct.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        Self::Memory(WordList::of(words))
    }

    /// The words joined, and where each ends.
    pub fn columns(&self) -> (Cow<'_, str>, Cow<'_, [u32]>) {
        match self {
            Self::Memory(list) => (Cow::Borrowed(&list.heap), Cow::Borrowed(&list.ends)),
            Self::Stored(stored) => {
                let heap = String::from_utf8(stored.heap.all().into_owned()).unwrap_or_default();
                (Cow::Owned(heap), stored.ends.all())
            }
        }
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
        (start == heap.len()).then_some(Self::Memory(WordList { heap, ends, masks }))
    }

    pub fn len(&self) -> u32 {
        let words = match self {
            Self::Memory(list) => list.ends.len(),
            Self::Stored(stored) => stored.ends.len(),
        };
        u32::try_from(words).unwrap_or(u32::MAX)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The word of that number; empty where there is none.
    pub fn word(&self, id: u32) -> &str {
        match self {
            Self::Memory(list) => list.word(id),
            Self::Stored(stored) => stored.word(id),
        }
    }

    /// How many bytes the word of that number has.
    pub fn width(&self, id: u32) -> u32 {
        match self {
            Self::Memory(list) => {
                let (start, end) = list.bounds(id);
                end - start
            }
            Self::Stored(stored) => u32::try_from(stored.word(id).len()).unwrap_or(0),
        }
    }

    /// Which letters each word has.
    pub fn masks(&self) -> &[u64] {
        match self {
            Self::Memory(list) => &list.masks,
            Self::Stored(stored) => {
                stored.masks.get_or_init(|| (0..self.len()).map(|id| mask(stored.word(id))).collect())
            }
        }
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
        if let Self::Stored(stored) = self {
            // Only the groups that begin behind `low` are sorted by it.
            let (mut from, mut to) = (low / GROUP + 1, u32::try_from(stored.groups.len()).unwrap_or(u32::MAX));
            while from < to {
                let middle = from + (to - from) / 2;
                if is_before(stored.heads.word(middle)) { from = middle + 1 } else { to = middle }
            }
            low = low.max((from - 1) * GROUP);
            high = high.min(from.saturating_mul(GROUP));
        }
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
