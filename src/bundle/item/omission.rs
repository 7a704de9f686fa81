//! A part of the original that this copy lacks.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written;

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
    /// A passage of the text.
    Passage,
}

impl OmissionType {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::List => "list",
            Self::Image => "image",
            Self::Annex => "annex",
            Self::Passage => "passage",
        }
    }
}

/// What an omission says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Omission {
    #[serde(rename = "type")]
    pub omission_type: OmissionType,
    #[serde(deserialize_with = "written::ids")]
    pub affects: Vec<Id>,
    pub mentioned_as: Option<String>,
}

impl Fields for Omission {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const TYPE: ItemField =
            ItemField::needed("type: figure # What sort of part is missing.").found(Found::As("type"));
        const AFFECTS: ItemField =
            ItemField::needed("affects: [J-01] # The items whose pages say so.").falls(Falls::WhenEmptied);
        const MENTIONED_AS: ItemField = ItemField::optional("mentioned_as: the map below # How the text announces it.")
            .found(Found::As("mentioned as"));
        let Self { omission_type, affects, mentioned_as } = self;
        visit(&TYPE, FieldValue::word::<OmissionType>(Some(omission_type.word()), None));
        visit(&AFFECTS, FieldValue::ids(affects, Tie::to(Relation::Affects, May::ANY)));
        visit(&MENTIONED_AS, FieldValue::Prose(mentioned_as));
    }
}
