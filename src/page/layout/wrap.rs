//! Breaking runs of words into lines of so many cells.

use unicode_width::UnicodeWidthStr;

use crate::page::layout::row::Piece;
use crate::page::layout::span::{Span, Voice};
use crate::text::breaks::{self, Atom};
use crate::text::prose;

/// Graphemes wider than this are broken.
const WIDEST: usize = 4;

/// A line of wrapped text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WrappedLine {
    pub pieces: Vec<Piece>,
    /// How many characters of the whole stand before it.
    pub offset: usize,
    /// How many cells it takes.
    pub cells: usize,
}

/// The room that lines have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Cells of the first line.
    pub first: usize,
    /// Cells of every other line.
    pub rest: usize,
}

/// Runs that follow each other in one text, each with the number of characters that stand before it.
pub fn in_order(spans: &[Span], mut offset: usize) -> Vec<(usize, &Span)> {
    let mut placed = Vec::with_capacity(spans.len());
    for span in spans {
        placed.push((offset, span));
        offset += span.chars();
    }
    placed
}

/// Breaks runs into lines. There is always at least one line, and no line but the only one of an empty text is empty.
pub fn wrap(spans: &[(usize, &Span)], room: Room) -> Vec<WrappedLine> {
    let atoms = atoms(spans);
    let mut lines = Vec::new();
    for range in breaks::lines(&atoms, room.first, room.rest) {
        let cells = if lines.is_empty() { room.first } else { room.rest };
        lines.push(line(&atoms[range], spans, cells.max(1)));
    }
    if lines.is_empty() {
        let offset = spans.first().map_or(0, |(offset, _)| *offset);
        lines.push(WrappedLine { offset, ..WrappedLine::default() });
    }
    lines
}

fn atoms<'a>(spans: &[(usize, &'a Span)]) -> Vec<Atom<'a>> {
    let mut atoms = Vec::with_capacity(spans.iter().map(|(_, span)| span.text.len()).sum());
    for (place, (offset, span)) in spans.iter().enumerate() {
        let mut offset = *offset;
        for (text, cells) in prose::graphemes(&span.text) {
            if cells <= WIDEST {
                atoms.push(Atom { text, cells, run: place, offset });
                offset += text.chars().count();
                continue;
            }
            // Marks can be heaped on a letter without end; such a heap may be broken between them.
            for text in text.split("").filter(|part| !part.is_empty()) {
                atoms.push(Atom { text, cells: text.width(), run: place, offset });
                offset += 1;
            }
        }
    }
    atoms
}

/// The pieces of one line: graphemes of one run together again. A grapheme that no line could hold shows as `�`.
fn line(atoms: &[Atom<'_>], spans: &[(usize, &Span)], room: usize) -> WrappedLine {
    let mut line = WrappedLine { offset: atoms.first().map_or(0, |atom| atom.offset), ..WrappedLine::default() };
    let mut last = None;
    for atom in atoms {
        let text = match atom.text {
            "\u{a0}" => " ",
            _ if atom.cells > room => "\u{fffd}",
            text => text,
        };
        if last == Some(atom.run)
            && let Some(piece) = line.pieces.last_mut()
        {
            piece.text.push_str(text);
            continue;
        }
        let span = spans[atom.run].1;
        let from = match span.voice {
            Voice::Item => Some(atom.offset),
            Voice::Program => None,
        };
        // Most lines are one piece of letters of one byte each.
        let mut piece = String::with_capacity(atoms.len());
        piece.push_str(text);
        line.pieces.push(Piece { text: piece, role: span.role, link: span.link, from });
        last = Some(atom.run);
    }
    line.cells = line.pieces.iter().map(|piece| prose::width(&piece.text)).sum();
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::theme::Role;

    fn lines(text: &str, first: usize, rest: usize) -> Vec<String> {
        let spans = [Span::said(text, Role::Text)];
        wrap(&in_order(&spans, 0), Room { first, rest })
            .iter()
            .map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect())
            .collect()
    }

    #[track_caller]
    fn check(text: &str, cells: usize, expected: &[&str]) {
        assert_eq!(lines(text, cells, cells), expected);
    }

    #[test]
    fn lines_break_where_a_reader_expects_it() {
        check("one two three", 7, &["one two", "three"]);
        check("one two three", 3, &["one", "two", "thr", "ee"]);
        check("", 5, &[""]);
        check("   ", 5, &[""]);
        check("state-owned firms", 8, &["state-", "owned", "firms"]);
        check("see J-04 and E-07", 8, &["see J-04", "and E-07"]);
        check("say J-04 twice", 5, &["say", "J-04", "twice"]);
        check("漢字の、中国", 6, &["漢字", "の、中", "国"]);
        check("5\u{a0}% or so", 6, &["5 % or", "so"]);
        check("abc\u{a0}def", 5, &["abc", "def"]);
        check("漢", 1, &["\u{fffd}"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room_and_no_word_is_lost(text in "(\\PC|[a-z ]|漢|e\u{301}|ᮡ|\u{1ba1}\u{1ba1}\u{1ba1}\u{1ba1}|👩\u{200d}💻|\u{a0}|-){0,120}", first in 1usize..30, rest in 1usize..30) {
            let spans = [Span::said(&text, Role::Text)];
            let wrapped = wrap(&in_order(&spans, 0), Room { first, rest });
            for (place, line) in wrapped.iter().enumerate() {
                let shown: String = line.pieces.iter().map(|piece| piece.text.as_str()).collect();
                let cells: usize = line.pieces.iter().map(|piece| prose::width(&piece.text)).sum();
                prop_assert!(cells <= if place == 0 { first } else { rest }, "{shown:?}");
                prop_assert_eq!(cells, line.cells);
            }
            prop_assert!(wrapped.windows(2).all(|pair| pair[0].offset < pair[1].offset));
            if first >= 4 && rest >= 4 {
                let dense = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                let shown: String = wrapped.iter().flat_map(|line| &line.pieces).map(|piece| piece.text.as_str()).collect();
                prop_assert_eq!(dense(&shown), dense(&spans[0].text));
            }
        }
    }
}
