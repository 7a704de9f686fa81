//! The page of a caveat.

use crate::bundle::{Caveat, Relation};
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::theme::Role;

/// What a caveat says, and what it limits; where the text leaves that open, so does the page.
pub fn caveat(page: &mut Composer<'_>, caveat: &Caveat) {
    let item = page.item;
    head(page);
    page.statement(item.text.as_deref().unwrap_or_default(), None);
    reach(page, caveat);
    let heading = if caveat.is_uncertain() { "One reading: it limits" } else { "Limits" };
    ties::forward(page, heading, Relation::Limits);
    ties::backward(page, "Named as a limit by", Relation::LimitedBy);
    ties::concerns(page);
    ties::questions(page);
    foot(page);
}

/// That it is not clear what it limits, where that is so.
pub fn reach(page: &mut Composer<'_>, caveat: &Caveat) {
    if caveat.is_uncertain() {
        page.gap();
        page.remark("The text does not say clearly what this applies to.", Role::NotStated);
    }
}
