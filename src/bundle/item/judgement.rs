//! A conclusion that the issuer draws.

use serde::{Deserialize, Serialize};

use crate::bundle::item::breakdown::Breakdown;
use crate::bundle::value::confidence::Confidence;
use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::kind::Kind;
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::link::Relation;
use crate::bundle::value::origin::Origin;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::timeframe::Timeframe;
use crate::bundle::value::written;

/// What a judgement says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    #[serde(default)]
    pub key: bool,
    /// Who calls it key; nothing where that is not told.
    pub key_origin: Option<Origin>,
    pub likelihood: Likelihood,
    pub confidence: Confidence,
    pub timeframe: Option<Timeframe>,
    pub breakdown: Breakdown,
    #[serde(default, deserialize_with = "written::ids")]
    pub basis: Vec<Id>,
    #[serde(default, deserialize_with = "written::ids")]
    pub assumptions: Vec<Id>,
    #[serde(default, deserialize_with = "written::ids")]
    pub caveats: Vec<Id>,
    #[serde(default, deserialize_with = "written::ids")]
    pub alternatives: Vec<Id>,
    #[serde(default, deserialize_with = "written::ids")]
    pub signposts: Vec<Id>,
    #[serde(default, deserialize_with = "written::ids")]
    pub tension_with: Vec<Id>,
    #[serde(default, deserialize_with = "written::ids")]
    pub scope_list: Vec<Id>,
    pub implication: Option<String>,
    pub added: Option<JudgementAdditions>,
}

/// What the transcriber puts under a judgement: never shown as the issuer's reason.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct JudgementAdditions {
    #[serde(default, deserialize_with = "written::ids")]
    pub basis: Vec<Id>,
    #[serde(default, deserialize_with = "written::ids")]
    pub assumptions: Vec<Id>,
}

impl Judgement {
    /// Who calls it key, where it is called so. Where nobody is named, the bundle is: it is never read as the issuer's.
    pub const fn called_key(&self) -> Option<&'static str> {
        match (self.key, self.key_origin) {
            (false, _) => None,
            (true, Some(Origin::Issuer)) => Some("called key by the issuer"),
            (true, Some(Origin::Transcriber)) => Some("called key by the transcriber"),
            (true, Some(Origin::Import)) => Some("called key by an import"),
            (true, None) => Some("called key in this bundle"),
        }
    }
}

const GROUNDS: May =
    May::of(&[Kind::Evidence, Kind::Judgement, Kind::Assumption], "evidence, a judgement or an assumption");
const ASSUMED: May = May::of(&[Kind::Assumption, Kind::Judgement], "an assumption, or a judgement taken for granted");
const BASED: Tie = Tie::to(Relation::RestsOn, GROUNDS);
const GRANTED: Tie = Tie::to(Relation::Assumes, ASSUMED);

impl Fields for Judgement {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const KEY: ItemField = ItemField::optional("key: true # Whether it is one of the key judgements.");
        const KEY_ORIGIN: ItemField = ItemField::optional(
            "key_origin: issuer # Who calls it key; left out, nothing is said of whose choice it is.",
        );
        const LIKELIHOOD: ItemField = ItemField::needed(
            "likelihood: {as_written: likely, form: estimative, band: likely} \
             # How likely the issuer holds it to be.",
        );
        const CONFIDENCE: ItemField = ItemField::needed(
            "confidence: {as_written: moderate confidence, level: moderate} \
             # How well founded the issuer holds it to be; never read off the likelihood.",
        );
        const TIMEFRAME: ItemField = ItemField::optional(
            "timeframe: {as_written: this year, from: 2023-01-01, to: 2023-12-31, to_origin: transcriber} \
             # When it is meant to hold.",
        );
        const BASIS: ItemField = ItemField::optional("basis: [E-01] # What it rests on.").falls(Falls::WhenEmptied);
        const ASSUMPTIONS: ItemField =
            ItemField::optional("assumptions: [A-01] # What it takes for granted.").falls(Falls::WhenEmptied);
        const CAVEATS: ItemField =
            ItemField::optional("caveats: [C-01] # The caveats that limit it.").falls(Falls::WhenCut);
        const ALTERNATIVES: ItemField =
            ItemField::optional("alternatives: [L-01] # Other readings of its evidence.").falls(Falls::WhenEmptied);
        const SIGNPOSTS: ItemField =
            ItemField::optional("signposts: [S-01] # What would move it.").falls(Falls::WhenEmptied);
        const TENSION_WITH: ItemField =
            ItemField::optional("tension_with: [J-02] # Judgements it does not sit easily with.");
        const SCOPE_LIST: ItemField =
            ItemField::optional("scope_list: [sector.fishing] # What a list inside the judgement covers.");
        const IMPLICATION: ItemField =
            ItemField::optional("implication: Watch the quay. # What follows for whoever reads it.")
                .found(Found::As("implication"));
        const ADDED: ItemField = ItemField::optional(
            "added: {basis: [E-01], assumptions: [A-01]} \
             # What the transcriber adds, and the issuer does not say; shown as such.",
        );
        let Self {
            key,
            key_origin,
            likelihood,
            confidence,
            timeframe,
            breakdown,
            basis,
            assumptions,
            caveats,
            alternatives,
            signposts,
            tension_with,
            scope_list,
            implication,
            added,
        } = self;
        visit(&KEY, FieldValue::flag(key.then_some("key")));
        visit(&KEY_ORIGIN, FieldValue::word::<Origin>(key_origin.map(Origin::word), None));
        visit(&LIKELIHOOD, FieldValue::part(likelihood));
        visit(&CONFIDENCE, FieldValue::part(confidence));
        visit(&TIMEFRAME, FieldValue::optional(timeframe));
        breakdown.each_field(visit);
        visit(&BASIS, FieldValue::ids(basis, BASED));
        visit(&ASSUMPTIONS, FieldValue::ids(assumptions, GRANTED));
        visit(&CAVEATS, FieldValue::ids(caveats, Tie::to(Relation::LimitedBy, May::of(&[Kind::Caveat], "a caveat"))));
        visit(
            &ALTERNATIVES,
            FieldValue::ids(
                alternatives,
                Tie::from(Relation::AlternativeTo, May::of(&[Kind::Alternative], "an alternative")),
            ),
        );
        visit(
            &SIGNPOSTS,
            FieldValue::ids(signposts, Tie::from(Relation::Moves, May::of(&[Kind::Signpost], "a signpost"))),
        );
        visit(&TENSION_WITH, FieldValue::ids(tension_with, Tie::to(Relation::TensionWith, May::JUDGEMENT)));
        visit(&SCOPE_LIST, FieldValue::ids(scope_list, Tie::to(Relation::Covers, May::ANY)));
        visit(&IMPLICATION, FieldValue::Prose(implication));
        visit(&ADDED, FieldValue::optional(added));
    }
}

impl Fields for JudgementAdditions {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const BASIS: ItemField =
            ItemField::optional("basis: [E-01] # What the transcriber takes it to rest on.").falls(Falls::WhenEmptied);
        const ASSUMPTIONS: ItemField =
            ItemField::optional("assumptions: [A-01] # What the transcriber finds it to take for granted.")
                .falls(Falls::WhenEmptied);
        let Self { basis, assumptions } = self;
        visit(&BASIS, FieldValue::ids(basis, BASED));
        visit(&ASSUMPTIONS, FieldValue::ids(assumptions, GRANTED));
    }
}
