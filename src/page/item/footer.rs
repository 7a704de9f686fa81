//! The end of every document: terms elsewhere, tags, editions, and where it stands in the original.

use crate::bundle::{Kind, Locator, Origin};
use crate::page::document::composer::Composer;
use crate::page::document::element::Element;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{basis, head, imported, ties};
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

/// What every page ends with: the ties that nothing above has told, and what is known of its place.
pub fn foot(page: &mut Composer<'_>) {
    page.on(Weight::PAGE, |page| {
        ties::remaining(page);
        page.part(Topic::Foot);
        elsewhere(page);
        imported::imported(page);
        page.gap();
        origin(page);
    });
}

fn origin(page: &mut Composer<'_>) {
    let item = page.item;
    match (&item.at, item.origin) {
        (Some(at), _) => original(page, at),
        (None, _) if item.kind() == Kind::Assessment => {}
        (None, Origin::Issuer) => page.absent("Original", "place not stated"),
        (None, Origin::Transcriber | Origin::Import) => page.absent("Original", "not in the original"),
    }
    if head::is_headline(item) {
        page.field("In lists", vec![Span::said(&item.title, Role::Faint)]);
    }
    if !item.tags.is_empty() {
        page.field("Tags", vec![Span::said(&item.tags.join(", "), Role::Faint)]);
    }
    for (label, edition) in [("Added in", &item.added_in), ("Changed in", &item.changed_in)] {
        if let Some(edition) = edition {
            page.field(label, vec![Span::said(edition, Role::Faint)]);
        }
    }
}

/// A place in the original, in words, with the beginning of the original's hash.
fn original(page: &mut Composer<'_>, at: &Locator) {
    let mut place = at.in_words();
    let document = page.bundle.assessment().and_then(|assessment| assessment.imprint.source_document.as_ref());
    if let Some(document) = document {
        let hint: String = document.sha256.chars().take(12).collect();
        place = format!("{place}; SHA-256 {hint}…");
    }
    page.field("Original", vec![Span::around(&place, Role::Faint)]);
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
