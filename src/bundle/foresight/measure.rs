//! A step that reduces the risk.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::kind::Kind;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written;

/// A step that reduces the risk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    #[serde(default, deserialize_with = "written::ids")]
    pub mitigates: Vec<Id>,
}

impl Fields for Measure {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const MITIGATES: ItemField =
            ItemField::optional("mitigates: [tactic.wait] # The tactics or judgements it bears on.")
                .falls(Falls::WhenEmptied);
        let Self { mitigates } = self;
        visit(
            &MITIGATES,
            FieldValue::ids(
                mitigates,
                Tie::to(Relation::Mitigates, May::of(&[Kind::Tactic, Kind::Judgement], "a tactic or a judgement")),
            ),
        );
    }
}
