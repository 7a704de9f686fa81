//! A person, group, organisation or role that acts.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written;

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
#[serde(deny_unknown_fields)]
pub struct Actor {
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub actor_types: Vec<String>,
    pub scope: Option<ActorScope>,
    #[serde(default, deserialize_with = "written::ids")]
    pub capability: Vec<Id>,
    #[serde(default, deserialize_with = "written::ids")]
    pub intent: Vec<Id>,
}

impl Fields for Actor {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self { aliases, actor_types, scope, capability, intent } = self;
        visit(
            &ItemField::new("aliases", "Its other names.", "[The Pilot]").found(Found::Alias),
            FieldValue::Terms(aliases),
        );
        visit(
            &ItemField::new("actor_types", "Types, in the words of STIX `threat-actor-type-ov`.", "[criminal]")
                .found(Found::As("type")),
            FieldValue::Terms(actor_types),
        );
        visit(
            &ItemField::new("scope", "How far the name reaches.", "role").found(Found::As("scope")),
            FieldValue::word::<ActorScope>(scope.map(ActorScope::word), None),
        );
        visit(
            &ItemField::new("capability", "The judgements on what it can do.", "[J-01]"),
            FieldValue::ids(capability, Tie::to(Relation::Capability, May::JUDGEMENT)),
        );
        visit(
            &ItemField::new("intent", "The judgements on what it wants.", "[J-01]"),
            FieldValue::ids(intent, Tie::to(Relation::Intent, May::JUDGEMENT)),
        );
    }
}
