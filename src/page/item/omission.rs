//! What is said of an omission.

use crate::bundle::{Omission, Relation};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{footer::ending, head, qualified::qualified, ties};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What the original has and this copy lacks, and the pages that say so.
pub fn omission(page: &mut Composer<'_>, omission: &Omission) {
    head::head(page);
    head::text(page);
    page.on(Weight::FULL, |page| {
        page.part(Topic::Standing);
        page.gap();
        page.field("Missing part", vec![Span::said(omission.omission_type.word(), Role::Banner)]);
        if let Some(mentioned) = &omission.mentioned_as {
            page.field("Announced as", vec![Span::said(&format!("“{mentioned}”"), Role::Quote)]);
        }
    });
    qualified(page);
    page.on(Weight::PAGE, |page| {
        ties::forward(page, "Pages that lack it", Relation::Affects);
        ties::concerns(page);
        ties::questions(page);
    });
    ending(page);
}
