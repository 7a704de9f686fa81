//! The query language: words in any order, and a few marks that people know from other programs.

use crate::bundle::Kind;
use crate::search::index::facet::Facet;
use crate::search::query::filter::{nearest, test};
use crate::search::query::query::{Choice, Clause, FacetFilter, MatchMode, Occur, Pattern, Query, ValueTest, Word};
use crate::search::text::fold::fold;
use crate::search::text::token::{Compound, compounds};

/// The most words of a query that are searched for, and the most bytes. A search costs as much as the square of the words:
/// each is left out in turn where nothing answers all of them.
const MOST_WORDS: usize = 64;
const MOST_BYTES: usize = 4096;

/// Reads a query. Anything can be read: what is not understood is searched for by its words.
pub fn parse(text: &str) -> Query {
    let whole = text;
    let text = bounded(whole);
    let mut parser = Parser { rest: text, query: Query::default(), joins: Join::Next, unfinished: false };
    parser.read();
    if !text.chars().any(char::is_lowercase) && text.contains(char::is_whitespace) {
        parser.query.clauses.iter_mut().for_each(|clause| clause.capital = false);
    }
    parser.query.demote_small_words();
    if text.len() < whole.len() {
        parser.query.notes.push(format!("the query is too long: its first {MOST_WORDS} words are searched for"));
    }
    parser.query
}

/// The beginning of a query, up to the most words and bytes that are searched for.
fn bounded(text: &str) -> &str {
    let (mut words, mut inside) = (0, false);
    for (at, c) in text.char_indices() {
        words += usize::from(c.is_alphanumeric() && !inside);
        inside = c.is_alphanumeric();
        if words > MOST_WORDS || at > MOST_BYTES {
            return &text[..at];
        }
    }
    text
}

/// Whether the next words are a clause of their own, or another choice of the last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    Next,
    Or,
}

struct Parser<'a> {
    rest: &'a str,
    query: Query,
    joins: Join,
    unfinished: bool,
}

/// One piece of a query: up to a blank, or to the end of its quotation.
struct QueryPiece<'a> {
    text: &'a str,
    quoted: bool,
    closed: bool,
}

