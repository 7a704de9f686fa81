//! The page of an outlook.

use crate::bundle::{Outlook, OutlookDirection};
use crate::page::item::caveats::caveats;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::likelihood::likelihood;
use crate::page::item::ties;
use crate::page::item::timing::timeframe;
use crate::page::layout::composer::Composer;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// Which way things go, how likely, by when, and for what.
pub fn outlook(page: &mut Composer<'_>, outlook: &Outlook) {
    let item = page.item;
    head(page);
    page.statement(item.text.as_deref().unwrap_or_default(), None);
    page.gap();
    fields(page, outlook);
    caveats(page);
    ties::concerns(page);
    ties::questions(page);
    foot(page);
}

/// Its direction, how likely it is, and when it is meant to hold.
pub fn fields(page: &mut Composer<'_>, outlook: &Outlook) {
    match outlook.direction {
        OutlookDirection::Up | OutlookDirection::Down | OutlookDirection::Flat | OutlookDirection::Mixed => {
            page.field("Direction", vec![Span::said(outlook.direction.words(), Role::Strong)]);
        }
        OutlookDirection::NotStated => page.absent("Direction", "not stated"),
    }
    match &outlook.likelihood {
        Some(stated) => likelihood(page, stated),
        None => page.absent("Likelihood", "not stated"),
    }
    timeframe(page, outlook.timeframe.as_ref());
}
