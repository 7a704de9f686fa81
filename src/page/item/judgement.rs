//! What is said of a judgement.

use crate::bundle::{Item, Judgement, Kind, Relation, Show};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{
    absent::{Listed, lacks, none_of},
    basis,
    caveats::caveats,
    footer::foot,
    head,
    likelihood::likelihood,
    ties, timing,
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
    page.shown(Show::Likelihood, |page| likelihood(page, &judgement.likelihood));
    page.shown(Show::Confidence, |page| {
        page.on(Weight::FULL, Composer::gap);
        timing::confidence(page, &judgement.confidence);
    });
    page.shown(Show::Timeframe, |page| timing::timeframe(page, judgement.timeframe.as_ref()));
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

/// The statement, with the issuer's word set off.
fn statement(page: &mut Composer<'_>, judgement: &Judgement) {
    let role = Role::of_form(judgement.likelihood.form);
    let word = judgement.likelihood.as_written.as_deref().map(|word| (word, role));
    page.statement(page.item.text.as_deref().unwrap_or_default(), Role::Statement, word);
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
