//! What was asked, as it was understood.

use crate::search::index::facet::Facet;
use crate::search::text::acronym::is_small;

/// What was asked, as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub(in crate::search) clauses: Vec<Clause>,
    pub(in crate::search) notes: Vec<String>,
    /// The note on a value that its field never has, where there is one.
    pub(in crate::search) impossible: Option<String>,
}

/// One thing that must hold, or must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Clause {
    /// Any of these fulfils the clause.
    pub choices: Vec<Choice>,
    pub occur: Occur,
    /// Whether it may be left out where nothing is found with it: a plain word.
    pub optional: bool,
    /// Whether it was typed in capitals among other words that were not: `WHO` is no small word.
    pub capital: bool,
    /// How it was typed.
    pub typed: String,
}

/// Whether a clause must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occur {
    Must,
    MustNot,
    /// It need not hold but counts: a word such as "of" beside words that mean something.
    Should,
}

/// One way to fulfil a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Choice {
    pub want: Pattern,
    pub filter: Option<FacetFilter>,
}

/// The words of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) enum Pattern {
    Any,
    Word(Word),
    /// Words side by side.
    Phrase(Vec<Word>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Word {
    pub text: String,
    /// What counts as it.
    pub mode: MatchMode,
}

impl Word {
    /// Whether words that it begins count as it.
    pub fn completes(&self) -> bool {
        match self.mode {
            MatchMode::Open => self.text.chars().nth(1).is_some(),
            MatchMode::Unfinished | MatchMode::Prefix => true,
            MatchMode::Exact | MatchMode::Suffix => false,
        }
    }

    /// Whether its other forms count as it. Of three letters too many words would be a form.
    pub fn inflects(&self) -> bool {
        matches!(self.mode, MatchMode::Open | MatchMode::Unfinished) && self.text.chars().nth(3).is_some()
    }
}

/// What counts as a word that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum MatchMode {
    /// It, its forms, what it begins, and what is near to it.
    Open,
    /// The same, and it is still being typed.
    Unfinished,
    Exact,
    /// It, and what it begins.
    Prefix,
    /// It, and what it ends.
    Suffix,
}

/// A facet and the values that pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct FacetFilter {
    pub facet: Facet,
    pub test: ValueTest,
}

/// Which values of a facet pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) enum ValueTest {
    /// This one, or where none is this one those that begin so.
    Like(String),
    /// Those from the first to the last; either may be open.
    Between(Option<String>, Option<String>),
}

impl Query {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Why it can never find anything that has all of it, in words: a field is asked for a value that it never has.
    pub fn impossible(&self) -> Option<&str> {
        self.impossible.as_deref()
    }

    /// What was not understood, in words.
    pub fn understood(&self) -> Vec<String> {
        self.notes.clone()
    }

    /// Makes words such as "of" optional where other words are asked for.
    pub(in crate::search) fn demote_small_words(&mut self) {
        let is_small = |clause: &Clause| match clause.choices.as_slice() {
            [Choice { want: Pattern::Word(word), filter: None }] => {
                word.mode == MatchMode::Open && !clause.capital && is_small(&word.text)
            }
            _ => false,
        };
        let means = |clause: &Clause| {
            clause.occur == Occur::Must
                && clause.choices.iter().any(|choice| choice.want != Pattern::Any)
                && !is_small(clause)
        };
        if self.clauses.iter().any(means) {
            for clause in &mut self.clauses {
                if is_small(clause) && clause.occur == Occur::Must {
                    clause.occur = Occur::Should;
                }
            }
        }
    }
}
