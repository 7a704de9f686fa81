//! The manifest: what an assessment is, whose, when, and what it does not state.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

use crate::bundle::value::confidence::ConfidenceScale;
use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, Visit};
use crate::bundle::value::kind::Kind;
use crate::bundle::value::origin::Origin;
use crate::bundle::value::scale::Scale;
use crate::bundle::value::written;

/// What the manifest says beyond the fields that every item has.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    pub issuer: String,
    #[serde(default = "undated", deserialize_with = "issued")]
    pub issued: Date,
    pub language: String,
    pub issuer_scale: String,
    #[serde(deserialize_with = "reader_scale")]
    pub reader_scale: String,
    #[serde(default)]
    pub scales: Vec<Scale>,
    pub confidence_scale: Option<ConfidenceScale>,
    pub title_origin: Option<Origin>,
    pub imprint: Imprint,
    pub summary: Option<String>,
    pub scope: Option<String>,
    pub requirement: Option<String>,
    pub method: Option<String>,
    pub rights: Option<String>,
    #[serde(default)]
    pub not_stated: Vec<Absence>,
}

impl Assessment {
    /// What stands for a day of issue that is missing or cannot be read: the day before all days, never told as one.
    pub const UNDATED: Date = Date::ZERO;

    /// The id of the scale that the bands of this bundle are on: the reader's, or the issuer's where that is `none`.
    pub fn band_scale(&self) -> Option<&str> {
        let scale = if self.reader_scale == Scale::NONE { &self.issuer_scale } else { &self.reader_scale };
        (scale != Scale::NOT_STATED).then_some(scale)
    }

    /// Whether it is stated that the original gives no item of that kind; a bundle that has none does not tell.
    pub fn states_none(&self, kind: Kind) -> bool {
        self.not_stated.iter().any(|absence| absence.kinds.contains(&kind))
    }
}

fn undated() -> Date {
    Assessment::UNDATED
}

fn issued<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    Ok(written::day(deserializer)?.unwrap_or(Assessment::UNDATED))
}

/// The scale of that id. What is not stated is none: the transcriber has no scale of which that could be said.
fn reader_scale<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let id = String::deserialize(deserializer)?;
    Ok(if id == Scale::NOT_STATED { Scale::NONE.to_owned() } else { id })
}

/// Which text it is: its edition, the one before it, the file of the original, and who wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Imprint {
    pub edition: Option<String>,
    pub supersedes: Option<String>,
    pub source_document: Option<SourceDocument>,
    #[serde(default)]
    pub authors: Vec<String>,
}

/// The original file, so that anyone who has it can tell that it is the one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SourceDocument {
    pub sha256: String,
    pub bytes: Option<u64>,
}

/// One thing that one would look for and the original does not state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    pub id: String,
    pub what: String,
    pub shown: Option<String>,
    /// The kinds of item of which the transcriber states that the original gives none.
    #[serde(default)]
    pub kinds: Vec<Kind>,
}

