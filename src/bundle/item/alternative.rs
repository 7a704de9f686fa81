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
        let Self { to, likelihood, why_rejected } = self;
        visit(
            &ItemField::needed("to", "The judgement it stands against.", "J-01").falls(Falls::WhenCut),
            FieldValue::Ids(Ids::One(to), Tie::to(Relation::AlternativeTo, May::JUDGEMENT)),
        );
        visit(
            &ItemField::new(
                "likelihood",
                "How likely the issuer holds it to be.",
                "{as_written: likely, form: estimative, issuer: {low: 60, high: 80}, band: likely}",
            ),
            FieldValue::optional(likelihood),
        );
        visit(
            &ItemField::new("why_rejected", "Why the issuer did not adopt it.", "Nothing was seen.")
                .found(Found::As("why rejected")),
            FieldValue::Prose(why_rejected),
        );
    }
}
