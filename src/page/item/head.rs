//! The top of every page: what it is, where it stands in the original, its title, and who says it.

use std::collections::HashSet;

use crate::bundle::{Detail, Item, Marking, OmissionType, Origin, Relation};
use crate::page::layout::block::Guide;
use crate::page::layout::composer::{Composer, Medium};
use crate::page::layout::span::Span;
use crate::page::layout::words::capital;
use crate::text::sentence::first_sentence;
use crate::theme::Role;

/// The top line, the title, the mark of origin, and a banner for each part of the original that the page lacks.
pub fn head(page: &mut Composer<'_>) {
    top_line(page);
    title(page);
    banners(page);
    page.gap();
}

/// The kind and the id at the left; the item's own marking and its place in the original at the right.
pub fn top_line(page: &mut Composer<'_>) {
    let item = page.item;
    let kind = item.kind();
    let role = Role::of_kind(kind);
    let key = matches!(&item.detail, Detail::Judgement(judgement) if judgement.key);
    let name = format!("{}{}", if key { "key " } else { "" }, kind.word());
    let (word, at) = match page.medium {
        Medium::Screen => (format!("{} {}", kind.glyph(), name.to_uppercase()), "  "),
        Medium::Print => (capital(&name), " "),
    };
    let left = vec![Span::around(&word, role), Span::around(&format!("{at}{}", item.id), Role::Muted)];
    let mut right = Vec::new();
    if let Some(marking) = item.marking.as_ref() {
        right.push(label(marking));
    }
    if let Some(at) = &item.at {
        let gap = if right.is_empty() { "" } else { "  " };
        right.push(Span::around(&format!("{gap}{at}"), Role::Muted));
    }
    page.ends(left, right);
    let restrictions = item.marking.as_ref().and_then(|marking| marking.restrictions.as_ref());
    if let Some(restrictions) = restrictions {
        page.say(vec![Span::said(restrictions, Role::of_marking(item.marking.as_ref().and_then(|own| own.tlp)))]);
    }
}

/// A marking as a label, always in words.
pub fn label(marking: &Marking) -> Span {
    Span::around(marking.words(), Role::of_marking(marking.tlp))
}

fn title(page: &mut Composer<'_>) {
    let item = page.item;
    page.gap();
    page.say(vec![Span::said(&item.title, Role::Title)]);
    origin(page, item);
}

/// The mark of whoever is not the issuer; issuer's items bear none.
pub fn origin(page: &mut Composer<'_>, item: &Item) {
    match item.origin {
        Origin::Issuer => {}
        Origin::Reader => page.remark("reader's addition, not the issuer's", Role::ReaderMark),
        Origin::Import => page.remark("imported, not the issuer's", Role::ReaderMark),
    }
}

/// A banner for each part of the original whose absence bears on the item, or on a class that it is part of.
pub fn banners(page: &mut Composer<'_>) {
    let (bundle, mut seen) = (page.bundle, HashSet::new());
    let mut line = vec![page.item.id.clone()];
    let mut place = 0;
    while let Some(id) = line.get(place).cloned() {
        for omission in bundle.omissions_on(id.as_str()) {
            page.tell(Relation::Affects, &omission.id);
            if seen.insert(omission.id.clone()) {
                banner(page, omission);
            }
        }
        for edge in bundle.edges_from(id.as_str()).filter(|edge| edge.rel == Relation::PartOf) {
            if !line.contains(&edge.to) {
                line.push(edge.to.clone());
            }
        }
        place += 1;
    }
}

/// What the original has here and this copy lacks.
fn banner(page: &mut Composer<'_>, omission: &Item) {
    let part = if let Detail::Omission(detail) = &omission.detail { missing(detail.omission_type) } else { "a part" };
    page.gap();
    let link = page.link(&omission.id);
    let said = first_sentence(omission.text.as_deref().unwrap_or(&omission.title));
    let mut spans = vec![
        Span::around(&format!("The original has {part} here that this copy lacks: "), Role::Banner),
        Span::said(omission.id.as_str(), Role::Banner).linked(Some(link)),
        Span::around(". ", Role::Banner),
    ];
    spans.extend(page.runs(&said, Role::Banner));
    page.inside(Guide::Banner, |page| page.say(spans));
}

/// What sort of part is missing, with its article.
const fn missing(omission_type: OmissionType) -> &'static str {
    match omission_type {
        OmissionType::Figure => "a figure",
        OmissionType::List => "a list",
        OmissionType::Image => "an image",
        OmissionType::Annex => "an annex",
    }
}
