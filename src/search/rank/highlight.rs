//! What a query lights in any text: the letters that were typed, in the words that answered.

use std::ops::Range;

use crate::search::query::query::{Manner, Query, Stance, Want, Word};
use crate::search::text::fold::Folded;
use crate::search::text::stem::stem;
use crate::search::text::token::{Rank, Token, tokens};

/// What to light, by the words that a query asks for and the near words that were accepted for it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lit {
    words: Vec<Glow>,
    runs: Vec<Vec<Glow>>,
    accepted: Vec<Accepted>,
    names: Vec<Vec<Head>>,
}

/// A word that is lit.
#[derive(Debug, Clone, PartialEq)]
struct Glow {
    text: String,
    stem: Option<String>,
    begins: bool,
    ends: bool,
    /// Whether it is lit only beside another word that is.
    small: bool,
}

/// A word that stands for another that was typed.
#[derive(Debug, Clone, PartialEq)]
struct Accepted {
    word: String,
    /// Which of its letters were typed; none where it is lit whole.
    letters: Vec<usize>,
}

/// A word of a name and how many of its letters are lit.
#[derive(Debug, Clone, PartialEq)]
struct Head {
    word: String,
    letters: usize,
}

/// A word of a text, folded, while the text is lit.
struct Seen {
    text: String,
    range: Range<usize>,
    position: u32,
    rank: Rank,
}

/// What has been lit of a text by single words.
#[derive(Default)]
struct Lights {
    ranges: Vec<Range<usize>>,
    positions: Vec<u32>,
    small: Vec<(u32, Range<usize>)>,
}

impl Lit {
    /// What a query lights before anything is known of the library.
    pub fn of(query: &Query) -> Self {
        let mut lit = Self::default();
        for clause in query.clauses.iter().filter(|clause| clause.stance != Stance::MustNot) {
            for choice in &clause.choices {
                match &choice.want {
                    Want::Anything => {}
                    Want::Word(word) => lit.words.push(Glow::of(word, clause.stance == Stance::Helps)),
                    Want::Run(words) => lit.runs.push(words.iter().map(|word| Glow::of(word, false)).collect()),
                }
            }
        }
        lit
    }

    /// Lights a word that stands for what was typed: the letters of it that were, or all of it.
    pub(in crate::search) fn accept(&mut self, word: &str, letters: Vec<usize>) {
        if !self.accepted.iter().any(|accepted| accepted.word == word) {
            self.accepted.push(Accepted { word: word.to_owned(), letters });
        }
    }

    /// Lights a name by the heads of its words.
    pub(in crate::search) fn name(&mut self, heads: Vec<(String, usize)>) {
        let name: Vec<Head> = heads.into_iter().map(|(word, letters)| Head { word, letters }).collect();
        if !name.is_empty() && !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    /// Whether nothing is lit in any text.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.runs.is_empty() && self.accepted.is_empty() && self.names.is_empty()
    }

    /// Which bytes of a text are lit, in order and apart from each other, always whole graphemes.
    pub fn spans(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = Folded::of(text);
        let mut lights = Lights::default();
        let mut seen: Vec<Seen> = Vec::new();
        let keeps = !self.runs.is_empty() || !self.names.is_empty();
        tokens(folded.text(), |token| {
            self.word(&token, &mut lights);
            if keeps {
                let (range, position, rank) = (token.range, token.position, token.rank);
                seen.push(Seen { text: token.text.to_owned(), range, position, rank });
            }
        });
        let mut ranges = lights.settle();
        for run in &self.runs {
            runs(&seen, run, &mut ranges);
        }
        for name in &self.names {
            names(&seen, name, &mut ranges);
        }
        merged(ranges.into_iter().map(|range| folded.original(range)).collect())
    }

