//! A table of the original: rows of cells under the names of their columns.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, ItemField, Visit};

/// A table. Its cells are plain text, kept as they are written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub note: Option<String>,
}

impl Table {
    /// Every text in it, in reading order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let cells = self.columns.iter().chain(self.rows.iter().flatten()).map(String::as_str);
        std::iter::once(self.caption.as_str()).chain(cells).chain(self.note.as_deref())
    }
}

impl Fields for Table {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const CAPTION: ItemField = ItemField::needed("caption: Ships by night # What the table shows.");
        const COLUMNS: ItemField =
            ItemField::needed("columns: [Night, Ships] # The names of its columns.").falls(Falls::WhenCut);
        const ROWS: ItemField = ItemField::needed(
            "rows: [[first, 12], [second, 28]] \
             # Its rows, each a list with a cell for each column; an empty cell is written `–`.",
        )
        .falls(Falls::WhenEmptied);
        const NOTE: ItemField = ItemField::optional("note: Counted from the quay. # What stands below it.");
        let Self { caption, columns, rows, note } = self;
        visit(&CAPTION, FieldValue::text(caption));
        visit(&COLUMNS, FieldValue::Terms(columns));
        visit(&ROWS, FieldValue::Rows(rows));
        visit(&NOTE, FieldValue::Prose(note));
    }
}
