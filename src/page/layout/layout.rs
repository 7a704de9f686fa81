//! The parts of a page, laid out in rows.

use crate::page::layout::bar;
use crate::page::layout::block::{Block, Guide, LikelihoodShape, QualifierShape, Shape};
use crate::page::layout::row::{PageColumn, PageHeading, Piece, Place, Row};
use crate::page::layout::setting::{HEADLINE, Sheet, Spacing};
use crate::page::layout::span::{Span, cells, chars};
use crate::page::layout::wrap::{Room, WrappedLine, in_order, wrap};
use crate::text::prose;
use crate::theme::Role;

/// Two texts of one part stand this many characters apart, so that no match runs from one into the other.
const APART: usize = 2;
/// A column of values narrower than this goes below its labels.
const NARROWEST_VALUE: usize = 28;

/// The rows of parts, and the headings among them.
#[derive(Debug, Clone, Default)]
pub struct LaidOut {
    pub rows: Vec<Row>,
    pub margin: Vec<Row>,
    pub headings: Vec<PageHeading>,
    /// How many rows of the text it takes to see everything that qualifies the item.
    pub qualified: usize,
}

pub fn rows(blocks: &[Block], sheet: Sheet) -> LaidOut {
    let mut layout =
        Layout { sheet, laid_out: LaidOut::default(), column: PageColumn::Text, block: 0, indent: Vec::new(), room: 1 };
    let mut rest = blocks.iter().enumerate();
    while let Some((number, block)) = rest.next() {
        layout.block = number;
        layout.column = if sheet.margin.is_some() { block.column } else { PageColumn::Text };
        layout.open(&block.guides);
        if let (Shape::Qualifier(first), Spacing::Close, PageColumn::Text) =
            (&block.shape, sheet.spacing, layout.column)
        {
            let same = |block: &Block| match &block.shape {
                Shape::Qualifier(more) if more.label.is_empty() => Some(more.clone()),
                _ => None,
            };
            let more: Vec<_> = rest.clone().map_while(|(_, block)| same(block)).collect();
            rest.by_ref().take(more.len()).for_each(drop);
            layout.qualifiers(first, &more);
        } else {
            layout.set(&block.shape);
        }
        if block.column == PageColumn::Margin && layout.column == PageColumn::Text && block.shape != Shape::Blank {
            layout.laid_out.qualified = layout.laid_out.rows.len();
        }
    }
    layout.laid_out
}

struct Layout {
    sheet: Sheet,
    laid_out: LaidOut,
    /// The column that is set now.
    column: PageColumn,
    block: usize,
    indent: Vec<Piece>,
    room: usize,
}

impl Layout {
    /// Draws what stands to the left of the next rows. Where the page is narrow the outer steps go first.
    fn open(&mut self, guides: &[Guide]) {
        let (indent, measure) = match (self.column, self.sheet.margin) {
            (PageColumn::Margin, Some(margin)) => (0, margin),
            (PageColumn::Margin | PageColumn::Text, _) => (self.sheet.indent, self.sheet.measure),
        };
        let mut shown = guides;
        let taken = |guides: &[Guide]| guides.iter().map(|guide| guide.cells()).sum::<usize>();
        while let [_, inner @ ..] = shown
            && taken(shown) > measure / 3
        {
            shown = inner;
        }
        self.indent = blank(indent).into_iter().collect();
        self.indent.extend(shown.iter().map(|guide| {
            let (text, role) = guide.drawn();
            Piece::around(text, role)
        }));
        self.room = measure.saturating_sub(taken(shown)).max(1);
    }

    fn set(&mut self, shape: &Shape) {
        match shape {
            Shape::Blank if self.column == PageColumn::Margin || self.sheet.spacing == Spacing::Close => {}
            Shape::Blank => self.gap(),
            Shape::Heading { text, note } => self.heading(text, note),
            Shape::Ends { left, right, under } => self.ends(left, right, under),
            Shape::Headline(spans) => {
                let room = self.room.min(HEADLINE);
                self.lines(wrap(&in_order(spans, 0), Room { first: room, rest: room }), 0);
            }
            Shape::Flow { lead, spans } => self.flow(lead, spans),
            Shape::Entry { lead, spans, end, under } => self.entry(lead, spans, end, under),
            Shape::Field { label, column, spans } => self.field(label, *column, spans),
            Shape::Likelihood(likelihood) => self.likelihood(likelihood),
            Shape::Qualifier(qualifier) => self.qualifier(qualifier),
            Shape::Band(row) => match row.lines(self.room) {
                Some(lines) => lines.into_iter().for_each(|(offset, pieces)| self.push(offset, pieces)),
                None => self.hanging(&[row.words.clone(), Span::around(" ", Role::Text), row.range.clone()]),
            },
            Shape::TableRow(row) => match row.lines(self.room, APART) {
                Some(lines) => lines.into_iter().for_each(|(offset, pieces)| self.push(offset, pieces)),
                None => self.hanging(&row.clone().in_line().unwrap_or_default()),
            },
            Shape::Percents(columns) => {
                if let Some(cells) = columns.strip(self.room) {
                    self.push(0, blank(columns.words + 1).into_iter().chain(bar::percents(cells)).collect());
                }
            }
        }
    }

