//! What typesetting yields: rows of role-tagged text, each knowing which words of the item it shows.

use crate::bundle::Id;
use crate::theme::Role;

/// A run of text in one role. Its text holds no control character and no line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub role: Role,
    /// The link it belongs to: a place in `Page::links`.
    pub link: Option<usize>,
    /// Where its words begin in the text of its block, counted in characters, where they are the item's own; nothing for
    /// what the reader puts around them: indents, glyphs, labels, remarks.
    pub from: Option<usize>,
}

/// A column of a page: its text, and beside that what qualifies the item, where there is room for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageColumn {
    #[default]
    Text,
    Margin,
}

/// A line of a page, as wide as the page at most.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its pieces, from the left, the indent among them.
    pub pieces: Vec<Piece>,
    /// Which words it shows. No two rows of the text have the same place.
    pub place: Place,
}

/// A place in a page that does not move when the page is set in another width: a block, and an offset in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Place {
    /// The block, counted from the top.
    pub block: usize,
    /// How many characters of the block's text stand before.
    pub offset: usize,
}

/// A link of a page, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    pub to: Id,
    pub column: PageColumn,
    /// The first row of that column that it stands in.
    pub row: usize,
    /// The key of the part that it opens in place, where it heads one (see `Setting::toggled`).
    pub fold: Option<String>,
}

/// A heading of a page, for jumps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageHeading {
    pub text: String,
    /// The row it stands in.
    pub row: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub item: Id,
    /// The width it is set for.
    pub width: u16,
    pub rows: Vec<Row>,
    /// What qualifies the item, where that stands beside the text; nothing where it stands in it.
    pub margin: Vec<Row>,
    pub links: Vec<PageLink>,
    pub headings: Vec<PageHeading>,
}

impl Page {
    /// A page of an item that is not yet set.
    pub const fn unset(item: Id) -> Self {
        Self { item, width: 0, rows: Vec::new(), margin: Vec::new(), links: Vec::new(), headings: Vec::new() }
    }

    pub fn column(&self, column: PageColumn) -> &[Row] {
        match column {
            PageColumn::Text => &self.rows,
            PageColumn::Margin => &self.margin,
        }
    }

    /// How many rows the longer of its columns has.
    pub fn length(&self) -> usize {
        self.rows.len().max(self.margin.len())
    }

    /// The row that shows a place: the last one that does not begin behind it.
    pub fn row_of(&self, place: Place) -> usize {
        self.rows.partition_point(|row| row.place <= place).saturating_sub(1)
    }

    /// The place that a row shows.
    pub fn place_of(&self, row: usize) -> Place {
        self.rows.get(row.min(self.rows.len().saturating_sub(1))).map_or_else(Place::default, |row| row.place)
    }
}

impl Piece {
    /// What the program puts around the words of an item.
    pub const fn around(text: String, role: Role) -> Self {
        Self { text, role, link: None, from: None }
    }
}

impl Row {
    /// The text of the row, from the left.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}
