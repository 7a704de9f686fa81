//! How well founded the issuer holds a judgement to be, on its own ladder of levels; never a likelihood.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, Found, ItemField, Needed, Visit};
use crate::bundle::value::id::Id;

/// The issuer's levels of confidence, from the lowest.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConfidenceScale {
    #[serde(default)]
    pub levels: Vec<ConfidenceLevel>,
    pub label: Option<String>,
    /// Whether the issuer puts likelihood and confidence into one sentence by its method.
    #[serde(default)]
    pub joins_likelihood: bool,
}

/// One level of confidence, and the words that stand for it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConfidenceLevel {
    pub id: String,
    pub terms: Vec<String>,
    pub meaning: Option<String>,
}

impl ConfidenceLevel {
    /// The word that names the level.
    pub fn word(&self) -> &str {
        self.terms.first().map_or(self.id.as_str(), String::as_str)
    }
}

/// The levels of issuers that publish none: the words that ICD 203 and the UK yardstick share.
static COMMON: LazyLock<ConfidenceScale> = LazyLock::new(|| {
    let level = |(id, terms): (&str, &[&str])| ConfidenceLevel {
        id: id.to_owned(),
        terms: terms.iter().map(|&term| term.to_owned()).collect(),
        meaning: None,
    };
    let rows: [(&str, &[&str]); 3] = [("low", &["low"]), ("moderate", &["moderate", "medium"]), ("high", &["high"])];
    ConfidenceScale { label: None, joins_likelihood: false, levels: rows.into_iter().map(level).collect() }
});

impl ConfidenceScale {
    /// Low, moderate and high.
    pub fn common() -> &'static Self {
        &COMMON
    }

    /// The level that a word names, by its id or by one of its terms, with or without `confidence` behind it.
    pub fn level(&self, word: &str) -> Option<usize> {
        let word = plain(word);
        let names =
            |level: &ConfidenceLevel| plain(&level.id) == word || level.terms.iter().any(|term| plain(term) == word);
        self.levels.iter().position(names)
    }

    /// The levels that words name: one, or a range such as `moderate to high`.
    fn levels_of(&self, words: &str) -> Option<(usize, usize)> {
        if let Some(level) = self.level(words) {
            return Some((level, level));
        }
        let (from, to) = words.split_once("-to-").or_else(|| words.split_once(" to "))?;
        Some((self.level(from)?, self.level(to)?))
    }

    /// A range of levels in the issuer's words.
    fn words(&self, (from, to): (usize, usize)) -> String {
        let word = |place: usize| self.levels.get(place).map_or("", ConfidenceLevel::word);
        if from == to { word(from).to_owned() } else { format!("{} to {}", word(from), word(to)) }
    }
}

/// A word for comparing: lower case, and without the noun behind it.
fn plain(word: &str) -> String {
    let word = word.to_lowercase().replace(['-', '_'], " ");
    let word = word.trim();
    word.strip_suffix("confidence").unwrap_or(word).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The confidence that somebody puts in a judgement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Confidence {
    pub as_written: String,
    pub level: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    #[serde(default)]
    pub parts: Vec<ConfidencePart>,
}

/// The confidence in a part of what is judged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ConfidencePart {
    pub of: String,
    pub as_written: String,
    pub level: Option<String>,
    pub from: Option<String>,
    pub to: Option<String>,
}

/// The words of one statement of confidence, and the levels that somebody reads into them.
#[derive(Debug, Clone, Copy)]
pub struct StatedLevel<'a> {
    pub as_written: &'a str,
    pub level: Option<&'a str>,
    pub from: Option<&'a str>,
    pub to: Option<&'a str>,
}

