//! Where the words of a search stand on a page.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::page::layout::row::{Page, PageColumn, Piece, Row};
use crate::text::prose;

/// Cells of one row that a match covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub column: PageColumn,
    pub row: usize,
    /// Its cells, counted from the left edge of the page.
    pub cells: Range<u16>,
    /// Which match of the page it belongs to: a match that a line end splits covers several rows.
    pub number: usize,
}

/// The marks of a page. The closure finds byte ranges in a text; it is given each part's own words, joined across line
/// ends, and nothing that the reader puts around them.
pub fn marks(page: &Page, spans: &dyn Fn(&str) -> Vec<Range<usize>>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut number = 0;
    for column in [PageColumn::Text, PageColumn::Margin] {
        let rows = page.column(column);
        let mut start = 0;
        while let Some(row) = rows.get(start) {
            let block = row.place.block;
            let end = start + rows[start..].iter().take_while(|row| row.place.block == block).count();
            let text = Words::of(&rows[start..end]);
            for found in spans(&text.joined) {
                let before = marks.len();
                text.cover(&found, |row, cells| marks.push(Mark { column, row: start + row, cells, number }));
                number += usize::from(marks.len() > before);
            }
            start = end;
        }
    }
    marks
}

/// The words of one part, joined, and where each piece of them stands.
struct Words<'p> {
    joined: String,
    placed: Vec<Placed<'p>>,
}

struct Placed<'p> {
    row: usize,
    cell: usize,
    at: usize,
    text: &'p str,
}

impl<'p> Words<'p> {
    fn of(rows: &'p [Row]) -> Self {
        let mut pieces = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let mut cell = 0;
            for piece in &row.pieces {
                pieces.extend(piece.from.map(|from| (from, number, cell, piece)));
                cell += prose::width(&piece.text);
            }
        }
        // A word at the right end of a row belongs behind the title that goes on in the next.
        pieces.sort_by_key(|(from, ..)| *from);
        let mut words = Self { joined: String::new(), placed: Vec::new() };
        let mut behind = None;
        for (from, row, cell, piece) in pieces {
            words.join(behind, from);
            words.placed.push(Placed { row, cell, at: words.joined.len(), text: &piece.text });
            words.joined.push_str(&piece.text);
            behind = Some(from + chars(piece));
        }
        words
    }

    /// Puts back the space that a line end took; texts that never stood together are kept apart by a line break.
    fn join(&mut self, behind: Option<usize>, from: usize) {
        match behind.and_then(|behind| from.checked_sub(behind)) {
            Some(0) | None => {}
            Some(1) => self.joined.push(' '),
            Some(_) => self.joined.push('\n'),
        }
    }

    /// The cells that a range of the joined text covers, row by row.
    fn cover(&self, found: &Range<usize>, mut mark: impl FnMut(usize, Range<u16>)) {
        let mut open: Option<(usize, Range<usize>)> = None;
        for placed in &self.placed {
            let mut cell = placed.cell;
            for (place, grapheme) in placed.text.grapheme_indices(true) {
                let at = placed.at + place;
                let cells = cell..cell + grapheme.width();
                cell = cells.end;
                if at >= found.end || at + grapheme.len() <= found.start || cells.is_empty() {
                    continue;
                }
                match &mut open {
                    Some((row, covered)) if *row == placed.row && covered.end == cells.start => covered.end = cells.end,
                    _ => {
                        if let Some((row, covered)) = open.replace((placed.row, cells)) {
                            mark(row, narrow(&covered));
                        }
                    }
                }
            }
        }
        if let Some((row, covered)) = open {
            mark(row, narrow(&covered));
        }
    }
}

fn chars(piece: &Piece) -> usize {
    piece.text.chars().count()
}

fn narrow(cells: &Range<usize>) -> Range<u16> {
    let cell = |cell: usize| u16::try_from(cell).unwrap_or(u16::MAX);
    cell(cells.start)..cell(cells.end)
}
