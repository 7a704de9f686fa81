//! What the sentence of a judgement comes to in detail: its condition, its parts, and whose it is.

use serde::{Deserialize, Serialize};

use crate::bundle::item::condition::Condition;
use crate::bundle::item::holder::{Dissent, JudgementHolder};
use crate::bundle::value::confidence::Confidence;
use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::locator::Locator;
use crate::bundle::value::timeframe::Timeframe;

/// The detail of a judgement's sentence. Its keys stand among those of the judgement.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Breakdown {
    pub condition: Option<Condition>,
    #[serde(default)]
    pub parts: Vec<LikelihoodPart>,
    #[serde(default)]
    pub holders: Vec<JudgementHolder>,
    #[serde(default)]
    pub dissents: Vec<Dissent>,
}

/// A part of a judgement with a likelihood of its own.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LikelihoodPart {
    pub of: String,
    pub likelihood: Likelihood,
    pub confidence: Option<Confidence>,
    pub timeframe: Option<Timeframe>,
    pub condition: Option<Condition>,
    pub at: Option<Locator>,
}

const CONDITION: ItemField = ItemField::optional(
    "condition: {as_written: if the wind holds, scenarios: [scenario.calm]} # What has to be so for it to hold.",
);

impl Fields for Breakdown {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        // What is left of a judgement without one of its parts, or of those who hold it or do not, would say something else.
        const PARTS: ItemField = ItemField::optional(
            "parts: [{of: many ships, likelihood: {as_written: likely, form: estimative, band: likely}, timeframe: {as_written: this year}}] \
             # The parts of the sentence that have a likelihood of their own.",
        )
        .falls(Falls::WhenCut);
        const HOLDERS: ItemField = ItemField::optional(
            "holders: [{who: the office, by: [org.office], confidence: {as_written: high confidence}, at: p4.s2b}] \
             # Who holds it, where those who issued it do not all hold it alike.",
        )
        .falls(Falls::WhenCut);
        const DISSENTS: ItemField = ItemField::optional(
            "dissents: [{who: the pilots, text: Few ships come., confidence: {as_written: low confidence}, at: footnote 2}] \
             # Who does not hold it, and what they hold instead.",
        )
        .falls(Falls::WhenCut);
        let Self { condition, parts, holders, dissents } = self;
        visit(&CONDITION, FieldValue::optional(condition));
        visit(&PARTS, FieldValue::Parts(parts));
        visit(&HOLDERS, FieldValue::Parts(holders));
        visit(&DISSENTS, FieldValue::Parts(dissents));
    }
}

impl Fields for LikelihoodPart {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const OF: ItemField =
            ItemField::needed("of: many ships # What it is the likelihood of.").found(Found::As("part"));
        const LIKELIHOOD: ItemField = ItemField::needed(
            "likelihood: {as_written: likely, form: estimative, band: likely} # How likely the issuer holds it to be.",
        );
        const CONFIDENCE: ItemField =
            ItemField::optional("confidence: {as_written: moderate confidence} # The confidence in this part.");
        const TIMEFRAME: ItemField =
            ItemField::optional("timeframe: {as_written: this year} # When this part is meant to hold.");
        const AT: ItemField =
            ItemField::optional("at: p4.s2a # Where in the original it says so.").found(Found::As("at"));
        let Self { of, likelihood, confidence, timeframe, condition, at } = self;
        visit(&OF, FieldValue::text(of));
        visit(&LIKELIHOOD, FieldValue::part(likelihood));
        visit(&CONFIDENCE, FieldValue::optional(confidence));
        visit(&TIMEFRAME, FieldValue::optional(timeframe));
        visit(&CONDITION, FieldValue::optional(condition));
        visit(&AT, FieldValue::Place(at));
    }
}
