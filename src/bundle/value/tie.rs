//! What the ids of a field mean: how the item bears on those it names, and which kinds it may name.

use crate::bundle::value::id::Id;
use crate::bundle::value::kind::Kind;
use crate::bundle::value::link::Relation;

/// How an item bears on what a field of it names.
#[derive(Debug, Clone, Copy)]
pub struct Tie {
    pub relation: Relation,
    pub direction: Direction,
    pub may: May,
    /// Words that may stand there and are no ids.
    pub besides: &'static [&'static str],
}

/// Which way a relation reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the item that has the field.
    Forward,
    /// From the item that is named, where the field names the relation by its far end.
    Backward,
}

/// Which kinds may be named.
#[derive(Debug, Clone, Copy)]
pub struct May {
    /// Absent where every kind may.
    pub kinds: Option<&'static [Kind]>,
    /// What is wanted, in words.
    pub words: &'static str,
}

impl May {
    pub const ANY: Self = Self { kinds: None, words: "any item" };
    pub const JUDGEMENT: Self = Self::of(&[Kind::Judgement], "a judgement");
    pub const SPEAKER: Self =
        Self::of(&[Kind::Source, Kind::Organisation, Kind::Actor], "a source, organisation or actor");

    /// These kinds, and what is wanted in words.
    pub const fn of(kinds: &'static [Kind], words: &'static str) -> Self {
        Self { kinds: Some(kinds), words }
    }
}

impl Tie {
    /// From the item to those it names.
    pub const fn to(relation: Relation, may: May) -> Self {
        Self { relation, direction: Direction::Forward, may, besides: &[] }
    }

    /// From those it names to the item.
    pub const fn from(relation: Relation, may: May) -> Self {
        Self { relation, direction: Direction::Backward, may, besides: &[] }
    }

    /// With a word that may stand in the place of an id.
    pub const fn or(self, besides: &'static [&'static str]) -> Self {
        Self { besides, ..self }
    }

    /// Whether an id is one, and no word that stands in its place.
    pub fn is_id(&self, id: &Id) -> bool {
        !self.besides.contains(&id.as_str())
    }
}
