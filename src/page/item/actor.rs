//! The page of an actor.

use crate::bundle::{Actor, Relation};
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// Names, reach, what it can do and wants according to the judgements, and what else bears on it.
pub fn actor(page: &mut Composer<'_>, actor: &Actor) {
    let item = page.item;
    head(page);
    if let Some(text) = &item.text {
        page.text(text, Role::Text);
    }
    page.gap();
    fields(page, actor);
    ties::forward(page, "What it can do", Relation::Capability);
    ties::forward(page, "What it wants", Relation::Intent);
    ties::bearing(page);
    ties::attributed(page);
    ties::concerns(page);
    foot(page);
}

/// Its other names, what its name covers, and what sort of actor it is.
pub fn fields(page: &mut Composer<'_>, actor: &Actor) {
    if !actor.aliases.is_empty() {
        page.field("Also called", vec![Span::said(&actor.aliases.join(", "), Role::Text)]);
    }
    if let Some(scope) = actor.scope {
        page.field("Name covers", vec![Span::said(scope.word(), Role::Text)]);
    }
    if !actor.actor_types.is_empty() {
        page.field("Types", vec![Span::said(&actor.actor_types.join(", "), Role::Text)]);
    }
}