    fn word(&self, token: &Token<'_>, lights: &mut Lights) {
        for glow in &self.words {
            let Some(range) = glow.lights(token.text, &token.range, token.rank) else { continue };
            if glow.small {
                lights.small.push((token.position, range));
            } else {
                lights.ranges.push(range);
                lights.positions.push(token.position);
            }
        }
        for accepted in self.accepted.iter().filter(|accepted| accepted.word == token.text) {
            lights.positions.push(token.position);
            let whole = token.rank == Rank::Derived || accepted.letters.is_empty();
            if whole {
                lights.ranges.push(token.range.clone());
            }
            let mut letters = token.text.char_indices().enumerate();
            for &wanted in accepted.letters.iter().filter(|_| !whole) {
                if let Some((_, (at, c))) = letters.find(|&(place, _)| place == wanted) {
                    let start = token.range.start + at;
                    lights.ranges.push(start..start + c.len_utf8());
                }
            }
        }
    }
}

impl Lights {
    /// Small words glow by the light of their neighbours, from either side.
    fn settle(mut self) -> Vec<Range<usize>> {
        let forward = 0..self.small.len();
        for place in forward.clone().chain(forward.rev()) {
            let (position, range) = &self.small[place];
            let beside = self.positions.iter().any(|&other| other.abs_diff(*position) == 1);
            if beside && !self.positions.contains(position) {
                self.positions.push(*position);
                self.ranges.push(range.clone());
            }
        }
        self.ranges
    }
}

impl Glow {
    fn of(word: &Word, small: bool) -> Self {
        let letters = word.text.chars().count();
        let inflects = matches!(word.manner, Manner::Open | Manner::Unfinished) && letters > 3;
        let begins = match word.manner {
            Manner::Open => letters > 1,
            Manner::Unfinished | Manner::Beginning => true,
            Manner::Exact | Manner::Ending => false,
        };
        let ends = word.manner == Manner::Ending;
        Self { text: word.text.clone(), stem: inflects.then(|| stem(&word.text)), begins, ends, small }
    }

    /// Which part of a word it lights, if any.
    fn lights(&self, word: &str, range: &Range<usize>, rank: Rank) -> Option<Range<usize>> {
        if self.ends {
            let ends = word.ends_with(&self.text) && rank == Rank::Written;
            return ends.then(|| range.end.saturating_sub(self.text.len())..range.end);
        }
        if word.as_bytes().first() != self.text.as_bytes().first() {
            return None;
        }
        if word == self.text {
            return Some(range.clone());
        }
        if self.begins && word.starts_with(&self.text) {
            let whole = word.len() == range.len();
            return Some(range.start..if whole { range.start + self.text.len() } else { range.end });
        }
        let wanted = self.stem.as_ref().filter(|_| rank == Rank::Written)?;
        let alike = word.bytes().zip(wanted.bytes()).take_while(|(one, two)| one == two).count();
        (alike > 2 && stem(word) == *wanted).then(|| range.clone())
    }
}

fn runs(seen: &[Seen], run: &[Glow], ranges: &mut Vec<Range<usize>>) {
    let at = |position: u32, glow: &Glow| {
        let from = seen.partition_point(|word| word.position < position);
        seen[from..]
            .iter()
            .take_while(|word| word.position == position)
            .find_map(|word| glow.lights(&word.text, &word.range, word.rank))
    };
    let last = seen.last().map_or(0, |word| word.position + 1);
    for start in 0..last {
        let found: Option<Vec<Range<usize>>> = (start..).zip(run).map(|(position, glow)| at(position, glow)).collect();
        if let Some(found) = found.filter(|found| !found.is_empty()) {
            let start = found.iter().map(|range| range.start).min().unwrap_or(0);
            let end = found.iter().map(|range| range.end).max().unwrap_or(start);
            ranges.push(start..end);
        }
    }
}

fn names(seen: &[Seen], name: &[Head], ranges: &mut Vec<Range<usize>>) {
    let written: Vec<&Seen> = seen.iter().filter(|word| word.rank == Rank::Written).collect();
    for window in written.windows(name.len()) {
        if window.iter().zip(name).all(|(word, head)| word.text == head.word) {
            for (word, head) in window.iter().zip(name).filter(|(_, head)| head.letters > 0) {
                let end = word.text.char_indices().nth(head.letters).map_or(word.text.len(), |(at, _)| at);
                ranges.push(word.range.start..word.range.start + end.min(word.range.len()));
            }
        }
    }
}

/// Ranges in order, those that touch in one.
pub(in crate::search) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| range.start < range.end);
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}
