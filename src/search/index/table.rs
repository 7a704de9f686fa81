//! A table of text as records, so that this search can be compared with others.

use crate::bundle::{Address, Id};
use crate::search::index::field::{FieldText, IndexField};
use crate::search::index::record::Record;

/// The bundle that the rows of a table belong to.
pub const TABLE: &str = "table";

/// The records of a table: one row a line; title, aliases and tags (each split at `|`) and body, separated by tabs. The id
/// is the number of the line, from 1. A short row has empty fields, a long one has the rest in its body; an empty line is
/// no record but is counted.
pub fn table(text: &str) -> Vec<Record> {
    let bundle = Id::new(TABLE);
    let rows = text.strip_prefix('\u{FEFF}').unwrap_or(text).lines().enumerate();
    rows.filter(|(_, row)| !row.trim().is_empty())
        .map(|(place, row)| {
            let mut columns = row.splitn(4, '\t').map(clean);
            let mut next = || columns.next().unwrap_or_default();
            let title = next();
            let mut fields = Vec::new();
            for (field, column) in [(IndexField::Alias, next()), (IndexField::Tag, next())] {
                let names = column.split('|').map(str::trim).filter(|name| !name.is_empty());
                fields.extend(names.map(|name| FieldText::new(field, name)));
            }
            let body = next();
            if !body.is_empty() {
                fields.push(FieldText::new(IndexField::Prose, body));
            }
            let item = Id::new(&(place + 1).to_string());
            Record { address: Address { bundle: bundle.clone(), item }, kind: None, title, fields, facets: Vec::new() }
        })
        .collect()
}

fn clean(column: &str) -> String {
    column.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
