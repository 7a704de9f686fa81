//! What is said of an actor.

use crate::bundle::{Actor, ActorScope, Kind, Relation};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{footer::ending, head, inherited::counterparts, qualified::qualified, ties};

/// Names, reach, what it can do and wants according to the judgements, and what else bears on it.
pub fn actor(page: &mut Composer<'_>, actor: &Actor) {
    head::head(page);
    head::text(page);
    page.on(Weight::FULL, |page| fields(page, actor));
    qualified(page);
    page.on(Weight::PAGE, |page| {
        ties::forward(page, "What it can do", Relation::Capability);
        ties::forward(page, "What it wants", Relation::Intent);
        ties::bearing(page);
        counterparts(page, Kind::Tactic);
        ties::attributed(page);
        ties::concerns(page);
    });
    ending(page);
}

/// Its other names, what its name covers, and what sort of actor it is.
fn fields(page: &mut Composer<'_>, actor: &Actor) {
    page.part(Topic::Standing);
    page.gap();
    let added = actor.added.clone().unwrap_or_default();
    let scope = |scope: Option<ActorScope>| scope.map(ActorScope::word).unwrap_or_default().to_owned();
    for (label, value, added) in [
        ("Also called", actor.aliases.join(", "), added.aliases.join(", ")),
        ("Name covers", scope(actor.scope), scope(added.scope)),
        ("Types", actor.actor_types.join(", "), added.actor_types.join(", ")),
    ] {
        if !value.is_empty() {
            page.field_said(label, &value);
        }
        if !added.is_empty() {
            page.field_added(if value.is_empty() { label } else { "" }, &added);
        }
    }
}
