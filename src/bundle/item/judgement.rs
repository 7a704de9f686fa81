//! A conclusion that the issuer draws.

use serde::{Deserialize, Serialize};

use crate::bundle::value::confidence::Confidence;
use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::kind::Kind;
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::timeframe::Timeframe;
use crate::bundle::value::written;

/// What a judgement says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    #[serde(default)]
    pub key: bool,
    pub likelihood: Likelihood,
    pub confidence: Confidence,
    pub timeframe: Option<Timeframe>,
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
}

const BASIS: May =
    May::of(&[Kind::Evidence, Kind::Judgement, Kind::Assumption], "evidence, a judgement or an assumption");
const ASSUMED: May = May::of(&[Kind::Assumption, Kind::Judgement], "an assumption, or a judgement taken for granted");

impl Fields for Judgement {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self {
            key,
            likelihood,
            confidence,
            timeframe,
            basis,
            assumptions,
            caveats,
            alternatives,
            signposts,
            tension_with,
            scope_list,
            implication,
        } = self;
        visit(
            &ItemField::new("key", "Whether it is one of the key judgements.", "true"),
            FieldValue::flag(key.then_some("key")),
        );
        visit(
            &ItemField::needed(
                "likelihood",
                "How likely the issuer holds it to be.",
                "{as_written: likely, form: estimative, issuer: {low: 60, high: 80}, band: likely}",
            ),
            FieldValue::part(likelihood),
        );
        visit(
            &ItemField::needed(
                "confidence",
                "How well founded the issuer holds it to be; never read off the likelihood.",
                "{as_written: moderate confidence, level: moderate}",
            ),
            FieldValue::part(confidence),
        );
        visit(
            &ItemField::new(
                "timeframe",
                "When it is meant to hold.",
                "{as_written: this year, from: 2023-01-01, to: 2023-12-31, to_origin: reader}",
            ),
            FieldValue::optional(timeframe),
        );
        visit(
            &ItemField::new("basis", "What it rests on.", "[E-01]").falls(Falls::WhenEmptied),
            FieldValue::ids(basis, Tie::to(Relation::RestsOn, BASIS)),
        );
        visit(
            &ItemField::new("assumptions", "What it takes for granted.", "[A-01]").falls(Falls::WhenEmptied),
            FieldValue::ids(assumptions, Tie::to(Relation::Assumes, ASSUMED)),
        );
        visit(
            &ItemField::new("caveats", "The caveats that limit it.", "[C-01]").falls(Falls::WhenCut),
            FieldValue::ids(caveats, Tie::to(Relation::LimitedBy, May::of(&[Kind::Caveat], "a caveat"))),
        );
        visit(
            &ItemField::new("alternatives", "Other readings of its evidence.", "[L-01]").falls(Falls::WhenEmptied),
            FieldValue::ids(
                alternatives,
                Tie::from(Relation::AlternativeTo, May::of(&[Kind::Alternative], "an alternative")),
            ),
        );
        visit(
            &ItemField::new("signposts", "What would move it.", "[S-01]").falls(Falls::WhenEmptied),
            FieldValue::ids(signposts, Tie::from(Relation::Moves, May::of(&[Kind::Signpost], "a signpost"))),
        );
        visit(
            &ItemField::new("tension_with", "Judgements it does not sit easily with.", "[J-02]"),
            FieldValue::ids(tension_with, Tie::to(Relation::TensionWith, May::JUDGEMENT)),
        );
        visit(
            &ItemField::new("scope_list", "What a list inside the judgement covers.", "[sector.fishing]"),
            FieldValue::ids(scope_list, Tie::to(Relation::Covers, May::ANY)),
        );
        visit(
            &ItemField::new("implication", "What follows for whoever reads it.", "Watch the quay.")
                .found(Found::As("implication")),
            FieldValue::Prose(implication),
        );
    }
}
