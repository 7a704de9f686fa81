//! What limits an item, and what else must be said with it.

use crate::bundle::{Qualifications, Relation};
use crate::page::document::composer::Composer;
use crate::page::document::element::{CaveatLine, Element};
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::head;
use crate::page::layout::span::Span;
use crate::text::sentence::first_sentence;
use crate::theme::Role;

/// A card has so many caveats and so many tensions at most, and says how many more there are.
const ON_CARD: usize = 4;

/// Every caveat on the item, those on the whole assessment and those of which the text does not say what they limit
/// among them, each with its first sentence. A card, which has no other place for it, adds every other qualification.
pub fn caveats(page: &mut Composer<'_>) {
    page.part(Topic::Limits);
    let qualified = Qualifications::of(page.bundle, page.item, page.setting.today);
    let mut lines = Vec::new();
    for (caveat, reach) in qualified.caveats {
        page.tell(Relation::LimitedBy, &caveat.id);
        page.tell(Relation::Limits, &caveat.id);
        let says = page.runs(&first_sentence(caveat.text.as_deref().unwrap_or_default()), Role::Caveat);
        lines.push(CaveatLine { name: page.name(caveat), reach, says });
    }
    page.on(Weight::FULL, |page| {
        if !lines.is_empty() {
            page.put(Element::Caveats(lines.clone()));
        }
    });
    page.on(Weight::CARD, |page| {
        let more = lines.len().saturating_sub(ON_CARD);
        lines.truncate(ON_CARD);
        if !lines.is_empty() {
            page.put(Element::Caveats(lines));
        }
        left_out(page, more);
        for other in qualified.tensions.iter().take(ON_CARD) {
            let mut spans = vec![Span::around("In tension with ", Role::Tension), page.mention(other)];
            spans.push(Span::around(": ", Role::Tension));
            spans.push(Span::said(&other.title, Role::Tension));
            page.say(spans);
        }
        left_out(page, qualified.tensions.len().saturating_sub(ON_CARD));
        for dissent in qualified.dissents {
            let says = first_sentence(&dissent.text);
            let mut spans = vec![Span::around("Dissent, ", Role::Tension), Span::said(&dissent.who, Role::Tension)];
            spans.push(Span::around(": ", Role::Tension));
            spans.extend(page.runs(&says, Role::Tension));
            page.say(spans);
        }
        head::banners(page);
    });
}

fn left_out(page: &mut Composer<'_>, more: usize) {
    if more > 0 {
        page.remark(&format!("and {more} more on its page"), Role::Muted);
    }
}
