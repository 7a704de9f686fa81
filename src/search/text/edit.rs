//! The edit distance of two words: a letter left out, added, wrong, or two letters swapped.

/// How many errors a word of so many letters may hold.
pub const fn allowed_edits(letters: usize) -> u32 {
    match letters {
        0..=2 => 0,
        3..=7 => 1,
        _ => 2,
    }
}

/// How a typed word differs from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edits {
    pub count: u32,
    /// How many letters of the other word were not typed yet.
    pub missing: usize,
}

#[derive(Debug, Default)]
pub struct EditDistance {
    typed: Vec<char>,
    bytes: Vec<u8>,
    word: Vec<char>,
}

impl EditDistance {
    pub fn of(typed: &str) -> Self {
        let bytes = if typed.is_ascii() { typed.as_bytes().to_vec() } else { Vec::new() };
        Self { typed: typed.chars().collect(), bytes, word: Vec::new() }
    }

    pub fn letters(&self) -> usize {
        self.typed.len()
    }

    /// The fewest edits, if no more than `most`, between what was typed and the word, or the nearest prefix of the word.
    pub fn edits(&mut self, word: &str, most: u32) -> Option<Edits> {
        if !self.bytes.is_empty() && word.is_ascii() {
            return compare(&self.bytes, word.as_bytes(), most);
        }
        self.word.clear();
        self.word.extend(word.chars());
        compare(&self.typed, &self.word, most)
    }
}

/// Skips the common prefix, then tries each edit in turn; most words differ in their first letters.
fn compare<T: PartialEq>(typed: &[T], word: &[T], most: u32) -> Option<Edits> {
    let shared = typed.iter().zip(word).take_while(|(one, two)| one == two).count();
    let (typed, word) = (&typed[shared..], &word[shared..]);
    if typed.is_empty() {
        return Some(Edits { count: 0, missing: word.len() });
    }
    if most == 0 || typed.len() > word.len() + most as usize {
        return None;
    }
    let mut best: Option<Edits> = None;
    let mut least = |found: Option<Edits>| {
        if let Some(Edits { count, missing }) = found {
            let edits = Edits { count: count + 1, missing };
            let better = |best: Edits| (edits.count, edits.missing) < (best.count, best.missing);
            if best.is_none_or(better) {
                best = Some(edits);
            }
        }
    };
    if let [first, second, ..] = typed
        && let [letter, next, ..] = word
        && first == next
        && second == letter
    {
        least(compare(&typed[2..], &word[2..], most - 1));
    }
    if !word.is_empty() {
        least(compare(typed, &word[1..], most - 1));
        least(compare(&typed[1..], &word[1..], most - 1));
    }
    least(compare(&typed[1..], word, most - 1));
    best
}
