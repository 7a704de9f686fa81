//! A person, group, organisation or role that acts.

use serde::{Deserialize, Serialize};

use crate::bundle::value::id::Id;

/// How far an actor's name reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorScope {
    Organisation,
    /// Several bodies or people taken together.
    Group,
    /// Whoever fills a role.
    Role,
    /// A name for all of them.
    Generic,
}

impl ActorScope {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Group => "group",
            Self::Role => "role",
            Self::Generic => "generic",
        }
    }
}

/// What an actor says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
pub struct Actor {
    pub aliases: Vec<String>,
    /// Types, in the words of STIX `threat-actor-type-ov`.
    pub actor_types: Vec<String>,
    /// How far the name reaches.
    pub scope: Option<ActorScope>,
    /// The judgements on what it can do.
    pub capability: Vec<Id>,
    /// The judgements on what it wants.
    pub intent: Vec<Id>,
}
