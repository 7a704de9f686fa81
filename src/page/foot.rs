//! The foot of every page: terms elsewhere, tags, editions, and where it stands in the original.

use crate::bundle::{Locator, Origin};
use crate::page::composer::{Composer, Medium};
use crate::page::span::Span;
use crate::page::ties;
use crate::theme::Role;

/// What every page ends with: the ties that nothing above has told, and where the item comes from.
pub fn foot(page: &mut Composer<'_>) {
    ties::remaining(page);
    elsewhere(page);
    page.gap();
    page.rule();
    let item = page.item;
    if let Some(at) = &item.at {
        page.field("In the original", place(page, at));
    } else {
        match item.origin {
            Origin::Issuer => page.absent("In the original", "place not stated"),
            Origin::Reader | Origin::Import => page.absent("In the original", "not there"),
        }
    }
    if !item.tags.is_empty() {
        page.field("Tags", vec![Span::said(&item.tags.join(", "), Role::Muted)]);
    }
    for (label, edition) in [("Added in", &item.added_in), ("Changed in", &item.changed_in)] {
        if let Some(edition) = edition {
            page.field(label, vec![Span::said(edition, Role::Muted)]);
        }
    }
}

/// A place in the original, in words, with the beginning of the original's hash.
fn place(page: &Composer<'_>, at: &Locator) -> Vec<Span> {
    let words: Vec<String> = at.0.split(',').map(|part| Locator(part.trim().to_owned()).in_words()).collect();
    let mut spans = vec![Span::around(&words.join("; "), Role::Muted)];
    let document = page.bundle.assessment().and_then(|assessment| assessment.source_document.as_ref());
    if let Some(document) = document {
        let hint: String = document.sha256.chars().take(12).collect();
        spans.push(Span::around(&format!(" (original: SHA-256 {hint}…)"), Role::Muted));
    }
    spans
}

/// Terms of other vocabularies, how well they match, and who says so.
fn elsewhere(page: &mut Composer<'_>) {
    let item = page.item;
    if item.external_refs.is_empty() {
        return;
    }
    page.heading("Elsewhere");
    for term in &item.external_refs {
        let whose = match term.origin {
            Origin::Issuer => "issuer's",
            Origin::Reader => "reader's",
            Origin::Import => "imported",
        };
        let role = match term.origin {
            Origin::Issuer => Role::Muted,
            Origin::Reader | Origin::Import => Role::ReaderMark,
        };
        let lead = match page.medium {
            Medium::Screen => "≈ ",
            Medium::Print => "- ",
        };
        let spans = vec![
            Span::said(&format!("{} “{}”", term.scheme, term.value), Role::Text),
            Span::around(&format!(" ({}, {whose})", term.strength.word()), role),
        ];
        page.hanging(vec![Span::around(lead, Role::Muted)], spans);
    }
}
