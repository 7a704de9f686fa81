//! Tables of content and of scales as parts of a page.

use crate::page::document::element::ScaleRow;
use crate::page::document::weight::Surface;
use crate::page::layout::block::Shape;
use crate::page::layout::span::Span;
use crate::page::layout::table::{TablePart, TableRow, columns};

/// A table in columns, its head before its body; in print a line for each row.
pub fn table_shapes(names: Vec<Span>, rows: Vec<Vec<Span>>) -> impl Iterator<Item = Shape> {
    let columns = columns(&names, &rows);
    let head = std::iter::once((names, TablePart::Head));
    let all = head.chain(rows.into_iter().map(|cells| (cells, TablePart::Body)));
    all.map(move |(cells, part)| Shape::TableRow(TableRow { cells, columns: columns.clone(), part }))
}

/// The bands of a scale; in print each is a line of words.
pub fn scale_shapes(rows: Vec<ScaleRow>, surface: Surface) -> impl Iterator<Item = Shape> {
    let columns = rows.first().map(|row| row.row.columns);
    let band = move |ScaleRow { mut row, spelt }: ScaleRow| {
        if let Some(spelt) = spelt.filter(|_| surface == Surface::Print) {
            row.range.text = spelt;
        }
        Shape::Band(row)
    };
    rows.into_iter().map(band).chain(columns.map(Shape::Percents))
}
