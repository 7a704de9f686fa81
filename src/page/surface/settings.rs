//! An item on each surface that is made of rows or lines: its page, its card, its trail and its plain text.

use crate::bundle::{Cleared, Item, Show, Stop};
use crate::page::document::arrange::Arrangement;
use crate::page::document::composer::Composer;
use crate::page::document::document::Document;
use crate::page::document::element::Element;
use crate::page::document::weight::{Surface, Topic, Weight};
use crate::page::item::scale;
use crate::page::item::write::document;
use crate::page::layout::row::Page;
use crate::page::layout::setting::{Additions, Setting};

/// The page of an item, as wide as the setting allows and never wider than text should be.
pub fn typeset(bundle: &Cleared, item: &Item, setting: &Setting<'_>) -> Page {
    arranged(written(bundle, item, setting, Surface::Page), Surface::Page, setting).page()
}

/// The short form of an item: the statement, its likelihood or figure, who it is attributed to, its first caveat, and its
/// place in the original.
pub fn card(bundle: &Cleared, item: &Item, setting: &Setting<'_>) -> Page {
    arranged(written(bundle, item, setting, Surface::Card), Surface::Card, setting).page()
}

/// The whole page in linear text, wrapped, for files, pipes and screen readers: nothing is said by a glyph or by a place
/// alone. Its first and last line is the marking that binds the item; issuer, day of issue and age stand at its top.
pub fn plain(bundle: &Cleared, item: &Item, setting: &Setting<'_>) -> String {
    arranged(written(bundle, item, setting, Surface::Print), Surface::Print, setting).print()
}

/// The scales that the word of an item is read on, whole: a row for each of their words, and the item's marked.
pub fn scales(bundle: &Cleared, item: &Item, setting: &Setting<'_>) -> Page {
    let mut page = Composer::new(bundle, item, setting, Additions::Shown, Weight::of(Surface::Page));
    scale::scales(&mut page);
    arranged(page.document(), Surface::Page, setting).page()
}

/// The evidence trail of an item, for a look over its slide: what it rests on, who says so, and what limits it.
pub fn trail(bundle: &Cleared, item: &Item, setting: &Setting<'_>, additions: Additions) -> Page {
    let stop = Stop { show: vec![Show::Support, Show::Figure], ..Stop::at(&item.id) };
    let weight = Weight::of(Surface::Trail).or(Weight::SLIDE);
    let Document { item, parts, links } = document(bundle, item, setting, additions, weight);
    let mut trail = Arrangement::new(Surface::Trail, setting, &item, &links);
    let (limits, told): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|part| matches!(part.topic, Topic::Limits | Topic::Tensions | Topic::Gaps));
    for part in told.into_iter().chain(limits) {
        if part.topic == Topic::Head {
            trail = trail.with(part.topic, part.on(Surface::Trail));
        } else if matches!(part.topic, Topic::Support | Topic::Source | Topic::Limits | Topic::Tensions | Topic::Gaps) {
            trail = trail.with(part.topic, std::iter::once(Element::Gap).chain(part.at(&stop)));
        }
    }
    let mut page = trail.page();
    page.links.clear();
    page
}

fn written(bundle: &Cleared, item: &Item, setting: &Setting<'_>, surface: Surface) -> Document {
    document(bundle, item, setting, Additions::Shown, Weight::of(surface))
}

/// A document on one of its surfaces.
pub fn arranged<'s>(document: Document, surface: Surface, setting: &Setting<'s>) -> Arrangement<'s> {
    let Document { item, parts, links } = document;
    let begun = Arrangement::new(surface, setting, &item, &links);
    parts.into_iter().fold(begun, |arranged, part| arranged.with(part.topic, part.on(surface)))
}
