//! The words of the library that are near to what was typed: typing errors, vowels left out, letters left out.

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
    /// Below 1.
    pub quality: f32,
}

/// Whether a word that was typed stands in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownWord {
    Word,
    /// Another form of it does, or a word that it begins.
    Related,
    /// Nothing of it does, so it was mistyped or abbreviated.
    No,
}

/// Whether the first letter of a word may be mistyped too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstLetter {
    /// It is right, so most words need not be compared.
    Right,
    MayDiffer,
}

/// How many near words one typed word may have.
pub const MOST_NEAR: usize = 32;

/// How many words are compared for each other first letter.
const MOST_OTHER_FIRST: u32 = 64;

/// A typed word of so few letters is no beginning of a much longer word with an error in it.
const SHORT: usize = 5;

/// How many words are given to the fuzzy matcher, the shortest first.
const MOST_FUZZY: usize = 64;

// Tuned and measured like the weights of `rank.rs`, which says on what: behind a weight stands what is lost without it.
/// The quality of a word that differs by no letter but the missing end, from which errors are taken.
const TYPED: f32 = 0.88;
/// The cost of an error, divided by the letters: two swapped, one left out, one too many, a wrong one.
const SWAPPED: f32 = 0.8;
const LEFT_OUT: f32 = 0.85;
const ONE_TOO_MANY: f32 = 0.95;
const WRONG: f32 = 1.0;
/// The factor of a word that is not finished, for the share of its letters that were typed: from the first to both.
/// By hand −.026, generated −.016.
const UNFINISHED: f32 = 0.75;
const UNFINISHED_SHARE: f32 = 0.15;
/// The factor where the first letter differs.
const OTHER_FIRST: f32 = 0.93;
/// The quality of a word whose consonants were typed, all of them or the first; less where vowels were typed as well.
/// Generated −.006, vowels left out −.050.
const CONSONANTS: f32 = 0.85;
const CONSONANTS_AND_VOWELS: f32 = 0.7;
const FIRST_CONSONANTS: f32 = 0.72;
const FIRST_CONSONANTS_AND_VOWELS: f32 = 0.55;
/// The quality of a word of which some consonants were typed and the last, as in `cmd` or `lzrs`: at least, and for all.
/// By hand −.026, each.
const SOME_CONSONANTS: f32 = 0.3;
const SOME_CONSONANTS_SHARE: f32 = 0.4;
/// What a word gets for letters in order, at most, and what it must get to count.
const FUZZY: f32 = 0.6;
const LEAST_FUZZY: f32 = 0.35;
/// Below this a word is given to the fuzzy matcher too, and at this or below it is no near word.
const WEAK: f32 = 0.4;
const LEAST: f32 = 0.2;

/// The words nearest to a typed word, the nearest first. Long words may hold two errors, short ones one, the shortest none;
/// a word may also be typed by its consonants, or by some of its letters in order when the first is among them. A word with
/// another first letter may hold no other error, unless no word is nearer.
pub fn near(segments: &[Arc<Segment>], matcher: &Matcher, typed: &str, first_letter: FirstLetter) -> Vec<NearWord> {
    let letters = typed.chars().count();
    let Some(first) = typed.chars().next().filter(|_| letters > 1) else { return Vec::new() };
    let mut search = NearSearch {
        matcher,
        typed,
        consonants: consonants(typed),
        has_vowels: typed.chars().skip(1).any(is_vowel),
        letters,
        mask: mask(typed),
        first,
        distance: EditDistance::of(typed),
        most: allowed_edits(letters),
        found: Vec::new(),
        fuzzy: Vec::new(),
    };
    for segment in segments {
        let all = segment.words.beginning(typed.get(..first.len_utf8()).unwrap_or_default());
        search.segment(segment, all);
    }
    search.match_fuzzy();
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
    found.truncate(MOST_NEAR);
    found
}

struct NearSearch<'a> {
    matcher: &'a Matcher,
    typed: &'a str,
    consonants: String,
    /// Whether vowels were typed after the first letter.
    has_vowels: bool,
    letters: usize,
    mask: u64,
    first: char,
    distance: EditDistance,
    most: u32,
    found: Vec<NearWord>,
    /// Words for the fuzzy matcher, by their length.
    fuzzy: Vec<(usize, String)>,
}

