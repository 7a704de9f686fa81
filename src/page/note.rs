//! The page of a note: context that carries no claim.

use crate::page::composer::Composer;
use crate::page::foot::foot;
use crate::page::head::head;
use crate::page::ties;
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
