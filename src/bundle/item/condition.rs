//! What has to be so for a statement to hold: `under SSP1-1.9`, `if the talks fail`.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::kind::Kind;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written;

/// A condition in the issuer's words, and the scenarios that they name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub as_written: String,
    #[serde(default, deserialize_with = "written::ids")]
    pub scenarios: Vec<Id>,
}

impl Fields for Condition {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const AS_WRITTEN: ItemField =
            ItemField::needed("as_written: if the wind holds # The condition, in the issuer's words.")
                .found(Found::As("condition"));
        const SCENARIOS: ItemField =
            ItemField::optional("scenarios: [scenario.calm] # The scenarios that it names.").falls(Falls::WhenCut);
        let Self { as_written, scenarios } = self;
        visit(&AS_WRITTEN, FieldValue::text(as_written));
        let may = May::of(&[Kind::Scenario], "a scenario");
        visit(&SCENARIOS, FieldValue::ids(scenarios, Tie::to(Relation::HoldsUnder, may)));
    }
}
