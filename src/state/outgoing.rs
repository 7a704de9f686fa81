//! What can leave from the reader: what it is of, and in which form.

use crate::bundle::Id;
use crate::export::ExportFormat;

/// Something to be written into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    pub of: OutgoingPart,
    pub format: ExportFormat,
}

/// What of the library it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutgoingPart {
    /// What was presented last.
    Presented,
    /// The open item.
    Item,
    /// The open assessment.
    Assessment,
    /// The walk of that id through it.
    Walk(Id),
    /// The user's own walk through it.
    OwnWalk,
}

/// A form in which what is open is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyForm {
    Citation,
    Text,
    Markdown,
    Html,
    Link,
}

impl CopyForm {
    pub const ALL: [Self; 5] = [Self::Citation, Self::Text, Self::Markdown, Self::Html, Self::Link];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Citation => "citation",
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Link => "link",
        }
    }

    /// What it is, in a few words.
    pub const fn says(self) -> &'static str {
        match self {
            Self::Citation => "the statement with what limits it, whose it is, and its marking; as y does",
            Self::Text => "the whole page in plain lines",
            Self::Markdown => "the whole page, for notes and tickets",
            Self::Html => "the whole page as HTML code: terminals copy letters only",
            Self::Link => "the address by which it is opened",
        }
    }
}
