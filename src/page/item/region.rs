//! The page of a region.

use crate::bundle::Region;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What the text says of a region, how it is delimited, and what bears on it.
pub fn region(page: &mut Composer<'_>, region: &Region) {
    let item = page.item;
    head(page);
    if let Some(text) = &item.text {
        page.text(text, Role::Text);
    }
    page.gap();
    fields(page, region);
    ties::bearing(page);
    ties::concerns(page);
    foot(page);
}

/// The places in it, and how far it reaches.
pub fn fields(page: &mut Composer<'_>, region: &Region) {
    if !region.places.is_empty() {
        page.field("Places", vec![Span::said(&region.places.join(", "), Role::Text)]);
    }
    match &region.scope {
        Some(scope) => page.field_text("Reach", scope),
        None => page.absent("Reach", "not stated"),
    }
}
