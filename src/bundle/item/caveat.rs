//! A limit on what the assessment may be taken to say.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written;

/// What a caveat applies to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Caveat {
    #[serde(deserialize_with = "written::ids")]
    pub applies_to: Vec<Id>,
}

impl Caveat {
    /// Whether the text leaves open what it applies to.
    pub fn is_uncertain(&self) -> bool {
        self.applies_to.iter().any(|id| *id == Id::UNCERTAIN)
    }
}

const LIMITS: Tie = Tie::to(Relation::Limits, May::ANY).or(&[Id::UNCERTAIN]);

impl Fields for Caveat {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const APPLIES_TO: ItemField = ItemField::needed(
            "applies_to: [J-01] # The items it limits: their ids, `assessment` for all, or `uncertain`.",
        )
        .falls(Falls::WhenEmptied);
        let Self { applies_to } = self;
        visit(&APPLIES_TO, FieldValue::ids(applies_to, LIMITS));
    }
}
