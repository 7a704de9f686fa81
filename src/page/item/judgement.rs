//! What is said of a judgement.

use crate::bundle::{Item, Judgement, Kind, Relation, Show};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{
    absent::{Listed, lacks, none_of},
    basis, breakdown, exhibits,
    footer::foot,
    head,
    likelihood::likelihood,
    qualified::qualified,
    ties,
};
use crate::theme::Role;

/// Statement, and what qualifies it; what it rests on; then everything it is tied to.
pub fn judgement(page: &mut Composer<'_>, judgement: &Judgement) {
    head::head(page);
    head::text(page);
    page.part(Topic::Standing);
    page.gap();
    let detail = &judgement.breakdown;
    likelihood(page, &judgement.likelihood);
    // A statement without its condition would say more than its issuer does.
    breakdown::condition(page, detail.condition.as_ref());
    breakdown::confidence(page, &judgement.confidence, &detail.parts);
    breakdown::holders(page, &detail.holders);
    breakdown::timeframe(page, judgement.timeframe.as_ref(), &detail.parts);
    page.on(Weight::FULL, |page| breakdown::dissents(page, &detail.dissents));
    qualified(page);
    breakdown::parts(page, &detail.parts);
    exhibits::all(page);
    page.on(Weight::PAGE, |page| {
        basis::rests_on(page);
        ties::questions(page);
        ties::covers(page);
        ties::concerns(page);
        ties::backward(page, "Alternatives", Relation::AlternativeTo);
        ties::backward(page, "Signposts", Relation::Moves);
        absent(page);
    });
    page.on(Weight::SLIDE, basis::supported);
    if let Some(implication) = &judgement.implication {
        page.on(Weight::FULL, |page| {
            page.part(Topic::Implication);
            page.heading("What follows");
            page.text(implication, Role::Text);
        });
    }
    page.on(Weight::PAGE, ties::leads_to);
    page.on(Weight::SLIDE, |page| {
        ties::told(page);
        page.shown(Show::Ties, absent);
    });
    foot(page);
}

/// What nobody gives this judgement; what somebody other than the issuer added does not count as the issuer's.
fn absent(page: &mut Composer<'_>) {
    let (bundle, id) = (page.bundle, page.item.id.as_str());
    let out = bundle.edges_from(id).filter(|edge| edge.rel == Relation::Assumes).map(|edge| &edge.to);
    let back = bundle
        .edges_to(id)
        .filter(|edge| matches!(edge.rel, Relation::AlternativeTo | Relation::Moves))
        .map(|edge| &edge.from);
    let listed: Vec<&Item> = out.chain(back).filter_map(|id| bundle.item(id.as_str())).collect();
    let missing: Vec<(Kind, Listed)> = [Kind::Assumption, Kind::Alternative, Kind::Signpost]
        .into_iter()
        .filter_map(|kind| lacks(kind, &listed))
        .collect();
    if !missing.is_empty() {
        page.part(Topic::Ties);
        none_of(page, &missing);
    }
}
