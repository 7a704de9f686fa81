//! What an item shows beside its text: its figure, and its tables.

use crate::bundle::{Id, Show};
use crate::page::document::composer::Composer;
use crate::page::document::element::Element;
use crate::page::document::weight::{Topic, Weight};
use crate::page::layout::span::Span;
use crate::page::layout::words::list;
use crate::theme::Role;

/// The figure exactly as given; what its range means, what it counts, over what time, and from where. What of it is not
/// stated is said in one row.
pub fn figure(page: &mut Composer<'_>) {
    let Some(figure) = &page.item.exhibits.figure else { return };
    page.put(Element::Figure { value: Span::said(&figure.in_print(), Role::Figure), bound: figure.bound });
    page.on(Weight::FULL, |page| {
        let range = figure.low.as_ref().map(|_| ("Range", &figure.range));
        let rows = [("Base", &figure.base), ("Period", &figure.period), ("Dataset", &figure.dataset)];
        let mut absent = Vec::new();
        for (label, value) in range.into_iter().chain(rows) {
            match value.as_deref().filter(|value| *value != Id::NOT_STATED) {
                Some(value) => page.field_text(label, value),
                None => absent.push(label),
            }
        }
        if !absent.is_empty() {
            page.absent("Not stated", &list(&absent).to_lowercase());
        }
    });
}

/// The figure and the tables of the item, below what qualifies it.
pub fn all(page: &mut Composer<'_>) {
    if page.item.exhibits.figure.is_some() {
        page.part(Topic::Further);
        page.gap();
        page.shown(Show::Figure, figure);
    }
    tables(page);
}

/// The tables of the item, each under its caption; on no card, which has no room for them.
pub fn tables(page: &mut Composer<'_>) {
    let item = page.item;
    if item.exhibits.tables.is_empty() {
        return;
    }
    page.part(Topic::Further);
    page.on(Weight::FULL, |page| {
        for table in &item.exhibits.tables {
            let said = |texts: &[String], role| texts.iter().map(|text| Span::said(text, role)).collect::<Vec<_>>();
            page.gap();
            page.say(vec![Span::around("Table: ", Role::Label), Span::said(&table.caption, Role::Subheading)]);
            let rows = table.rows.iter().map(|row| said(row, Role::Text)).collect();
            page.put(Element::Table { names: said(&table.columns, Role::Label), rows });
            if let Some(note) = &table.note {
                page.text(note, Role::Muted);
            }
        }
    });
}
