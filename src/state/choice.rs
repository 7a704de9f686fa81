//! A list to choose from: items, themes or assessments, filtered as one types.

use crate::bundle::{Address, Id, Kind};
use crate::keymap::{Code, Command};
use crate::search::rank::pick::{Picked, pick};
use crate::state::answer::Answer;
use crate::state::field::Field;
use crate::state::scroll::Scroll;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// An item of the open bundle.
    Item,
    /// A bundle of the library.
    Bundle,
    /// The highest marking that may be shown.
    Ceiling,
    /// A stop of the walk that is being told.
    Stop,
    Walk,
    /// A name for a walk of one's own: what is typed.
    Rename,
    /// A file for the minutes: what is typed.
    Minutes,
    View,
    /// A name for a query: what is typed.
    NameView {
        query: String,
    },
    /// A theme; the one before comes back on Esc.
    Theme {
        before: String,
    },
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What it is called.
    pub label: String,
    /// What there is to say of it.
    pub note: String,
    /// What kind of item it is, where it is one.
    pub kind: Option<Kind>,
    /// What choosing it means: an id, or a theme's name.
    pub value: Id,
}

/// A list to choose from.
#[derive(Debug, Clone)]
pub struct ChoiceLayer {
    /// What the candidates have in common.
    pub title: String,
    pub purpose: Purpose,
    /// Everything there is to choose.
    pub candidates: Vec<Candidate>,
    /// The line that filters them.
    pub field: Field,
    /// The candidates that are left, best first.
    pub left: Vec<Picked>,
    /// The cursor among them.
    pub scroll: Scroll,
}

impl ChoiceLayer {
    /// A list of these candidates, with the cursor on the one of that value.
    pub fn new(title: String, purpose: Purpose, candidates: Vec<Candidate>, current: &str) -> Self {
        let mut layer =
            Self { title, purpose, candidates, field: Field::default(), left: Vec::new(), scroll: Scroll::default() };
        layer.filter();
        let place = layer.candidates.iter().position(|candidate| candidate.value == current).unwrap_or(0);
        layer.scroll.cursor = place;
        layer
    }

    /// Takes other candidates; what was typed stays, and so does the cursor on its candidate where that is still there.
    pub fn renew(&mut self, candidates: Vec<Candidate>) {
        let current = self.current().map(|candidate| candidate.value.clone());
        self.candidates = candidates;
        self.filter();
        let place = |value: Id| self.left.iter().position(|left| self.candidates[left.index].value == value);
        self.scroll.cursor = current.and_then(place).unwrap_or(0);
    }

    /// Whether what is typed is itself the answer.
    pub const fn only_typed(&self) -> bool {
        matches!(self.purpose, Purpose::Rename | Purpose::Minutes | Purpose::NameView { .. })
    }

    /// The candidate under the cursor.
    pub fn current(&self) -> Option<&Candidate> {
        self.candidates.get(self.left.get(self.scroll.cursor)?.index)
    }

    /// Whether the theme of that name is the one that was worn before.
    pub fn keeps(&self, name: &str) -> bool {
        matches!(&self.purpose, Purpose::Theme { before } if before == name)
    }

    /// Does what a command means here.
    pub fn act(&mut self, command: Command, height: usize) -> Answer {
        if self.scroll.act(command, self.left.len(), height) {
            return self.moved();
        }
        match (command, &self.purpose) {
            (Command::Close, Purpose::Theme { before }) => return Answer::Keep(before.clone()),
            (
                Command::Close,
                Purpose::Item
                | Purpose::Bundle
                | Purpose::Ceiling
                | Purpose::Stop
                | Purpose::Walk
                | Purpose::View
                | Purpose::NameView { .. }
                | Purpose::Rename
                | Purpose::Minutes,
            ) => {
                return Answer::Close;
            }
            (Command::Enter, Purpose::Minutes) => return Answer::Minutes(self.field.text()),
            (Command::Enter, Purpose::Rename) => return Answer::Rename(self.field.text()),
            (Command::Enter, Purpose::NameView { query }) => {
                return Answer::NameView { name: self.field.text(), query: query.clone() };
            }
            (Command::Enter, purpose) => {
                let Some(value) = self.current().map(|candidate| candidate.value.clone()) else { return Answer::Done };
                return match purpose {
                    Purpose::Theme { .. } => Answer::Keep(value.to_string()),
                    Purpose::Item => Answer::Item(value),
                    Purpose::Ceiling => Answer::Ceiling(value),
                    Purpose::Stop => value.as_str().parse().map_or(Answer::Done, Answer::Stop),
                    Purpose::Walk => Answer::Walk(value),
                    Purpose::View => Answer::View(value.to_string()),
                    Purpose::Rename | Purpose::Minutes | Purpose::NameView { .. } => Answer::Done,
                    Purpose::Bundle => Answer::Open(Address { bundle: value.clone(), item: value }),
                };
            }
            (Command::EraseWord, _) => self.field.erase_word(),
            (Command::EraseLine, _) => self.field.clear(),
            _ => return Answer::Pass,
        }
        self.filter();
        self.moved()
    }

    pub fn type_char(&mut self, c: char) -> Answer {
        self.field.type_char(c);
        self.filter();
        self.moved()
    }

    pub fn paste(&mut self, text: &str) -> Answer {
        self.field.paste(text);
        self.filter();
        self.moved()
    }

    pub fn edit(&mut self, code: Code) -> Answer {
        self.field.edit(code);
        self.filter();
        self.moved()
    }

    fn filter(&mut self) {
        // An assessment is also known by its id, with which commands begin at it.
        let known = |candidate: &Candidate| match self.purpose {
            Purpose::Bundle => format!("{} {} {}", candidate.label, candidate.note, candidate.value),
            Purpose::Item
            | Purpose::Ceiling
            | Purpose::Stop
            | Purpose::Walk
            | Purpose::View
            | Purpose::NameView { .. }
            | Purpose::Rename
            | Purpose::Minutes
            | Purpose::Theme { .. } => format!("{} {}", candidate.label, candidate.note),
        };
        let labels: Vec<String> = self.candidates.iter().map(known).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        self.left = pick(&self.field.text(), &labels);
        self.scroll = Scroll::default();
    }

    fn moved(&self) -> Answer {
        match (&self.purpose, self.current()) {
            (Purpose::Theme { .. }, Some(candidate)) => Answer::Try(candidate.value.to_string()),
            _ => Answer::Done,
        }
    }
}
