//! What is said of a source.

use crate::bundle::{Relation, Source};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{basis::grade, footer::ending, head, qualified::qualified, ties};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What sort of source it is, who published it and when, its grade, and what is attributed to it.
pub fn source(page: &mut Composer<'_>, source: &Source) {
    head::head(page);
    head::text(page);
    page.on(Weight::FULL, |page| fields(page, source));
    qualified(page);
    page.on(Weight::PAGE, |page| {
        ties::attributed(page);
        ties::bearing(page);
        ties::leads_to(page);
        ties::concerns(page);
    });
    ending(page);
}

/// What sort of source it is, who published it and when, and how it is graded.
fn fields(page: &mut Composer<'_>, source: &Source) {
    page.part(Topic::Standing);
    page.gap();
    page.field_said("Sort", &source.source_kind);
    match &source.publisher {
        Some(publisher) => {
            if let Some(organisation) = page.bundle.item(publisher) {
                page.tell(Relation::PublishedBy, &organisation.id);
            }
            let mention = page.mention_of(publisher);
            page.field("Published by", vec![mention]);
        }
        None => page.absent("Published by", "not stated"),
    }
    match &source.date {
        Some(date) => page.field_said("Date", date),
        None => page.absent("Date", "not stated"),
    }
    grade(page, source.grade.as_ref(), source.added.as_ref());
    if let Some(url) = &source.url {
        page.field("Address", vec![Span::said(url, Role::Code)]);
    }
    if let Some(access) = &source.access {
        page.field_text("Access", access);
    }
}
