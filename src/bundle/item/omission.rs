//! A part of the original that this copy lacks.

use serde::{Deserialize, Serialize};

use crate::bundle::value::id::Id;

/// What sort of part is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OmissionType {
    /// A figure or graphic.
    Figure,
    /// A list or outline.
    List,
    /// A photograph or illustration.
    Image,
    Annex,
}

impl OmissionType {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::List => "list",
            Self::Image => "image",
            Self::Annex => "annex",
        }
    }
}

/// What an omission says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Omission {
    /// What sort of part is missing.
    pub omission_type: OmissionType,
    /// The items whose pages say so.
    pub affects: Vec<Id>,
    /// How the text announces it.
    pub mentioned_as: Option<String>,
}
