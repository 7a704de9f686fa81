//! Whether the figures, ranges and tables of items hold together.

use crate::bundle::value::figure::number;
use crate::bundle::{Figure, Likelihood, QuantityRange, Table};
use crate::load::fault::likelihood::range_reversed;
use crate::load::fault::scales;
use crate::load::fault::wrong::Wrong;
use crate::load::join::item_table::{ItemTable, JoinFaults, TableItem};
use crate::load::yaml::step::Step;

/// Checks what an item shows beside its text.
pub fn check(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    let exhibits = &entry.item().exhibits;
    if let Some(figure) = &exhibits.figure {
        let below = [Step::key("figure")];
        if let Some(wrong) = figure_fault(figure) {
            told.tell(table, entry, &below, wrong);
        }
    }
    for (place, held) in exhibits.tables.iter().enumerate() {
        rows(table, entry, told, (place, held));
    }
}

/// Checks the range of a quantity below these steps, where the likelihood has one.
pub fn quantity(
    table: &ItemTable<'_>,
    entry: &TableItem<'_>,
    told: &mut JoinFaults,
    below: &[Step<'_>],
    likelihood: &Likelihood,
) {
    if let Some(wrong) = likelihood.range.as_ref().and_then(quantity_fault)
        && table.has(entry, below)
    {
        told.tell(table, entry, below, wrong);
    }
}

fn quantity_fault(range: &QuantityRange) -> Option<Wrong> {
    match (&range.low, &range.high) {
        (None, None) => Some(scales::quantity_without_end(&range.quantity)),
        (Some(low), Some(high)) => reversed(low, high).or_else(|| outside(range.best.as_deref()?, low, high)),
        (Some(_), None) | (None, Some(_)) => None,
    }
}

fn figure_fault(figure: &Figure) -> Option<Wrong> {
    match (&figure.low, &figure.high) {
        (None, None) => None,
        (Some(_), None) => Some(scales::half_range("low", "high")),
        (None, Some(_)) => Some(scales::half_range("high", "low")),
        (Some(low), Some(high)) => reversed(low, high)
            .or_else(|| figure.range.is_none().then(scales::range_without_meaning))
            .or_else(|| outside(&figure.value, low, high)),
    }
}

fn reversed(low: &str, high: &str) -> Option<Wrong> {
    let (low, high) = (number(low)?, number(high)?);
    (low > high).then(|| range_reversed(low, high))
}

fn outside(value: &str, low: &str, high: &str) -> Option<Wrong> {
    let (at, from, to) = (number(value)?, number(low)?, number(high)?);
    (!(from..=to).contains(&at)).then(|| scales::value_outside_range(value, (low, high)))
}

fn rows(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, (place, held): (usize, &Table)) {
    let columns = held.columns.len();
    for (row, cells) in held.rows.iter().enumerate() {
        if cells.len() != columns {
            let below = [Step::key("tables"), Step::Index(place), Step::key("rows"), Step::Index(row)];
            told.tell(table, entry, &below, scales::table_row_length(cells.len(), columns));
        }
    }
}
