//! Something reported or asserted, with its figure and its grade.

use serde::{Deserialize, Deserializer, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, Ids, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::value::written;

/// What a piece of evidence says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    #[serde(deserialize_with = "attribution")]
    pub attributed_to: Option<Id>,
    pub figure: Option<Figure>,
    pub grade: Option<Grade>,
    #[serde(default, deserialize_with = "written::ids")]
    pub sources: Vec<Id>,
    #[serde(default)]
    pub reported: bool,
    pub occurred: Option<String>,
}

/// Whether a figure is the value itself, or a bound of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    #[default]
    Exact,
    /// A lower bound, drawn `≥`.
    AtLeast,
    /// An upper bound, drawn `≤`.
    AtMost,
    /// An approximation, drawn `≈`.
    About,
}

/// A number that the issuer gives, with what it counts.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub value: String,
    pub unit: Option<String>,
    pub base: Option<String>,
    pub period: Option<String>,
    pub dataset: Option<String>,
    #[serde(default)]
    pub bound: Bound,
}

impl Figure {
    /// The figure in print: `51%`, `≥15 public universities`.
    pub fn in_print(&self) -> String {
        let sign = match self.bound {
            Bound::Exact => "",
            Bound::AtLeast => "≥",
            Bound::AtMost => "≤",
            Bound::About => "≈",
        };
        match self.unit.as_deref() {
            Some("percent" | "%" | "per cent") => format!("{sign}{}%", self.value),
            Some(unit) => format!("{sign}{} {unit}", self.value),
            None => format!("{sign}{}", self.value),
        }
    }
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
        let Self { attributed_to, figure, grade, sources, reported, occurred } = self;
        visit(
            &ItemField::needed(
                "attributed_to",
                "Who the text attributes it to; `not_stated` where the text names nobody.",
                "source.log",
            )
            .falls(Falls::WhenCut),
            FieldValue::Ids(Ids::Optional(attributed_to), ATTRIBUTED),
        );
        visit(
            &ItemField::new(
                "figure",
                "Its figure, as given.",
                "{value: 40, unit: ships, base: of all that came, period: 2019 to 2022, dataset: the log, bound: at-least}",
            ),
            FieldValue::optional(figure),
        );
        visit(
            &ItemField::new(
                "grade",
                "How reliable the source and how credible the statement, where graded.",
                "{reliability: B, credibility: \"2\"}",
            ),
            FieldValue::optional(grade),
        );
        visit(
            &ItemField::new("sources", "The sources it draws on.", "[source.log]"),
            FieldValue::ids(sources, Tie::to(Relation::DrawsOn, May::SPEAKER)),
        );
        visit(
            &ItemField::new("reported", "Whether it is passed on as a report rather than stated as fact.", "true"),
            FieldValue::flag(reported.then_some("reported")),
        );
        visit(
            &ItemField::new("occurred", "When it happened, in the issuer's words.", "in spring")
                .found(Found::As("occurred")),
            FieldValue::Prose(occurred),
        );
    }
}

impl Fields for Figure {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self { value, unit, base, period, dataset, bound: _ } = self;
        visit(&ItemField::needed("value", "The value as written, never rounded.", "40"), FieldValue::text(value));
        visit(
            &ItemField::new("unit", "What it counts; `percent` is drawn `%`.", "ships"),
            FieldValue::Text(unit.as_mut()),
        );
        visit(&ItemField::new("base", "What it is a part of.", "of all that came"), FieldValue::Prose(base));
        visit(&ItemField::new("period", "The time it covers.", "2019 to 2022"), FieldValue::Prose(period));
        visit(
            &ItemField::new("dataset", "The collection it was counted in.", "the log of the harbour"),
            FieldValue::Prose(dataset),
        );
        visit(
            &ItemField::new("bound", "Whether the value is exact or a bound.", "at-least"),
            FieldValue::word::<Bound>(None, None),
        );
    }
}

impl Fields for Grade {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self { reliability, credibility } = self;
        visit(
            &ItemField::needed("reliability", "How reliable the source is.", "B"),
            FieldValue::word::<Reliability>(Some(reliability.words().1), None),
        );
        visit(
            &ItemField::needed("credibility", "How credible the statement is.", "\"2\""),
            FieldValue::word::<Credibility>(Some(credibility.words().1), None),
        );
    }
}
