//! The caveats that limit an item, pinned to its page.

use crate::bundle::{Detail, Item, Kind, Relation};
use crate::page::layout::composer::{Composer, Medium};
use crate::page::layout::line::heads;
use crate::page::layout::span::Span;
use crate::text::sentence::first_sentence;
use crate::theme::Role;

/// Every caveat on the item, those on the whole assessment among them, each with its first sentence.
pub fn caveats(page: &mut Composer<'_>) {
    let (bundle, item) = (page.bundle, page.item);
    let on_it = bundle.caveats_on(item.id.as_str());
    let unclear = |caveat: &&Item| matches!(&caveat.detail, Detail::Caveat(caveat) if caveat.is_uncertain());
    let perhaps: Vec<&Item> = bundle
        .of_kind(Kind::Caveat)
        .filter(unclear)
        .filter(|caveat| caveat.id != item.id && on_it.iter().all(|other| other.id != caveat.id))
        .collect();
    if on_it.is_empty() && perhaps.is_empty() {
        return;
    }
    page.heading("Caveats");
    let whole = bundle.id().clone();
    for caveat in on_it {
        page.tell(Relation::LimitedBy, &caveat.id);
        page.tell(Relation::Limits, &caveat.id);
        let general = item.id != whole
            && bundle.edges_from(caveat.id.as_str()).any(|edge| edge.rel == Relation::Limits && edge.to == whole);
        one(page, caveat, if general { Some("on the whole assessment") } else { None });
    }
    for caveat in perhaps {
        unsure(page, caveat);
    }
}

/// A caveat of which the text does not say what it limits.
fn unsure(page: &mut Composer<'_>, caveat: &Item) {
    let (lead, mut spans) = led(page, caveat);
    spans.push(Span::around(" (the text leaves open what this limits)", Role::NotStated));
    page.hanging(lead, spans);
}

/// One caveat: its title as a link, what it reaches, and its first sentence.
pub fn one(page: &mut Composer<'_>, caveat: &Item, reach: Option<&str>) {
    let (lead, mut spans) = led(page, caveat);
    let reach = reach.map_or_else(|| ": ".to_owned(), |reach| format!(" ({reach}): "));
    spans.push(Span::around(&reach, Role::Muted));
    spans.extend(page.runs(&first_sentence(caveat.text.as_deref().unwrap_or_default()), Role::Caveat));
    page.hanging(lead, spans);
}

/// The lead and the title of a caveat, in its role.
fn led(page: &mut Composer<'_>, caveat: &Item) -> (Vec<Span>, Vec<Span>) {
    let link = page.link(&caveat.id);
    let (mut lead, title) = heads(page.medium, caveat, link);
    if page.medium == Medium::Screen {
        for span in &mut lead {
            span.role = Role::Caveat;
        }
    }
    (lead, title)
}
