//! What is said of a tactic.

use crate::bundle::{Kind, Lawful, Relation, Tactic};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{footer::ending, head, inherited::counterparts, qualified::qualified, ties};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What the text says of a tactic, whether it is lawful, and what bears on it.
pub fn tactic(page: &mut Composer<'_>, tactic: &Tactic) {
    head::head(page);
    head::text(page);
    page.on(Weight::FULL, |page| fields(page, tactic));
    qualified(page);
    page.on(Weight::PAGE, |page| {
        ties::bearing(page);
        counterparts(page, Kind::Actor);
        ties::backward(page, "Measures", Relation::Mitigates);
        ties::concerns(page);
    });
    ending(page);
}

/// Whether it is lawful, how the text treats it, and its stages.
fn fields(page: &mut Composer<'_>, tactic: &Tactic) {
    page.part(Topic::Standing);
    page.gap();
    match tactic.lawful {
        Some(lawful @ (Lawful::Yes | Lawful::No | Lawful::Mixed)) => page.field_said("Lawfulness", lawful.words()),
        Some(Lawful::NotStated) | None => page.absent("Lawfulness", "not stated"),
    }
    if let Some(lawful) = tactic.added.as_ref().and_then(|added| added.lawful) {
        page.field_added("", lawful.words());
    }
    if tactic.mentioned_only {
        page.field("Treatment", vec![Span::around("only mentioned in passing", Role::Muted)]);
    }
    for (place, stage) in tactic.stages.iter().enumerate() {
        let spans = page.runs(stage, Role::Text);
        page.field(if place == 0 { "Stages" } else { "" }, spans);
    }
}
