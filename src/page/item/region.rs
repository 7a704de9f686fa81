//! What is said of a region.

use crate::bundle::Region;
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{footer::ending, head, inherited::inherited, qualified::qualified, ties};

/// What the text says of a region, how it is delimited, and what bears on it.
pub fn region(page: &mut Composer<'_>, region: &Region) {
    head::head(page);
    head::text(page);
    page.on(Weight::FULL, |page| {
        page.part(Topic::Standing);
        page.gap();
        if !region.places.is_empty() {
            page.field_said("Places", &region.places.join(", "));
        }
        match &region.scope {
            Some(scope) => page.field_text("Reach", scope),
            None => page.absent("Reach", "not stated"),
        }
    });
    qualified(page);
    page.on(Weight::PAGE, ties::bearing);
    page.on(Weight::PAGE, inherited);
    page.on(Weight::PAGE, ties::concerns);
    ending(page);
}
