//! A gap, a tension or an ambiguity that is left open.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written;

/// Whether a question has been answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionState {
    /// Nobody has answered it.
    #[default]
    Open,
    /// The items in `answers` answer it.
    Answered,
}

impl QuestionState {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
        }
    }
}

/// What a question says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    #[serde(default)]
    pub state: QuestionState,
    pub requirement: Option<String>,
    #[serde(default, deserialize_with = "written::ids")]
    pub answers: Vec<Id>,
}

impl Fields for Question {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const STATE: ItemField = ItemField::optional("state: answered # Whether it is answered.");
        const REQUIREMENT: ItemField =
            ItemField::optional("requirement: Who comes by night? # The requirement it belongs to.")
                .found(Found::As("requirement"));
        const ANSWERS: ItemField =
            ItemField::optional("answers: [J-01] # The items that answer it.").falls(Falls::WhenEmptied);
        let Self { state, requirement, answers } = self;
        visit(&STATE, FieldValue::word::<QuestionState>(None, Some(state.word())));
        visit(&REQUIREMENT, FieldValue::Prose(requirement));
        visit(&ANSWERS, FieldValue::ids(answers, Tie::from(Relation::Answers, May::ANY)));
    }
}
