//! The query language, which nobody has to learn: words in any order, and a few marks that people know from elsewhere.

use std::ops::Range;

use crate::bundle::Kind;
use crate::search::acronym::is_small;
use crate::search::facet::Facet;
use crate::search::fold::fold;
use crate::search::record::Record;
use crate::search::token::{Compound, compounds};

/// What was asked, as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub(in crate::search) clauses: Vec<Clause>,
    notes: Vec<String>,
}

/// One thing that must hold, or must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Clause {
    /// Any of these fulfils it.
    pub choices: Vec<Choice>,
    /// Whether it must hold.
    pub stance: Stance,
    /// Whether it may be left out when nothing would be left with it: a plain word.
    pub soft: bool,
    /// Whether it was typed in capitals among other words that were not: `WHO` is no small word.
    pub capital: bool,
    /// How it was typed.
    pub typed: String,
}

/// Whether a clause must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// It must.
    Must,
    /// It must not.
    MustNot,
    /// It need not but counts: a word such as "of" beside words that mean something.
    Helps,
}

/// One way to fulfil a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Choice {
    /// The words, if it has any.
    pub want: Want,
    /// What the item must be besides.
    pub narrow: Option<Narrow>,
}

/// The words of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) enum Want {
    /// None: only narrowed.
    Anything,
    /// One word.
    Word(Word),
    /// Words side by side.
    Run(Vec<Word>),
}

/// A word, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Word {
    /// Its letters.
    pub text: String,
    /// What counts as it.
    pub manner: Manner,
}

/// What counts as a word that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Manner {
    /// It, its forms, what it begins, and what is near to it.
    Open,
    /// The same, and it is still being typed.
    Unfinished,
    /// It alone.
    Exact,
    /// It, and what it begins.
    Beginning,
    /// It, and what it ends.
    Ending,
}

/// A facet and the values that pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Narrow {
    /// The facet.
    pub facet: Facet,
    /// The values.
    pub test: Test,
}

/// Which values of a facet pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) enum Test {
    /// This one, or where none is this one those that begin so.
    Like(String),
    /// Those from the first to the last that begin so; either may be open.
    Between(Option<String>, Option<String>),
}

/// A way to go on with what is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// Which bytes of the query it replaces.
    pub replaces: Range<usize>,
    /// What it puts there.
    pub text: String,
    /// What it means, in a few words.
    pub meaning: String,
}

impl Query {
    /// Reads a query. Anything can be read: what is not understood is searched for by its words.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut reading = Reading { rest: text, query: Self::default(), joins: Joins::Next, unfinished: false };
        reading.read();
        if !text.chars().any(char::is_lowercase) && text.contains(char::is_whitespace) {
            reading.query.clauses.iter_mut().for_each(|clause| clause.capital = false);
        }
        reading.query.settle();
        reading.query
    }

    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// What was made of parts that are odd, in words.
    #[must_use]
    pub fn understood(&self) -> Vec<String> {
        self.notes.clone()
    }

    /// Small words need not be there when others mean something.
    fn settle(&mut self) {
        let is_small = |clause: &Clause| match clause.choices.as_slice() {
            [Choice { want: Want::Word(word), narrow: None }] => {
                word.manner == Manner::Open && !clause.capital && is_small(&word.text)
            }
            _ => false,
        };
        let means = |clause: &Clause| {
            clause.stance == Stance::Must
                && clause.choices.iter().any(|choice| choice.want != Want::Anything)
                && !is_small(clause)
        };
        if self.clauses.iter().any(means) {
            for clause in &mut self.clauses {
                if is_small(clause) && clause.stance == Stance::Must {
                    clause.stance = Stance::Helps;
                }
            }
        }
    }
}

/// Whether what comes next is another thing to hold, or another way for the last to hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joins {
    Next,
    Or,
}

struct Reading<'a> {
    rest: &'a str,
    query: Query,
    joins: Joins,
    unfinished: bool,
}

/// One piece of a query: up to a blank, or to the end of its quotation.
struct Piece<'a> {
    text: &'a str,
    quoted: bool,
    closed: bool,
}

