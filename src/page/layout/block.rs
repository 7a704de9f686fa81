//! The parts that a page is made of, before they have a width.

use crate::page::layout::bar;
use crate::page::layout::row::{PageColumn, Piece};
use crate::page::layout::scale_picture::{PictureBand, ScalePicture};
use crate::page::layout::span::Span;
use crate::page::layout::table::TableRow;
use crate::page::layout::wrap::{Room, WrappedLine, wrap};
use crate::theme::Role;

/// One part of a page. Parts are the same at every width, so a place in one outlives a resize.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Where it stands, if the page has a margin.
    pub column: PageColumn,
    /// What stands to its left, from the outside.
    pub guides: Vec<Guide>,
    pub shape: Shape,
}

/// A step of indentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guide {
    Space,
    /// Room as wide as what leads the part above.
    Hang(usize),
    /// A line that ties the part to what stands above it.
    Line,
    /// A thick line beside a quotation.
    Quote,
}

/// How a part is laid out.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Blank,
    /// A heading, and a count or a remark beside it.
    Heading {
        text: String,
        note: Vec<Span>,
    },
    /// Words at both ends of a row, and words under them; those at the right go below where they do not fit.
    Ends {
        left: Vec<Span>,
        right: Vec<Span>,
        under: Vec<Span>,
    },
    /// A paragraph of what the item holds to be so, in a measure of its own.
    Headline(Vec<Span>),
    /// A paragraph that hangs from what leads it.
    Flow {
        /// What leads it: a glyph and an id, or nothing.
        lead: Vec<Span>,
        spans: Vec<Span>,
    },
    /// An item in a list: what leads it, its title, words at the right end of its last row, and a row below it.
    Entry {
        /// Its glyph and id.
        lead: Vec<Span>,
        spans: Vec<Span>,
        /// What must stand beside it.
        end: Vec<Span>,
        /// What must stand below it: who says so, and how firmly.
        under: Vec<Span>,
    },
    /// A labelled field: the label beside its value, or above it where there is no room, as in a margin.
    Field {
        /// The label; empty where the value goes on below another.
        label: String,
        /// Cells of the label's column.
        column: usize,
        spans: Vec<Span>,
    },
    /// How likely something is: in a margin with whose word it is and the picture of its range, elsewhere in one field.
    Likelihood(LikelihoodShape),
    /// One thing that qualifies an item: in a margin in full, elsewhere in brief.
    Qualifier(QualifierShape),
    /// One band of a scale: its words, its range, and where it lies.
    Band(BandRow),
    /// A row of a table, in columns or, where there is no room for them, in lines.
    TableRow(TableRow),
    /// The ends and the middle of the axis, under the bands of a scale.
    Percents(BandColumns),
}

/// How likely something is.
#[derive(Debug, Clone, PartialEq)]
pub struct LikelihoodShape {
    /// Cells of the label's column.
    pub column: usize,
    pub word: Vec<Span>,
    /// Whose word it is.
    pub whose: Vec<Span>,
    /// What sort of word it is, where that must be said.
    pub remark: Vec<Span>,
    /// Its range, which says whose it is.
    pub picture: Option<ScalePicture>,
    /// Why it is not the issuer's; said where there is room.
    pub note: Vec<Span>,
}

/// One thing that qualifies an item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct QualifierShape {
    /// The label; empty where it goes on below another.
    pub label: String,
    /// Cells of the label's column.
    pub column: usize,
    /// Its glyph.
    pub lead: Vec<Span>,
    /// Its code, where it has one.
    pub code: Vec<Span>,
    /// How far it reaches.
    pub reach: Vec<Span>,
    /// What it is called; nothing where it is said in a margin alone.
    pub brief: Vec<Span>,
    /// What it says.
    pub full: Vec<Span>,
}

/// One band of a scale in its table.
#[derive(Debug, Clone, PartialEq)]
pub struct BandRow {
    pub words: Span,
    /// Its range in print.
    pub range: Span,
    /// Nothing where the scale gives no numbers.
    pub band: Option<PictureBand>,
    /// How it is drawn where it is the band of the word in hand.
    pub chosen: Option<Role>,
    pub columns: BandColumns,
}

/// The cells that words and ranges take in a scale's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BandColumns {
    pub words: usize,
    pub ranges: usize,
}

impl BandColumns {
    /// How long the strips of a scale's table are, where there is room for any.
    pub fn strip(self, room: usize) -> Option<usize> {
        room.checked_sub(self.words + self.ranges + 2).filter(|cells| *cells >= 20).map(bar::axis_cells)
    }
}

