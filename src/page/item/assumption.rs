//! What is said of an assumption.

use crate::bundle::Assumption;
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{footer::ending, head, qualified::qualified, ties};
use crate::theme::Role;

/// What is taken for granted, what would follow if it did not hold, and what stands on it.
pub fn assumption(page: &mut Composer<'_>, assumption: &Assumption) {
    head::head(page);
    head::text(page);
    qualified(page);
    page.on(Weight::FULL, |page| {
        page.part(Topic::Further);
        page.heading("If it does not hold");
        match &assumption.if_wrong {
            Some(consequence) => page.text(consequence, Role::Text),
            None => page.remark("not stated", Role::NotStated),
        }
    });
    page.on(Weight::PAGE, |page| {
        ties::leads_to(page);
        ties::concerns(page);
        ties::questions(page);
    });
    ending(page);
}
