//! The page of a technology.

use crate::bundle::Sector;
use crate::page::composer::Composer;
use crate::page::foot::foot;
use crate::page::head::head;
use crate::page::sector::members;
use crate::page::ties;
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
