//! The page of a measure.

use crate::bundle::Relation;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;

/// What reduces the risk, and which tactics or judgements it bears on.
pub fn measure(page: &mut Composer<'_>) {
    let item = page.item;
    head(page);
    page.statement(item.text.as_deref().unwrap_or_default(), None);
    ties::forward(page, "Mitigates", Relation::Mitigates);
    ties::concerns(page);
    ties::questions(page);
    foot(page);
}
