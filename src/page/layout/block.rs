//! The parts that a page is made of, before they have a width.

use crate::page::layout::scale_picture::{PictureBand, ScalePicture};
use crate::page::layout::span::Span;
use crate::page::layout::table::TableRow;
use crate::theme::Role;

/// One part of a page. Parts are the same at every width, so a place in one outlives a resize.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What stands to its left, from the outside.
    pub guides: Vec<Guide>,
    pub shape: Shape,
}

/// A step of indentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guide {
    Space,
    /// A line that ties the part to what stands above it.
    Line,
    /// A thick line beside a quotation.
    Quote,
    /// A thick line beside a banner.
    Banner,
}

/// How a part is laid out.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Blank,
    /// A thin line across.
    Rule,
    /// A heading, with a thin line to the right of it.
    Heading(String),
    /// Words at both ends of a row, or one below the other where they do not fit.
    Ends {
        left: Vec<Span>,
        right: Vec<Span>,
    },
    /// A paragraph that hangs from what leads it.
    Flow {
        /// What leads it: a glyph and an id, or nothing.
        lead: Vec<Span>,
        spans: Vec<Span>,
    },
    /// An item in a list: what leads it, its title, and a word that stands at the right where there is room.
    Entry {
        /// Its glyph and id.
        lead: Vec<Span>,
        spans: Vec<Span>,
        /// What must stand beside it.
        end: Vec<Span>,
    },
    /// A labelled field: the label beside its value, or above it where there is no room.
    Field {
        /// The label; empty where the value goes on below another.
        label: String,
        /// Cells of the label's column.
        column: usize,
        spans: Vec<Span>,
    },
    /// A likelihood, drawn as a range on its scale, in the column of values.
    Bar {
        /// Cells of the label's column.
        column: usize,
        picture: ScalePicture,
    },
    /// One band of a scale: its words, its range, and where it lies.
    Band(BandRow),
    /// A row of a table, in columns or, where there is no room for them, in lines.
    TableRow(TableRow),
    /// The ends and the middle of the axis, under the bands of a scale.
    Percents(BandColumns),
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

impl Block {
    /// A part in plain lines: guides become room, a field becomes a sentence, and drawings, whose words stand beside them, go.
    pub fn in_print(self) -> Option<Self> {
        let guides = self.guides.iter().map(|_| Guide::Space).collect();
        let shape = match self.shape {
            Shape::Rule | Shape::Bar { .. } | Shape::Percents(_) => return None,
            Shape::Heading(text) => {
                Shape::Flow { lead: Vec::new(), spans: vec![Span::around(&text.to_uppercase(), Role::Heading)] }
            }
            Shape::Ends { mut left, right } => {
                if !left.is_empty() && !right.is_empty() {
                    left.push(Span::around(", ", Role::Text));
                }
                left.extend(right);
                Shape::Flow { lead: Vec::new(), spans: left }
            }
            Shape::Entry { lead, mut spans, end } => {
                if !end.is_empty() {
                    spans.push(Span::around("; ", Role::Muted));
                    spans.extend(end);
                }
                Shape::Flow { lead, spans }
            }
            Shape::Field { label, spans, .. } if label.is_empty() => {
                Shape::Flow { lead: vec![Span::around("  ", Role::Text)], spans }
            }
            Shape::Field { label, spans, .. } => {
                let mut all = vec![Span::around(&format!("{label}: "), Role::Label)];
                all.extend(spans);
                Shape::Flow { lead: Vec::new(), spans: all }
            }
            Shape::TableRow(row) => Shape::Flow { lead: Vec::new(), spans: row.in_line()? },
            Shape::Band(row) => {
                Shape::Flow { lead: Vec::new(), spans: vec![row.words, Span::around(": ", Role::Text), row.range] }
            }
            kept @ (Shape::Blank | Shape::Flow { .. }) => kept,
        };
        Some(Self { guides, shape })
    }
}

impl Guide {
    /// What is drawn, always two cells.
    pub const fn drawn(self) -> (&'static str, Role) {
        match self {
            Self::Space => ("  ", Role::Text),
            Self::Line => ("│ ", Role::Rule),
            Self::Quote => ("▎ ", Role::Quote),
            Self::Banner => ("▌ ", Role::KindGap),
        }
    }
}