impl Fields for Assessment {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ISSUER: ItemField =
            ItemField::needed("issuer: org.office # Who issued it: a name, or the id of an organisation.")
                .found(Found::As("issuer"));
        const ISSUED: ItemField =
            ItemField::needed("issued: 2023-03-29 # The day of issue.").found(Found::As("issued"));
        const LANGUAGE: ItemField = ItemField::needed("language: en # The language of the text, as a BCP 47 tag.");
        const ISSUER_SCALE: ItemField =
            ItemField::needed("issuer_scale: not_stated # The issuer's scale of likelihood: its id, or `not_stated`.");
        const READER_SCALE: ItemField = ItemField::needed(
            "reader_scale: phia-2025 # The scale that the transcriber takes for ranges that are not the issuer's, or `none`.",
        );
        const SCALES: ItemField = ItemField::optional(
            "scales: [{id: house-2023, label: House 2023, version: House style, bands: [{id: likely, terms: [likely], low: 55, high: 75}]}] \
             # Scales that come with the bundle.",
        );
        const CONFIDENCE_SCALE: ItemField = ItemField::optional(
            "confidence_scale: {label: House style, levels: [{id: low, terms: [low]}, {id: moderate, terms: [moderate, medium]}, {id: high, terms: [high]}]} \
             # The issuer's levels of confidence, where it publishes them.",
        );
        const TITLE_ORIGIN: ItemField =
            ItemField::optional("title_origin: transcriber # Who gave the title, where it is not the issuer's.");
        const SUMMARY: ItemField =
            ItemField::optional("summary: Ships come by night. # What it says, in a few sentences.")
                .found(Found::As("summary"));
        const SCOPE: ItemField =
            ItemField::optional("scope: The harbour and what is near it. # What it covers.").found(Found::As("scope"));
        const REQUIREMENT: ItemField = ItemField::optional("requirement: Who comes by night? # Why it was written.")
            .found(Found::As("requirement"));
        const METHOD: ItemField =
            ItemField::optional("method: By watching. # How it was made, and how its words are to be read.")
                .found(Found::As("method"));
        const RIGHTS: ItemField = ItemField::optional("rights: The office's. # Whose rights, and how it may be used.")
            .found(Found::As("rights"));
        const NOT_STATED: ItemField = ItemField::optional(
            "not_stated: [{id: N-01, what: Its authors, shown: They are not named., kinds: [measure]}] \
             # What one would look for and the original does not state.",
        );
        let Self {
            issuer,
            issued,
            language,
            issuer_scale,
            reader_scale,
            scales,
            confidence_scale,
            title_origin,
            imprint,
            summary,
            scope,
            requirement,
            method,
            rights,
            not_stated,
        } = self;
        visit(&ISSUER, FieldValue::Name(Some(issuer), None));
        visit(&ISSUED, FieldValue::day(Some(*issued).filter(|day| *day != Self::UNDATED)));
        visit(&LANGUAGE, FieldValue::text(language));
        visit(&ISSUER_SCALE, FieldValue::text(issuer_scale));
        visit(&READER_SCALE, FieldValue::text(reader_scale));
        visit(&SCALES, FieldValue::Parts(scales));
        visit(&CONFIDENCE_SCALE, FieldValue::optional(confidence_scale));
        visit(&TITLE_ORIGIN, FieldValue::word::<Origin>(title_origin.map(Origin::word), None));
        imprint.each_field(visit);
        visit(&SUMMARY, FieldValue::Prose(summary));
        visit(&SCOPE, FieldValue::Prose(scope));
        visit(&REQUIREMENT, FieldValue::Prose(requirement));
        visit(&METHOD, FieldValue::Prose(method));
        visit(&RIGHTS, FieldValue::Prose(rights));
        visit(&NOT_STATED, FieldValue::Parts(not_stated));
    }
}

impl Fields for Imprint {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const EDITION: ItemField =
            ItemField::optional("edition: \"2\" # Which edition this is.").found(Found::As("edition"));
        const SUPERSEDES: ItemField =
            ItemField::optional("supersedes: \"1\" # The edition it replaces, or the id of the bundle.");
        const SOURCE_DOCUMENT: ItemField = ItemField::optional(
            "source_document: {sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, bytes: 0} \
             # The original file, so that anyone who has it can tell that it is the one.",
        );
        const AUTHORS: ItemField =
            ItemField::optional("authors: [A. Watcher] # Who wrote it; left out where that is not stated.")
                .found(Found::Each("author"));
        let Self { edition, supersedes, source_document, authors } = self;
        visit(&EDITION, FieldValue::Prose(edition));
        visit(&SUPERSEDES, FieldValue::Prose(supersedes));
        visit(&SOURCE_DOCUMENT, FieldValue::optional(source_document));
        visit(&AUTHORS, FieldValue::Terms(authors));
    }
}

impl Fields for SourceDocument {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const SHA256: ItemField = ItemField::needed(
            "sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 # Its SHA-256, 64 digits.",
        );
        const BYTES: ItemField = ItemField::optional("bytes: 0 # Its size.");
        let Self { sha256, bytes: _ } = self;
        visit(&SHA256, FieldValue::text(sha256));
        visit(&BYTES, FieldValue::whole());
    }
}

impl Fields for Absence {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ID: ItemField = ItemField::needed("id: N-01 # Its own id.");
        const WHAT: ItemField = ItemField::needed("what: Its authors # What is not there.");
        const SHOWN: ItemField = ItemField::optional("shown: They are not named. # How the bundle shows that.");
        const KINDS: ItemField = ItemField::optional(
            "kinds: [measure] # The kinds of item of which the original gives none; only then is that said of it.",
        );
        let Self { id, what, shown, kinds: _ } = self;
        visit(&ID, FieldValue::text(id));
        visit(&WHAT, FieldValue::text(what));
        visit(&SHOWN, FieldValue::Prose(shown));
        visit(&KINDS, FieldValue::words::<Kind>());
    }
}
