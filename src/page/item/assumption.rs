//! The page of an assumption.

use crate::bundle::Assumption;
use crate::page::item::caveats::caveats;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::theme::Role;

/// What is taken for granted, what would follow if it did not hold, and what stands on it.
pub fn assumption(page: &mut Composer<'_>, assumption: &Assumption) {
    let item = page.item;
    head(page);
    page.statement(item.text.as_deref().unwrap_or_default(), None);
    caveats(page);
    if_wrong(page, assumption);
    ties::leads_to(page);
    ties::concerns(page);
    ties::questions(page);
    foot(page);
}

/// What would follow if it did not hold; that nobody says so is said.
pub fn if_wrong(page: &mut Composer<'_>, assumption: &Assumption) {
    page.heading("If it does not hold");
    match &assumption.if_wrong {
        Some(consequence) => page.text(consequence, Role::Text),
        None => page.remark("not stated", Role::NotStated),
    }
}
