//! A run of words before it is broken into rows.

use crate::text::prose;
use crate::theme::Role;

/// Whose words a run holds. A search marks only what the item says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The item's own words.
    Item,
    /// What the program puts around them: labels, glyphs, remarks.
    Program,
}

/// A run of text in one role, as long as it likes. Its text is safe to draw; white space in words of an item is single
/// spaces, so that a line end stands for exactly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub role: Role,
    /// The link it belongs to.
    pub link: Option<usize>,
    /// Whose words they are.
    pub voice: Voice,
}

impl Span {
    /// Words of the item.
    pub fn said(text: &str, role: Role) -> Self {
        Self { text: prose::single_spaced(text), role, link: None, voice: Voice::Item }
    }

    /// Words of the program, which keep their spaces.
    pub fn around(text: &str, role: Role) -> Self {
        Self { text: prose::clean(text).into_owned(), role, link: None, voice: Voice::Program }
    }

    /// The same, as a part of a link.
    pub fn linked(self, link: Option<usize>) -> Self {
        Self { link, ..self }
    }

    /// The same, as a part of a link where it is none yet.
    pub fn or_linked(self, link: usize) -> Self {
        Self { link: self.link.or(Some(link)), ..self }
    }

    /// How many characters it has.
    pub fn chars(&self) -> usize {
        self.text.chars().count()
    }
}

/// How many cells runs take on one row.
pub fn cells(spans: &[Span]) -> usize {
    spans.iter().map(|span| prose::width(&span.text)).sum()
}

/// How many characters runs have together.
pub fn chars(spans: &[Span]) -> usize {
    spans.iter().map(Span::chars).sum()
}