impl Confidence {
    pub fn stated(&self) -> StatedLevel<'_> {
        StatedLevel {
            as_written: &self.as_written,
            level: self.level.as_deref(),
            from: self.from.as_deref(),
            to: self.to.as_deref(),
        }
    }

    /// Whether there is any: what is not stated is not low.
    pub fn is_stated(&self) -> bool {
        self.as_written != Id::NOT_STATED || !self.parts.is_empty()
    }

    /// Whether there is anything to say of the whole; that it has none goes without saying beside its parts.
    pub fn is_of_whole(&self) -> bool {
        self.as_written != Id::NOT_STATED || self.level.is_some() || self.parts.is_empty()
    }

    /// It as a whole, then each of its parts.
    pub fn all(&self) -> impl Iterator<Item = StatedLevel<'_>> {
        let whole = self.is_of_whole().then(|| self.stated());
        whole.into_iter().chain(self.parts.iter().map(ConfidencePart::stated))
    }
}

impl ConfidencePart {
    pub fn stated(&self) -> StatedLevel<'_> {
        StatedLevel {
            as_written: &self.as_written,
            level: self.level.as_deref(),
            from: self.from.as_deref(),
            to: self.to.as_deref(),
        }
    }
}

impl StatedLevel<'_> {
    /// The lowest and the highest level on a ladder: those that are named, else those that the words say.
    pub fn levels(self, scale: &ConfidenceScale) -> Option<(usize, usize)> {
        self.named(scale).or_else(|| scale.levels_of(self.as_written))
    }

    fn named(self, scale: &ConfidenceScale) -> Option<(usize, usize)> {
        match (self.level, self.from, self.to) {
            (_, Some(from), Some(to)) => Some((scale.level(from)?, scale.level(to)?)),
            (Some(level), _, _) => scale.level(level).map(|level| (level, level)),
            (None, _, _) => None,
        }
    }

    /// The levels that somebody other than the issuer read into its words, where they do not say them themselves.
    pub fn read_as(self, scale: &ConfidenceScale) -> Option<String> {
        let named = match (self.level, self.from, self.to) {
            (_, Some(from), Some(to)) => format!("{from} to {to}"),
            (Some(level), _, _) if level != Id::NOT_STATED => level.to_owned(),
            (_, _, _) => return None,
        };
        match self.named(scale) {
            Some(levels) if scale.levels_of(self.as_written) == Some(levels) => None,
            Some(levels) => Some(scale.words(levels)),
            None => Some(named),
        }
    }

    /// The words by which it is looked for: those of each level it comes to, else its own.
    pub fn search_words(self, scale: &ConfidenceScale) -> Vec<String> {
        let Some((from, to)) = self.levels(scale) else {
            let named = [self.level, self.from, self.to].into_iter().flatten().filter(|level| *level != Id::NOT_STATED);
            return std::iter::once(self.as_written).chain(named).map(plain).collect();
        };
        let mut words = Vec::new();
        for level in scale.levels.get(from.min(to)..=from.max(to)).unwrap_or_default() {
            for word in std::iter::once(&level.id).chain(&level.terms).map(|word| plain(word)) {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
        }
        words
    }
}

impl Fields for ConfidenceScale {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const LABEL: ItemField = ItemField::optional("label: House style # What the issuer calls it.")
            .found(Found::As("levels of confidence"));
        const JOINS_LIKELIHOOD: ItemField = ItemField::optional(
            "joins_likelihood: true # Whether the issuer's method puts likelihood and confidence into one sentence.",
        );
        const LEVELS: ItemField = ItemField::optional(
            "levels: [{id: low, terms: [low]}, {id: moderate, terms: [moderate, medium]}, {id: high, terms: [high]}] \
             # The levels, from the lowest; low, moderate and high where left out.",
        );
        let Self { levels, label, joins_likelihood: _ } = self;
        visit(&LEVELS, FieldValue::Parts(levels));
        visit(&LABEL, FieldValue::Prose(label));
        visit(&JOINS_LIKELIHOOD, FieldValue::flag(None));
    }
}

impl Fields for ConfidenceLevel {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ID: ItemField = ItemField::needed("id: moderate # The level's id on its ladder.");
        const TERMS: ItemField =
            ItemField::needed("terms: [moderate, medium] # The words that stand for it, the preferred one first.")
                .found(Found::As("level of confidence"));
        const MEANING: ItemField =
            ItemField::optional("meaning: Credibly sourced. # What the issuer says that it means.")
                .found(Found::As("meaning of a level of confidence"));
        let Self { id, terms, meaning } = self;
        visit(&ID, FieldValue::text(id));
        visit(&TERMS, FieldValue::Terms(terms));
        visit(&MEANING, FieldValue::Prose(meaning));
    }
}

