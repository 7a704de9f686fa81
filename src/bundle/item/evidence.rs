//! Something reported or asserted, with its figure and its grade.

use serde::{Deserialize, Serialize};

use crate::bundle::value::id::Id;

/// What a piece of evidence says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Evidence {
    /// Who the text attributes it to: a source, organisation or actor; absent where the text names nobody (`not_stated`).
    pub attributed_to: Option<Id>,
    /// Its figure, rendered exactly as given.
    pub figure: Option<Figure>,
    /// How reliable the source and how credible the statement, where graded.
    pub grade: Option<Grade>,
    pub sources: Vec<Id>,
    /// Whether it is passed on as somebody's report rather than stated as fact.
    pub reported: bool,
    /// When it happened, in the issuer's words.
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
    /// The value as written, never rounded.
    pub value: String,
    /// What it counts; `percent` is drawn `%`.
    pub unit: Option<String>,
    pub base: Option<String>,
    pub period: Option<String>,
    pub dataset: Option<String>,
    /// Whether the value is exact or a bound.
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
