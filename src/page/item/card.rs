//! The short form of an item, for peeks and previews.

use crate::bundle::{Bundle, Detail, Item};
use crate::page::item::basis;
use crate::page::item::caveats;
use crate::page::item::evidence::standing;
use crate::page::item::head;
use crate::page::item::judgement;
use crate::page::item::likelihood::likelihood;
use crate::page::item::timing;
use crate::page::layout::composer::{Composer, Medium};
use crate::page::layout::row::Page;
use crate::page::layout::setting::Setting;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// The statement, its likelihood or figure, who it is attributed to, its first caveat, and its place in the original.
pub fn card(bundle: &Bundle, item: &Item, setting: &Setting<'_>) -> Page {
    let mut page = Composer::new(bundle, item, setting, Medium::Screen);
    head::top_line(&mut page);
    page.say(vec![Span::said(&item.title, Role::Title)]);
    head::origin(&mut page, item);
    page.gap();
    fields(&mut page, item);
    first_caveat(&mut page, item);
    page.page()
}

fn fields(page: &mut Composer<'_>, item: &Item) {
    match &item.detail {
        Detail::Judgement(detail) => {
            judgement::statement(page, detail);
            page.gap();
            likelihood(page, &detail.likelihood);
            timing::confidence(page, &detail.confidence);
            timing::timeframe(page, detail.timeframe.as_ref());
        }
        Detail::Evidence(detail) => {
            page.statement(item.text.as_deref().unwrap_or_default(), None);
            page.gap();
            if let Some(figure) = &detail.figure {
                page.field("Figure", vec![Span::said(&figure.in_print(), Role::Figure)]);
            }
            standing(page, detail);
            basis::attribution(page, detail);
            basis::grade(page, detail.grade.as_ref());
        }
        Detail::Alternative(detail) => {
            page.statement(item.text.as_deref().unwrap_or_default(), None);
            page.gap();
            if let Some(stated) = &detail.likelihood {
                likelihood(page, stated);
            }
        }
        Detail::Outlook(detail) => {
            page.statement(item.text.as_deref().unwrap_or_default(), None);
            page.gap();
            if let Some(stated) = &detail.likelihood {
                likelihood(page, stated);
            }
            timing::timeframe(page, detail.timeframe.as_ref());
        }
        Detail::Assessment(detail) => {
            page.text(detail.summary.as_ref().or(item.text.as_ref()).map_or("", String::as_str), Role::Text);
        }
        Detail::Caveat(_)
        | Detail::Omission(_)
        | Detail::Question(_)
        | Detail::Sector(_)
        | Detail::Technology(_)
        | Detail::Actor(_)
        | Detail::Tactic(_)
        | Detail::Region(_)
        | Detail::Source(_)
        | Detail::Organisation
        | Detail::Signpost(_)
        | Detail::Assumption(_)
        | Detail::Measure(_)
        | Detail::Note => page.text(item.text.as_deref().unwrap_or_default(), Role::Text),
    }
}

/// The first caveat, and how many more there are.
fn first_caveat(page: &mut Composer<'_>, item: &Item) {
    let caveats = page.bundle.caveats_on(item.id.as_str());
    let Some((first, more)) = caveats.split_first() else { return };
    page.gap();
    let more = match more.len() {
        0 => None,
        1 => Some("and one more on its page".to_owned()),
        several => Some(format!("and {several} more on its page")),
    };
    caveats::one(page, first, more.as_deref());
}
