//! The page of a technology.

use crate::bundle::Sector;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::sector::members;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::theme::Role;

/// What the text says of a technology, its parts, and what bears on it.
pub fn technology(page: &mut Composer<'_>, technology: &Sector) {
    let item = page.item;
    head(page);
    if let Some(text) = &item.text {
        page.text(text, Role::Text);
    }
    members(page, technology);
    ties::bearing(page);
    ties::concerns(page);
    foot(page);
}
