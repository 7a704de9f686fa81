//! The page of a piece of evidence.

use crate::bundle::{Bound, Evidence, Id, Origin};
use crate::page::item::basis;
use crate::page::item::caveats::caveats;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::{Composer, Medium};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// Statement, figure, attribution, grade, standing; then what rests on it.
pub fn evidence(page: &mut Composer<'_>, evidence: &Evidence) {
    let item = page.item;
    head(page);
    page.statement(item.text.as_deref().unwrap_or_default(), None);
    figure(page, evidence);
    page.gap();
    standing(page, evidence);
    basis::attribution(page, evidence);
    basis::grade(page, evidence.grade.as_ref());
    occurred(page, evidence);
    caveats(page);
    ties::leads_to(page);
    ties::concerns(page);
    ties::questions(page);
    foot(page);
}

/// The figure on a row of its own, exactly as given, and what it counts.
fn figure(page: &mut Composer<'_>, evidence: &Evidence) {
    let Some(figure) = &evidence.figure else { return };
    page.gap();
    let shown = Span::said(&figure.in_print(), Role::Figure);
    match page.medium {
        Medium::Screen => {
            page.say(vec![shown]);
            page.gap();
        }
        Medium::Print => {
            let bound = Span::around(bound(figure.bound), Role::Muted);
            page.field("Figure", vec![shown, bound]);
        }
    }
    basis::figure(page, figure);
}

/// Whether the issuer says it itself or passes it on; a report is never shown as fact.
pub fn standing(page: &mut Composer<'_>, evidence: &Evidence) {
    let spans = match (evidence.reported, page.item.origin) {
        (true, _) => Span::around("passed on as reported; not established by the issuer", Role::HedgeWord),
        (false, Origin::Issuer) => Span::around("asserted by the issuer", Role::Text),
        (false, Origin::Reader) => Span::around("asserted by the reader", Role::ReaderMark),
        (false, Origin::Import) => Span::around("imported", Role::ReaderMark),
    };
    page.field("Standing", vec![spans]);
}

/// What the sign before a figure says, for those who hear the page.
const fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::AtLeast => " (at least)",
        Bound::AtMost => " (at most)",
        Bound::About => " (about)",
    }
}

/// When it happened; that this is not stated is said.
pub fn occurred(page: &mut Composer<'_>, evidence: &Evidence) {
    match evidence.occurred.as_deref().filter(|occurred| *occurred != Id::NOT_STATED) {
        Some(occurred) => page.field_text("Occurred", occurred),
        None => page.absent("Occurred", "not stated"),
    }
}
