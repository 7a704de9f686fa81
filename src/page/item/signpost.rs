//! What is said of a signpost.

use crate::bundle::{Course, Relation, Signpost, SignpostState};
use crate::page::document::composer::Composer;
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::{footer::ending, head, qualified::qualified, ties};
use crate::page::layout::age;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What one would look for, whether it has been seen, and which judgements it would move which way.
pub fn signpost(page: &mut Composer<'_>, signpost: &Signpost) {
    head::head(page);
    head::text(page);
    page.on(Weight::FULL, |page| fields(page, signpost));
    qualified(page);
    page.on(Weight::FULL, |page| moves(page, signpost));
    page.on(Weight::PAGE, ties::concerns);
    page.on(Weight::PAGE, ties::questions);
    ending(page);
}

/// Whether it has been seen, and what to look for.
fn fields(page: &mut Composer<'_>, signpost: &Signpost) {
    let role = match signpost.state {
        SignpostState::NotSeen => Role::Muted,
        SignpostState::Seen | SignpostState::Reversed => Role::Strong,
    };
    page.part(Topic::Standing);
    page.gap();
    page.field("State", vec![Span::said(signpost.state.words(), role)]);
    if let Some(day) = signpost.observed_on {
        page.field_said("Observed on", &age::in_print(day));
    }
    if let Some(observable) = &signpost.observable {
        page.field_text("To look for", observable);
    }
}

/// Which judgements it would move, and which way.
fn moves(page: &mut Composer<'_>, signpost: &Signpost) {
    let bundle = page.bundle;
    page.part(Topic::Further);
    page.heading("What it would move");
    for step in &signpost.moves {
        let Some(judgement) = bundle.item(step.judgement.as_str()) else { continue };
        page.tell(Relation::Moves, &judgement.id);
        let way = match step.direction {
            Course::Up => " (up: more likely)",
            Course::Down => " (down: less likely)",
        };
        page.line_with(judgement, vec![Span::around(way, Role::Muted)]);
    }
}
