//! The page of a measure.

use crate::bundle::Relation;
use crate::page::composer::Composer;
use crate::page::foot::foot;
use crate::page::head::head;
use crate::page::ties;

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
