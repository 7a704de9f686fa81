//! The manifest: what an assessment is, whose, when, and what it does not state.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bundle::value::origin::Origin;
use crate::bundle::value::scale::Scale;

/// What the manifest says beyond the fields that every item has.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Assessment {
    /// Who issued it: a name, or the id of an organisation in the bundle.
    pub issuer: String,
    /// The day of issue.
    pub issued: Date,
    /// The language of the text, as a BCP 47 tag.
    pub language: String,
    /// The issuer's scale of likelihood: its id, or `not_stated`.
    pub issuer_scale: String,
    /// The scale on which the reader shows words, or `none`.
    pub reader_scale: String,
    /// Scales that come with the bundle.
    pub scales: Vec<Scale>,
    /// Who gave the title, where it is not the issuer's.
    pub title_origin: Option<Origin>,
    /// Which edition this is.
    pub edition: Option<String>,
    /// The edition it replaces.
    pub supersedes: Option<String>,
    /// What it says, in a few sentences.
    pub summary: Option<String>,
    pub scope: Option<String>,
    /// Why it was written.
    pub requirement: Option<String>,
    /// How it was made, and how its words are to be read.
    pub method: Option<String>,
    /// Whose rights, and how it may be used.
    pub rights: Option<String>,
    /// Who wrote it; absent means not stated.
    pub authors: Vec<String>,
    /// The original, by its hash.
    pub source_document: Option<SourceDocument>,
    /// What a reader would look for and the original does not state.
    pub not_stated: Vec<Absence>,
}

impl Assessment {
    /// What stands for a day of issue that is missing or cannot be read: the day before all days, never told as one.
    pub const UNDATED: Date = Date::ZERO;
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
    /// What is not there.
    pub what: String,
    /// How the bundle shows that.
    pub shown: Option<String>,
}
