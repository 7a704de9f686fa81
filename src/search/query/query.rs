//! What was asked, as it was understood.

use crate::search::index::facet::Facet;
use crate::search::text::acronym::is_small;

/// What was asked, as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub(in crate::search) clauses: Vec<Clause>,
    pub(in crate::search) notes: Vec<String>,
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
    Must,
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
    Anything,
    Word(Word),
    /// Words side by side.
    Run(Vec<Word>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Word {
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
    Exact,
    /// It, and what it begins.
    Beginning,
    /// It, and what it ends.
    Ending,
}

/// A facet and the values that pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Narrow {
    pub facet: Facet,
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

impl Query {
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// What was made of parts that are odd, in words.
    pub fn understood(&self) -> Vec<String> {
        self.notes.clone()
    }

    /// Small words need not be there when others mean something.
    pub(in crate::search) fn settle(&mut self) {
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
