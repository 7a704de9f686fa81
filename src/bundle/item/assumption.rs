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
        let Self { if_wrong, supports } = self;
        visit(
            &ItemField::new("if_wrong", "What would follow if it did not hold.", "The judgement falls.")
                .found(Found::As("if wrong")),
            FieldValue::Prose(if_wrong),
        );
        visit(
            &ItemField::new("supports", "The judgements that stand on it.", "[J-01]").falls(Falls::WhenEmptied),
            FieldValue::ids(supports, Tie::from(Relation::Assumes, May::JUDGEMENT)),
        );
    }
}
