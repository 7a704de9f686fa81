//! The shape of the manifest in its file, and what it becomes.

use serde::Deserialize;

use crate::bundle::{
    Absence, Assessment, Detail, ExternalRef, Id, Item, Locator, Marking, Origin, Scale, SourceDocument,
};
use crate::load::shape::field_file::{Day, Ids};
use crate::load::shape::item_file::{LinkFile, usable_id};

/// The manifest as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestFile {
    pub id: Option<String>,
    pub title: Option<String>,
    pub text: Option<String>,
    pub origin: Option<Origin>,
    pub at: Option<Locator>,
    #[serde(default)]
    pub about: Ids,
    pub marking: Option<Marking>,
    #[serde(default)]
    pub links: Vec<LinkFile>,
    #[serde(default)]
    pub external_refs: Vec<ExternalRef>,
    #[serde(default)]
    pub tags: Vec<String>,
    pub added_in: Option<String>,
    pub changed_in: Option<String>,
    pub issuer: String,
    pub issued: Option<Day>,
    pub language: String,
    pub issuer_scale: String,
    pub reader_scale: String,
    #[serde(default)]
    pub scales: Vec<Scale>,
    pub title_origin: Option<Origin>,
    pub edition: Option<String>,
    pub supersedes: Option<String>,
    pub summary: Option<String>,
    pub scope: Option<String>,
    pub requirement: Option<String>,
    pub method: Option<String>,
    pub rights: Option<String>,
    #[serde(default)]
    pub authors: Vec<String>,
    pub source_document: Option<SourceDocument>,
    #[serde(default)]
    pub not_stated: Vec<Absence>,
}

impl ManifestFile {
    /// The manifest as an item. What is required and missing has been told by then; the stand-ins say least: the day
    /// before all days, and no scale.
    pub fn item(self, fallback: &str) -> Item {
        let id = self.id.and_then(|id| usable_id(&id)).unwrap_or_else(|| fallback.to_owned());
        let reader_scale =
            if self.reader_scale == Scale::NOT_STATED { Scale::NONE.to_owned() } else { self.reader_scale };
        Item {
            title: self.title.unwrap_or_else(|| id.clone()),
            id: Id::new(&id),
            text: self.text,
            origin: self.origin.unwrap_or(Origin::Issuer),
            at: self.at,
            about: self.about.0,
            marking: self.marking,
            links: self.links.into_iter().map(LinkFile::link).collect(),
            external_refs: self.external_refs,
            tags: self.tags,
            added_in: self.added_in,
            changed_in: self.changed_in,
            detail: Detail::Assessment(Box::new(Assessment {
                issuer: self.issuer,
                issued: self.issued.map_or(Assessment::UNDATED, |day| day.0),
                language: self.language,
                issuer_scale: self.issuer_scale,
                reader_scale,
                scales: self.scales,
                title_origin: self.title_origin,
                edition: self.edition,
                supersedes: self.supersedes,
                summary: self.summary,
                scope: self.scope,
                requirement: self.requirement,
                method: self.method,
                rights: self.rights,
                authors: self.authors,
                source_document: self.source_document,
                not_stated: self.not_stated,
            })),
        }
    }

    /// What stands in for a manifest that is missing: the folder's name, and nothing that anybody said.
    pub fn stand_in(name: &str) -> Item {
        let unsaid = || Scale::NOT_STATED.to_owned();
        Self {
            id: Some(name.to_owned()),
            title: Some(name.to_owned()),
            text: None,
            origin: Some(Origin::Reader),
            at: None,
            about: Ids::default(),
            marking: None,
            links: Vec::new(),
            external_refs: Vec::new(),
            tags: Vec::new(),
            added_in: None,
            changed_in: None,
            issuer: unsaid(),
            issued: None,
            language: unsaid(),
            issuer_scale: unsaid(),
            reader_scale: Scale::NONE.to_owned(),
            scales: Vec::new(),
            title_origin: Some(Origin::Reader),
            edition: None,
            supersedes: None,
            summary: None,
            scope: None,
            requirement: None,
            method: None,
            rights: None,
            authors: Vec::new(),
            source_document: None,
            not_stated: Vec::new(),
        }
        .item("bundle")
    }
}