impl BandRow {
    /// Words, then where the band lies, then its range, with the offset of each line; nothing without room for the strip.
    pub fn lines(&self, room: usize) -> Option<Vec<(usize, Vec<Piece>)>> {
        let Self { words, range, band, chosen, columns } = self;
        let cells = columns.strip(room)?;
        let blank = |cells: usize| Piece::around(" ".repeat(cells), Role::Text);
        let mut beside = band.map_or_else(|| vec![blank(cells)], |band| bar::strip(band, *chosen, cells));
        beside.extend([blank(1), Piece::around(range.text.clone(), range.role)]);
        let mut beside = Some(beside);
        let names = wrap(&[(0, words)], Room { first: columns.words, rest: columns.words });
        let line = |(place, line): (usize, WrappedLine)| {
            // Names end where the strips begin, so that the eye finds the strip of its name.
            let mut pieces = vec![blank(columns.words - line.cells)];
            pieces.extend(line.pieces);
            pieces.extend(beside.take().into_iter().flat_map(|beside| std::iter::once(blank(1)).chain(beside)));
            pieces.retain(|piece| !piece.text.is_empty());
            (if place == 0 { 0 } else { line.offset }, pieces)
        };
        Some(names.into_iter().enumerate().map(line).collect())
    }
}

impl Block {
    /// A part in plain lines: guides become room, a field becomes a sentence, and drawings, whose words stand beside them, go.
    pub fn in_print(self) -> Option<Self> {
        let guides = self.guides.iter().map(|_| Guide::Space).collect();
        Some(Self { guides, shape: self.shape.in_print()?, ..self })
    }
}

impl Shape {
    fn in_print(self) -> Option<Self> {
        let flow = |spans| Self::Flow { lead: Vec::new(), spans };
        Some(match self {
            Self::Heading { text, note } => {
                let mut spans = vec![Span::around(&text.to_uppercase(), Role::Heading)];
                if !note.is_empty() {
                    spans.push(Span::around(", ", Role::Muted));
                    spans.extend(note);
                }
                flow(spans)
            }
            Self::Ends { mut left, right, under } => {
                left.extend(under);
                if !left.is_empty() && !right.is_empty() {
                    left.push(Span::around(", ", Role::Text));
                }
                left.extend(right);
                flow(left)
            }
            Self::Headline(spans) => flow(spans),
            Self::Entry { lead, mut spans, end, under } => {
                for more in [end, under].into_iter().filter(|more| !more.is_empty()) {
                    spans.push(Span::around("; ", Role::Muted));
                    spans.extend(more);
                }
                Self::Flow { lead, spans }
            }
            Self::Field { label, spans, .. } if label.is_empty() => {
                Self::Flow { lead: vec![Span::around("  ", Role::Text)], spans }
            }
            Self::Field { label, spans, .. } => {
                let mut all = vec![Span::around(&format!("{label}: "), Role::Label)];
                all.extend(spans);
                flow(all)
            }
            Self::Likelihood(mut likelihood) => {
                let note = std::mem::take(&mut likelihood.note);
                let Self::Field { label, column, mut spans } = likelihood.field("; ") else { return None };
                spans.extend((!note.is_empty()).then(|| Span::around("; ", Role::Muted)));
                spans.extend(note);
                Self::Field { label, column, spans }.in_print()?
            }
            Self::Qualifier(qualifier) => {
                if qualifier.brief.is_empty() {
                    return None;
                }
                let mut spans = qualifier.brief;
                for more in [qualifier.reach, qualifier.full].into_iter().filter(|more| !more.is_empty()) {
                    spans.push(Span::around("; ", Role::Muted));
                    spans.extend(more);
                }
                Self::Flow { lead: qualifier.lead, spans }
            }
            Self::Percents(_) => return None,
            Self::TableRow(row) => flow(row.in_line()?),
            Self::Band(row) => flow(vec![row.words, Span::around(": ", Role::Text), row.range]),
            kept @ (Self::Blank | Self::Flow { .. }) => kept,
        })
    }
}

impl LikelihoodShape {
    /// All of it in words.
    pub fn field(self, between: &str) -> Shape {
        let mut spans = self.word;
        if !spans.is_empty() && !self.remark.is_empty() {
            spans.push(Span::around(between, Role::Text));
        }
        spans.extend(self.remark);
        if let Some(picture) = self.picture {
            if !spans.is_empty() {
                spans.push(Span::around(between, Role::Text));
            }
            spans.push(Span::around(&picture.caption, picture.whose.role()));
        }
        Shape::Field { label: "Likelihood".to_owned(), column: self.column, spans }
    }
}

impl Guide {
    /// What is drawn.
    pub fn drawn(self) -> (String, Role) {
        match self {
            Self::Space => ("  ".to_owned(), Role::Text),
            Self::Hang(cells) => (" ".repeat(cells), Role::Text),
            Self::Line => ("│ ".to_owned(), Role::Rule),
            Self::Quote => ("▎ ".to_owned(), Role::Quote),
        }
    }

    /// How many cells it takes.
    pub const fn cells(self) -> usize {
        match self {
            Self::Hang(cells) => cells,
            Self::Space | Self::Line | Self::Quote => 2,
        }
    }
}
