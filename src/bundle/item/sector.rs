//! Industries and technologies: classes that may have members.

use serde::{Deserialize, Serialize};

use crate::bundle::value::id::Id;

/// What is known of the members of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Members {
    /// All members are given.
    Listed,
    /// The members given are examples ("such as").
    Open,
    /// The original lists them, and this copy lacks the list.
    NotReproduced,
}

impl Members {
    /// What it means, in a sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Listed => "the members named here are all of them",
            Self::Open => "the list is open: members named here are examples",
            Self::NotReproduced => "the original lists the members; this copy does not reproduce them",
        }
    }
}

/// What a sector or a technology says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Sector {
    /// What is known of its members.
    pub members: Members,
    /// The class it is a part of.
    pub parent: Option<Id>,
}
