//! The parts of a page, laid out in rows.

use crate::page::layout::bar;
use crate::page::layout::block::{BandColumns, BandRow, Block, Guide, Shape};
use crate::page::layout::row::{PageHeading, Piece, Place, Row};
use crate::page::layout::setting::Sheet;
use crate::page::layout::span::{Span, cells, chars};
use crate::page::layout::table::{self, TableRow};
use crate::page::layout::wrap::{Room, WrappedLine, in_order, wrap};
use crate::text::prose;
use crate::theme::Role;

/// Two texts of one part stand this many characters apart, so that no match runs from one into the other.
const APART: usize = 2;
/// A column of values narrower than this goes below its labels.
const NARROWEST_VALUE: usize = 28;
/// The column of words beside titles in a list.
const WORDS: usize = 20;
/// Titles narrower than this have their words behind them.
const NARROWEST_TITLE: usize = 26;

/// The rows of parts, and the headings among them.
pub fn rows(blocks: &[Block], sheet: Sheet) -> (Vec<Row>, Vec<PageHeading>) {
    let mut layout = Layout { sheet, rows: Vec::new(), headings: Vec::new(), block: 0, indent: Vec::new(), room: 1 };
    for (number, block) in blocks.iter().enumerate() {
        layout.block = number;
        layout.open(&block.guides);
        layout.set(&block.shape);
    }
    (layout.rows, layout.headings)
}

struct Layout {
    sheet: Sheet,
    rows: Vec<Row>,
    headings: Vec<PageHeading>,
    block: usize,
    indent: Vec<Piece>,
    room: usize,
}

impl Layout {
    /// Draws what stands to the left of the next rows. Where the page is narrow the outer steps go first.
    fn open(&mut self, guides: &[Guide]) {
        let most = self.sheet.measure / 3 / 2;
        let shown = &guides[guides.len().saturating_sub(most)..];
        self.indent = blank(self.sheet.margin).into_iter().collect();
        self.indent.extend(shown.iter().map(|guide| {
            let (text, role) = guide.drawn();
            chrome(text, role)
        }));
        self.room = self.sheet.measure.saturating_sub(2 * shown.len()).max(1);
    }

    fn set(&mut self, shape: &Shape) {
        match shape {
            Shape::Blank => self.push(0, Vec::new()),
            Shape::Rule => self.push(0, vec![chrome(&"─".repeat(self.room), Role::Rule)]),
            Shape::Heading(text) => self.heading(text),
            Shape::Ends { left, right } => self.ends(left, right),
            Shape::Flow { lead, spans } => self.flow(lead, spans),
            Shape::Entry { lead, spans, end } => self.entry(lead, spans, end),
            Shape::Field { label, column, spans } => self.field(label, *column, spans),
            Shape::Bar { column, picture } => {
                let (hang, room) = self.value_column(*column);
                for (place, pieces) in bar::rows(picture, room).into_iter().enumerate() {
                    self.push(place, blank(hang).into_iter().chain(pieces).collect());
                }
            }
            Shape::Band(row) => self.band(row),
            Shape::TableRow(row) => self.table_row(row),
            Shape::Percents(columns) => {
                if let Some(cells) = self.strip(*columns) {
                    self.push(0, blank(columns.words + 1).into_iter().chain(bar::percents(cells)).collect());
                }
            }
        }
    }

    fn push(&mut self, offset: usize, pieces: Vec<Piece>) {
        let mut all = if pieces.is_empty() && self.indent.iter().all(|piece| piece.role == Role::Text) {
            Vec::new()
        } else {
            self.indent.clone()
        };
        all.extend(pieces);
        self.rows.push(Row { pieces: all, place: Place { block: self.block, offset } });
    }

    fn lines(&mut self, lines: Vec<WrappedLine>, hang: usize) {
        for (place, line) in lines.into_iter().enumerate() {
            let indent = if place == 0 { None } else { blank(hang) };
            let offset = if place == 0 { 0 } else { line.offset };
            self.push(offset, indent.into_iter().chain(line.pieces).collect());
        }
    }

