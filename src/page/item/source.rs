//! The page of a source.

use crate::bundle::{Relation, Source};
use crate::page::item::basis::grade;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What sort of source it is, who published it and when, its grade, and what is attributed to it.
pub fn source(page: &mut Composer<'_>, source: &Source) {
    let item = page.item;
    head(page);
    if let Some(text) = &item.text {
        page.text(text, Role::Text);
    }
    page.gap();
    fields(page, source);
    ties::attributed(page);
    ties::bearing(page);
    ties::leads_to(page);
    ties::concerns(page);
    foot(page);
}

/// What sort of source it is, who published it and when, and how it is graded.
pub fn fields(page: &mut Composer<'_>, source: &Source) {
    let bundle = page.bundle;
    page.field("Sort", vec![Span::said(&source.source_kind, Role::Text)]);
    match source.publisher.as_deref().map(|publisher| (publisher, bundle.item(publisher))) {
        Some((_, Some(organisation))) => {
            page.tell(Relation::PublishedBy, &organisation.id);
            let mention = page.mention(organisation);
            page.field("Published by", vec![mention]);
        }
        Some((publisher, None)) => page.field("Published by", vec![Span::said(publisher, Role::Text)]),
        None => page.absent("Published by", "not stated"),
    }
    match &source.date {
        Some(date) => page.field("Date", vec![Span::said(date, Role::Text)]),
        None => page.absent("Date", "not stated"),
    }
    grade(page, source.grade.as_ref());
    if let Some(url) = &source.url {
        page.field("Address", vec![Span::said(url, Role::Code)]);
    }
    if let Some(access) = &source.access {
        page.field_text("Access", access);
    }
}
