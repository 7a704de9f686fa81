//! What a query highlights in any text: the letters that were typed, in the words that answered.

use std::ops::Range;

use crate::search::query::query::{MatchMode, Occur, Pattern, Query, Word};
use crate::search::text::fold::Folded;
use crate::search::text::stem::stem;
use crate::search::text::token::{Token, TokenSource, tokens};

/// The words that a query asks for, and the near words that were accepted for it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Highlights {
    words: Vec<HighlightedWord>,
    phrases: Vec<Vec<HighlightedWord>>,
    accepted: Vec<Accepted>,
    names: Vec<Vec<NamePart>>,
}

#[derive(Debug, Clone, PartialEq)]
struct HighlightedWord {
    word: Word,
    /// The stem, where other forms of the word are highlighted too.
    stem: Option<String>,
    occur: Occur,
}

/// A word that was accepted for another that was typed.
#[derive(Debug, Clone, PartialEq)]
struct Accepted {
    word: String,
    /// Which of its letters were typed; none where all of it is highlighted.
    letters: Vec<usize>,
}

/// A word of a name, and how many of its first letters are highlighted.
#[derive(Debug, Clone, PartialEq)]
struct NamePart {
    word: String,
    letters: usize,
}

/// A word of the text that is being highlighted, folded.
struct TextWord {
    text: String,
    range: Range<usize>,
    position: u32,
    source: TokenSource,
}

/// What single words highlight in a text.
#[derive(Default)]
struct SpanCollector {
    ranges: Vec<Range<usize>>,
    positions: Vec<u32>,
    /// Words such as "of", which are highlighted only beside another highlighted word.
    optional: Vec<(u32, Range<usize>)>,
}

impl Highlights {
    /// What a query highlights before anything is known of the library.
    pub fn of(query: &Query) -> Self {
        let mut highlights = Self::default();
        for clause in query.clauses.iter().filter(|clause| clause.occur != Occur::MustNot) {
            for choice in &clause.choices {
                match &choice.want {
                    Pattern::Any => {}
                    Pattern::Word(word) => highlights.words.push(HighlightedWord::of(word, clause.occur)),
                    Pattern::Phrase(words) => {
                        let words = words.iter().map(|word| HighlightedWord::of(word, Occur::Must));
                        highlights.phrases.push(words.collect());
                    }
                }
            }
        }
        highlights
    }

    /// Highlights a word that was accepted for what was typed: these letters of it, or all of it where there are none.
    pub(in crate::search) fn accept(&mut self, word: &str, letters: Vec<usize>) {
        if !self.accepted.iter().any(|accepted| accepted.word == word) {
            self.accepted.push(Accepted { word: word.to_owned(), letters });
        }
    }

    /// Highlights a name by the first letters of its words.
    pub(in crate::search) fn name(&mut self, parts: Vec<(String, usize)>) {
        let name: Vec<NamePart> = parts.into_iter().map(|(word, letters)| NamePart { word, letters }).collect();
        if !name.is_empty() && !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && self.accepted.is_empty() && self.names.is_empty()
    }

    /// Which bytes of a text are highlighted, in order and apart from each other, always whole graphemes.
    pub fn spans(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        let folded = Folded::of(text);
        let mut spans = SpanCollector::default();
        let mut words: Vec<TextWord> = Vec::new();
        let needs_words = !self.phrases.is_empty() || !self.names.is_empty();
        tokens(folded.text(), |token| {
            self.collect(&token, &mut spans);
            if needs_words {
                let (range, position, source) = (token.range, token.position, token.source);
                words.push(TextWord { text: token.text.to_owned(), range, position, source });
            }
        });
        let mut ranges = spans.finish();
        for phrase in &self.phrases {
            phrase_ranges(&words, phrase, &mut ranges);
        }
        for name in &self.names {
            name_ranges(&words, name, &mut ranges);
        }
        merged(ranges.into_iter().map(|range| folded.original(range)).collect())
    }