    fn heading(&mut self, text: &str) {
        let row = self.rows.len();
        let span = Span::around(text, Role::Heading);
        let used = prose::width(&span.text);
        self.headings.push(PageHeading { text: span.text.clone(), row });
        let mut lines = wrap(&[(0, &span)], Room { first: self.room, rest: self.room });
        if let [line] = lines.as_mut_slice()
            && used + 5 <= self.room
        {
            line.pieces.push(chrome(&format!(" {}", "─".repeat(self.room - used - 1)), Role::Rule));
        }
        self.lines(lines, 0);
    }

    fn ends(&mut self, left: &[Span], right: &[Span]) {
        let whole = Room { first: self.room, rest: self.room };
        let (taken, wanted) = (cells(left), cells(right));
        let behind = chars(left) + APART;
        let mut lines = wrap(&in_order(left, 0), whole);
        if wanted > 0 {
            let other = wrap(&in_order(right, behind), whole);
            match (lines.as_mut_slice(), other.as_slice()) {
                ([line], [end]) if taken + APART + wanted <= self.room => {
                    line.pieces.extend(blank(self.room - taken - wanted));
                    line.pieces.extend(end.pieces.iter().cloned());
                }
                _ => lines.extend(other),
            }
        }
        self.lines(lines, 0);
    }

    fn flow(&mut self, lead: &[Span], spans: &[Span]) {
        let behind = if lead.is_empty() { 0 } else { chars(lead) + APART };
        self.hang(lead, &in_order(spans, behind));
    }

    /// Words that hang from what leads them; where there is too little room beside it, they go on below it.
    fn hang(&mut self, lead: &[Span], spans: &[(usize, &Span)]) {
        let taken = cells(lead);
        if taken == 0 {
            self.lines(wrap(spans, Room { first: self.room, rest: self.room }), 0);
        } else if taken + (self.room / 3).max(10) <= self.room {
            let room = self.room - taken;
            let mut lines = wrap(spans, Room { first: room, rest: room });
            if let Some(line) = lines.first_mut() {
                line.pieces.splice(0..0, lead.iter().map(piece));
            }
            self.lines(lines, taken);
        } else {
            let hang = if self.room >= 10 { 2 } else { 0 };
            let mut all = in_order(lead, 0);
            all.extend(spans);
            self.lines(wrap(&all, Room { first: self.room, rest: self.room - hang }), hang);
        }
    }

    fn entry(&mut self, lead: &[Span], spans: &[Span], end: &[Span]) {
        let (taken, wanted) = (cells(lead), cells(end));
        let dash = Span::around(" — ", Role::Muted);
        let title = chars(lead) + APART;
        let behind = title + chars(spans);
        let mut placed = in_order(spans, title);
        let beside = in_order(end, behind + dash.chars());
        if wanted == 0 || taken + WORDS + NARROWEST_TITLE > self.room {
            if wanted > 0 {
                placed.push((behind, &dash));
                placed.extend(beside);
            }
            self.hang(lead, &placed);
            return;
        }
        let (room, column) = (self.room - taken - WORDS, WORDS - APART);
        let mut titles = wrap(&placed, Room { first: room, rest: room }).into_iter();
        let mut words = wrap(&beside, Room { first: column, rest: column }).into_iter();
        let mut lead: Vec<Piece> = lead.iter().map(piece).collect();
        let mut first = true;
        loop {
            let (title, words) = (titles.next(), words.next());
            let Some(place) = title.as_ref().or(words.as_ref()).map(|line| line.offset) else { return };
            let line = title.unwrap_or_default();
            let mut pieces = std::mem::replace(&mut lead, blank(taken).into_iter().collect());
            pieces.extend(line.pieces);
            if let Some(words) = words {
                pieces.extend(blank(room + APART - line.cells));
                pieces.extend(words.pieces);
            }
            self.push(if first { 0 } else { place }, pieces);
            first = false;
        }
    }

    /// Where values begin, and their room: in their column, or a little in where labels stand above.
    fn value_column(&self, column: usize) -> (usize, usize) {
        let hang = if column + NARROWEST_VALUE <= self.room {
            column
        } else {
            match self.room {
                0..10 => 0,
                10..24 => 1,
                24.. => 2,
            }
        };
        (hang, self.room - hang)
    }