impl<'a> Parser<'a> {
    fn read(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() {
                return;
            }
            if let Some(rest) = self.rest.strip_prefix('|') {
                self.rest = rest;
                if self.query.clauses.is_empty() {
                    let note = "‘|’ stands between two words; the first is missing".to_owned();
                    self.query.notes.retain(|other| *other != note);
                    self.query.notes.push(note);
                } else {
                    self.joins = Join::Or;
                }
                continue;
            }
            self.clause();
        }
    }

    fn clause(&mut self) {
        let start = self.rest;
        let negated = ['-', '!'].iter().any(|&mark| {
            let rest = self.rest.strip_prefix(mark);
            rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || is_quote(c) || "'^".contains(c)))
        });
        if negated {
            self.rest = &self.rest[1..];
        }
        let choices = match self.field() {
            Some(choices) => choices,
            None => self.words(MatchMode::Open, None),
        };
        let typed = start[..start.len() - self.rest.len()].trim().to_owned();
        if !choices.is_empty() {
            self.put(choices, if negated { Occur::MustNot } else { Occur::Must }, &typed);
        }
    }

    /// Adds clauses; after `|` the first is another choice of the last clause.
    fn put(&mut self, entries: Vec<ParsedClause>, occur: Occur, typed: &str) {
        let or = std::mem::replace(&mut self.joins, Join::Next) == Join::Or;
        let several = entries.len() > 1;
        for (place, entry) in entries.into_iter().enumerate() {
            if or
                && place == 0
                && occur == Occur::Must
                && let Some(last) = self.query.clauses.last_mut().filter(|last| last.occur == Occur::Must)
            {
                last.choices.extend(entry.choices);
                last.typed = format!("{} | {typed}", last.typed);
                last.optional &= entry.optional;
                continue;
            }
            let typed = if several { entry.typed } else { typed.to_owned() };
            let capital =
                typed.chars().filter(|c| c.is_uppercase()).count() > 1 && !typed.chars().any(char::is_lowercase);
            let clause = Clause {
                choices: entry.choices,
                occur,
                optional: entry.optional && occur == Occur::Must,
                capital,
                typed,
            };
            self.query.clauses.push(clause);
        }
    }

    /// The next piece, and whether it is the last that is still being typed.
    fn piece(&mut self) -> QueryPiece<'a> {
        if let Some(open) = self.rest.chars().next().filter(|&c| is_quote(c)) {
            let inner = &self.rest[open.len_utf8()..];
            let end = inner.find(is_quote);
            let close = end.and_then(|end| inner[end..].chars().next()).map_or(0, char::len_utf8);
            let (text, rest) = (&inner[..end.unwrap_or(inner.len())], &inner[end.unwrap_or(inner.len()) + close..]);
            self.rest = rest;
            self.unfinished = end.is_none();
            return QueryPiece { text, quoted: true, closed: end.is_some() };
        }
        let end = self.rest.find(|c: char| c.is_whitespace() || c == '|' || c == '"').unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.unfinished = rest.is_empty();
        QueryPiece { text, quoted: false, closed: !rest.is_empty() }
    }

    /// `name:value`, where the name is one that is known.
    fn field(&mut self) -> Option<Vec<ParsedClause>> {
        let colon = self.rest.find(':')?;
        let name = &self.rest[..colon];
        if name.is_empty() || !name.chars().all(char::is_alphabetic) {
            return None;
        }
        let before = self.rest;
        let kind = Kind::named(name);
        let facet = Facet::named(name);
        if kind.is_none() && facet.is_none() {
            let after = &self.rest[colon + 1..];
            if after.starts_with(|c: char| c.is_alphanumeric() || is_quote(c)) {
                let note = format!("‘{name}:’ is not a field; its words are searched for");
                self.query.notes.push(note);
            }
            return None;
        }
        self.rest = &self.rest[colon + 1..];
        if let Some(kind) = kind {
            let filter = FacetFilter { facet: Facet::Kind, test: ValueTest::Like(kind.word().to_owned()) };
            if self.rest.is_empty() || self.rest.starts_with(char::is_whitespace) {
                return Some(vec![ParsedClause::filtered(filter)]);
            }
            return Some(self.words(MatchMode::Open, Some(&filter)));
        }
        let facet = facet?;
        let piece = self.piece();
        let Some(test) = test(facet, piece.text) else {
            if self.rest.trim().is_empty() || piece.text.is_empty() {
                let note = format!("‘{}:’ waits for its value", facet.name());
                self.query.notes.push(note);
                return Some(Vec::new());
            }
            self.rest = before;
            return None;
        };
        if let ValueTest::Like(value) = &test {
            let values = facet.values();
            let known = values.is_empty()
                || facet == Facet::Likelihood
                || values.iter().any(|known| known.starts_with(value.as_str()));
            if !known {
                let nearest = nearest(value, &values);
                let note = format!("‘{}’ is not a value of ‘{}:’{nearest}", piece.text, facet.name());
                self.query.impossible.get_or_insert_with(|| note.clone());
                self.query.notes.push(note);
            }
        }
        Some(vec![ParsedClause::filtered(FacetFilter { facet, test })])
    }

    /// Words, with the marks of fzf: `'exact`, `^beginning`, `ending$`.
    fn words(&mut self, mode: MatchMode, filter: Option<&FacetFilter>) -> Vec<ParsedClause> {
        let mut mode = mode;
        if let Some(rest) = self.rest.strip_prefix('\'') {
            mode = MatchMode::Exact;
            self.rest = rest;
        } else if let Some(rest) = self.rest.strip_prefix('^') {
            mode = MatchMode::Prefix;
            self.rest = rest;
        }
        let piece = self.piece();
        let mut text = piece.text;
        if !piece.quoted {
            if let Some(stem) = text.strip_suffix('$').filter(|_| mode == MatchMode::Open) {
                mode = MatchMode::Suffix;
                text = stem;
            }
            if mode == MatchMode::Exact {
                text = text.trim_end_matches('\'');
            }
        }
        let folded = fold(text);
        let found = compounds(&folded);
        if piece.quoted {
            // The last word of a phrase that is not closed may still be being typed.
            let last = if piece.closed { MatchMode::Exact } else { MatchMode::Prefix };
            return phrase(&found, last, filter).into_iter().collect();
        }
        let written = found.len();
        found
            .into_iter()
            .enumerate()
            .map(|(place, compound)| {
                let last = place + 1 == written && !piece.closed && text.ends_with(char::is_alphanumeric);
                let mode = if mode == MatchMode::Open && last { MatchMode::Unfinished } else { mode };
                entry(compound, mode, filter)
            })
            .collect()
    }
}

