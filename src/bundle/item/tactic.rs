//! A way of acting, at the level of risk awareness.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, SHORT, Visit};

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

impl Lawful {
    /// What then holds of a tactic, where it is one or the other.
    pub const fn holds(self) -> Option<&'static str> {
        match self {
            Self::Yes => Some("lawful"),
            Self::No => Some("unlawful"),
            Self::Mixed | Self::NotStated => None,
        }
    }
}

/// What a tactic says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Tactic {
    /// Its name in lists, where its title is too long for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    pub lawful: Option<Lawful>,
    #[serde(default)]
    pub mentioned_only: bool,
    #[serde(default)]
    pub stages: Vec<String>,
    pub added: Option<TacticAdditions>,
}

/// What the transcriber adds to a tactic: never shown as the issuer's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TacticAdditions {
    pub lawful: Option<Lawful>,
}

impl Fields for Tactic {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const LAWFUL: ItemField = ItemField::optional("lawful: mixed # Whether it is lawful, as far as the text says.")
            .found(Found::As("lawfulness"));
        const MENTIONED_ONLY: ItemField =
            ItemField::optional("mentioned_only: true # Whether the text only mentions it in passing.");
        const STAGES: ItemField =
            ItemField::optional("stages: [wait, signal] # Its stages, where the text gives them.")
                .found(Found::As("stages"));
        const ADDED: ItemField = ItemField::optional(
            "added: {lawful: mixed} # What the transcriber adds, and the issuer does not say; shown as such.",
        );
        let Self { short, lawful, mentioned_only, stages, added } = self;
        visit(&SHORT, FieldValue::Text(short.as_mut()));
        visit(&LAWFUL, FieldValue::word::<Lawful>(lawful.map(Lawful::words), lawful.and_then(Lawful::holds)));
        visit(&MENTIONED_ONLY, FieldValue::flag(mentioned_only.then_some("mentioned")));
        visit(&STAGES, FieldValue::Terms(stages));
        visit(&ADDED, FieldValue::optional(added));
    }
}

impl Fields for TacticAdditions {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const LAWFUL: ItemField = ItemField::optional("lawful: mixed # Whether the transcriber takes it to be lawful.")
            .found(Found::As("lawfulness, given by the transcriber"));
        let Self { lawful } = self;
        visit(&LAWFUL, FieldValue::word::<Lawful>(lawful.map(Lawful::words), lawful.and_then(Lawful::holds)));
    }
}