    fn drawn(&mut self) -> &mut Vec<Row> {
        match self.column {
            PageColumn::Text => &mut self.laid_out.rows,
            PageColumn::Margin => &mut self.laid_out.margin,
        }
    }

    fn push(&mut self, offset: usize, pieces: Vec<Piece>) {
        let mut all = if pieces.is_empty() && self.indent.iter().all(|piece| piece.role == Role::Text) {
            Vec::new()
        } else {
            self.indent.clone()
        };
        all.extend(pieces);
        let place = Place { block: self.block, offset };
        self.drawn().push(Row { pieces: all, place });
    }

    /// An empty row, unless there is one already or nothing stands above it.
    fn gap(&mut self) {
        if self.drawn().last().is_some_and(|row| !row.pieces.is_empty()) {
            self.push(0, Vec::new());
        }
    }

    fn lines(&mut self, lines: Vec<WrappedLine>, hang: usize) {
        for (place, line) in lines.into_iter().enumerate() {
            let indent = if place == 0 { None } else { blank(hang) };
            let offset = if place == 0 { 0 } else { line.offset };
            self.push(offset, indent.into_iter().chain(line.pieces).collect());
        }
    }

    fn heading(&mut self, text: &str, note: &[Span]) {
        if self.column == PageColumn::Margin {
            return self.caption(text);
        }
        let row = self.laid_out.rows.len();
        self.laid_out.headings.push(PageHeading { text: text.to_owned(), row });
        let (text, between) = (Span::around(&text.to_uppercase(), Role::Heading), Span::around("  ", Role::Muted));
        let mut spans = vec![(0, &text)];
        if !note.is_empty() {
            spans.push((text.chars(), &between));
            spans.extend(in_order(note, text.chars() + between.chars()));
        }
        self.lines(wrap(&spans, Room { first: self.room, rest: self.room }), 0);
    }

    /// The label of a part of the margin, with room above it.
    fn caption(&mut self, label: &str) {
        self.gap();
        let label = Span::around(&label.to_uppercase(), Role::Heading);
        self.lines(wrap(&[(0, &label)], Room { first: self.room, rest: self.room }), 0);
    }

    fn ends(&mut self, left: &[Span], right: &[Span], under: &[Span]) {
        let whole = Room { first: self.room, rest: self.room };
        let (taken, wanted) = (cells(left), cells(right));
        let behind = chars(left) + APART;
        let mut lines = wrap(&in_order(left, 0), whole);
        let end = wrap(&in_order(right, behind), whole);
        let mut below = under.to_vec();
        match (lines.as_mut_slice(), end.as_slice()) {
            ([line], [end]) if wanted > 0 && taken + APART + wanted <= self.room => {
                line.pieces.extend(blank(self.room - taken - wanted));
                line.pieces.extend(end.pieces.iter().cloned());
            }
            // Where rows are scarce it stands at the foot of the page alone.
            _ if wanted > 0 && self.sheet.spacing == Spacing::Open => {
                below.extend((!below.is_empty()).then(|| Span::around(" · ", Role::Faint)));
                below.extend(right.iter().cloned());
            }
            _ => {}
        }
        if !below.is_empty() {
            lines.extend(wrap(&in_order(&below, behind + chars(right) + APART), whole));
        }
        self.lines(lines, 0);
    }

    fn flow(&mut self, lead: &[Span], spans: &[Span]) {
        let behind = if lead.is_empty() { 0 } else { chars(lead) + APART };
        self.hang(lead, &in_order(spans, behind));
    }

    /// Words that hang from what leads them; where there is too little room beside it, they go on below it. Returns
    /// where they hang, and how many cells the last row has.
    fn hang(&mut self, lead: &[Span], spans: &[(usize, &Span)]) -> (usize, usize) {
        let taken = cells(lead);
        let (hang, lines) = if taken == 0 {
            (0, wrap(spans, Room { first: self.room, rest: self.room }))
        } else if taken + (self.room / 3).max(10) <= self.room {
            let room = self.room - taken;
            let mut lines = wrap(spans, Room { first: room, rest: room });
            if let Some(line) = lines.first_mut() {
                line.pieces.splice(0..0, lead.iter().map(piece));
            }
            (taken, lines)
        } else {
            let hang = if self.room >= 10 { 2 } else { 0 };
            let mut all = in_order(lead, 0);
            all.extend(spans);
            (hang, wrap(&all, Room { first: self.room, rest: self.room - hang }))
        };
        let last = lines.last().map_or(0, |line| line.cells);
        let used = if lines.len() == 1 && hang < taken { last } else { hang + last };
        self.lines(lines, hang);
        (hang, used)
    }

