//! The page of a judgement.

use crate::bundle::{Form, Item, Judgement, Kind, Origin, Relation};
use crate::page::item::basis;
use crate::page::item::caveats::caveats;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::likelihood::likelihood;
use crate::page::item::ties;
use crate::page::item::timing;
use crate::page::layout::composer::Composer;
use crate::page::layout::words::{capital, list, none_given};
use crate::theme::Role;

/// Statement, likelihood, confidence, timeframe, caveats, basis; then everything it is tied to.
pub fn judgement(page: &mut Composer<'_>, judgement: &Judgement) {
    head(page);
    statement(page, judgement);
    page.gap();
    likelihood(page, &judgement.likelihood);
    page.gap();
    timing::confidence(page, &judgement.confidence);
    timing::timeframe(page, judgement.timeframe.as_ref());
    caveats(page);
    basis::rests_on(page);
    ties::tensions(page);
    ties::backward(page, "Alternatives", Relation::AlternativeTo);
    ties::backward(page, "Signposts", Relation::Moves);
    absent(page);
    if let Some(implication) = &judgement.implication {
        page.heading("What follows");
        page.text(implication, Role::Text);
    }
    ties::covers(page);
    ties::concerns(page);
    ties::questions(page);
    ties::leads_to(page);
    foot(page);
}

/// The statement, with the issuer's word set off.
pub fn statement(page: &mut Composer<'_>, judgement: &Judgement) {
    let role = match judgement.likelihood.form {
        Form::Estimative => Role::LikelihoodWord,
        Form::Comparative => Role::RankWord,
        Form::Evidential | Form::Frequency | Form::Quantity => Role::HedgeWord,
        Form::Numeric => Role::Figure,
        Form::Unhedged => Role::Unhedged,
    };
    let word = judgement.likelihood.as_written.as_deref().map(|word| (word, role));
    let item = page.item;
    page.statement(item.text.as_deref().unwrap_or_default(), word);
}

/// One line for what the source does not give this judgement; what a reader added does not count as the source's.
pub fn absent(page: &mut Composer<'_>) {
    let (bundle, id) = (page.bundle, page.item.id.as_str());
    let out = bundle.edges_from(id).filter(|edge| edge.rel == Relation::Assumes).map(|edge| &edge.to);
    let back = bundle
        .edges_to(id)
        .filter(|edge| matches!(edge.rel, Relation::AlternativeTo | Relation::Moves))
        .map(|edge| &edge.from);
    let given: Vec<&Item> = out
        .chain(back)
        .filter_map(|id| bundle.item(id.as_str()))
        .filter(|item| matches!(item.origin, Origin::Issuer | Origin::Import))
        .collect();
    let lacks = |kind: &&Kind| given.iter().all(|item| item.kind() != **kind);
    let missing: Vec<&str> =
        [Kind::Assumption, Kind::Alternative, Kind::Signpost].iter().filter(lacks).map(|kind| kind.key()).collect();
    if !missing.is_empty() {
        page.gap();
        page.remark(&format!("{}: {}", capital(&list(&missing)), none_given(bundle.sight())), Role::NotStated);
    }
}
