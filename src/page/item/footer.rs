//! The end of every document: terms elsewhere, tags, editions, and where it stands in the original.

use crate::bundle::{Kind, Locator, Origin};
use crate::page::document::composer::Composer;
use crate::page::document::element::Element;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{basis, imported, ties};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What a document ends with: for slides what the item rests on and every tie, and the foot of its page.
pub fn ending(page: &mut Composer<'_>) {
    page.on(Weight::SLIDE, |page| {
        basis::supported(page);
        ties::told(page);
    });
    foot(page);
}

/// What every page ends with: the ties that nothing above has told, and where the item comes from.
pub fn foot(page: &mut Composer<'_>) {
    page.on(Weight::PAGE, |page| {
        ties::remaining(page);
        page.part(Topic::Foot);
        elsewhere(page);
        imported::imported(page);
        page.gap();
        page.put(Element::Rule);
        origin(page);
    });
}

fn origin(page: &mut Composer<'_>) {
    let item = page.item;
    match (&item.at, item.origin) {
        (Some(at), _) => page.field("Original", place(page, at)),
        (None, _) if item.kind() == Kind::Assessment => {}
        (None, Origin::Issuer) => page.absent("Original", "place not stated"),
        (None, Origin::Transcriber | Origin::Import) => page.absent("Original", "not in the original"),
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
    let mut spans = vec![Span::around(&at.in_words(), Role::Muted)];
    let document = page.bundle.assessment().and_then(|assessment| assessment.imprint.source_document.as_ref());
    if let Some(document) = document {
        let hint: String = document.sha256.chars().take(12).collect();
        spans.push(Span::around(&format!("; SHA-256 {hint}…"), Role::Muted));
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
            Origin::Transcriber => "transcriber's",
            Origin::Import => "imported",
        };
        let role = match term.origin {
            Origin::Issuer => Role::Muted,
            Origin::Transcriber | Origin::Import => Role::ReaderMark,
        };
        let spans = vec![
            Span::said(&format!("{} “{}”", term.scheme, term.value), Role::Text),
            Span::around(&format!(" ({}, {whose})", term.strength.word()), role),
        ];
        page.put(Element::Term(spans));
    }
}
