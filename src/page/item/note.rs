//! What is said of a note: context that carries no claim.

use crate::page::document::composer::Composer;
use crate::page::document::weight::Weight;
use crate::page::item::{footer::ending, head, qualified::qualified, ties};

/// What the note says, and what it is about.
pub fn note(page: &mut Composer<'_>) {
    head::head(page);
    head::text(page);
    qualified(page);
    page.on(Weight::PAGE, ties::concerns);
    page.on(Weight::PAGE, ties::questions);
    ending(page);
}
