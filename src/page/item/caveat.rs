//! What is said of a caveat.

use crate::bundle::{Caveat, Relation};
use crate::page::document::composer::Composer;
use crate::page::document::weight::Weight;
use crate::page::item::{footer::ending, head, qualified::qualified, ties};
use crate::theme::Role;

/// What a caveat says, and what it limits; where the text leaves that open, so does the page.
pub fn caveat(page: &mut Composer<'_>, caveat: &Caveat) {
    head::head(page);
    head::text(page);
    if caveat.is_uncertain() {
        page.on(Weight::FULL, |page| {
            page.gap();
            page.remark("The text does not say clearly what this applies to.", Role::NotStated);
        });
    }
    page.on(Weight::SLIDE, |page| {
        let (bundle, id) = (page.bundle, page.item.id.as_str());
        if bundle.edges_from(id).any(|edge| edge.rel == Relation::Limits && edge.to == *bundle.id()) {
            page.gap();
            page.remark("It limits the whole assessment.", Role::Muted);
        }
    });
    qualified(page);
    page.on(Weight::PAGE, |page| {
        let heading = if caveat.is_uncertain() { "One reading: it limits" } else { "Limits" };
        ties::forward(page, heading, Relation::Limits);
        ties::backward(page, "Named as a limit by", Relation::LimitedBy);
        ties::concerns(page);
        ties::questions(page);
    });
    ending(page);
}
