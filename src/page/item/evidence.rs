//! What is said of a piece of evidence.

use crate::bundle::{Evidence, Id, Origin, Show};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{
    basis, exhibits, footer::foot, head, likelihood::likelihood, qualified::qualified, ties, timing,
};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// Statement, figure, attribution, grade, standing; then what rests on it.
pub fn evidence(page: &mut Composer<'_>, evidence: &Evidence) {
    head::head(page);
    head::text(page);
    page.part(Topic::Source);
    page.gap();
    page.shown(Show::Figure, exhibits::figure);
    evidence.likelihood.iter().for_each(|stated| likelihood(page, stated));
    evidence.confidence.iter().for_each(|stated| timing::confidence(page, stated));
    standing(page, evidence);
    basis::attribution(page, evidence);
    basis::grade(page, evidence.grade.as_ref(), evidence.added.as_ref());
    page.on(Weight::FULL, |page| occurred(page, evidence));
    exhibits::tables(page);
    qualified(page);
    page.on(Weight::PAGE, |page| {
        ties::leads_to(page);
        ties::concerns(page);
        ties::questions(page);
    });
    page.on(Weight::SLIDE, ties::told);
    foot(page);
}

/// Whether the issuer says it itself or passes it on; a report is never shown as fact.
fn standing(page: &mut Composer<'_>, evidence: &Evidence) {
    let spans = match (evidence.reported, page.item.origin) {
        (true, _) => Span::around("passed on as reported; not established by the issuer", Role::HedgeWord),
        (false, Origin::Issuer) => Span::around("asserted by the issuer", Role::Text),
        (false, Origin::Transcriber) => Span::around("asserted by the transcriber", Role::ReaderMark),
        (false, Origin::Import) => Span::around("imported", Role::ReaderMark),
    };
    page.field("Standing", vec![spans]);
}

/// When it happened; that this is not stated is said.
fn occurred(page: &mut Composer<'_>, evidence: &Evidence) {
    match evidence.occurred.as_deref().filter(|occurred| *occurred != Id::NOT_STATED) {
        Some(occurred) => page.field_text("Occurred", occurred),
        None => page.absent("Occurred", "not stated"),
    }
}
