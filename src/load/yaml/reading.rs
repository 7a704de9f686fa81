//! One attempt to read a value: where it is, what stands in for what, and why it stopped.

use std::collections::HashSet;
use std::fmt;

use serde::de;

use crate::bundle::Kind;
use crate::load::fault::fault::Fault;
use crate::load::fault::keys;
use crate::load::fault::wrong::Wrong;
use crate::load::yaml::spans::Spans;
use crate::load::yaml::step::{Focus, Step};
use crate::load::yaml::yaml::Tree;

/// Words that say least, for the place of a word that is missing or wrong. The first that may stand there is taken.
pub const NEUTRAL: [&str; 7] = ["not_stated", "unhedged", "transcriber", "related", "related-to", "open", "annex"];

/// One attempt to read a value.
pub struct Reading<'a> {
    /// The places of the file.
    pub spans: &'a Spans,
    /// Where the attempt is.
    pub path: Vec<Step<'a>>,
    /// The ways at which something neutral stands in for what is wrong or missing.
    pub blank: HashSet<Vec<Step<'a>>>,
    /// How much may still be told.
    pub room: usize,
    /// What is wrong and does not stop the attempt.
    pub soft: Vec<Fault>,
    /// The kind whose fields stand in the mapping of an item.
    pub kind: Option<Kind>,
    /// The keys of a mapping that is read into more than one struct, as far as they are known yet.
    pub known: Vec<&'static str>,
    /// Whether the next struct is read from the mapping of its holder.
    pub flat: bool,
}

impl<'a> Reading<'a> {
    /// Tells what is wrong where the attempt is.
    pub fn tell(&mut self, focus: Focus, wrong: Wrong) {
        if !self.has_enough() {
            self.soft.push(self.spans.fault(&self.path, focus, wrong));
        }
    }

    /// Whether no more need be told.
    pub fn has_enough(&self) -> bool {
        self.soft.len() >= self.room
    }

    /// Whether something neutral stands in where the attempt is.
    pub fn is_blank(&self) -> bool {
        !self.blank.is_empty() && self.blank.contains(&self.path)
    }

    /// Reads what lies one step further.
    pub fn step<R>(
        &mut self,
        step: Step<'a>,
        read: impl FnOnce(&mut Self) -> Result<R, ReadError>,
    ) -> Result<R, ReadError> {
        self.path.push(step);
        let result = read(self).map_err(|error| error.at(&self.path));
        self.path.pop();
        result
    }
}

/// Why an attempt stopped, and where.
#[derive(Debug)]
pub struct ReadError {
    /// Where; absent at the place where the attempt began.
    pub path: Option<Vec<Step<'static>>>,
    pub what: ReadErrorKind,
}

/// Why an attempt stopped.
#[derive(Debug)]
pub enum ReadErrorKind {
    /// Something is wrong there.
    Wrong(Box<Wrong>),
    /// A key is missing there.
    Missing(&'static str),
    /// There is nothing neutral to put there.
    NoNeutral,
}

impl ReadError {
    /// A stop where the attempt is.
    pub const fn of(what: ReadErrorKind) -> Self {
        Self { path: None, what }
    }

    /// A stop at something wrong.
    pub fn wrong(wrong: Wrong) -> Self {
        Self::of(ReadErrorKind::Wrong(Box::new(wrong)))
    }

    /// The same, at a place unless it has one already.
    pub fn at(self, path: &[Step<'_>]) -> Self {
        Self { path: self.path.or_else(|| Some(path.iter().map(Step::owned).collect())), what: self.what }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            ReadErrorKind::Wrong(wrong) => wrong.fmt(f),
            ReadErrorKind::Missing(key) => write!(f, "the key `{key}` is missing"),
            ReadErrorKind::NoNeutral => f.write_str("nothing neutral can stand here"),
        }
    }
}

impl std::error::Error for ReadError {}

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Self::of(ReadErrorKind::Wrong(Box::new(keys::bad_value(&why.to_string()))))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::of(ReadErrorKind::Missing(field))
    }
}

/// What a reader is given: a value of the file, or nothing that can be used.
#[derive(Clone, Copy)]
pub enum Given<'a> {
    Tree(&'a Tree),
    /// Nothing: something neutral is wanted.
    Blank,
}
