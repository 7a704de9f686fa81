//! A table in columns: how wide each is in so much room, and when there is too little for columns.

use std::sync::Arc;

use crate::page::layout::row::Piece;
use crate::page::layout::span::Span;
use crate::page::layout::wrap::{Room, wrap};
use crate::text::prose;
use crate::theme::Role;

/// Empty cells between two columns.
pub const GAP: usize = 2;
/// No column is made narrower than this, unless all that stands in it is shorter.
const NARROWEST: usize = 8;

/// One row of a table. Every row of it has the same columns.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    pub cells: Vec<Span>,
    pub columns: Arc<[TableColumn]>,
    pub part: TablePart,
}

/// Which part of its table a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TablePart {
    /// The names of the columns.
    Head,
    Body,
}

/// A column, by what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    pub name: String,
    /// The cells that its longest word needs, and those that its longest text would like.
    needs: usize,
    likes: usize,
    /// Whether nothing but numbers stands in it, which are set to the right.
    pub is_numeric: bool,
}

/// The columns of a table whose rows may be of any length: as many as the longest has.
pub fn columns(names: &[Span], rows: &[Vec<Span>]) -> Arc<[TableColumn]> {
    let count = rows.iter().map(Vec::len).chain([names.len()]).max().unwrap_or_default();
    let column = |place: usize| {
        let body = || rows.iter().filter_map(move |row| row.get(place)).map(|cell| cell.text.as_str());
        let name = names.get(place).map_or("", |name| name.text.as_str());
        let texts = || body().chain([name]);
        let word = texts().flat_map(str::split_whitespace).map(prose::width).max().unwrap_or_default();
        let likes = texts().map(prose::width).max().unwrap_or_default().max(1);
        TableColumn {
            name: name.to_owned(),
            needs: word.clamp(1, 2 * NARROWEST).max(NARROWEST).min(likes),
            likes,
            is_numeric: body().any(is_number) && body().all(|cell| is_number(cell) || is_nothing(cell)),
        }
    };
    (0..count).map(column).collect()
}

/// The widths of columns in so much room: what each likes, or what it needs and its part of the rest. Nothing where there
/// is not enough for what they need.
pub fn widths(columns: &[TableColumn], room: usize) -> Option<Vec<usize>> {
    let gaps = GAP * columns.len().saturating_sub(1);
    let room = room.checked_sub(gaps)?;
    let (needs, likes) = columns.iter().fold((0usize, 0usize), |(needs, likes), column| {
        (needs.saturating_add(column.needs), likes.saturating_add(column.likes))
    });
    if likes <= room {
        return Some(columns.iter().map(|column| column.likes).collect());
    }
    let (spare, wanted) = (room.checked_sub(needs)?, likes - needs);
    Some(columns.iter().map(|column| column.needs + (column.likes - column.needs) * spare / wanted.max(1)).collect())
}

impl TableRow {
    /// Cells beside each other, each wrapped in its column, with the offset of each line in the text of the row; without
    /// room for columns nothing.
    pub fn lines(&self, room: usize, apart: usize) -> Option<Vec<(usize, Vec<Piece>)>> {
        let widths = widths(&self.columns, room)?;
        let mut offset = 0;
        let mut cells = Vec::new();
        for (cell, width) in self.cells.iter().zip(&widths) {
            cells.push(wrap(&[(offset, cell)], Room { first: *width, rest: *width }));
            offset += cell.chars() + apart;
        }
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        let line = |line: usize| {
            let mut pieces = Vec::new();
            let (mut used, mut column, mut place) = (0, 0, None);
            for ((cell, width), its) in cells.iter().zip(&widths).zip(self.columns.iter()) {
                if let Some(part) = cell.get(line).filter(|part| part.cells > 0) {
                    let before = if its.is_numeric { width.saturating_sub(part.cells) } else { 0 };
                    pieces.push(Piece::around(" ".repeat(column + before - used), Role::Text));
                    pieces.extend(part.pieces.iter().cloned());
                    used = column + before + part.cells;
                    place = place.or(Some(part.offset));
                }
                column += width + GAP;
            }
            pieces.retain(|piece| !piece.text.is_empty());
            (if line == 0 { 0 } else { place.unwrap_or(offset) }, pieces)
        };
        Some((0..height).map(line).collect())
    }

    /// The row in a line: each cell behind the name of its column. The head, whose names stand in every line, is none.
    pub fn in_line(self) -> Option<Vec<Span>> {
        if self.part == TablePart::Head {
            return None;
        }
        let mut spans = Vec::new();
        for (place, cell) in self.cells.into_iter().enumerate() {
            let name = self.columns.get(place).map_or("", |column| column.name.as_str());
            let between = if place == 0 { "" } else { "; " };
            let label = if name.is_empty() { between.to_owned() } else { format!("{between}{name}: ") };
            spans.extend((!label.is_empty()).then(|| Span::around(&label, Role::Label)));
            spans.push(cell);
        }
        Some(spans)
    }
}

fn is_nothing(cell: &str) -> bool {
    matches!(cell.trim(), "" | "–" | "-" | "—" | "…")
}

/// Whether a cell is a number, with a sign, a percentage or a range at most.
fn is_number(cell: &str) -> bool {
    cell.chars().any(|c| c.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || " .,+-−–%<>≈≥≤±[]()".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Arc<[TableColumn]> {
        let spans = |row: &&[&str]| row.iter().map(|cell| Span::said(cell, Role::Text)).collect::<Vec<_>>();
        columns(&spans(&rows[0]), &rows[1..].iter().map(spans).collect::<Vec<_>>())
    }

    #[test]
    fn columns_take_what_they_like_and_share_what_is_short() {
        let columns = table(&[&["Scenario", "Near"], &["with very low emissions", "1.5"], &["high", "–"]]);
        assert_eq!(widths(&columns, 80), Some(vec![23, 4]));
        assert_eq!(widths(&columns, 20), Some(vec![14, 4]));
        assert_eq!(widths(&columns, 10), None);
        assert!(!columns[0].is_numeric && columns[1].is_numeric);
    }

    #[test]
    fn rows_of_any_length_have_columns() {
        let columns = table(&[&["a"], &["1", "2", "3"], &[]]);
        assert_eq!(columns.len(), 3);
        assert_eq!(widths(&table(&[&[]]), 3), Some(Vec::new()));
    }
}