    fn entry(&mut self, lead: &[Span], spans: &[Span], end: &[Span], under: &[Span]) {
        let title = chars(lead) + APART;
        let mut behind = title + chars(spans) + APART;
        let (hang, used) = self.hang(lead, &in_order(spans, title));
        let (wanted, room) = (cells(end), self.room);
        let beside = wrap(&in_order(end, behind), Room { first: wanted.max(1), rest: wanted.max(1) });
        if let ([line], true) = (beside.as_slice(), wanted > 0 && used + APART + wanted <= room) {
            let words: Vec<Piece> =
                blank(room - used - wanted).into_iter().chain(line.pieces.iter().cloned()).collect();
            if let Some(row) = self.drawn().last_mut() {
                row.pieces.extend(words);
            }
        } else if wanted > 0 {
            self.below(end, behind, hang);
        }
        behind += chars(end) + APART;
        if !under.is_empty() {
            self.below(under, behind, hang);
        }
    }

    /// More words of a part, in rows of their own.
    fn below(&mut self, spans: &[Span], behind: usize, hang: usize) {
        let room = (self.room - hang.min(self.room - 1)).max(1);
        for line in wrap(&in_order(spans, behind), Room { first: room, rest: room }) {
            self.push(line.offset, blank(hang).into_iter().chain(line.pieces).collect());
        }
    }

    /// Where values begin, and their room: in their column, or a little in where labels stand above.
    fn value_column(&self, column: usize) -> (usize, usize) {
        let hang = if self.column == PageColumn::Margin {
            0
        } else if column + NARROWEST_VALUE <= self.room {
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
        let (mut hang, mut room) = self.value_column(column);
        let behind = if label.is_empty() { 0 } else { label.chars().count() + APART };
        if self.column == PageColumn::Margin {
            if !label.is_empty() {
                self.caption(label);
            }
            return self.below(spans, behind, hang);
        }
        let label = Span::around(label, Role::Label);
        let taken = prose::width(&label.text);
        let short = taken + APART + cells(spans);
        if hang < column && taken > 0 && short <= self.room {
            // Too narrow for columns, but this field is short enough for a row.
            (hang, room) = (taken + APART, self.room - taken - APART);
        }
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

    fn likelihood(&mut self, likelihood: &LikelihoodShape) {
        if self.column == PageColumn::Text {
            return self.set(&likelihood.clone().field("   "));
        }
        self.caption("Likelihood");
        let LikelihoodShape { word, whose, remark, picture, note, .. } = likelihood;
        let mut offset = chars(word) + chars(whose) + 2 * APART;
        let between = Span::around("   ", Role::Muted);
        let said: Vec<Span> = word.iter().chain((!word.is_empty()).then_some(&between)).chain(whose).cloned().collect();
        if !said.is_empty() {
            self.below(&said, 1, 0);
        }
        if !remark.is_empty() {
            self.below(remark, offset, 0);
            offset += chars(remark) + APART;
        }
        for pieces in picture.iter().flat_map(|picture| bar::rows(picture, self.room)).collect::<Vec<_>>() {
            self.push(offset, pieces);
            offset += 1;
        }
        if !note.is_empty() && self.sheet.spacing == Spacing::Open {
            self.below(note, offset, 0);
        }
    }

    /// Several of one sort in one paragraph, by what they are called.
    fn qualifiers(&mut self, first: &QualifierShape, more: &[QualifierShape]) {
        let mut spans = Vec::new();
        for one in std::iter::once(first).chain(more).filter(|one| !one.brief.is_empty()) {
            spans.extend((!spans.is_empty()).then(|| Span::around("  ", Role::Muted)));
            spans.extend(one.lead.iter().chain(&one.brief).cloned());
        }
        if !spans.is_empty() {
            self.field(&first.label, first.column, &spans);
        }
    }

    fn qualifier(&mut self, qualifier: &QualifierShape) {
        let QualifierShape { label, column, lead, code, reach, brief, full } = qualifier;
        if self.column == PageColumn::Text {
            let mut spans: Vec<Span> = lead.iter().chain(brief).cloned().collect();
            if !reach.is_empty() {
                spans.push(Span::around(" (", Role::Muted));
                spans.extend(reach.iter().cloned());
                spans.push(Span::around(")", Role::Muted));
            }
            if !brief.is_empty() {
                self.field(label, *column, &spans);
            }
            return;
        }
        if !label.is_empty() {
            self.caption(label);
        }
        let behind = chars(lead) + APART;
        if self.sheet.spacing == Spacing::Close && !brief.is_empty() {
            self.hang(lead, &in_order(brief, behind));
            return;
        }
        let about: Vec<Span> = code.iter().chain(reach).cloned().collect();
        if about.is_empty() {
            self.hang(lead, &in_order(full, behind));
        } else {
            self.hang(lead, &in_order(&about, behind));
            self.below(full, behind + chars(&about) + APART, cells(lead));
        }
    }

    /// A paragraph whose further lines stand a step in.
    fn hanging(&mut self, spans: &[Span]) {
        let hang = if self.room >= 10 { 2 } else { 0 };
        if !spans.is_empty() {
            self.lines(wrap(&in_order(spans, 0), Room { first: self.room, rest: self.room - hang }), hang);
        }
    }
}

fn blank(cells: usize) -> Option<Piece> {
    (cells > 0).then(|| Piece::around(" ".repeat(cells), Role::Text))
}

fn piece(span: &Span) -> Piece {
    Piece { link: span.link, ..Piece::around(span.text.clone(), span.role) }
}
