//! What an item writes of its ties: links to other items, and terms of vocabularies elsewhere.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, Ids, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;
use crate::bundle::value::locator::Locator;
use crate::bundle::value::origin::Origin;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written::{self, LinkType};

/// A typed link that an item writes under `links`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    #[serde(deserialize_with = "written::link_type")]
    pub rel: Relation,
    pub to: Id,
    pub text: Option<String>,
    pub at: Option<Locator>,
    /// Who says so, where it is not whoever says the item.
    pub origin: Option<Origin>,
}

/// How well an item matches a term of a vocabulary elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchStrength {
    Exact,
    Broader,
    Narrower,
    Related,
}

impl MatchStrength {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Broader => "broader",
            Self::Narrower => "narrower",
            Self::Related => "related",
        }
    }
}

/// A term of a vocabulary elsewhere, asserted by somebody to match.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ExternalRef {
    pub scheme: String,
    pub value: String,
    #[serde(rename = "match")]
    pub strength: MatchStrength,
    pub origin: Origin,
}

impl Fields for Link {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const REL: ItemField = ItemField::needed("rel: explains # How the item bears on the other.");
        const TO: ItemField = ItemField::needed("to: J-01 # The item it leads to.");
        const TEXT: ItemField =
            ItemField::optional("text: It says why. # The tie in words, where the type alone does not say it.");
        const AT: ItemField = ItemField::optional("at: p4.s2a # Where the original says so.");
        const ORIGIN: ItemField =
            ItemField::optional("origin: transcriber # Who asserts the tie, where it is not whoever says the item.");
        let Self { rel, to, text, at, origin } = self;
        visit(&REL, FieldValue::word::<LinkType>(Some(rel.label()), None));
        // What is derived from something hidden would tell of it.
        let falls = if *rel == Relation::DerivedFrom { Falls::WithItsItem } else { Falls::WhenCut };
        visit(&TO.falls(falls), FieldValue::Ids(Ids::One(to), Tie::to(*rel, May::ANY)));
        visit(&TEXT, FieldValue::Prose(text));
        visit(&AT, FieldValue::Place(at));
        visit(&ORIGIN, FieldValue::word::<Origin>(origin.map(Origin::word), None));
    }
}

impl Fields for ExternalRef {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const SCHEME: ItemField = ItemField::needed("scheme: iso-3166-1 # The vocabulary.");
        const VALUE: ItemField = ItemField::needed("value: JP # The term in it.");
        const MATCH: ItemField = ItemField::needed("match: exact # How well it matches.");
        const ORIGIN: ItemField = ItemField::needed("origin: transcriber # Who asserts the match.");
        let Self { scheme, value, strength, origin } = self;
        visit(&SCHEME, FieldValue::text(scheme));
        visit(&VALUE, FieldValue::text(value));
        visit(&MATCH, FieldValue::word::<MatchStrength>(Some(strength.word()), None));
        visit(&ORIGIN, FieldValue::word::<Origin>(Some(origin.word()), None));
    }
}
