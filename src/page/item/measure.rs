//! What is said of a measure.

use crate::bundle::Relation;
use crate::page::document::composer::Composer;
use crate::page::document::weight::Weight;
use crate::page::item::{footer::ending, head, qualified::qualified, ties};

/// What reduces the risk, and which tactics or judgements it bears on.
pub fn measure(page: &mut Composer<'_>) {
    head::head(page);
    head::text(page);
    qualified(page);
    page.on(Weight::PAGE, |page| {
        ties::forward(page, "Mitigates", Relation::Mitigates);
        ties::concerns(page);
        ties::questions(page);
    });
    ending(page);
}
