//! The words of the library that are near to what was typed: slips of the finger, vowels left out, letters left out.

use std::sync::Arc;

use crate::search::index::segment::Segment;
use crate::search::index::vocabulary::mask;
use crate::search::text::acronym::is_small;
use crate::search::text::edit::{EditDistance, allowed_edits};
use crate::search::text::matcher::Matcher;

/// A word of the library that is near to a word that was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct NearWord {
    pub word: String,
    /// How near, below 1.
    pub quality: f32,
}

/// Whether a word that was typed stands in the library; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// It does, so that it is likely to be what was meant.
    Word,
    /// Another form of it does, or a word that it begins.
    Related,
    /// Nothing of it does, so that there is a slip in it.
    No,
}

/// Whether the first letter of a word may be wrong as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstLetter {
    /// It is right, which saves looking through most of the words.
    Right,
    /// It may be wrong.
    MayDiffer,
}

/// How many near words one typed word may have.
pub const MOST: usize = 32;

/// How many words of each other beginning are looked at.
const MATCHED_FIRSTS: u32 = 64;

/// How many letters are few.
const FEW: usize = 5;

/// How many words of which some letters were typed are matched letter by letter.
const MATCHED: usize = 64;

/// The words nearest to a typed word, the nearest first. Long words forgive two slips, short ones one, the shortest none;
/// a word may also be typed by its consonants, or by some of its letters in order when the first is among them. A word with
/// another first letter has no slip but that, if any is nearer.
pub fn near(segments: &[Arc<Segment>], matcher: &Matcher, typed: &str, first_letter: FirstLetter) -> Vec<NearWord> {
    let letters = typed.chars().count();
    let Some(first) = typed.chars().next().filter(|_| letters > 1) else { return Vec::new() };
    let mut search = NearSearch {
        matcher,
        typed,
        bare: consonants(typed),
        vowels: typed.chars().skip(1).any(is_vowel),
        letters,
        mask: mask(typed),
        first,
        distance: EditDistance::of(typed),
        most: allowed_edits(letters),
        found: Vec::new(),
        loose: Vec::new(),
    };
    for segment in segments {
        let all = segment.words.beginning(typed.get(..first.len_utf8()).unwrap_or_default());
        search.segment(segment, all);
    }
    search.loose();
    if first_letter == FirstLetter::MayDiffer && search.most > 0 {
        if search.most > 1 && search.found.is_empty() {
            for segment in segments {
                let (all, same) =
                    (segment.words.plain(), segment.words.beginning(typed.get(..first.len_utf8()).unwrap_or_default()));
                search.segment(segment, all.start..same.start.max(all.start));
                search.segment(segment, same.end.max(all.start)..all.end);
            }
        } else {
            search.most = 1;
            search.other_firsts(segments);
        }
    }
    let mut found = search.found;
    found.sort_by(|one, two| two.quality.total_cmp(&one.quality).then_with(|| one.word.cmp(&two.word)));
    found.dedup_by(|one, two| one.word == two.word);
    found.truncate(MOST);
    found
}

struct NearSearch<'a> {
    matcher: &'a Matcher,
    typed: &'a str,
    bare: String,
    vowels: bool,
    letters: usize,
    mask: u64,
    first: char,
    distance: EditDistance,
    most: u32,
    found: Vec<NearWord>,
    /// Words that have the letters in order, by how many letters they have besides.
    loose: Vec<(usize, String)>,
}

