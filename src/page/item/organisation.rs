//! What is said of an organisation.

use crate::bundle::Relation;
use crate::page::document::composer::Composer;
use crate::page::document::weight::Weight;
use crate::page::item::{footer::ending, head, qualified::qualified, ties};

/// What the text says of an organisation, what it published, and what is attributed to it.
pub fn organisation(page: &mut Composer<'_>) {
    head::head(page);
    head::text(page);
    qualified(page);
    page.on(Weight::PAGE, |page| {
        ties::backward(page, "Published by it", Relation::PublishedBy);
        ties::attributed(page);
        ties::bearing(page);
        ties::concerns(page);
    });
    ending(page);
}
