//! What is said of an object of another format that was kept as it came.

use crate::page::document::composer::Composer;
use crate::page::document::weight::Weight;
use crate::page::item::{caveats::caveats, footer::ending, head, ties};

/// What the file says of itself of it, and what it is tied to.
pub fn object(page: &mut Composer<'_>) {
    head::head(page);
    head::description(page);
    caveats(page);
    page.on(Weight::PAGE, ties::concerns);
    page.on(Weight::PAGE, ties::questions);
    ending(page);
}
