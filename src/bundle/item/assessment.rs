//! The manifest: what an assessment is, whose, when, and what it does not state.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, Visit};
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
    pub title_origin: Option<Origin>,
    pub imprint: Imprint,
    pub summary: Option<String>,
    pub scope: Option<String>,
    pub requirement: Option<String>,
    pub method: Option<String>,
    pub rights: Option<String>,
    #[serde(default)]
    pub authors: Vec<String>,
    #[serde(default)]
    pub not_stated: Vec<Absence>,
}

impl Assessment {
    /// What stands for a day of issue that is missing or cannot be read: the day before all days, never told as one.
    pub const UNDATED: Date = Date::ZERO;
}

fn undated() -> Date {
    Assessment::UNDATED
}

fn issued<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    Ok(written::day(deserializer)?.unwrap_or(Assessment::UNDATED))
}

/// The scale of that id. What is not stated is none: the reader has no scale of which that could be said.
fn reader_scale<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let id = String::deserialize(deserializer)?;
    Ok(if id == Scale::NOT_STATED { Scale::NONE.to_owned() } else { id })
}

/// Which text it is: its edition, the one before it, and the file of the original.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Imprint {
    pub edition: Option<String>,
    pub supersedes: Option<String>,
    pub source_document: Option<SourceDocument>,
}

/// The original file, so that anyone who has it can tell that it is the one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SourceDocument {
    pub sha256: String,
    pub bytes: Option<u64>,
}

/// One thing that a reader would look for and the original does not state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    pub id: String,
    pub what: String,
    pub shown: Option<String>,
}

impl Fields for Assessment {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self {
            issuer,
            issued,
            language,
            issuer_scale,
            reader_scale,
            scales,
            title_origin,
            imprint,
            summary,
            scope,
            requirement,
            method,
            rights,
            authors,
            not_stated,
        } = self;
        visit(
            &ItemField::needed("issuer", "Who issued it: a name, or the id of an organisation.", "org.office")
                .found(Found::As("issuer")),
            FieldValue::Name(Some(issuer), None),
        );
        visit(
            &ItemField::needed("issued", "The day of issue.", "2023-03-29").found(Found::As("issued")),
            FieldValue::day(Some(*issued).filter(|day| *day != Self::UNDATED)),
        );
        visit(
            &ItemField::needed("language", "The language of the text, as a BCP 47 tag.", "en"),
            FieldValue::text(language),
        );
        visit(
            &ItemField::needed(
                "issuer_scale",
                "The issuer's scale of likelihood: its id, or `not_stated`.",
                "not_stated",
            ),
            FieldValue::text(issuer_scale),
        );
        visit(
            &ItemField::needed("reader_scale", "The scale on which the reader shows words, or `none`.", "phia-2025"),
            FieldValue::text(reader_scale),
        );
        visit(
            &ItemField::new(
                "scales",
                "Scales that come with the bundle.",
                "[{id: house-2023, label: House 2023, version: House style, bands: [{id: likely, terms: [likely], low: 55, high: 75}]}]",
            ),
            FieldValue::Parts(scales),
        );
        visit(
            &ItemField::new("title_origin", "Who gave the title, where it is not the issuer's.", "reader"),
            FieldValue::word::<Origin>(title_origin.map(Origin::word), None),
        );
        imprint.each_field(visit);
        let account = [
            ("summary", "What it says, in a few sentences.", "Ships come by night.", summary),
            ("scope", "What it covers.", "The harbour and what is near it.", scope),
            ("requirement", "Why it was written.", "Who comes by night?", requirement),
            ("method", "How it was made, and how its words are to be read.", "By watching.", method),
            ("rights", "Whose rights, and how it may be used.", "The office's.", rights),
        ];
        for (key, meaning, example, text) in account {
            visit(&ItemField::new(key, meaning, example).found(Found::As(key)), FieldValue::Prose(text));
        }
        visit(
            &ItemField::new("authors", "Who wrote it; left out where that is not stated.", "[A. Watcher]")
                .found(Found::Each("author")),
            FieldValue::Terms(authors),
        );
        visit(
            &ItemField::new(
                "not_stated",
                "What a reader would look for and the original does not state.",
                "[{id: N-01, what: Its authors, shown: They are not named.}]",
            ),
            FieldValue::Parts(not_stated),
        );
    }
}

impl Fields for Imprint {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self { edition, supersedes, source_document } = self;
        visit(
            &ItemField::new("edition", "Which edition this is.", "\"2\"").found(Found::As("edition")),
            FieldValue::Prose(edition),
        );
        visit(&ItemField::new("supersedes", "The edition it replaces.", "\"1\""), FieldValue::Prose(supersedes));
        visit(
            &ItemField::new(
                "source_document",
                "The original file, so that anyone who has it can tell that it is the one.",
                "{sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, bytes: 0}",
            ),
            FieldValue::optional(source_document),
        );
    }
}

impl Fields for SourceDocument {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self { sha256, bytes: _ } = self;
        visit(&ItemField::needed("sha256", "Its SHA-256, 64 digits.", "e3b0…b855"), FieldValue::text(sha256));
        visit(&ItemField::new("bytes", "Its size.", "0"), FieldValue::number());
    }
}

impl Fields for Absence {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        let Self { id, what, shown } = self;
        visit(&ItemField::needed("id", "Its own id.", "N-01"), FieldValue::text(id));
        visit(&ItemField::needed("what", "What is not there.", "Its authors"), FieldValue::text(what));
        visit(&ItemField::new("shown", "How the bundle shows that.", "They are not named."), FieldValue::Prose(shown));
    }
}