impl NearSearch<'_> {
    /// The words of which only the first letter was mistyped, doubled, swapped or left out: each such beginning is looked up.
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
                self.segment(segment, words.start..words.end.min(words.start.saturating_add(MOST_OTHER_FIRST)));
            }
        }
    }

    fn segment(&mut self, segment: &Segment, words: std::ops::Range<u32>) {
        let masks = segment.words.masks().get(words.start as usize..words.end as usize).unwrap_or_default();
        for (id, &mask) in words.zip(masks) {
            let lacking = (self.mask & !mask).count_ones();
            if lacking > self.most || segment.words.width(id) < 3 || !segment.stands(id) {
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
        let mut best = self.edits(word, lacking);
        if lacking == 0 && same_first && is_within(word, self.typed) {
            let (bare, single) = (consonants(word), singled(word));
            let is = |test: fn(&str, &str) -> bool| test(&bare, &self.consonants) || test(&single, &self.consonants);
            let quality = if is(|bare, typed| bare == typed) {
                if self.has_vowels { CONSONANTS_AND_VOWELS } else { CONSONANTS }
            } else if self.letters < 3 {
                0.0
            } else if is(|bare, typed| bare.starts_with(typed)) {
                if self.has_vowels { FIRST_CONSONANTS_AND_VOWELS } else { FIRST_CONSONANTS }
            } else if bare.ends_with(|c| self.consonants.ends_with(c)) && is_within(&bare, &self.consonants) {
                SOME_CONSONANTS + SOME_CONSONANTS_SHARE * share(self.consonants.len(), bare.len())
            } else {
                0.0
            };
            best = best.max(quality);
            if best < WEAK && self.letters > 2 {
                self.fuzzy.push((word.len(), word.to_owned()));
            }
        }
        if best > LEAST {
            self.found.push(NearWord { word: word.to_owned(), quality: best });
        }
    }

    /// Letters in order with others between them: only the shortest words, which are the likeliest.
    fn match_fuzzy(&mut self) {
        self.fuzzy.sort_unstable();
        self.fuzzy.truncate(MOST_FUZZY);
        for (_, word) in std::mem::take(&mut self.fuzzy) {
            let quality = self.matcher.closeness(&word, self.typed).map_or(0.0, |closeness| FUZZY * closeness);
            if quality > LEAST_FUZZY {
                self.found.push(NearWord { word, quality });
            }
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "words are short")]
    fn edits(&mut self, word: &str, lacking: u32) -> f32 {
        let Some(edits) = self.distance.edits(word, self.most) else { return 0.0 };
        // An error in a few letters of a word that is hardly begun says nothing.
        if edits.count > 0 && self.letters <= SHORT && edits.missing > SHORT / 2 {
            return 0.0;
        }
        let letters = self.letters as f32;
        let length = word.chars().count() - edits.missing;
        // Of three letters one may be left out or two be swapped; with a wrong one it could be any word.
        if self.letters == 3 && edits.count > 0 && length <= 3 && mask(word) != self.mask {
            return 0.0;
        }
        let cost = match length.cmp(&self.letters) {
            std::cmp::Ordering::Greater => LEFT_OUT,
            std::cmp::Ordering::Equal if lacking == 0 => SWAPPED,
            std::cmp::Ordering::Equal => WRONG,
            std::cmp::Ordering::Less => ONE_TOO_MANY,
        };
        let mut quality = TYPED - cost * edits.count as f32 / (letters + 1.0);
        if edits.missing > 0 {
            quality *= UNFINISHED + UNFINISHED_SHARE * letters / (letters + edits.missing as f32);
        }
        if word.starts_with(self.first) { quality } else { quality * OTHER_FIRST }
    }
}

#[allow(clippy::cast_precision_loss, reason = "words are short")]
fn share(segment: usize, whole: usize) -> f32 {
    segment as f32 / whole.max(1) as f32
}

/// Whether the word has the letters in this order.
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
