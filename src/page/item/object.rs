//! What is said of an object of another format that was kept as it came.

use crate::page::document::composer::Composer;
use crate::page::document::weight::Weight;
use crate::page::item::{footer::ending, head, qualified::qualified, ties};

/// What the file says of itself of it, and what it is tied to.
pub fn object(page: &mut Composer<'_>) {
    head::head(page);
    head::text(page);
    qualified(page);
    page.on(Weight::PAGE, ties::concerns);
    page.on(Weight::PAGE, ties::questions);
    ending(page);
}