impl<'a> Reading<'a> {
    fn read(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() {
                return;
            }
            if let Some(rest) = self.rest.strip_prefix('|') {
                self.rest = rest;
                if self.query.clauses.is_empty() {
                    self.query.notes.push("‘|’ stands between two words; the first is missing".to_owned());
                } else {
                    self.joins = Joins::Or;
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
            None => self.words(Manner::Open, None),
        };
        let typed = start[..start.len() - self.rest.len()].trim().to_owned();
        if !choices.is_empty() {
            self.put(choices, if negated { Stance::MustNot } else { Stance::Must }, &typed);
        }
    }

    /// Adds what was read: each entry must hold, and is a list of ways to hold.
    fn put(&mut self, entries: Vec<Entry>, stance: Stance, typed: &str) {
        let or = std::mem::replace(&mut self.joins, Joins::Next) == Joins::Or;
        let several = entries.len() > 1;
        for (place, entry) in entries.into_iter().enumerate() {
            if or
                && place == 0
                && stance == Stance::Must
                && let Some(last) = self.query.clauses.last_mut().filter(|last| last.stance == Stance::Must)
            {
                last.choices.extend(entry.choices);
                last.typed = format!("{} | {typed}", last.typed);
                last.soft &= entry.soft;
                continue;
            }
            let typed = if several { entry.typed } else { typed.to_owned() };
            let capital =
                typed.chars().filter(|c| c.is_uppercase()).count() > 1 && !typed.chars().any(char::is_lowercase);
            let clause =
                Clause { choices: entry.choices, stance, soft: entry.soft && stance == Stance::Must, capital, typed };
            self.query.clauses.push(clause);
        }
    }

    /// The next piece, and whether it is the last that is still being typed.
    fn piece(&mut self) -> Piece<'a> {
        if let Some(open) = self.rest.chars().next().filter(|&c| is_quote(c)) {
            let inner = &self.rest[open.len_utf8()..];
            let end = inner.find(is_quote);
            let close = end.and_then(|end| inner[end..].chars().next()).map_or(0, char::len_utf8);
            let (text, rest) = (&inner[..end.unwrap_or(inner.len())], &inner[end.unwrap_or(inner.len()) + close..]);
            self.rest = rest;
            self.unfinished = end.is_none();
            return Piece { text, quoted: true, closed: end.is_some() };
        }
        let end = self.rest.find(|c: char| c.is_whitespace() || c == '|' || c == '"').unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.unfinished = rest.is_empty();
        Piece { text, quoted: false, closed: !rest.is_empty() }
    }

    /// `name:value`, where the name is one that is known.
    fn field(&mut self) -> Option<Vec<Entry>> {
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
            let narrow = Narrow { facet: Facet::Kind, test: Test::Like(kind.word().to_owned()) };
            if self.rest.is_empty() || self.rest.starts_with(char::is_whitespace) {
                return Some(vec![Entry::narrowed(narrow)]);
            }
            return Some(self.words(Manner::Open, Some(&narrow)));
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
        if let Test::Like(value) = &test {
            let values = facet.values();
            let known = values.is_empty()
                || facet == Facet::Likelihood
                || values.iter().any(|known| known.starts_with(value.as_str()));
            if !known {
                let nearest = nearest(value, &values);
                let note = format!("‘{}’ is not a value of ‘{}:’{nearest}", piece.text, facet.name());
                self.query.notes.push(note);
            }
        }
        Some(vec![Entry::narrowed(Narrow { facet, test })])
    }

    /// Words, with the habits of fzf: `'exact`, `^beginning`, `ending$`.
    fn words(&mut self, manner: Manner, narrow: Option<&Narrow>) -> Vec<Entry> {
        let mut manner = manner;
        if let Some(rest) = self.rest.strip_prefix('\'') {
            manner = Manner::Exact;
            self.rest = rest;
        } else if let Some(rest) = self.rest.strip_prefix('^') {
            manner = Manner::Beginning;
            self.rest = rest;
        }
        let piece = self.piece();
        let mut text = piece.text;
        if !piece.quoted {
            if let Some(stem) = text.strip_suffix('$').filter(|_| manner == Manner::Open) {
                manner = Manner::Ending;
                text = stem;
            }
            if manner == Manner::Exact {
                text = text.trim_end_matches('\'');
            }
        }
        let folded = fold(text);
        let found = compounds(&folded);
        if piece.quoted {
            return phrase(&found, piece.closed, narrow).into_iter().collect();
        }
        let written = found.len();
        found
            .into_iter()
            .enumerate()
            .map(|(place, compound)| {
                let last = place + 1 == written && !piece.closed && text.ends_with(char::is_alphanumeric);
                let manner = if manner == Manner::Open && last { Manner::Unfinished } else { manner };
                entry(compound, manner, narrow)
            })
            .collect()
    }
}

/// One thing to hold, before it is put among the clauses.
struct Entry {
    choices: Vec<Choice>,
    soft: bool,
    typed: String,
}

impl Entry {
    fn narrowed(narrow: Narrow) -> Self {
        Self { choices: vec![Choice { want: Want::Anything, narrow: Some(narrow) }], soft: false, typed: String::new() }
    }
}

fn entry(compound: Compound, manner: Manner, narrow: Option<&Narrow>) -> Entry {
    let Compound { parts, whole } = compound;
    let typed = whole.clone().unwrap_or_else(|| parts.concat());
    let mut wants = Vec::new();
    if let Some(text) = whole {
        wants.push(Want::Word(Word { text, manner }));
    }
    if wants.is_empty() || parts.len() > 1 {
        let last = parts.len().saturating_sub(1);
        let word = |(place, text): (usize, String)| {
            let manner = match manner {
                Manner::Unfinished | Manner::Beginning if place == last => Manner::Beginning,
                Manner::Ending if place == 0 => Manner::Ending,
                Manner::Open | Manner::Exact | Manner::Unfinished | Manner::Beginning | Manner::Ending => Manner::Exact,
            };
            Word { text, manner }
        };
        let mut words: Vec<Word> = parts.into_iter().enumerate().map(word).collect();
        if words.len() == 1 {
            wants.extend(words.pop().map(Want::Word));
        } else {
            wants.push(Want::Run(words));
        }
    }
    let soft = matches!(manner, Manner::Open | Manner::Unfinished);
    let choices = wants.into_iter().map(|want| Choice { want, narrow: narrow.cloned() }).collect();
    Entry { choices, soft, typed }
}

