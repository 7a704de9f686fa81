//! An assessment and its sources as references for a list of literature.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::bundle::{Cleared, Detail, Id, Item};
use crate::export::place::slug;
use crate::export::selection::{Portion, Selection};
use crate::page::layout::age;
use crate::text::prose;

/// One entry. What is not known is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookEntry {
    /// The key by which it is cited: letters, digits, `.`, `_`, `-`.
    pub key: String,
    pub is_assessment: bool,
    pub title: String,
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub issued: Issued,
    pub edition: Option<String>,
    pub language: Option<String>,
    /// Only an address of the web: no other is one that a program should open.
    pub url: Option<String>,
    pub note: String,
}

/// When it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Issued {
    On(Date),
    /// As it is written.
    Written(String),
    NotKnown,
}

/// The assessments of a selection, each with the sources that leave with it or that what leaves rests on.
pub fn references(selection: &Selection) -> Vec<BookEntry> {
    selection.portions.iter().flat_map(of_portion).collect()
}

fn of_portion(portion: &Portion) -> Vec<BookEntry> {
    let bundle = &portion.bundle;
    let mut references: Vec<BookEntry> = assessment(bundle).into_iter().collect();
    let items = portion.items();
    let under = items.iter().flat_map(|item| bundle.rests_on(item.id.as_str()));
    let mut seen: HashSet<&Id> = HashSet::new();
    for item in items.iter().copied().chain(under).filter(|item| seen.insert(&item.id)) {
        references.extend(source(bundle, item));
    }
    references
}

fn assessment(bundle: &Cleared) -> Option<BookEntry> {
    let (cover, assessment) = (bundle.cover(), bundle.assessment()?);
    let issued = if age::is_known(assessment.issued) { Issued::On(assessment.issued) } else { Issued::NotKnown };
    Some(BookEntry {
        key: slug(bundle.id()),
        is_assessment: true,
        title: said(&cover.title),
        authors: assessment.imprint.authors.iter().map(|author| said(author)).collect(),
        publisher: Some(said(bundle.issuer())),
        issued,
        edition: assessment.imprint.edition.as_deref().map(said),
        language: Some(said(&assessment.language)),
        url: None,
        note: marking(bundle, cover),
    })
}

fn source(bundle: &Cleared, item: &Item) -> Option<BookEntry> {
    let Detail::Source(source) = &item.detail else { return None };
    let publisher = source.publisher.as_deref().map(|name| bundle.item(name).map_or(name, |item| item.title.as_str()));
    let date = source.date.as_deref().map(said);
    let issued = date.map_or(Issued::NotKnown, |date| date.parse().map_or(Issued::Written(date), Issued::On));
    Some(BookEntry {
        key: format!("{}.{}", slug(bundle.id()), slug(&item.id)),
        is_assessment: false,
        title: said(&item.title),
        authors: Vec::new(),
        publisher: publisher.map(said),
        issued,
        edition: None,
        language: None,
        url: source.url.as_deref().map(said).filter(|url| is_web(url)),
        note: format!("{}. Named in: {}", marking(bundle, item), said(&bundle.cover().title)),
    })
}

fn marking(bundle: &Cleared, item: &Item) -> String {
    format!("Marking: {}", bundle.marking(item).words())
}

fn said(words: &str) -> String {
    prose::single_spaced(words)
}

fn is_web(url: &str) -> bool {
    let lower = url.to_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")) && !url.contains(char::is_whitespace)
}
