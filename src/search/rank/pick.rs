//! A small fuzzy filter for palettes and pickers: words in any order, by prefix, by letters, or with typing errors.

use std::ops::Range;

use crate::search::text::edit::{EditDistance, allowed_edits};
use crate::search::text::fold::Folded;
use crate::search::text::matcher::Matcher;
use crate::search::text::token::{TokenSource, tokens};

/// One candidate that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Picked {
    /// Its place among the candidates.
    pub index: usize,
    /// What is highlighted of it, in bytes.
    pub spans: Vec<Range<usize>>,
    /// How well it fits; only to be compared within one pick.
    pub score: f64,
}

/// The candidates that a query fits, the best first, equals in the order in which they came. Every word of the query must
/// fit a word of the candidate, or the query run together must fit the candidate run together; an empty query fits all.
pub fn pick(query: &str, candidates: &[&str]) -> Vec<Picked> {
    let folded = Folded::of(query);
    let mut terms: Vec<Term> = Vec::new();
    tokens(folded.text(), |token| {
        if token.source == TokenSource::Written {
            terms.push(Term { text: token.text.to_owned(), distance: EditDistance::of(token.text) });
        }
    });
    let matcher = Matcher::new();
    let mut picked: Vec<Picked> = candidates
        .iter()
        .enumerate()
        .filter_map(|(index, candidate)| {
            let (score, spans) = fit(&matcher, &mut terms, candidate)?;
            Some(Picked { index, spans, score })
        })
        .collect();
    picked.sort_by(|one, two| two.score.total_cmp(&one.score));
    picked
}

struct Term {
    text: String,
    distance: EditDistance,
}

struct CandidateWord {
    text: String,
    range: Range<usize>,
}

fn fit(matcher: &Matcher, terms: &mut [Term], candidate: &str) -> Option<(f64, Vec<Range<usize>>)> {
    let folded = Folded::of(candidate);
    let mut words: Vec<CandidateWord> = Vec::new();
    tokens(folded.text(), |token| {
        if token.text.len() == token.range.len() {
            words.push(CandidateWord { text: token.text.to_owned(), range: token.range });
        }
    });
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut score = 0.0;
    let mut last = None;
    for term in terms.iter_mut() {
        let best = words.iter().enumerate().filter_map(|(place, word)| {
            let (score, highlights) = fit_word(matcher, term, &word.text)?;
            Some((place, score, highlights))
        });
        let best = best.max_by(|one, two| one.1.total_cmp(&two.1).then(two.0.cmp(&one.0)));
        let Some((place, worth, highlights)) = best else { return run_together(matcher, terms, &folded) };
        let word = &words[place];
        ranges.extend(highlights.into_iter().map(|range| word.range.start + range.start..word.range.start + range.end));
        score += worth;
        score += match last {
            Some(before) if place > before => 0.1,
            None if place == 0 => 0.1,
            _ => 0.0,
        };
        last = Some(place);
    }
    let letters: usize = terms.iter().map(|term| term.text.len()).sum();
    score += share(letters, folded.text().len()) * 0.2;
    Some((score, shown(&folded, ranges)))
}

#[allow(clippy::cast_precision_loss, reason = "lengths of a line")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// How well a typed word fits a word, and which bytes of it are highlighted.
fn fit_word(matcher: &Matcher, term: &mut Term, word: &str) -> Option<(f64, Vec<Range<usize>>)> {
    let typed = term.text.as_str();
    let whole = || std::iter::once(0..word.len()).collect();
    if word == typed {
        return Some((1.0, whole()));
    }
    if word.starts_with(typed) {
        return Some((0.8 + 0.15 * share(typed.len(), word.len()), std::iter::once(0..typed.len()).collect()));
    }
    if let Some(at) = word.find(typed).filter(|_| typed.len() > 2) {
        return Some((0.6, std::iter::once(at..at + typed.len()).collect()));
    }
    let letters = matcher.letters(word, typed);
    if typed.chars().count() > 1 && word.chars().next() == typed.chars().next() && !letters.is_empty() {
        let closeness = matcher.closeness(word, typed).unwrap_or(0.0);
        return Some((0.3 + 0.2 * f64::from(closeness), bytes(word, &letters, 0)));
    }
    let most = allowed_edits(term.distance.letters());
    if most > 0
        && let Some(edits) = term.distance.edits(word, most)
    {
        return Some((0.45 - 0.1 * f64::from(edits.count), whole()));
    }
    None
}

/// The letters of the query in order through the whole candidate.
fn run_together(matcher: &Matcher, terms: &[Term], folded: &Folded) -> Option<(f64, Vec<Range<usize>>)> {
    let typed: String = terms.iter().map(|term| term.text.as_str()).collect();
    let mut letters: String = String::new();
    let mut places: Vec<Range<usize>> = Vec::new();
    tokens(folded.text(), |token| {
        if token.source == TokenSource::Written {
            letters.push_str(token.text);
            places.extend(token.text.char_indices().map(|(at, c)| {
                let start = token.range.start + at;
                start..(start + c.len_utf8()).min(token.range.end.max(start))
            }));
        }
    });
    let closeness = matcher.closeness(&letters, &typed)?;
    let highlights =
        matcher.letters(&letters, &typed).into_iter().filter_map(|place| places.get(place).cloned()).collect();
    Some((0.2 * f64::from(closeness), shown(folded, highlights)))
}

fn bytes(word: &str, letters: &[usize], from: usize) -> Vec<Range<usize>> {
    let places: Vec<(usize, char)> = word.char_indices().collect();
    let found = letters.iter().filter_map(|&letter| places.get(letter));
    found.map(|&(at, c)| from + at..from + at + c.len_utf8()).collect()
}

fn shown(folded: &Folded, ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    crate::search::rank::highlight::merged(ranges.into_iter().map(|range| folded.original(range)).collect())
}
