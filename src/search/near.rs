//! The words of the library that are near to what was typed: slips of the finger, vowels left out, letters left out.

use std::sync::Arc;

use crate::search::edit::{Editor, forgiven};
use crate::search::matcher::Matcher;
use crate::search::part::Part;
use crate::search::vocabulary::mask;

/// A word of the library that is near to a word that was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// The word.
    pub word: String,
    /// How near, below 1.
    pub quality: f32,
}

/// How many near words one typed word may have.
pub const MOST: usize = 32;

/// The words nearest to a typed word, the nearest first. Long words forgive two slips, short ones one, the shortest none;
/// a word may also be typed by its consonants, or by some of its letters in order when the first is among them.
#[must_use]
pub fn near(parts: &[Arc<Part>], matcher: &Matcher, typed: &str) -> Vec<Near> {
    let letters = typed.chars().count();
    if letters < 3 {
        return Vec::new();
    }
    let mut search = Searching {
        matcher,
        typed,
        letters,
        mask: mask(typed),
        first: typed.chars().next(),
        editor: Editor::of(typed),
        most: forgiven(letters),
        found: Vec::new(),
    };
    for part in parts {
        search.part(part);
    }
    let mut found = search.found;
    found.sort_by(|one, two| two.quality.total_cmp(&one.quality).then_with(|| one.word.cmp(&two.word)));
    found.dedup_by(|one, two| one.word == two.word);
    found.truncate(MOST);
    found
}

struct Searching<'a> {
    matcher: &'a Matcher,
    typed: &'a str,
    letters: usize,
    mask: u64,
    first: Option<char>,
    editor: Editor,
    most: u32,
    found: Vec<Near>,
}

impl Searching<'_> {
    fn part(&mut self, part: &Part) {
        let plain = part.words.plain();
        let masks = part.words.masks();
        for id in plain {
            let Some(&mask) = masks.get(id as usize) else { continue };
            let lacking = (self.mask & !mask).count_ones();
            if lacking > self.most || part.words.width(id) < 3 {
                continue;
            }
            let word = part.words.word(id);
            if let Some(quality) = self.quality(word, lacking) {
                self.found.push(Near { word: word.to_owned(), quality });
            }
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "words are short")]
    fn quality(&mut self, word: &str, lacking: u32) -> Option<f32> {
        if word.starts_with(self.typed) {
            return None;
        }
        let same_first = word.chars().next() == self.first;
        let mut best: Option<f32> = None;
        if lacking == 0 && same_first && is_within(word, self.typed) {
            best = Some(self.within(word));
        }
        if let Some(slips) = self.editor.slips(word, self.most) {
            let letters = self.letters as f32;
            let length = word.chars().count() - slips.missing;
            // A letter left out is a commoner slip than a wrong one, and that than one too many.
            let cost = match length.cmp(&self.letters) {
                std::cmp::Ordering::Greater => 0.85,
                std::cmp::Ordering::Equal if lacking == 0 => 0.8,
                std::cmp::Ordering::Equal => 1.0,
                std::cmp::Ordering::Less => 0.95,
            };
            let mut quality = 0.88 - cost * slips.count as f32 / (letters + 1.0);
            if slips.missing > 0 {
                quality *= 0.75 + 0.15 * letters / (letters + slips.missing as f32);
            }
            if !same_first {
                quality *= 0.85;
            }
            best = Some(best.map_or(quality, |best| best.max(quality)));
        }
        best.filter(|&quality| quality > 0.2)
    }

    /// Letters in order with others between them: best where only vowels were left out, good where the consonants end as
    /// the word does (`cmd`, `lzrs`).
    #[allow(clippy::cast_precision_loss, reason = "words are short")]
    fn within(&self, word: &str) -> f32 {
        let bare = consonants(word);
        let typed = consonants(self.typed);
        if bare == typed {
            return 0.85;
        }
        if bare.starts_with(&typed) {
            return 0.72;
        }
        let closeness = self.matcher.closeness(word, self.typed).map_or(0.0, |closeness| 0.6 * closeness);
        let ends_alike = bare.ends_with(|c| typed.ends_with(c)) && is_within(&bare, &typed);
        if ends_alike { closeness.max(0.3 + 0.4 * typed.len() as f32 / bare.len().max(1) as f32) } else { closeness }
    }
}

/// Whether the letters stand in the word in this order.
fn is_within(word: &str, typed: &str) -> bool {
    let mut letters = word.chars();
    typed.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

/// A word without its vowels, but for the first letter, and with each doubled letter once.
fn consonants(word: &str) -> String {
    let mut bare = String::with_capacity(word.len());
    for (place, letter) in word.chars().enumerate() {
        if (place == 0 || !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')) && !bare.ends_with(letter) {
            bare.push(letter);
        }
    }
    bare
}
