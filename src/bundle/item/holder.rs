//! Whose a judgement is: who holds it with what confidence, and who does not.

use serde::{Deserialize, Serialize};

use crate::bundle::value::confidence::Confidence;
use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::link::Relation;
use crate::bundle::value::locator::Locator;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written;

/// Some of those who issued the assessment, who hold a judgement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JudgementHolder {
    pub who: String,
    #[serde(default, deserialize_with = "written::ids")]
    pub by: Vec<Id>,
    pub confidence: Option<Confidence>,
    pub at: Option<Locator>,
}

/// Some of those who issued the assessment, who do not hold a judgement, and what they hold.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dissent {
    pub who: String,
    #[serde(default, deserialize_with = "written::ids")]
    pub by: Vec<Id>,
    pub text: String,
    pub likelihood: Option<Likelihood>,
    pub confidence: Option<Confidence>,
    pub at: Option<Locator>,
}

const AT: ItemField = ItemField::optional("at: p4.s3 # Where in the original it says so.").found(Found::As("at"));

impl Fields for JudgementHolder {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const WHO: ItemField = ItemField::needed("who: the office and the port # Who holds it, in the issuer's words.")
            .found(Found::As("held by"));
        const BY: ItemField =
            ItemField::optional("by: [org.office] # The same, where they are items.").falls(Falls::WhenCut);
        const CONFIDENCE: ItemField =
            ItemField::optional("confidence: {as_written: high confidence} # The confidence that they put in it.");
        let Self { who, by, confidence, at } = self;
        visit(&WHO, FieldValue::text(who));
        visit(&BY, FieldValue::ids(by, Tie::to(Relation::HeldBy, May::SPEAKER)));
        visit(&CONFIDENCE, FieldValue::optional(confidence));
        visit(&AT, FieldValue::Place(at));
    }
}

impl Fields for Dissent {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const WHO: ItemField = ItemField::needed("who: the pilots # Who does not hold it, in the issuer's words.")
            .found(Found::As("dissent of"));
        const BY: ItemField =
            ItemField::optional("by: [org.port] # The same, where they are items.").falls(Falls::WhenCut);
        const TEXT: ItemField = ItemField::needed("text: Few ships are likely to come. # What they hold instead.")
            .found(Found::As("dissent"));
        const LIKELIHOOD: ItemField = ItemField::optional(
            "likelihood: {as_written: likely, form: estimative, band: likely} # How likely they hold it to be.",
        );
        const CONFIDENCE: ItemField = ItemField::optional(
            "confidence: {as_written: low confidence} # The confidence that they put in what they hold.",
        );
        let Self { who, by, text, likelihood, confidence, at } = self;
        visit(&WHO, FieldValue::text(who));
        visit(&BY, FieldValue::ids(by, Tie::to(Relation::DissentedBy, May::SPEAKER)));
        visit(&TEXT, FieldValue::text(text));
        visit(&LIKELIHOOD, FieldValue::optional(likelihood));
        visit(&CONFIDENCE, FieldValue::optional(confidence));
        visit(&AT, FieldValue::Place(at));
    }
}
