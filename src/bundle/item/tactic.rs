//! A way of acting, at the level of risk awareness.

use serde::{Deserialize, Serialize};

/// Whether a tactic is lawful, as far as the text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lawful {
    Yes,
    No,
    Mixed,
    NotStated,
}

impl Lawful {
    /// What the text says of it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Yes => "lawful",
            Self::No => "unlawful",
            Self::Mixed => "lawful or not, by case",
            Self::NotStated => "lawfulness not stated",
        }
    }
}

/// What a tactic says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
pub struct Tactic {
    /// Whether it is lawful.
    pub lawful: Option<Lawful>,
    /// Whether the text only mentions it in passing.
    pub mentioned_only: bool,
    /// Its stages, where the text gives them.
    pub stages: Vec<String>,
}
