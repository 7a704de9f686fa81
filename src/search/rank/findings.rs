//! A request to an index, and what is found.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::bundle::{Address, Id, Kind, Origin};
use crate::search::index::facet::Facet;
use crate::search::index::record::Record;
use crate::search::query::query::Query;
use crate::search::rank::highlight::Highlights;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    Item(Address),
    Bundle(Id),
    Library,
}

/// Whose items are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    #[default]
    All,
    /// All but those that the transcriber has added to an assessment: they are neither found nor counted.
    NotTheTranscribers,
}

impl Whose {
    /// Whether an item is searched.
    pub fn admits(self, record: &Record) -> bool {
        let added = || {
            record.facets.iter().any(|(facet, whose)| *facet == Facet::Origin && whose == Origin::Transcriber.word())
        };
        self == Self::All || record.kind == Some(Kind::Assessment) || !added()
    }
}

#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    pub query: &'a Query,
    pub scope: &'a Scope,
    /// Whose items are searched.
    pub whose: Whose,
    /// The only kind that is wanted, if one is; counts by kind are made before it narrows.
    pub kind: Option<Kind>,
    /// How many hits are wanted.
    pub limit: usize,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// The best, the best first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// How many of each kind, in the order in which sections are read, whatever kind is wanted.
    pub by_kind: Vec<(Kind, usize)>,
    /// Words that were left out, because with them nothing would be left.
    pub dropped: Vec<String>,
    /// The nearest words of the library, where nothing is found.
    pub nearest: Vec<String>,
    /// What there would be without each part of the query, where nothing answers all of it.
    pub without: Vec<(String, usize)>,
    /// What of the query was not understood, in words.
    pub notes: Vec<String>,
    /// What to highlight in any text that is shown.
    pub highlights: Highlights,
}

/// One item that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub address: Address,
    pub kind: Option<Kind>,
    pub title: String,
    /// What is highlighted of the title, in bytes.
    pub title_spans: Vec<Range<usize>>,
    /// Where it matched: the field, or what a statement states.
    pub field: Cow<'static, str>,
    /// The sentence or line that matched, or as much of it as shows the match.
    pub excerpt: String,
    /// What is highlighted of the excerpt, in bytes.
    pub excerpt_spans: Vec<Range<usize>>,
    /// Why it matched, where that is not plain: `≈ semiconductor`, `MSS = Ministry of State Security`.
    pub why: Option<String>,
    /// The words of the query that it does not have.
    pub lacking: Vec<String>,
    /// How well it answers; only to be compared within one search.
    pub score: f64,
    pub(in crate::search) record: Arc<Record>,
    pub(in crate::search) place: Option<usize>,
}

impl Hit {
    /// The whole text of the field where it matched, as it is searched: of prose, what is read, without its marks.
    pub fn text(&self) -> &str {
        let field = self.place.and_then(|place| self.record.fields.get(place));
        field.map_or(self.title.as_str(), |field| field.text.as_str())
    }
}
