//! What is said of a question: a gap, a tension or an ambiguity that is left open.

use crate::bundle::{Question, QuestionState, Relation};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{footer::ending, head, qualified::qualified, ties};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What is asked, of what, and whether anything answers it.
pub fn question(page: &mut Composer<'_>, question: &Question) {
    head::head(page);
    head::text(page);
    page.on(Weight::FULL, |page| {
        page.part(Topic::Standing);
        page.gap();
        let state = match question.state {
            QuestionState::Open => Span::said("open", Role::Tension),
            QuestionState::Answered => Span::said("answered", Role::Text),
        };
        page.field("State", vec![state]);
        if let Some(requirement) = &question.requirement {
            page.field_text("Requirement", requirement);
        }
    });
    qualified(page);
    page.on(Weight::PAGE, |page| {
        ties::backward(page, "Answered by", Relation::Answers);
        ties::concerns(page);
        ties::questions(page);
    });
    ending(page);
}