const LEVEL: ItemField = ItemField::optional(
    "level: moderate # The level that those words stand for, where they do not name one themselves.",
);
const FROM: ItemField =
    ItemField::needed_if(Needed::With("to"), "from: moderate # The lower end, where the words stand for a range.");
const TO: ItemField =
    ItemField::needed_if(Needed::With("from"), "to: high # The upper end, where the words stand for a range.");

impl Fields for Confidence {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const AS_WRITTEN: ItemField =
            ItemField::needed("as_written: moderate confidence # The issuer's words; `not_stated` where it gave none.")
                .found(Found::As("confidence"));
        const PARTS: ItemField = ItemField::optional(
            "parts: [{of: the lower end, as_written: high confidence}] # Where parts have a confidence of their own.",
        )
        .falls(Falls::WhenCut);
        let Self { as_written, level, from, to, parts } = self;
        visit(&AS_WRITTEN, FieldValue::text(as_written));
        visit(&LEVEL, FieldValue::Text(level.as_mut()));
        visit(&FROM, FieldValue::Text(from.as_mut()));
        visit(&TO, FieldValue::Text(to.as_mut()));
        visit(&PARTS, FieldValue::Parts(parts));
    }
}

impl Fields for ConfidencePart {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const OF: ItemField =
            ItemField::needed("of: the lower end # What it is the confidence in.").found(Found::As("confidence in"));
        const AS_WRITTEN: ItemField =
            ItemField::needed("as_written: high confidence # The issuer's words.").found(Found::As("confidence"));
        let Self { of, as_written, level, from, to } = self;
        visit(&OF, FieldValue::text(of));
        visit(&AS_WRITTEN, FieldValue::text(as_written));
        visit(&LEVEL, FieldValue::Text(level.as_mut()));
        visit(&FROM, FieldValue::Text(from.as_mut()));
        visit(&TO, FieldValue::Text(to.as_mut()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ladder() -> ConfidenceScale {
        let level =
            |word: &str| ConfidenceLevel { id: word.replace(' ', "-"), terms: vec![word.to_owned()], meaning: None };
        let levels = ["very low", "low", "medium", "high", "very high"].map(level).into();
        ConfidenceScale { levels, ..ConfidenceScale::default() }
    }

    #[track_caller]
    fn check(scale: &ConfidenceScale, as_written: &str, level: Option<&str>, found: &[&str], read: Option<&str>) {
        let stated = StatedLevel { as_written, level, from: None, to: None };
        assert_eq!(stated.search_words(scale), found);
        assert_eq!(stated.read_as(scale).as_deref(), read);
    }

    #[test]
    fn words_name_a_level_of_the_ladder_or_a_range_of_levels() {
        let ladder = &ladder();
        check(ladder, "Very high confidence", None, &["very high"], None);
        check(ladder, "very_low", None, &["very low"], None);
        check(ladder, "medium to high confidence", None, &["medium", "high"], None);
        check(ladder, "some assurance", None, &["some assurance"], None);
        check(ladder, "some assurance", Some("high"), &["high"], Some("high"));
        check(ladder, "not_stated", None, &["not stated"], None);
        let common = ConfidenceScale::common();
        check(common, "medium confidence", Some("moderate"), &["moderate", "medium"], None);
        check(common, "moderate-to-high", None, &["moderate", "medium", "high"], None);
        check(common, "very high confidence", None, &["very high"], None);
        check(common, "very high confidence", Some("not_stated"), &["very high"], None);
    }

    #[test]
    fn a_range_that_is_read_into_words_is_somebody_elses() {
        let stated = |as_written| StatedLevel { as_written, level: None, from: Some("moderate"), to: Some("high") };
        let common = ConfidenceScale::common();
        assert_eq!(stated("fair to good").read_as(common).as_deref(), Some("moderate to high"));
        assert_eq!(stated("moderate to high confidence").read_as(common), None);
    }
}
