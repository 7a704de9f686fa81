//! What a judgement takes for granted.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written;

/// What a judgement takes for granted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Assumption {
    pub if_wrong: Option<String>,
    #[serde(default, deserialize_with = "written::ids")]
    pub supports: Vec<Id>,
}

impl Fields for Assumption {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const IF_WRONG: ItemField =
            ItemField::optional("if_wrong: The judgement falls. # What would follow if it did not hold.")
                .found(Found::As("if wrong"));
        const SUPPORTS: ItemField =
            ItemField::optional("supports: [J-01] # The judgements that stand on it.").falls(Falls::WhenEmptied);
        let Self { if_wrong, supports } = self;
        visit(&IF_WRONG, FieldValue::Prose(if_wrong));
        visit(&SUPPORTS, FieldValue::ids(supports, Tie::from(Relation::Assumes, May::JUDGEMENT)));
    }
}
