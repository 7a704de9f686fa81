//! Another reading of the same evidence.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, Ids, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};

/// Another reading of the same evidence.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    pub to: Id,
    pub likelihood: Option<Likelihood>,
    pub why_rejected: Option<String>,
}

impl Fields for Alternative {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const TO: ItemField = ItemField::needed("to: J-01 # The judgement it stands against.").falls(Falls::WhenCut);
        const LIKELIHOOD: ItemField = ItemField::optional(
            "likelihood: {as_written: likely, form: estimative, band: likely} \
             # How likely the issuer holds it to be.",
        );
        const WHY_REJECTED: ItemField =
            ItemField::optional("why_rejected: Nothing was seen. # Why the issuer did not adopt it.")
                .found(Found::As("why rejected"));
        let Self { to, likelihood, why_rejected } = self;
        visit(&TO, FieldValue::Ids(Ids::One(to), Tie::to(Relation::AlternativeTo, May::JUDGEMENT)));
        visit(&LIKELIHOOD, FieldValue::optional(likelihood));
        visit(&WHY_REJECTED, FieldValue::Prose(why_rejected));
    }
}
