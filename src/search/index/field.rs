//! The fields of an item, and the weight of a word in each.

use std::borrow::Cow;

/// A field of an item. What names an item weighs more than what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IndexField {
    Title,
    /// The id, as it is cited: `J-04`.
    Id,
    Alias,
    /// A word to find it by.
    Tag,
    /// What its kind adds in words: a figure, a publisher, places, a timeframe.
    Statement,
    Prose,
    /// The names of what it concerns, so that `mss funding` finds what is said of the ministry without its name.
    About,
}

impl IndexField {
    /// Every field, in the order of their numbers in the index.
    pub const ALL: [Self; 7] =
        [Self::Title, Self::Id, Self::Alias, Self::Tag, Self::Statement, Self::Prose, Self::About];

    /// Its name, and the weight of a word in it; a word of the text has 1. One word of a title outweighs the same word in any
    /// amount of text, and two words of a text outweigh one tag. Tuned by hand on the queries of `tests/relevance.rs`.
    const fn described(self) -> (&'static str, f32) {
        match self {
            Self::Id => ("id", 4.5),
            Self::Title => ("title", 4.0),
            Self::Alias => ("alias", 3.5),
            Self::Tag => ("tag", 1.4),
            Self::Statement => ("statement", 1.3),
            Self::Prose => ("text", 1.0),
            Self::About => ("about", 0.8),
        }
    }

    pub const fn name(self) -> &'static str {
        self.described().0
    }

    pub const fn weight(self) -> f32 {
        self.described().1
    }

    /// Whether it names the item, so that covering all of it means something.
    pub const fn names(self) -> bool {
        matches!(self, Self::Title | Self::Id | Self::Alias)
    }

    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Statement | Self::Prose)
    }

    pub const fn number(self) -> u8 {
        self as u8
    }

    pub fn numbered(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or(Self::Prose)
    }
}

/// The text of one field of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldText {
    pub field: IndexField,
    /// What a person is told that it is: the field's name, or for a statement what it states (`publisher`).
    pub name: Cow<'static, str>,
    /// The text as it is shown.
    pub text: String,
}

impl FieldText {
    /// The text of a field, under the field's own name.
    pub fn new(field: IndexField, text: impl Into<String>) -> Self {
        Self { field, name: Cow::Borrowed(field.name()), text: text.into() }
    }

    /// A statement, under the name of what it states.
    pub fn statement(name: &'static str, text: impl Into<String>) -> Self {
        Self { field: IndexField::Statement, name: Cow::Borrowed(name), text: text.into() }
    }
}
