//! The page of a signpost.

use crate::bundle::{Course, Relation, Signpost, SignpostState};
use crate::page::item::caveats::caveats;
use crate::page::item::footer::foot;
use crate::page::item::head::head;
use crate::page::item::ties;
use crate::page::layout::age;
use crate::page::layout::composer::Composer;
use crate::page::layout::line::line_with;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What one would look for, whether it has been seen, and which judgements it would move which way.
pub fn signpost(page: &mut Composer<'_>, signpost: &Signpost) {
    let item = page.item;
    head(page);
    page.statement(item.text.as_deref().unwrap_or_default(), None);
    page.gap();
    fields(page, signpost);
    caveats(page);
    moves(page, signpost);
    ties::concerns(page);
    ties::questions(page);
    foot(page);
}

/// Whether it has been seen, and what to look for.
pub fn fields(page: &mut Composer<'_>, signpost: &Signpost) {
    let role = match signpost.state {
        SignpostState::NotSeen => Role::Muted,
        SignpostState::Seen | SignpostState::Reversed => Role::Strong,
    };
    page.field("State", vec![Span::said(signpost.state.words(), role)]);
    if let Some(day) = signpost.observed_on {
        page.field("Observed on", vec![Span::said(&age::in_print(day), Role::Text)]);
    }
    if let Some(observable) = &signpost.observable {
        page.field_text("To look for", observable);
    }
}

/// Which judgements it would move, and which way.
pub fn moves(page: &mut Composer<'_>, signpost: &Signpost) {
    let bundle = page.bundle;
    page.heading("What it would move");
    for step in &signpost.moves {
        let Some(judgement) = bundle.item(step.judgement.as_str()) else { continue };
        page.tell(Relation::Moves, &judgement.id);
        let way = match step.direction {
            Course::Up => " (up: more likely)",
            Course::Down => " (down: less likely)",
        };
        line_with(page, judgement, vec![Span::around(way, Role::Muted)]);
    }
}
