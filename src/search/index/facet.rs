//! The properties by which a search is filtered: `kind:judgement`, `issued:>2023`, `is:lapsed`.

use crate::bundle::{Kind, Origin};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// What the item is.
    Kind,
    /// The word of likelihood, as written or as banded.
    Likelihood,
    /// How the statement is hedged.
    Form,
    /// The level of confidence.
    Confidence,
    Origin,
    /// The label that binds it.
    Marking,
    Bundle,
    /// The day of issue.
    Issued,
    /// What holds of it: key, lapsed, open.
    Is,
    /// What it has: a caveat, a basis, a figure.
    Has,
}

impl Facet {
    pub const ALL: [Self; 10] = [
        Self::Kind,
        Self::Likelihood,
        Self::Form,
        Self::Confidence,
        Self::Origin,
        Self::Marking,
        Self::Bundle,
        Self::Issued,
        Self::Is,
        Self::Has,
    ];

    /// The word before the colon, and what it filters by.
    const fn described(self) -> (&'static str, &'static str) {
        match self {
            Self::Kind => ("kind", "what the item is"),
            Self::Likelihood => ("likelihood", "the word of likelihood"),
            Self::Form => ("form", "how it is hedged"),
            Self::Confidence => ("confidence", "the issuer's confidence"),
            Self::Origin => ("origin", "who says it"),
            Self::Marking => ("marking", "how it may be shared"),
            Self::Bundle => ("bundle", "the bundle it is in"),
            Self::Issued => ("issued", "the day of issue: >2023, 2021..2023"),
            Self::Is => ("is", "what holds of it"),
            Self::Has => ("has", "what it has"),
        }
    }

    pub const fn name(self) -> &'static str {
        self.described().0
    }

    pub const fn meaning(self) -> &'static str {
        self.described().1
    }

    /// The facet of a name, whatever its case.
    pub fn named(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let other = match text.as_str() {
            "type" => Some(Self::Kind),
            "tlp" => Some(Self::Marking),
            "date" => Some(Self::Issued),
            "in" => Some(Self::Bundle),
            _ => None,
        };
        other.or_else(|| Self::ALL.into_iter().find(|facet| facet.name() == text))
    }

    /// The values that are the same in every library, for completion; a bundle's id and a day are not among them.
    pub fn values(self) -> Vec<&'static str> {
        match self {
            Self::Kind => Kind::ALL.into_iter().map(Kind::word).collect(),
            Self::Likelihood => vec![
                "remote-chance",
                "highly-unlikely",
                "unlikely",
                "realistic-possibility",
                "likely",
                "most-likely",
                "probably",
                "highly-likely",
                "almost-certain",
            ],
            Self::Form => crate::bundle::Form::ALL.into_iter().map(crate::bundle::Form::word).collect(),
            Self::Confidence => vec!["very-high", "high", "moderate", "medium", "low", "very-low", "not-stated"],
            Self::Origin => Origin::ALL.map(Origin::word).to_vec(),
            Self::Marking => vec!["clear", "green", "amber", "amber+strict", "red", "none"],
            Self::Bundle | Self::Issued => Vec::new(),
            Self::Is => IS.to_vec(),
            Self::Has => HAS.to_vec(),
        }
    }
}

/// What can hold of an item.
pub const IS: [&str; 11] =
    ["key", "lapsed", "running", "open", "answered", "seen", "reported", "unhedged", "lawful", "unlawful", "mentioned"];

/// What an item can have.
pub const HAS: [&str; 21] = [
    "likelihood",
    "confidence",
    "condition",
    "holder",
    "dissent",
    "caveat",
    "basis",
    "alternative",
    "signpost",
    "assumption",
    "tension",
    "omission",
    "question",
    "figure",
    "table",
    "grade",
    "source",
    "timeframe",
    "alias",
    "link",
    "text",
];
