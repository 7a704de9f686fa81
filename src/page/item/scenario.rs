//! What is said of a scenario.

use crate::bundle::{Relation, Scenario};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{footer::ending, head, likelihood::likelihood, qualified::qualified, ties, timing::timeframe};

/// What it supposes, how likely it is held to be, and what is judged under it.
pub fn scenario(page: &mut Composer<'_>, scenario: &Scenario) {
    head::head(page);
    head::text(page);
    page.part(Topic::Standing);
    page.gap();
    page.on(Weight::FULL, |page| {
        if !scenario.aliases.is_empty() {
            page.field_said("Also called", &scenario.aliases.join(", "));
        }
    });
    match &scenario.likelihood {
        Some(stated) => likelihood(page, stated),
        None => page.absent("Likelihood", "not stated"),
    }
    page.on(Weight::FULL, |page| timeframe(page, scenario.timeframe.as_ref()));
    qualified(page);
    page.on(Weight::PAGE, |page| {
        ties::backward(page, "Judged under it", Relation::HoldsUnder);
        ties::bearing(page);
        ties::concerns(page);
    });
    ending(page);
}
