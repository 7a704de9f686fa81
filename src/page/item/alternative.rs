//! The page of an alternative reading.

use crate::bundle::{Alternative, Relation};
use crate::page::item::caveats::caveats;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::likelihood::likelihood;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::theme::Role;

/// What the other reading says, what it stands against, and why it was not adopted.
pub fn alternative(page: &mut Composer<'_>, alternative: &Alternative) {
    let item = page.item;
    head(page);
    page.statement(item.text.as_deref().unwrap_or_default(), None);
    page.gap();
    how_likely(page, alternative);
    caveats(page);
    ties::forward(page, "Stands against", Relation::AlternativeTo);
    why_not(page, alternative);
    ties::concerns(page);
    ties::questions(page);
    foot(page);
}

/// How likely it is held to be.
pub fn how_likely(page: &mut Composer<'_>, alternative: &Alternative) {
    match &alternative.likelihood {
        Some(stated) => likelihood(page, stated),
        None => page.absent("Likelihood", "not stated"),
    }
}

/// Why it was not adopted; that nobody says so is said.
pub fn why_not(page: &mut Composer<'_>, alternative: &Alternative) {
    page.heading("Why it was not adopted");
    match &alternative.why_rejected {
        Some(why) => page.text(why, Role::Text),
        None => page.remark("not stated", Role::NotStated),
    }
}
