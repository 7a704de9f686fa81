//! The evidence trail of an item, for a look over its slide.

use crate::bundle::{Bundle, Item, Show, Stop};
use crate::page::item::head;
use crate::page::item::limits::limits;
use crate::page::layout::composer::{Composer, Medium};
use crate::page::layout::row::{Page, Row};
use crate::page::layout::setting::Setting;
use crate::page::layout::span::Span;
use crate::page::slide::parts::{Additions, parts};
use crate::theme::Role;

/// The evidence trail of an item: what it rests on down to who says so, and what limits it.
pub fn trail(bundle: &Bundle, item: &Item, setting: &Setting<'_>, additions: Additions) -> Page {
    let stop = Stop { show: vec![Show::Support, Show::Figure], ..Stop::at(&item.id) };
    let mut page = Composer::new(bundle, item, setting, Medium::Screen);
    head::top_line(&mut page);
    page.say(vec![Span::said(&item.title, Role::Title)]);
    let mut page = page.page();
    page.links.clear();
    let told = parts(bundle, &stop, setting, additions);
    let support = told.into_iter().filter(|part| matches!(part.name, "what it rests on" | "its figure and source"));
    let limits = limits(bundle, item, setting);
    for rows in support.map(|part| part.rows).chain([limits]).filter(|rows| !rows.is_empty()) {
        page.rows.push(Row::default());
        page.rows.extend(rows);
    }
    page
}
