//! The page of a note: context that carries no claim.

use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::theme::Role;

/// What the note says, and what it is about.
pub fn note(page: &mut Composer<'_>) {
    let item = page.item;
    head(page);
    page.text(item.text.as_deref().unwrap_or_default(), Role::Text);
    ties::concerns(page);
    ties::questions(page);
    foot(page);
}
