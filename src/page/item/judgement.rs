//! What is said of a judgement.

use crate::bundle::{Item, Judgement, Kind, Likelihood, Relation, Show};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{
    absent::{Listed, lacks, none_of},
    basis, breakdown,
    caveats::caveats,
    exhibits,
    footer::foot,
    head,
    likelihood::likelihood,
    ties,
};
use crate::theme::Role;

/// Statement, likelihood, confidence, timeframe, caveats, basis; then everything it is tied to.
pub fn judgement(page: &mut Composer<'_>, judgement: &Judgement) {
    head::head(page);
    page.part(Topic::Text);
    statement(page, judgement);
    page.on(Weight::SLIDE, head::banners);
    page.part(Topic::Standing);
    page.gap();
    let detail = &judgement.breakdown;
    page.shown(Show::Likelihood, |page| likelihood(page, &judgement.likelihood));
    // A statement without its condition would say more than its issuer does.
    breakdown::condition(page, detail.condition.as_ref());
    page.shown(Show::Figure, exhibits::figure);
    page.shown(Show::Confidence, |page| {
        page.on(Weight::FULL, Composer::gap);
        breakdown::confidence(page, &judgement.confidence, &detail.parts);
        breakdown::holders(page, &detail.holders);
    });
    page.shown(Show::Timeframe, |page| breakdown::timeframe(page, judgement.timeframe.as_ref(), &detail.parts));
    page.shown(Show::Likelihood, |page| breakdown::parts(page, &detail.parts));
    page.on(Weight::FULL, |page| breakdown::dissents(page, &detail.dissents));
    exhibits::tables(page);
    caveats(page);
    page.on(Weight::PAGE, basis::rests_on);
    page.on(Weight::SLIDE, basis::supported);
    ties::tensions(page, Weight::FULL);
    page.on(Weight::PAGE, |page| {
        ties::backward(page, "Alternatives", Relation::AlternativeTo);
        ties::backward(page, "Signposts", Relation::Moves);
        absent(page);
    });
    if let Some(implication) = &judgement.implication {
        page.on(Weight::FULL, |page| {
            page.part(Topic::Implication);
            page.heading("What follows");
            page.text(implication, Role::Text);
        });
    }
    page.on(Weight::PAGE, |page| {
        ties::covers(page);
        ties::concerns(page);
        ties::questions(page);
        ties::leads_to(page);
    });
    page.on(Weight::SLIDE, |page| {
        ties::told(page);
        page.shown(Show::Ties, absent);
    });
    foot(page);
}

/// The statement, with each of the issuer's words of likelihood set off.
fn statement(page: &mut Composer<'_>, judgement: &Judgement) {
    let parts = judgement.breakdown.parts.iter().map(|part| &part.likelihood);
    let words: Vec<(&str, Role)> = std::iter::once(&judgement.likelihood).chain(parts).filter_map(set_off).collect();
    page.statement(page.item.text.as_deref().unwrap_or_default(), Role::Statement, &words);
}

fn set_off(likelihood: &Likelihood) -> Option<(&str, Role)> {
    likelihood.as_written.as_deref().map(|word| (word, Role::of_form(likelihood.form)))
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
        page.gap();
        none_of(page, &missing);
    }
}
