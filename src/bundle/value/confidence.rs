//! How well founded the issuer holds a judgement to be; never a likelihood.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, ItemField, Visit};

/// A level of analytic confidence, in the words that ICD 203 and the UK yardstick share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Good sources, sound logic, a topic well understood.
    High,
    Moderate,
    /// Scant or doubtful sources.
    Low,
    /// The issuer gave none. This is not low.
    NotStated,
}

impl Level {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Moderate => "moderate",
            Self::Low => "low",
            Self::NotStated => "not stated",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The confidence that the issuer puts in a judgement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Confidence {
    pub as_written: String,
    pub level: Option<Level>,
}

impl Confidence {
    /// The level that somebody other than the issuer read into its words, where they do not say it themselves.
    pub fn read_as(&self) -> Option<Level> {
        let said = Self { as_written: self.as_written.clone(), level: None }.level();
        self.level.filter(|level| *level != Level::NotStated && *level != said)
    }

    /// The level, from its own field or from the words where they are just a level.
    pub fn level(&self) -> Level {
        self.level.unwrap_or_else(|| match self.as_written.trim().to_lowercase().as_str() {
            "high" | "high confidence" => Level::High,
            "moderate" | "medium" | "moderate confidence" | "medium confidence" => Level::Moderate,
            "low" | "low confidence" => Level::Low,
            _ => Level::NotStated,
        })
    }
}

impl Fields for Confidence {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const AS_WRITTEN: ItemField =
            ItemField::needed("as_written: moderate confidence # The issuer's words; `not_stated` where it gave none.");
        const LEVEL: ItemField = ItemField::optional(
            "level: moderate # The level that those words stand for, where they are no level themselves.",
        );
        let said = self.level().word();
        let Self { as_written, level: _ } = self;
        visit(&AS_WRITTEN, FieldValue::text(as_written));
        visit(&LEVEL, FieldValue::word::<Level>(Some(said), None));
    }
}
