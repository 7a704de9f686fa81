//! Letters over the links in view, drawn.

use crate::state::hints::HintsLayer;
use crate::state::page_view::PageView;
use crate::state::{Area, Pane, State};
use crate::theme::Role;
use crate::view::brush::Brush;
use crate::view::pane::link_cells;

/// Draws the letters over the first cells of each link.
pub fn hints(layer: &HintsLayer, state: &State, brush: &mut Brush<'_>) {
    let areas = state.areas();
    let area = areas.content(Pane::Page);
    let (_, margin) = areas.measure(state.measure);
    let body = Area { x: area.x + margin, width: area.width.saturating_sub(margin), ..area };
    let view: &PageView = &state.reader.view;
    for hint in layer.hints.iter().filter(|hint| hint.letters.starts_with(&layer.typed)) {
        let Some((row, cells)) = link_cells(view, hint.link, usize::from(area.height)).into_iter().next() else {
            continue;
        };
        // The letter stands before the link where there is room, so that the link can still be read.
        let letters = u16::try_from(hint.letters.len()).unwrap_or(2);
        let from = body.x + cells.start.saturating_sub(letters);
        brush.text((from, body.y + row), letters, &hint.letters, Role::LinkHint);
    }
}