struct ParsedClause {
    choices: Vec<Choice>,
    optional: bool,
    typed: String,
}

impl ParsedClause {
    fn filtered(filter: FacetFilter) -> Self {
        Self {
            choices: vec![Choice { want: Pattern::Any, filter: Some(filter) }],
            optional: false,
            typed: String::new(),
        }
    }
}

fn entry(compound: Compound, mode: MatchMode, filter: Option<&FacetFilter>) -> ParsedClause {
    let Compound { parts, whole } = compound;
    let typed = whole.clone().unwrap_or_else(|| parts.concat());
    let mut wants = Vec::new();
    if let Some(text) = whole {
        wants.push(Pattern::Word(Word { text, mode }));
    }
    if wants.is_empty() || parts.len() > 1 {
        let last = parts.len().saturating_sub(1);
        let word = |(place, text): (usize, String)| {
            let mode = match mode {
                MatchMode::Unfinished | MatchMode::Prefix if place == last => MatchMode::Prefix,
                MatchMode::Suffix if place == 0 => MatchMode::Suffix,
                MatchMode::Open | MatchMode::Exact | MatchMode::Unfinished | MatchMode::Prefix | MatchMode::Suffix => {
                    MatchMode::Exact
                }
            };
            Word { text, mode }
        };
        let mut words: Vec<Word> = parts.into_iter().enumerate().map(word).collect();
        if words.len() == 1 {
            wants.extend(words.pop().map(Pattern::Word));
        } else {
            wants.push(Pattern::Phrase(words));
        }
    }
    let optional = matches!(mode, MatchMode::Open | MatchMode::Unfinished);
    let choices = wants.into_iter().map(|want| Choice { want, filter: filter.cloned() }).collect();
    ParsedClause { choices, optional, typed }
}

/// Words in quotation marks stand side by side.
fn phrase(found: &[Compound], last_mode: MatchMode, filter: Option<&FacetFilter>) -> Option<ParsedClause> {
    let parts: Vec<&String> = found
        .iter()
        .flat_map(|compound| match &compound.whole {
            Some(whole) if compound.parts.concat() == *whole && whole.chars().any(char::is_numeric) => {
                std::slice::from_ref(whole).iter()
            }
            _ => compound.parts.iter(),
        })
        .collect();
    let last = parts.len().checked_sub(1)?;
    let word = |(place, text): (usize, &&String)| Word {
        text: (*text).clone(),
        mode: if place == last { last_mode } else { MatchMode::Exact },
    };
    let mut words: Vec<Word> = parts.iter().enumerate().map(word).collect();
    let want = if words.len() == 1 { Pattern::Word(words.pop()?) } else { Pattern::Phrase(words) };
    Some(ParsedClause {
        choices: vec![Choice { want, filter: filter.cloned() }],
        optional: false,
        typed: String::new(),
    })
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many words a search for this would look up.
    fn size(query: &Query) -> usize {
        let words = |choice: &Choice| match &choice.want {
            Pattern::Any | Pattern::Word(_) => 1,
            Pattern::Phrase(words) => words.len(),
        };
        query.clauses.iter().flat_map(|clause| &clause.choices).map(words).sum::<usize>() + query.notes.len()
    }

    #[test]
    fn a_query_of_thousands_of_words_looks_up_a_few() {
        let words: Vec<String> = (0..8_000).map(|number| format!("word{number}")).collect();
        let quoted = format!("\"{}\"", words.join(" "));
        for text in [words.join(" "), words.join(" | "), words.join("-"), words.join("/"), quoted, "| -".repeat(8_000)]
        {
            let query = parse(&text);
            assert!(size(&query) <= 4 * MOST_WORDS, "{} words", size(&query));
            assert!(query.notes.last().is_some_and(|note| note.contains("too long")), "it is said");
        }
        let sixty_four = words[..MOST_WORDS].join(" ");
        assert_eq!((parse(&sixty_four).clauses.len(), parse(&sixty_four).notes.len()), (MOST_WORDS, 0));
    }
}
