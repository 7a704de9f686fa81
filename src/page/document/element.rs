//! The elements that a document is made of: what they mean, and not how they are drawn.

use std::collections::HashMap;

use crate::bundle::{Bound, Detail, Id, Item, Kind, Reach, Relation};
use crate::page::layout::block::BandRow;
use crate::page::layout::scale_picture::{ScaleOwner, ScalePicture};
use crate::page::layout::span::Span;
use crate::text::light::Paragraph;
use crate::text::prose;

/// The column of labels, in cells.
pub const COLUMN: usize = 15;
/// The column of labels of ties, in cells.
pub const RELATIONS: usize = 24;

/// One element of a document. Whose words its spans hold and what they mean is told by their voice and their role.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    /// Room below what stands above; two gaps are one.
    Gap,
    /// A thin line across.
    Rule,
    Heading(String),
    /// What an item is: its kind, its id, its own marking and its place in the original.
    Top(Top),
    /// One paragraph.
    Line(Vec<Span>),
    /// A text in light Markdown. One that follows another goes on with it.
    Prose(Vec<ProseParagraph>),
    /// A labelled field; an empty label goes on below the last one.
    Field {
        label: String,
        /// Cells of the label's column.
        column: usize,
        spans: Vec<Span>,
    },
    /// How likely something is in the issuer's words, and the range of those words on a scale.
    Likelihood {
        words: Vec<Span>,
        range: Option<ScaleRange>,
    },
    /// A likelihood on its scale, drawn, with whose it is in words.
    Picture(ScalePicture),
    /// The bands of a scale, a row each.
    Scale(Vec<ScaleRow>),
    /// A table: the names of its columns and its rows.
    Table {
        names: Vec<Span>,
        rows: Vec<Vec<Span>>,
    },
    /// The figure of a piece of evidence, exactly as given.
    Figure {
        value: Span,
        bound: Bound,
    },
    /// Another item, with a remark behind its title and the words that must stand beside it.
    Entry(ListEntry),
    /// An item that this one does not sit easily with, and what it says.
    Tension {
        entry: ListEntry,
        says: Option<Span>,
    },
    /// The caveats that limit the item.
    Caveats(Vec<CaveatLine>),
    /// Ties to other items, read from this one, in reading order.
    Ties(Vec<TieLine>),
    /// What the item rests on, down to evidence and its source.
    Trail(Trail),
    /// What the original has here and the copy lacks.
    Banner(Vec<Span>),
    /// A term of another vocabulary.
    Term(Vec<Span>),
    /// A line of a list that its id leads.
    Numbered {
        id: String,
        spans: Vec<Span>,
    },
    /// What belongs to the element above.
    Within(Vec<Element>),
}

/// What an item is.
#[derive(Debug, Clone, PartialEq)]
pub struct Top {
    pub kind: Kind,
    /// The word for its kind, and who calls it key.
    pub name: String,
    pub id: Id,
    pub right: Vec<Span>,
}

/// A paragraph of light Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct ProseParagraph {
    pub kind: Paragraph,
    pub spans: Vec<Span>,
}

/// Another item by its name.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemName {
    pub kind: Kind,
    pub id: Id,
    pub title: Span,
    /// Whether people cite it by its id.
    pub has_code: bool,
    /// The number of its link.
    pub link: usize,
}

/// Another item in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListEntry {
    pub name: ItemName,
    pub remark: Vec<Span>,
    /// What must stand beside its title: a judgement's word, a piece of evidence's figure.
    pub beside: Vec<Span>,
}

/// A caveat beside the item that it limits.
#[derive(Debug, Clone, PartialEq)]
pub struct CaveatLine {
    pub name: ItemName,
    pub reach: Reach,
    /// Its first sentence.
    pub says: Vec<Span>,
}

/// A tie to another item.
#[derive(Debug, Clone, PartialEq)]
pub struct TieLine {
    /// How it reads from the item: `rests on`.
    pub label: &'static str,
    pub entry: ListEntry,
}

/// What an item rests on. What each of the items below says is kept once, however often it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Trail {
    pub branches: Vec<Branch>,
    pub bodies: HashMap<Id, Body>,
}

/// One item of a trail.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    pub relation: Relation,
    pub entry: ListEntry,
}

/// What an item of a trail says, and what it rests on in turn.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    pub says: Vec<Element>,
    pub below: Vec<Branch>,
}

/// The range of a word on a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleRange {
    pub whose: ScaleOwner,
    /// The scale by its name.
    pub scale: String,
    /// The range in signs: `≈55–75%`.
    pub signs: String,
    /// The range in words: `about 55 to 75 percent`.
    pub words: String,
}

/// One band of a scale in its table.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleRow {
    pub row: BandRow,
    /// The range in words, where there is one.
    pub spelt: Option<String>,
}

/// What an item is called in running text: its code where it has one, else its title.
pub fn name(item: &Item) -> String {
    if has_code(item) { item.id.to_string() } else { item.title.clone() }
}

/// Whether an item's id is a short code by which people cite it (`J-04`), and not a slug (`actor.mss`).
pub fn has_code(item: &Item) -> bool {
    let id = item.id.as_str();
    item.kind() != Kind::Assessment
        && prose::width(id) <= 7
        && id.starts_with(|c: char| c.is_ascii_uppercase())
        && id.ends_with(|c: char| c.is_ascii_digit())
}

/// Who calls a judgement key, where it is called so.
pub fn called_key(item: &Item) -> Option<&'static str> {
    if let Detail::Judgement(judgement) = &item.detail { judgement.called_key() } else { None }
}
