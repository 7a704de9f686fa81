//! Something reported or asserted, with its figure and its grade.

use serde::{Deserialize, Deserializer, Serialize};

use crate::bundle::value::confidence::Confidence;
use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, Ids, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written;

/// What a piece of evidence says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    #[serde(deserialize_with = "attribution")]
    pub attributed_to: Option<Id>,
    pub grade: Option<Grade>,
    #[serde(default, deserialize_with = "written::ids")]
    pub sources: Vec<Id>,
    #[serde(default)]
    pub reported: bool,
    pub occurred: Option<String>,
    pub likelihood: Option<Likelihood>,
    pub confidence: Option<Confidence>,
    pub added: Option<AddedGrade>,
}

/// A grade that the transcriber gives, where the issuer gives none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AddedGrade {
    pub grade: Grade,
}

/// How reliable a source is, in the Admiralty system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Reliability {
    A,
    B,
    C,
    D,
    E,
    F,
    #[serde(rename = "not_stated")]
    NotStated,
}

/// How credible a statement is, in the Admiralty system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Credibility {
    #[serde(rename = "1")]
    One,
    #[serde(rename = "2")]
    Two,
    #[serde(rename = "3")]
    Three,
    #[serde(rename = "4")]
    Four,
    #[serde(rename = "5")]
    Five,
    #[serde(rename = "6")]
    Six,
    #[serde(rename = "not_stated")]
    NotStated,
}

/// An Admiralty grade: two axes, judged independently of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    pub reliability: Reliability,
    pub credibility: Credibility,
}

impl Reliability {
    /// The letter, and what it stands for.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::A => ("A", "completely reliable"),
            Self::B => ("B", "usually reliable"),
            Self::C => ("C", "fairly reliable"),
            Self::D => ("D", "not usually reliable"),
            Self::E => ("E", "unreliable"),
            Self::F => ("F", "reliability cannot be judged"),
            Self::NotStated => ("–", "reliability not stated"),
        }
    }
}

impl Credibility {
    /// The number, and what it stands for.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::One => ("1", "confirmed by other sources"),
            Self::Two => ("2", "probably true"),
            Self::Three => ("3", "possibly true"),
            Self::Four => ("4", "doubtful"),
            Self::Five => ("5", "improbable"),
            Self::Six => ("6", "truth cannot be judged"),
            Self::NotStated => ("–", "credibility not stated"),
        }
    }
}

const ATTRIBUTED: Tie = Tie::to(Relation::AttributedTo, May::SPEAKER).or(&[Id::NOT_STATED]);

/// Who it is attributed to; nobody where that is said.
fn attribution<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Id>, D::Error> {
    Ok(Option::<Id>::deserialize(deserializer)?.filter(|id| *id != Id::NOT_STATED))
}

impl Fields for Evidence {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ATTRIBUTED_TO: ItemField = ItemField::needed(
            "attributed_to: source.log # Who the text attributes it to; `not_stated` where the text names nobody.",
        )
        .falls(Falls::WhenCut);
        const GRADE: ItemField = ItemField::optional(
            "grade: {reliability: B, credibility: \"2\"} \
             # How reliable the source and how credible the statement, where graded.",
        );
        const SOURCES: ItemField = ItemField::optional("sources: [source.log] # The sources it draws on.");
        const REPORTED: ItemField =
            ItemField::optional("reported: true # Whether it is passed on as a report rather than stated as fact.");
        const OCCURRED: ItemField =
            ItemField::optional("occurred: in spring # When it happened, in the issuer's words.")
                .found(Found::As("occurred"));
        const LIKELIHOOD: ItemField = ItemField::optional(
            "likelihood: {as_written: likely, form: estimative, band: likely} # How likely the issuer holds it to be so.",
        );
        const CONFIDENCE: ItemField = ItemField::optional(
            "confidence: {as_written: moderate confidence} # How well founded the issuer holds it to be.",
        );
        let Self { attributed_to, grade, sources, reported, occurred, likelihood, confidence, added } = self;
        visit(&ATTRIBUTED_TO, FieldValue::Ids(Ids::Optional(attributed_to), ATTRIBUTED));
        visit(&GRADE, FieldValue::optional(grade));
        visit(&SOURCES, FieldValue::ids(sources, Tie::to(Relation::DrawsOn, May::SPEAKER)));
        visit(&REPORTED, FieldValue::flag(reported.then_some("reported")));
        visit(&OCCURRED, FieldValue::Prose(occurred));
        visit(&LIKELIHOOD, FieldValue::optional(likelihood));
        visit(&CONFIDENCE, FieldValue::optional(confidence));
        visit(&AddedGrade::FIELD, FieldValue::optional(added));
    }
}

impl AddedGrade {
    pub const FIELD: ItemField = ItemField::optional(
        "added: {grade: {reliability: B, credibility: \"2\"}} \
         # What the transcriber adds, and the issuer does not say; shown as such.",
    );
}

impl Fields for AddedGrade {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const GRADE: ItemField =
            ItemField::needed("grade: {reliability: B, credibility: \"2\"} # How the transcriber grades it.");
        let Self { grade } = self;
        visit(&GRADE, FieldValue::part(grade));
    }
}

impl Fields for Grade {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const RELIABILITY: ItemField = ItemField::needed("reliability: B # How reliable the source is.");
        const CREDIBILITY: ItemField = ItemField::needed("credibility: \"2\" # How credible the statement is.");
        let Self { reliability, credibility } = self;
        visit(&RELIABILITY, FieldValue::word::<Reliability>(Some(reliability.words().1), None));
        visit(&CREDIBILITY, FieldValue::word::<Credibility>(Some(credibility.words().1), None));
    }
}
