//! Handling markings: the Traffic Light Protocol 2.0, and the state of having none.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Closed, FieldValue, Fields, ItemField, Sort, Visit};

/// A TLP 2.0 label, from the least to the most restricted.
///
/// Source: FIRST, Traffic Light Protocol, version 2.0. Labels have no spaces, are in capitals, and are never translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Tlp {
    /// Unlimited; copyright still applies.
    #[serde(rename = "TLP:CLEAR")]
    Clear,
    /// The community, and no public channel.
    #[serde(rename = "TLP:GREEN")]
    Green,
    /// The own organisation and its clients, where they need to know.
    #[serde(rename = "TLP:AMBER")]
    Amber,
    /// The own organisation only, where it needs to know.
    #[serde(rename = "TLP:AMBER+STRICT")]
    AmberStrict,
    /// Named recipients only; in a meeting, those present.
    #[serde(rename = "TLP:RED")]
    Red,
    /// No label, and not the absence of one: something was written that cannot be read. It is stricter than every label, so
    /// that nobody sees what somebody may have meant to restrict.
    #[serde(rename = "unreadable")]
    Unreadable,
}

impl Tlp {
    /// Every label, from the least restricted.
    pub const ALL: [Self; 5] = [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict, Self::Red];

    /// The label as it is published.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
            Self::Unreadable => "marking cannot be read",
        }
    }

    /// With whom it may be shared, in words.
    pub const fn sharing(self) -> &'static str {
        match self {
            Self::Clear => "no limit on sharing; copyright still applies",
            Self::Green => "the community, and no public channel",
            Self::Amber => "the own organisation and its clients, need-to-know",
            Self::AmberStrict => "the own organisation only, need-to-know",
            Self::Red => "named recipients only",
            Self::Unreadable => "with nobody until it can be read",
        }
    }

    /// The word by which a file says itself that there is a marking and that it cannot be read, as an import has to.
    pub const UNREADABLE: &'static str = "unreadable";

    /// The words that may be written: the labels as they are published, and that there is one which cannot be read.
    pub const fn labels() -> &'static [&'static str] {
        const LABELS: [&str; Tlp::ALL.len() + 1] = {
            let mut labels = [Tlp::UNREADABLE; Tlp::ALL.len() + 1];
            let mut place = 0;
            while place < Tlp::ALL.len() {
                labels[place] = Tlp::ALL[place].label();
                place += 1;
            }
            labels
        };
        &LABELS
    }

    /// The label that was meant in a file, where that is obvious: whatever its case and its blanks, with or without its
    /// `TLP:`, and WHITE of the first version as CLEAR.
    pub fn written(text: &str) -> Option<Self> {
        let plain = text.split_whitespace().collect::<String>().to_uppercase();
        let short = plain.strip_prefix("TLP:").unwrap_or(&plain);
        if short == "WHITE" { Some(Self::Clear) } else { Self::named(short) }
    }

    /// The label that a person typed, whatever the case and with or without its `TLP:`.
    pub fn named(text: &str) -> Option<Self> {
        let text = text.trim().to_uppercase();
        let short = text.strip_prefix("TLP:").unwrap_or(&text);
        Self::ALL.into_iter().find(|tlp| tlp.label().strip_prefix("TLP:") == Some(short))
    }
}

impl fmt::Display for Tlp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// How an item or an assessment may be handled. Without a label it is *not stated*, which is never read as CLEAR.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Marking {
    pub tlp: Option<Tlp>,
    pub restrictions: Option<String>,
    pub pap: Option<String>,
    pub as_written: Option<String>,
}

impl Marking {
    /// The stricter of two markings; restrictions of both are kept. An item that states nothing takes its bundle's.
    pub fn stricter(&self, other: &Self) -> Self {
        let (strict, mild) = if other.tlp > self.tlp { (other, self) } else { (self, other) };
        let mut result = strict.clone();
        result.restrictions = match (&strict.restrictions, &mild.restrictions) {
            (Some(a), Some(b)) if a != b => Some(format!("{a}; {b}")),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        result.pap = strict.pap.clone().or_else(|| mild.pap.clone());
        result
    }

    /// The markings of one thing that is marked twice: the stricter counts. A label beside a statement that there is none is
    /// no marking that can be read.
    pub fn both(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        let (one, other) = match (one, other) {
            (Some(one), Some(other)) => (one, other),
            (only, None) | (None, only) => return only,
        };
        let mut both = one.stricter(&other);
        if one.tlp.is_none() != other.tlp.is_none() {
            both.tlp = Some(Tlp::Unreadable);
        }
        Some(both)
    }

    /// What is said of something whose marking cannot be read.
    pub fn unreadable() -> Self {
        Self { tlp: Some(Tlp::Unreadable), ..Self::default() }
    }

    /// Whether it is one that cannot be read.
    pub fn is_unreadable(&self) -> bool {
        self.tlp == Some(Tlp::Unreadable)
    }

    /// The label, or the words that say there is none.
    pub const fn words(&self) -> &'static str {
        match self.tlp {
            Some(tlp) => tlp.label(),
            None => "no marking stated",
        }
    }
}

impl Fields for Marking {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const TLP: ItemField =
            ItemField::optional("tlp: \"TLP:AMBER\" # The label of the Traffic Light Protocol, version 2.0.");
        const RESTRICTIONS: ItemField =
            ItemField::optional("restrictions: Clients only. # What the source adds to the label, in its words.");
        const PAP: ItemField = ItemField::optional("pap: \"PAP:AMBER\" # Permissible actions, as written.");
        const AS_WRITTEN: ItemField = ItemField::optional(
            "as_written: none # The marking as the original writes it; `none` where it bears none.",
        );
        let Self { tlp, restrictions, pap, as_written } = self;
        visit(
            &TLP,
            FieldValue::Closed(Closed {
                sort: Sort::Word(Tlp::labels),
                said: tlp.map(|tlp| tlp.label().into()),
                holds: None,
            }),
        );
        visit(&RESTRICTIONS, FieldValue::Prose(restrictions));
        visit(&PAP, FieldValue::Prose(pap));
        visit(&AS_WRITTEN, FieldValue::Prose(as_written));
    }
}
