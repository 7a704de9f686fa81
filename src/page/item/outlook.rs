//! What is said of an outlook.

use crate::bundle::{Outlook, OutlookDirection};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{footer::ending, head, likelihood::likelihood, qualified::qualified, ties, timing::timeframe};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// Which way things go, how likely, by when, and for what.
pub fn outlook(page: &mut Composer<'_>, outlook: &Outlook) {
    head::head(page);
    head::text(page);
    page.part(Topic::Standing);
    page.gap();
    page.on(Weight::FULL, |page| match outlook.direction {
        OutlookDirection::Up | OutlookDirection::Down | OutlookDirection::Flat | OutlookDirection::Mixed => {
            page.field("Direction", vec![Span::said(outlook.direction.words(), Role::Strong)]);
        }
        OutlookDirection::NotStated => page.absent("Direction", "not stated"),
    });
    match &outlook.likelihood {
        Some(stated) => likelihood(page, stated),
        None => page.on(Weight::FULL, |page| page.absent("Likelihood", "not stated")),
    }
    timeframe(page, outlook.timeframe.as_ref());
    qualified(page);
    page.on(Weight::PAGE, ties::concerns);
    page.on(Weight::PAGE, ties::questions);
    ending(page);
}
