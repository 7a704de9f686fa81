//! The caveats that limit an item.

use std::collections::HashSet;

use crate::bundle::{Detail, Id, Item, Kind, Relation};
use crate::page::document::composer::Composer;
use crate::page::document::element::{CaveatLine, Element, Reach};
use crate::page::document::weight::{Topic, Weight};
use crate::text::sentence::first_sentence;
use crate::theme::Role;

/// Every caveat on the item, those on the whole assessment among them, each with its first sentence; on a page also
/// those of which the text does not say what they limit.
pub fn caveats(page: &mut Composer<'_>) {
    pinned(page);
    page.on(Weight::PAGE, |page| {
        let (bundle, item) = (page.bundle, page.item);
        let on_it = bundle.caveats_on(item.id.as_str());
        for caveat in &on_it {
            page.tell(Relation::LimitedBy, &caveat.id);
            page.tell(Relation::Limits, &caveat.id);
        }
        let unclear = |caveat: &&Item| matches!(&caveat.detail, Detail::Caveat(caveat) if caveat.is_uncertain());
        let perhaps: Vec<&Item> = bundle
            .of_kind(Kind::Caveat)
            .filter(unclear)
            .filter(|caveat| caveat.id != item.id && on_it.iter().all(|other| other.id != caveat.id))
            .collect();
        list(page, &perhaps);
    });
}

/// The caveats on an item of a kind whose page does not list them.
pub fn pinned(page: &mut Composer<'_>) {
    page.part(Topic::Limits);
    page.on(Weight::SLIDE, |page| list(page, &[]));
    page.on(Weight::CARD, |page| {
        let caveats = page.bundle.caveats_on(page.item.id.as_str());
        if let Some((first, more)) = caveats.split_first() {
            let line = line(page, first, Reach::Item);
            page.put(Element::FirstCaveat { line, more: more.len() });
        }
    });
}

fn list(page: &mut Composer<'_>, perhaps: &[&Item]) {
    let (bundle, item) = (page.bundle, page.item);
    let whole = bundle.id();
    let general: HashSet<&Id> = bundle.general_caveats().iter().collect();
    let mut lines = Vec::new();
    for caveat in bundle.caveats_on(item.id.as_str()) {
        let reach = if item.id != *whole && general.contains(&caveat.id) { Reach::Whole } else { Reach::Item };
        lines.push(line(page, caveat, reach));
    }
    for caveat in perhaps {
        lines.push(CaveatLine { name: page.name(caveat), reach: Reach::Unclear, says: Vec::new() });
    }
    if !lines.is_empty() {
        page.put(Element::Caveats(lines));
    }
}

fn line(page: &mut Composer<'_>, caveat: &Item, reach: Reach) -> CaveatLine {
    let says = page.runs(&first_sentence(caveat.text.as_deref().unwrap_or_default()), Role::Caveat);
    CaveatLine { name: page.name(caveat), reach, says }
}