/// Words in quotation marks stand side by side; the last of them may still be being typed.
fn phrase(found: &[Compound], closed: bool, narrow: Option<&Narrow>) -> Option<Entry> {
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
        manner: if place == last && !closed { Manner::Beginning } else { Manner::Exact },
    };
    let mut words: Vec<Word> = parts.iter().enumerate().map(word).collect();
    let want = if words.len() == 1 { Want::Word(words.pop()?) } else { Want::Run(words) };
    Some(Entry { choices: vec![Choice { want, narrow: narrow.cloned() }], soft: false, typed: String::new() })
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The values that were asked for: one, or a range as `>2023`, `>=2023-04`, `<2020`, `2021..2023`.
fn test(facet: Facet, text: &str) -> Option<Test> {
    if facet == Facet::Issued {
        let digits = |text: &str| {
            let text = text.trim().trim_matches('"');
            (text.starts_with(|c: char| c.is_ascii_digit())).then(|| text.to_owned())
        };
        return if let Some(from) = text.strip_prefix(">=") {
            Some(Test::Between(Some(digits(from)?), None))
        } else if let Some(after) = text.strip_prefix('>') {
            Some(Test::Between(Some(format!("{}\u{7F}", digits(after)?)), None))
        } else if let Some(to) = text.strip_prefix("<=") {
            Some(Test::Between(None, Some(format!("{}\u{7F}", digits(to)?))))
        } else if let Some(before) = text.strip_prefix('<') {
            Some(Test::Between(None, Some(digits(before)?)))
        } else if let Some((from, to)) = text.split_once("..") {
            let to = digits(to).map(|to| format!("{to}\u{7F}"));
            let from = digits(from);
            (from.is_some() || to.is_some()).then_some(Test::Between(from, to))
        } else {
            Some(Test::Like(digits(text.trim_start_matches('='))?))
        };
    }
    let value = Record::value(text.trim_start_matches('='));
    let value = match facet {
        Facet::Marking => value.trim_start_matches("tlp:").to_owned(),
        Facet::Kind => Kind::named(&value).map_or(value, |kind| kind.word().to_owned()),
        Facet::Likelihood
        | Facet::Form
        | Facet::Confidence
        | Facet::Origin
        | Facet::Bundle
        | Facet::Issued
        | Facet::Is
        | Facet::Has => value,
    };
    (!value.is_empty()).then_some(Test::Like(value))
}

fn nearest(value: &str, values: &[&'static str]) -> String {
    let closeness = |known: &&&'static str| strsim::damerau_levenshtein(value, known);
    match values.iter().min_by_key(closeness) {
        Some(known) if strsim::damerau_levenshtein(value, known) <= 3 => format!("; the nearest is ‘{known}’"),
        _ => String::new(),
    }
}

impl Query {
    /// What the word under the cursor may become: a field, or a value of the field before it.
    #[must_use]
    pub fn complete(text: &str, cursor_byte: usize) -> Vec<Completion> {
        let mut cursor = cursor_byte.min(text.len());
        while !text.is_char_boundary(cursor) {
            cursor -= 1;
        }
        let before = &text[..cursor];
        let start = before
            .rfind(|c: char| c.is_whitespace() || c == '|')
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let start = start + before[start..].len() - before[start..].trim_start_matches(['-', '!']).len();
        let typed = &before[start..];
        let replaces = start..cursor;
        let Some((name, value)) = typed.split_once(':') else {
            let typed = typed.to_lowercase();
            let facets = Facet::ALL.into_iter().map(|facet| (facet.name(), facet.meaning()));
            let kinds = Kind::ALL.into_iter().map(|kind| (kind.word(), "words in items of this kind"));
            let fits = facets.chain(kinds).filter(|(name, _)| name.starts_with(&typed));
            let completion = |(name, meaning): (&str, &str)| Completion {
                replaces: replaces.clone(),
                text: format!("{name}:"),
                meaning: meaning.to_owned(),
            };
            return fits.map(completion).collect();
        };
        let Some(facet) = Facet::named(name) else { return Vec::new() };
        let value = Record::value(value);
        let fits = facet.values().into_iter().filter(|known| known.starts_with(&value));
        fits.map(|known| Completion {
            replaces: replaces.clone(),
            text: format!("{}:{known}", facet.name()),
            meaning: format!("{} is {}", facet.name(), known.replace('-', " ")),
        })
        .collect()
    }
}