    fn field(&mut self, label: &str, column: usize, spans: &[Span]) {
        let label = Span::around(label, Role::Label);
        let (mut hang, mut room) = self.value_column(column);
        let taken = prose::width(&label.text);
        let short = taken + APART + cells(spans);
        if hang < column && taken > 0 && short <= self.room {
            // Too narrow for columns, but this field is short enough for a row.
            (hang, room) = (taken + APART, self.room - taken - APART);
        }
        let behind = if label.text.is_empty() { 0 } else { label.chars() + APART };
        let mut lines = wrap(&in_order(spans, behind), Room { first: room, rest: room });
        if label.text.is_empty() || taken < hang {
            if let Some(line) = lines.first_mut() {
                let pad = blank(hang - taken);
                let lead = (taken > 0).then(|| piece(&label));
                line.pieces.splice(0..0, lead.into_iter().chain(pad));
            }
            self.lines(lines, hang);
        } else {
            self.lines(wrap(&[(0, &label)], Room { first: self.room, rest: self.room }), 0);
            for line in lines {
                self.push(line.offset, blank(hang).into_iter().chain(line.pieces).collect());
            }
        }
    }

    /// Cells beside each other, each wrapped in its column; without room for columns, each in a line behind its name.
    fn table_row(&mut self, row: &TableRow) {
        let Some(widths) = table::widths(&row.columns, self.room) else {
            if let Some(spans) = row.clone().in_line() {
                let hang = if self.room >= 10 { 2 } else { 0 };
                self.lines(wrap(&in_order(&spans, 0), Room { first: self.room, rest: self.room - hang }), hang);
            }
            return;
        };
        let mut offset = 0;
        let mut cells = Vec::new();
        for (cell, width) in row.cells.iter().zip(&widths) {
            cells.push(wrap(&[(offset, cell)], Room { first: *width, rest: *width }));
            offset += cell.chars() + APART;
        }
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for line in 0..height {
            let mut pieces = Vec::new();
            let (mut used, mut column, mut place) = (0, 0, None);
            for ((cell, width), its) in cells.iter().zip(&widths).zip(row.columns.iter()) {
                if let Some(part) = cell.get(line).filter(|part| part.cells > 0) {
                    let before = if its.is_numeric { width.saturating_sub(part.cells) } else { 0 };
                    pieces.extend(blank(column + before - used));
                    pieces.extend(part.pieces.iter().cloned());
                    used = column + before + part.cells;
                    place = place.or(Some(part.offset));
                }
                column += width + table::GAP;
            }
            self.push(if line == 0 { 0 } else { place.unwrap_or(offset) }, pieces);
        }
    }

    /// How long the strips of a scale's table are, where there is room for any.
    fn strip(&self, columns: BandColumns) -> Option<usize> {
        self.room.checked_sub(columns.words + columns.ranges + 2).filter(|cells| *cells >= 20).map(bar::axis_cells)
    }

    /// Words, then where the band lies, then its range; without room for the strip the range follows the words.
    fn band(&mut self, row: &BandRow) {
        let BandRow { words, range, band, chosen, columns } = row;
        let Some(cells) = self.strip(*columns) else {
            let joined = [words.clone(), Span::around(" ", Role::Text), range.clone()];
            let hang = if self.room >= 10 { 2 } else { 0 };
            self.lines(wrap(&in_order(&joined, 0), Room { first: self.room, rest: self.room - hang }), hang);
            return;
        };
        let mut beside =
            band.map_or_else(|| blank(cells).into_iter().collect(), |band| bar::strip(band, *chosen, cells));
        beside.extend(blank(1));
        beside.push(piece(range));
        let mut beside = Some(beside);
        let names = wrap(&[(0, words)], Room { first: columns.words, rest: columns.words });
        for (place, line) in names.into_iter().enumerate() {
            // Names end where the strips begin, so that the eye finds the strip of its name.
            let mut pieces: Vec<Piece> = blank(columns.words - line.cells).into_iter().collect();
            pieces.extend(line.pieces);
            pieces.extend(beside.take().into_iter().flat_map(|beside| blank(1).into_iter().chain(beside)));
            self.push(if place == 0 { 0 } else { line.offset }, pieces);
        }
    }
}

fn chrome(text: &str, role: Role) -> Piece {
    Piece { text: text.to_owned(), role, link: None, from: None }
}

fn blank(cells: usize) -> Option<Piece> {
    (cells > 0).then(|| chrome(&" ".repeat(cells), Role::Text))
}

fn piece(span: &Span) -> Piece {
    Piece { text: span.text.clone(), role: span.role, link: span.link, from: None }
}