impl NearSearch<'_> {
    /// The words of which only the first letter was typed wrong, twice, too early or not at all: few enough beginnings to
    /// look each of them up.
    fn other_firsts(&mut self, segments: &[Arc<Segment>]) {
        let rest = self.typed.get(self.first.len_utf8()..).unwrap_or_default();
        let mut beginnings = vec![rest.to_owned()];
        if let Some(second) = rest.chars().next() {
            beginnings.push(format!("{second}{}{}", self.first, &rest[second.len_utf8()..]));
        }
        for letter in ('a'..='z').chain('0'..='9').filter(|&letter| letter != self.first) {
            beginnings.push(format!("{letter}{rest}"));
            beginnings.push(format!("{letter}{}", self.typed));
        }
        beginnings.retain(|beginning| !beginning.starts_with(self.first));
        for segment in segments {
            for beginning in &beginnings {
                let words = segment.words.beginning(beginning);
                self.segment(segment, words.start..words.end.min(words.start.saturating_add(MATCHED_FIRSTS)));
            }
        }
    }

    fn segment(&mut self, segment: &Segment, words: std::ops::Range<u32>) {
        let masks = segment.words.masks().get(words.start as usize..words.end as usize).unwrap_or_default();
        for (id, &mask) in words.zip(masks) {
            let lacking = (self.mask & !mask).count_ones();
            if lacking > self.most || segment.words.width(id) < 3 {
                continue;
            }
            self.word(segment.words.word(id), lacking);
        }
    }

    fn word(&mut self, word: &str, lacking: u32) {
        if word.starts_with(self.typed) || is_small(word) {
            return;
        }
        let same_first = word.starts_with(self.first);
        let mut best = self.edits(word, lacking, same_first);
        if lacking == 0 && same_first && is_within(word, self.typed) {
            let (bare, single) = (consonants(word), singled(word));
            let is = |test: fn(&str, &str) -> bool| test(&bare, &self.bare) || test(&single, &self.bare);
            let quality = if is(|bare, typed| bare == typed) {
                // Where vowels were typed as well, those that were not are a lesser reason.
                if self.vowels { 0.7 } else { 0.85 }
            } else if self.letters < 3 {
                0.0
            } else if is(|bare, typed| bare.starts_with(typed)) {
                if self.vowels { 0.55 } else { 0.72 }
            } else if bare.ends_with(|c| self.bare.ends_with(c)) && is_within(&bare, &self.bare) {
                // The consonants end as the word does: `cmd`, `lzrs`.
                0.3 + 0.4 * share(self.bare.len(), bare.len())
            } else {
                0.0
            };
            best = best.max(quality);
            if best < 0.4 && self.letters > 2 {
                self.loose.push((word.len(), word.to_owned()));
            }
        }
        if best > 0.2 {
            self.found.push(NearWord { word: word.to_owned(), quality: best });
        }
    }

    /// Letters in order with others between them, as the matcher weighs them: only the shortest words, which are the
    /// likeliest.
    fn loose(&mut self) {
        self.loose.sort_unstable();
        self.loose.truncate(MATCHED);
        for (_, word) in std::mem::take(&mut self.loose) {
            let quality = self.matcher.closeness(&word, self.typed).map_or(0.0, |closeness| 0.6 * closeness);
            if quality > 0.35 {
                self.found.push(NearWord { word, quality });
            }
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "words are short")]
    fn edits(&mut self, word: &str, lacking: u32, same_first: bool) -> f32 {
        let Some(edits) = self.distance.edits(word, self.most) else { return 0.0 };
        // A slip in a few letters of a word that is hardly begun is none.
        if edits.count > 0 && self.letters <= FEW && edits.missing > FEW / 2 {
            return 0.0;
        }
        let letters = self.letters as f32;
        let length = word.chars().count() - edits.missing;
        // Of three letters one may lack or two be swapped; with a wrong one it is any word.
        if self.letters == 3 && edits.count > 0 && length <= 3 && mask(word) != self.mask {
            return 0.0;
        }
        // A letter left out is a commoner slip than a wrong one, and that than one too many.
        let cost = match length.cmp(&self.letters) {
            std::cmp::Ordering::Greater => 0.85,
            std::cmp::Ordering::Equal if lacking == 0 => 0.8,
            std::cmp::Ordering::Equal => 1.0,
            std::cmp::Ordering::Less => 0.95,
        };
        let mut quality = 0.88 - cost * edits.count as f32 / (letters + 1.0);
        if edits.missing > 0 {
            quality *= 0.75 + 0.15 * letters / (letters + edits.missing as f32);
        }
        if same_first { quality } else { quality * 0.93 }
    }
}

#[allow(clippy::cast_precision_loss, reason = "words are short")]
fn share(segment: usize, whole: usize) -> f32 {
    segment as f32 / whole.max(1) as f32
}

/// Whether the letters stand in the word in this order.
fn is_within(word: &str, typed: &str) -> bool {
    let mut letters = word.chars();
    typed.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// A word without its vowels, but for the first letter.
fn consonants(word: &str) -> String {
    let kept = word.chars().enumerate().filter(|&(place, letter)| place == 0 || !is_vowel(letter));
    kept.map(|(_, letter)| letter).collect()
}

/// The same with doubled letters once.
fn singled(word: &str) -> String {
    let mut bare = String::with_capacity(word.len());
    let mut last = None;
    for (place, letter) in word.chars().enumerate() {
        if last != Some(letter) && (place == 0 || !is_vowel(letter)) {
            bare.push(letter);
        }
        last = Some(letter);
    }
    bare
}
