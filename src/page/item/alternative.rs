//! What is said of an alternative reading.

use crate::bundle::{Alternative, Relation};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{footer::ending, head, likelihood::likelihood, qualified::qualified, ties};
use crate::theme::Role;

/// What the other reading says, what it stands against, and why it was not adopted.
pub fn alternative(page: &mut Composer<'_>, alternative: &Alternative) {
    head::head(page);
    head::text(page);
    page.part(Topic::Standing);
    page.gap();
    match &alternative.likelihood {
        Some(stated) => likelihood(page, stated),
        None => page.on(Weight::FULL, |page| page.absent("Likelihood", "not stated")),
    }
    qualified(page);
    page.on(Weight::PAGE, |page| ties::forward(page, "Stands against", Relation::AlternativeTo));
    page.on(Weight::FULL, |page| {
        page.part(Topic::Further);
        page.heading("Why it was not adopted");
        match &alternative.why_rejected {
            Some(why) => page.text(why, Role::Text),
            None => page.remark("not stated", Role::NotStated),
        }
    });
    page.on(Weight::PAGE, ties::concerns);
    page.on(Weight::PAGE, ties::questions);
    ending(page);
}
