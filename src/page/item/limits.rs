//! What limits an item, as it is pinned to its slide.

use crate::bundle::{Bundle, Item};
use crate::page::item::caveats;
use crate::page::layout::composer::{Composer, Medium, Unmapped};
use crate::page::layout::row::Row;
use crate::page::layout::setting::Setting;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What limits an item, in full.
pub fn limits(bundle: &Bundle, item: &Item, setting: &Setting<'_>) -> Vec<Row> {
    rows(bundle, item, setting, |page| {
        for caveat in limiting(bundle, item) {
            caveats::one(page, caveat, None);
        }
    })
}

/// What limits an item, by name.
pub fn limits_named(bundle: &Bundle, item: &Item, setting: &Setting<'_>) -> Vec<Row> {
    rows(bundle, item, setting, |page| {
        let mut spans = Vec::new();
        for caveat in limiting(bundle, item) {
            let between = if spans.is_empty() { "" } else { " · " };
            spans.push(Span::around(&format!("{between}{} ", caveat.id), Role::Caveat));
            spans.push(Span::said(&caveat.title, Role::Caveat));
        }
        page.hanging(vec![Span::around("! ", Role::Caveat)], spans);
    })
}

/// The caveats on an item, whoever wrote them.
pub fn limiting<'b>(bundle: &'b Bundle, item: &Item) -> Vec<&'b Item> {
    bundle.caveats_on(item.id.as_str()).into_iter().filter(|caveat| caveat.id != item.id).collect()
}

/// The rows of a part of a slide.
pub fn rows<'a>(
    bundle: &'a Bundle,
    item: &'a Item,
    setting: &Setting<'a>,
    compose: impl FnOnce(&mut Composer<'a>),
) -> Vec<Row> {
    let mut page = Composer::new(bundle, item, setting, Medium::Screen);
    page.unmapped = Unmapped::NoNumber;
    compose(&mut page);
    page.page().rows
}
