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
    /// The judgement it stands against.
    pub to: Id,
    /// How likely the issuer holds it to be.
    pub likelihood: Option<Likelihood>,
    /// Why the issuer did not adopt it.
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
                "{as_written: unlikely, form: estimative, band: unlikely}",
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
