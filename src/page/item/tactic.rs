//! The page of a tactic.

use crate::bundle::{Lawful, Relation, Tactic};
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What the text says of a tactic, whether it is lawful, and what bears on it.
pub fn tactic(page: &mut Composer<'_>, tactic: &Tactic) {
    let item = page.item;
    head(page);
    if let Some(text) = &item.text {
        page.text(text, Role::Text);
    }
    page.gap();
    fields(page, tactic);
    ties::bearing(page);
    ties::backward(page, "Measures", Relation::Mitigates);
    ties::concerns(page);
    foot(page);
}

/// Whether it is lawful, how the text treats it, and its stages.
pub fn fields(page: &mut Composer<'_>, tactic: &Tactic) {
    match tactic.lawful {
        Some(lawful @ (Lawful::Yes | Lawful::No | Lawful::Mixed)) => {
            page.field("Lawfulness", vec![Span::said(lawful.words(), Role::Text)]);
        }
        Some(Lawful::NotStated) | None => page.absent("Lawfulness", "not stated"),
    }
    if tactic.mentioned_only {
        page.field("Treatment", vec![Span::around("only mentioned in passing", Role::Muted)]);
    }
    for (place, stage) in tactic.stages.iter().enumerate() {
        let spans = page.runs(stage, Role::Text);
        page.field(if place == 0 { "Stages" } else { "" }, spans);
    }
}
