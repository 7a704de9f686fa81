//! A gap, a tension or an ambiguity that is left open.

use serde::{Deserialize, Serialize};

use crate::bundle::value::id::Id;

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

/// What a question says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
pub struct Question {
    /// Whether it is answered.
    pub state: QuestionState,
    /// The requirement it belongs to.
    pub requirement: Option<String>,
    pub answers: Vec<Id>,
}
