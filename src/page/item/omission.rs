//! The page of an omission.

use crate::bundle::{Omission, Relation};
use crate::page::item::caveats::caveats;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What the original has and this copy lacks, and the pages that say so.
pub fn omission(page: &mut Composer<'_>, omission: &Omission) {
    let item = page.item;
    head(page);
    page.statement(item.text.as_deref().unwrap_or_default(), None);
    page.gap();
    fields(page, omission);
    caveats(page);
    ties::forward(page, "Pages that lack it", Relation::Affects);
    ties::concerns(page);
    ties::questions(page);
    foot(page);
}

/// What sort of part is missing, and what the text calls it.
pub fn fields(page: &mut Composer<'_>, omission: &Omission) {
    page.field("Missing part", vec![Span::said(omission.omission_type.word(), Role::Banner)]);
    if let Some(mentioned) = &omission.mentioned_as {
        page.field("Announced as", vec![Span::said(&format!("“{mentioned}”"), Role::Quote)]);
    }
}
