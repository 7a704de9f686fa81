//! What an item shows beside its text: a figure, and tables.

use serde::{Deserialize, Serialize};

use crate::bundle::item::table::Table;
use crate::bundle::value::field::{FieldValue, Fields, ItemField, Visit};
use crate::bundle::value::figure::Figure;

/// A figure and tables; in a file they stand among the other fields of their item.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
pub struct Exhibits {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<Figure>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
}

impl Exhibits {
    pub const fn is_empty(&self) -> bool {
        self.figure.is_none() && self.tables.is_empty()
    }
}

impl Fields for Exhibits {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const FIGURE: ItemField = ItemField::optional(
            "figure: {value: 40, low: 35, high: 44, range: very likely range, unit: ships, base: of all that came, \
             period: 2019 to 2022, dataset: the log, bound: at-least} \
             # Its figure, as given.",
        );
        const TABLES: ItemField = ItemField::optional(
            "tables: [{caption: Ships by night, columns: [Night, Ships], rows: [[first, 12], [second, 28]]}] \
             # Tables of the original that belong to it.",
        );
        let Self { figure, tables } = self;
        visit(&FIGURE, FieldValue::optional(figure));
        visit(&TABLES, FieldValue::Parts(tables));
    }
}
