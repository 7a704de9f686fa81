//! Letters matched against one word: the only file that uses `fuzzy-matcher`, and it never gives it more than a word.

use std::fmt;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Matches typed letters against words for as long as one query lives. Its cache stays on: turned off, the package panics.
pub struct Matcher {
    skim: SkimMatcherV2,
}

/// The longest word that is matched, in letters.
const LONGEST: usize = 64;

impl Matcher {
    /// Words are folded beforehand, so case is ignored.
    pub fn new() -> Self {
        Self { skim: SkimMatcherV2::default().ignore_case() }
    }

    /// How well typed letters stand in a word, in order but not side by side: 1 where they are the word itself, and less
    /// the more of it they leave out; none where they do not.
    #[allow(clippy::cast_precision_loss, reason = "scores of words are small")]
    pub fn closeness(&self, word: &str, typed: &str) -> Option<f32> {
        if word.len() > LONGEST || typed.is_empty() || typed.len() > word.len() {
            return None;
        }
        let best = self.skim.fuzzy_match(typed, typed)?.max(1);
        let score = self.skim.fuzzy_match(word, typed)?;
        Some((score as f32 / best as f32).clamp(0.0, 1.0))
    }

    /// Which letters of the word are meant, by their places in it.
    pub fn letters(&self, word: &str, typed: &str) -> Vec<usize> {
        if word.len() > LONGEST || typed.len() > word.len() {
            return Vec::new();
        }
        self.skim.fuzzy_indices(word, typed).map(|(_, letters)| letters).unwrap_or_default()
    }
}

impl Default for Matcher {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Matcher")
    }
}