    fn collect(&self, token: &Token<'_>, spans: &mut SpanCollector) {
        for word in &self.words {
            let Some(range) = word.range_in(token.text, &token.range, token.source) else { continue };
            if word.occur == Occur::Should {
                spans.optional.push((token.position, range));
            } else {
                spans.ranges.push(range);
                spans.positions.push(token.position);
            }
        }
        for accepted in self.accepted.iter().filter(|accepted| accepted.word == token.text) {
            spans.positions.push(token.position);
            let whole = token.source == TokenSource::Derived || accepted.letters.is_empty();
            if whole {
                spans.ranges.push(token.range.clone());
            }
            let mut letters = token.text.char_indices().enumerate();
            for &wanted in accepted.letters.iter().filter(|_| !whole) {
                if let Some((_, (at, c))) = letters.find(|&(place, _)| place == wanted) {
                    let start = token.range.start + at;
                    spans.ranges.push(start..start + c.len_utf8());
                }
            }
        }
    }
}

impl SpanCollector {
    /// Adds the optional words that stand beside a highlighted word, read forwards and then backwards so that several in a
    /// row are reached from either side.
    fn finish(mut self) -> Vec<Range<usize>> {
        let forward = 0..self.optional.len();
        for place in forward.clone().chain(forward.rev()) {
            let (position, range) = &self.optional[place];
            let beside = self.positions.iter().any(|&other| other.abs_diff(*position) == 1);
            if beside && !self.positions.contains(position) {
                self.positions.push(*position);
                self.ranges.push(range.clone());
            }
        }
        self.ranges
    }
}

impl HighlightedWord {
    fn of(word: &Word, occur: Occur) -> Self {
        Self { word: word.clone(), stem: word.inflects().then(|| stem(&word.text)), occur }
    }

    /// Which part of a word of the text is highlighted, if any.
    fn range_in(&self, text: &str, range: &Range<usize>, source: TokenSource) -> Option<Range<usize>> {
        let typed = self.word.text.as_str();
        if self.word.mode == MatchMode::Suffix {
            let ends = text.ends_with(typed) && source == TokenSource::Written;
            return ends.then(|| range.end.saturating_sub(typed.len())..range.end);
        }
        if text.as_bytes().first() != typed.as_bytes().first() {
            return None;
        }
        if text == typed {
            return Some(range.clone());
        }
        if self.word.completes() && text.starts_with(typed) {
            let whole = text.len() == range.len();
            return Some(range.start..if whole { range.start + typed.len() } else { range.end });
        }
        let wanted = self.stem.as_ref().filter(|_| source == TokenSource::Written)?;
        let alike = text.bytes().zip(wanted.bytes()).take_while(|(one, two)| one == two).count();
        (alike > 2 && stem(text) == *wanted).then(|| range.clone())
    }
}

fn phrase_ranges(words: &[TextWord], phrase: &[HighlightedWord], ranges: &mut Vec<Range<usize>>) {
    let at = |position: u32, wanted: &HighlightedWord| {
        let from = words.partition_point(|word| word.position < position);
        words[from..]
            .iter()
            .take_while(|word| word.position == position)
            .find_map(|word| wanted.range_in(&word.text, &word.range, word.source))
    };
    let last = words.last().map_or(0, |word| word.position + 1);
    for start in 0..last {
        let found: Option<Vec<Range<usize>>> =
            (start..).zip(phrase).map(|(position, wanted)| at(position, wanted)).collect();
        if let Some(found) = found.filter(|found| !found.is_empty()) {
            let start = found.iter().map(|range| range.start).min().unwrap_or(0);
            let end = found.iter().map(|range| range.end).max().unwrap_or(start);
            ranges.push(start..end);
        }
    }
}

fn name_ranges(words: &[TextWord], name: &[NamePart], ranges: &mut Vec<Range<usize>>) {
    let written: Vec<&TextWord> = words.iter().filter(|word| word.source == TokenSource::Written).collect();
    for window in written.windows(name.len()) {
        if window.iter().zip(name).all(|(word, part)| word.text == part.word) {
            for (word, part) in window.iter().zip(name).filter(|(_, part)| part.letters > 0) {
                let end = word.text.char_indices().nth(part.letters).map_or(word.text.len(), |(at, _)| at);
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
