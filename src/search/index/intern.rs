//! Words numbered in the order in which they come.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

#[derive(Debug, Default)]
pub struct Interner {
    ids: HashMap<Box<str>, u32, BuildHasherDefault<WordHasher>>,
}

impl Interner {
    /// The number of a word; a new word gets the next.
    pub fn id(&mut self, word: &str) -> u32 {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = u32::try_from(self.ids.len()).unwrap_or(0);
        self.ids.insert(word.into(), id);
        id
    }

    /// The words in order, each with its number.
    pub fn sorted(self) -> Vec<(Box<str>, u32)> {
        let mut words: Vec<(Box<str>, u32)> = self.ids.into_iter().collect();
        words.sort_unstable();
        words
    }
}

/// A quick hash for short words. The author of a bundle could make words collide, which would cost only time.
#[derive(Debug, Default)]
struct WordHasher(u64);

const MIX: u64 = 0x517c_c1b7_2722_0a95;

impl WordHasher {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(MIX);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut pieces = bytes.chunks_exact(8);
        for piece in pieces.by_ref() {
            let mut word = [0; 8];
            word.copy_from_slice(piece);
            self.mix(u64::from_le_bytes(word));
        }
        let rest = pieces.remainder();
        if !rest.is_empty() {
            self.mix(rest.iter().fold(rest.len() as u64, |word, &byte| word << 8 | u64::from(byte)));
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}
