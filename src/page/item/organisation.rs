//! The page of an organisation.

use crate::bundle::Relation;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::theme::Role;

/// What the text says of an organisation, what it published, and what is attributed to it.
pub fn organisation(page: &mut Composer<'_>) {
    let item = page.item;
    head(page);
    if let Some(text) = &item.text {
        page.text(text, Role::Text);
    }
    ties::backward(page, "Published by it", Relation::PublishedBy);
    ties::attributed(page);
    ties::bearing(page);
    ties::concerns(page);
    foot(page);
}
