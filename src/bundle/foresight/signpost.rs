//! Something that, once seen, would move a judgement.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, Ids, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written;

/// Whether a signpost has been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignpostState {
    #[default]
    NotSeen,
    Seen,
    Reversed,
}

impl SignpostState {
    /// The words for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotSeen => "not seen",
            Self::Seen => "seen",
            Self::Reversed => "reversed",
        }
    }
}

/// Which way a signpost would move a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    Up,
    Down,
}

/// The move that a signpost would make.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub judgement: Id,
    pub direction: Course,
}

/// Something that, once seen, would move a judgement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Signpost {
    pub moves: Vec<Move>,
    #[serde(default)]
    pub state: SignpostState,
    #[serde(default, deserialize_with = "written::day")]
    pub observed_on: Option<Date>,
    pub observable: Option<String>,
}

impl Fields for Signpost {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const MOVES: ItemField = ItemField::needed(
            "moves: [{judgement: J-01, direction: up}] # The judgements it would move, and which way.",
        )
        .falls(Falls::WhenEmptied);
        const STATE: ItemField =
            ItemField::optional("state: seen # Whether it has been seen.").found(Found::As("state"));
        const OBSERVED_ON: ItemField = ItemField::optional("observed_on: 2023-03-01 # When it was seen.");
        const OBSERVABLE: ItemField =
            ItemField::optional("observable: Lights at sea. # What one would look for.").found(Found::As("observable"));
        let Self { moves, state, observed_on, observable } = self;
        let seen = (*state == SignpostState::Seen).then_some("seen");
        visit(&MOVES, FieldValue::Parts(moves));
        visit(&STATE, FieldValue::word::<SignpostState>(Some(state.words()), seen));
        visit(&OBSERVED_ON, FieldValue::day(*observed_on));
        visit(&OBSERVABLE, FieldValue::Prose(observable));
    }
}

impl Fields for Move {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const JUDGEMENT: ItemField =
            ItemField::needed("judgement: J-01 # The judgement that would move.").falls(Falls::WhenCut);
        const DIRECTION: ItemField = ItemField::needed("direction: up # Which way it would move.");
        let Self { judgement, direction: _ } = self;
        visit(&JUDGEMENT, FieldValue::Ids(Ids::One(judgement), Tie::to(Relation::Moves, May::JUDGEMENT)));
        visit(&DIRECTION, FieldValue::word::<Course>(None, None));
    }
}
