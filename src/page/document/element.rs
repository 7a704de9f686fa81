//! The elements that a document is made of: what they mean, and not how they are drawn.

use std::collections::HashMap;

use crate::bundle::{Bound, Detail, Id, Item, Kind, Relation};
use crate::page::layout::block::BandRow;
use crate::page::layout::scale_picture::ScalePicture;
use crate::page::layout::span::Span;
use crate::text::light::Paragraph;
use crate::text::prose;
use crate::theme::Role;

/// The column of labels, in cells.
pub const COLUMN: usize = 16;
/// The column of labels of ties, in cells.
pub const RELATIONS: usize = 24;

/// One element of a document. Whose words its spans hold and what they mean is told by their voice and their role.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    /// Room below what stands above; two gaps are one.
    Gap,
    /// A heading, and a count or whose it is beside it.
    Heading(String, Vec<Span>),
    /// What an item is: its kind, its id, its own marking and its place in the original.
    Top(Top),
    /// What an item holds to be so, or what it is called: the one line that is larger than the others.
    Headline(Vec<ProseParagraph>),
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
    Likelihood(LikelihoodLine),
    /// The bands of a scale, a row each.
    Scale(Vec<ScaleRow>),
    /// A table: the names of its columns and its rows.
    Table { names: Vec<Span>, rows: Vec<Vec<Span>> },
    /// The figure of a piece of evidence, exactly as given.
    Figure { value: Span, bound: Bound },
    /// Another item, with a remark behind its title and the words that must stand beside it.
    Entry(ListEntry),
    /// What qualifies the item, of one sort; where there is none of that sort, a margin says so.
    Qualifiers(Qualifiers),
    /// Ties to other items, read from this one, in reading order.
    Ties(Vec<TieLine>),
    /// What the item rests on, down to evidence and its source.
    Trail(Trail),
    /// A term of another vocabulary.
    Term(Vec<Span>),
    /// A line of a list that its id leads.
    Numbered { id: String, spans: Vec<Span> },
    /// What belongs to the element above.
    Within(Indent, Vec<Element>),
}

impl Element {
    /// The cells of the longest code that it lists.
    pub fn widest_code(&self) -> usize {
        let code = |name: &ItemName| if name.has_code { prose::width(name.id.as_str()) } else { 0 };
        let branches = |branches: &[Branch]| branches.iter().map(|branch| code(&branch.entry.name)).max().unwrap_or(0);
        match self {
            Self::Entry(entry) => code(&entry.name),
            Self::Ties(ties) => ties.iter().map(|tie| code(&tie.entry.name)).max().unwrap_or(0),
            Self::Trail(Trail { branches: first, bodies }) => {
                bodies.values().map(|body| branches(&body.below)).max().unwrap_or(0).max(branches(first))
            }
            Self::Within(_, elements) => elements.iter().map(Self::widest_code).max().unwrap_or(0),
            Self::Gap
            | Self::Heading(..)
            | Self::Top(_)
            | Self::Headline(_)
            | Self::Line(_)
            | Self::Prose(_)
            | Self::Field { .. }
            | Self::Likelihood(_)
            | Self::Scale(_)
            | Self::Table { .. }
            | Self::Figure { .. }
            | Self::Qualifiers(_)
            | Self::Term(_)
            | Self::Numbered { .. } => 0,
        }
    }
}

/// How far in something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indent {
    /// Under the title of the item above.
    Title,
    /// A step in from the item above.
    Step,
    /// A step in, beside a line: so deep that steps alone no longer tell where it belongs.
    Line,
}

/// What an item is.
#[derive(Debug, Clone, PartialEq)]
pub struct Top {
    pub glyph: &'static str,
    pub role: Role,
    /// The word for its kind: `key judgement`.
    pub name: String,
    /// Who calls it key, where it is called so.
    pub key: Option<&'static str>,
    pub id: Id,
    /// Whether people cite it by its id.
    pub has_code: bool,
    /// Which of its kind it is, and of how many.
    pub number: Option<(usize, usize)>,
    pub right: Vec<Span>,
}

/// How likely something is.
#[derive(Debug, Clone, PartialEq)]
pub struct LikelihoodLine {
    /// The word or the number as it is written.
    pub word: Vec<Span>,
    /// Whose word it is.
    pub whose: String,
    /// What sort of word it is, where that must be said.
    pub remark: Vec<Span>,
    /// Its range, which says whose it is.
    pub picture: Option<ScalePicture>,
    /// The range in words, for those who hear the page.
    pub spelt: Option<String>,
    /// Why the range is not the issuer's, where it is not.
    pub note: Option<&'static str>,
}

/// What qualifies an item, of one sort.
#[derive(Debug, Clone, PartialEq)]
pub struct Qualifiers {
    pub label: &'static str,
    /// What is said where there is none; nothing where that goes without saying.
    pub none: Option<&'static str>,
    pub lines: Vec<QualifierLine>,
}

/// One thing that qualifies an item.
#[derive(Debug, Clone, PartialEq)]
pub struct QualifierLine {
    pub glyph: &'static str,
    pub role: Role,
    pub name: ItemName,
    /// How far it reaches, or what is missing.
    pub reach: String,
    /// Its first sentence.
    pub says: Vec<Span>,
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
    pub glyph: &'static str,
    pub role: Role,
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
    /// What must stand below it: who says so, and how firmly.
    pub under: Vec<Span>,
    /// The key of what it opens in place.
    pub fold: Option<String>,
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

/// One band of a scale in its table.
#[derive(Debug, Clone, PartialEq)]
pub struct ScaleRow {
    pub row: BandRow,
    /// The range in words, where there is one.
    pub spelt: Option<String>,
}

/// The glyph of an item, and how it is drawn: a judgement that is called key is told apart from the others.
pub fn glyph(item: &Item) -> (&'static str, Role) {
    if let Detail::Judgement(judgement) = &item.detail {
        if judgement.key { ("◆", Role::KeyJudgement) } else { ("◇", Role::KindJudgement) }
    } else {
        (item.kind().glyph(), Role::of_kind(item.kind()))
    }
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
