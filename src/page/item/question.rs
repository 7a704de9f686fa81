//! The page of a question: a gap, a tension or an ambiguity that is left open.

use crate::bundle::{Question, QuestionState, Relation};
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::composer::Composer;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What is asked, of what, and whether anything answers it.
pub fn question(page: &mut Composer<'_>, question: &Question) {
    let item = page.item;
    head(page);
    page.statement(item.text.as_deref().unwrap_or_default(), None);
    page.gap();
    fields(page, question);
    ties::backward(page, "Answered by", Relation::Answers);
    ties::concerns(page);
    ties::tensions(page);
    ties::questions(page);
    foot(page);
}

/// Whether anything answers it, and the requirement it comes from.
pub fn fields(page: &mut Composer<'_>, question: &Question) {
    let state = match question.state {
        QuestionState::Open => Span::said("open", Role::Tension),
        QuestionState::Answered => Span::said("answered", Role::Text),
    };
    page.field("State", vec![state]);
    if let Some(requirement) = &question.requirement {
        page.field_text("Requirement", requirement);
    }
}
