//! Libraries to search, drawn from a seed, and queries as they are typed, for whoever measures a search.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use briefing::load::embedded;
use briefing::search::Record;
use jiff::civil::date;

use crate::dice::Dice;

/// What is typed, letter by letter: names, half of them, slips, initials, and words that stand nowhere.
const TYPED: [&str; 14] = [
    "trusted insider",
    "ministry of state security",
    "semiconducter",
    "export controls",
    "mss china",
    "intelligense officers",
    "likely to step up",
    "min sta sec",
    "lazrus group",
    "military civil fusion",
    "universities cyber",
    "submarine cable",
    "advengin",
    "hired third parties",
];

/// Every key of what is typed: what stands in the field after it.
#[must_use]
pub fn keys() -> Vec<&'static str> {
    let ends = |text: &'static str| text.char_indices().map(move |(at, c)| &text[..at + c.len_utf8()]);
    TYPED.into_iter().flat_map(ends).collect()
}

/// Words that are drawn as often as words of a language are: the second half as often as the first, the third a third.
#[derive(Debug)]
pub struct Speech {
    words: Vec<String>,
    sums: Vec<f64>,
}

/// How many words a speech has that no assessment has.
const MADE: usize = 30_000;

impl Speech {
    /// The words of the shipped assessment, the commonest first, and words made of syllables after them.
    #[must_use]
    pub fn new() -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        if let Some(bundle) = embedded(briefing::load::SAMPLES[0]).bundle {
            for record in bundle.items().iter().map(|item| Record::of(&bundle, item, date(2024, 1, 1))) {
                let texts =
                    std::iter::once(record.title.as_str()).chain(record.fields.iter().map(|field| field.text.as_str()));
                for word in texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic())) {
                    *counts.entry(word.to_lowercase()).or_default() += usize::from(word.len() > 1);
                }
            }
        }
        let mut counts: Vec<(String, usize)> = counts.into_iter().filter(|&(_, count)| count > 0).collect();
        counts.sort_by(|one, two| two.1.cmp(&one.1).then_with(|| one.0.cmp(&two.0)));
        let mut words: Vec<String> = counts.into_iter().map(|(word, _)| word).collect();
        let mut dice = Dice::new(1);
        words.extend((0..MADE).map(|_| made(&mut dice)));
        let mut sum = 0.0;
        let sums = (1_u32..).zip(&words).map(|(rank, _)| {
            sum += 1.0 / (f64::from(rank) + 2.7);
            sum
        });
        Self { sums: sums.collect(), words }
    }

    /// The next word.
    pub fn word(&self, dice: &mut Dice) -> &str {
        let at = dice.share() * self.sums.last().copied().unwrap_or(0.0);
        let place = self.sums.partition_point(|&sum| sum < at);
        self.words.get(place).map_or("", String::as_str)
    }

    /// So many words in a line.
    pub fn line(&self, dice: &mut Dice, words: Range<usize>) -> String {
        let mut line = String::new();
        for _ in 0..dice.of(words) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(self.word(dice));
        }
        line
    }
}

impl Default for Speech {
    fn default() -> Self {
        Self::new()
    }
}

/// A word of two to four syllables.
fn made(dice: &mut Dice) -> String {
    const HEADS: [&str; 20] =
        ["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr", "ch", "sh", "gr"];
    const CORES: [&str; 8] = ["a", "e", "i", "o", "u", "ea", "io", "ou"];
    const TAILS: [&str; 10] = ["", "", "", "n", "r", "s", "l", "t", "ng", "ck"];
    let mut word = String::new();
    for _ in 0..dice.of(2..5) {
        word.push_str(HEADS[dice.of(0..HEADS.len())]);
        word.push_str(CORES[dice.of(0..CORES.len())]);
        word.push_str(TAILS[dice.of(0..TAILS.len())]);
    }
    word
}

/// A table of so many rows of about 330 letters: title, at times another name, a tag, and a body of a few sentences.
#[must_use]
pub fn rows(speech: &Speech, count: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::new();
    for _ in 0..count {
        let alias = if dice.of(0..3) == 0 { speech.line(&mut dice, 1..3) } else { String::new() };
        let (title, tag) = (speech.line(&mut dice, 2..9), speech.word(&mut dice).to_owned());
        let body: Vec<String> = (0..dice.of(2..5)).map(|_| speech.line(&mut dice, 8..20)).collect();
        let _ = writeln!(text, "{title}\t{alias}\t{tag}\t{}.", body.join(". "));
    }
    text
}
