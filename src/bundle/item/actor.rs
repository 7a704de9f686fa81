//! A person, group, organisation or role that acts.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, SHORT, Visit};
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
    /// Its name in lists, where its title is too long for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub actor_types: Vec<String>,
    pub scope: Option<ActorScope>,
    #[serde(default, deserialize_with = "written::ids")]
    pub capability: Vec<Id>,
    #[serde(default, deserialize_with = "written::ids")]
    pub intent: Vec<Id>,
    pub added: Option<ActorAdditions>,
}

/// What the transcriber adds to an actor: never shown as the issuer's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ActorAdditions {
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub actor_types: Vec<String>,
    pub scope: Option<ActorScope>,
}

impl Actor {
    /// Its other names, whoever gives them.
    pub fn every_alias(&self) -> impl Iterator<Item = &String> {
        self.aliases.iter().chain(self.added.iter().flat_map(|added| &added.aliases))
    }
}

impl Fields for Actor {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ALIASES: ItemField =
            ItemField::optional("aliases: [The Pilot] # Its other names.").found(Found::Alias("alias"));
        const ACTOR_TYPES: ItemField =
            ItemField::optional("actor_types: [criminal] # Types, in the words of STIX `threat-actor-type-ov`.")
                .found(Found::As("type"));
        const SCOPE: ItemField =
            ItemField::optional("scope: role # How far the name reaches.").found(Found::As("scope"));
        const CAPABILITY: ItemField = ItemField::optional("capability: [J-01] # The judgements on what it can do.");
        const INTENT: ItemField = ItemField::optional("intent: [J-01] # The judgements on what it wants.");
        const ADDED: ItemField = ItemField::optional(
            "added: {aliases: [The Captain], actor_types: [criminal], scope: role} \
             # What the transcriber adds, and the issuer does not say; shown as such.",
        );
        let Self { short, aliases, actor_types, scope, capability, intent, added } = self;
        visit(&SHORT, FieldValue::Text(short.as_mut()));
        visit(&ALIASES, FieldValue::Terms(aliases));
        visit(&ACTOR_TYPES, FieldValue::Terms(actor_types));
        visit(&SCOPE, FieldValue::word::<ActorScope>(scope.map(ActorScope::word), None));
        visit(&CAPABILITY, FieldValue::ids(capability, Tie::to(Relation::Capability, May::JUDGEMENT)));
        visit(&INTENT, FieldValue::ids(intent, Tie::to(Relation::Intent, May::JUDGEMENT)));
        visit(&ADDED, FieldValue::optional(added));
    }
}

impl Fields for ActorAdditions {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ALIASES: ItemField = ItemField::optional("aliases: [The Captain] # Names that the transcriber gives it.")
            .found(Found::Alias("alias, given by the transcriber"));
        const ACTOR_TYPES: ItemField = ItemField::optional(
            "actor_types: [criminal] # How the transcriber classes it, in the words of STIX `threat-actor-type-ov`.",
        )
        .found(Found::As("type, given by the transcriber"));
        const SCOPE: ItemField = ItemField::optional("scope: role # How far the transcriber takes the name to reach.")
            .found(Found::As("scope, given by the transcriber"));
        let Self { aliases, actor_types, scope } = self;
        visit(&ALIASES, FieldValue::Terms(aliases));
        visit(&ACTOR_TYPES, FieldValue::Terms(actor_types));
        visit(&SCOPE, FieldValue::word::<ActorScope>(scope.map(ActorScope::word), None));
    }
}
