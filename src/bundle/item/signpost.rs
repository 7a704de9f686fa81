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
        let Self { moves, state, observed_on, observable } = self;
        let seen = (*state == SignpostState::Seen).then_some("seen");
        visit(
            &ItemField::needed(
                "moves",
                "The judgements it would move, and which way.",
                "[{judgement: J-01, direction: up}]",
            )
            .falls(Falls::WhenEmptied),
            FieldValue::Parts(moves),
        );
        visit(
            &ItemField::new("state", "Whether it has been seen.", "seen").found(Found::As("state")),
            FieldValue::word::<SignpostState>(Some(state.words()), seen),
        );
        visit(&ItemField::new("observed_on", "When it was seen.", "2023-03-01"), FieldValue::day(*observed_on));
        visit(
            &ItemField::new("observable", "What one would look for.", "Lights at sea.").found(Found::As("observable")),
            FieldValue::Prose(observable),
        );
    }
}

impl Fields for Move {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self { judgement, direction: _ } = self;
        visit(
            &ItemField::needed("judgement", "The judgement that would move.", "J-01").falls(Falls::WhenCut),
            FieldValue::Ids(Ids::One(judgement), Tie::to(Relation::Moves, May::JUDGEMENT)),
        );
        visit(
            &ItemField::needed("direction", "Which way it would move.", "up"),
            FieldValue::word::<Course>(None, None),
        );
    }
}
