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
        let Self { rel, to, text, at } = self;
        visit(
            &ItemField::needed("rel", "How the item bears on the other.", "explains"),
            FieldValue::word::<LinkType>(Some(rel.label()), None),
        );
        // What is derived from something hidden would tell of it.
        let falls = if *rel == Relation::DerivedFrom { Falls::WithItsItem } else { Falls::WhenCut };
        visit(
            &ItemField::needed("to", "The item it leads to.", "J-01").falls(falls),
            FieldValue::Ids(Ids::One(to), Tie::to(*rel, May::ANY)),
        );
        visit(
            &ItemField::new("text", "The tie in words, where the type alone does not say it.", "It says why."),
            FieldValue::Prose(text),
        );
        visit(&ItemField::new("at", "Where the original says so.", "p4.s2a"), FieldValue::Place(at));
    }
}

impl Fields for ExternalRef {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self { scheme, value, strength, origin } = self;
        visit(&ItemField::needed("scheme", "The vocabulary.", "iso-3166-1"), FieldValue::text(scheme));
        visit(&ItemField::needed("value", "The term in it.", "JP"), FieldValue::text(value));
        visit(
            &ItemField::needed("match", "How well it matches.", "exact"),
            FieldValue::word::<MatchStrength>(Some(strength.word()), None),
        );
        visit(
            &ItemField::needed("origin", "Who asserts the match.", "reader"),
            FieldValue::word::<Origin>(Some(origin.word()), None),
        );
    }
}
