//! A list to choose from, drawn.

use crate::state::layers::choice::ChoiceLayer;
use crate::state::layers::filtered_list::list_areas;
use crate::state::{Area, Areas};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, last_column, rows};
use crate::view::text_input::text_input;

/// Draws a list to choose from.
pub fn choice(layer: &ChoiceLayer, areas: &Areas, brush: &mut Brush<'_>) {
    let lies = list_areas(areas, layer.candidates.len());
    let list = lies.list;
    brush.frame(lies.frame, &layer.title);
    text_input(&layer.list.input, "› ", "type to filter", lies.input, brush);
    if layer.list.left.is_empty() {
        brush.fitted((list.x, list.y), list.width, "none is called that", Role::Muted);
    }
    let body = Area { width: list.width.saturating_sub(1), ..list };
    for (row, (place, picked)) in rows(body).zip(layer.list.left.iter().enumerate().skip(layer.list.scroll.top)) {
        let Some(candidate) = layer.candidates.get(picked.index) else { continue };
        let mut rest = after(row, 1);
        if let Some(kind) = candidate.kind {
            let used = brush.text((rest.x, rest.y), rest.width, kind.glyph(), Role::of_kind(kind));
            rest = after(rest, used + 1);
        }
        let label = prose::clean(&candidate.label);
        // The note gives way, but never to nothing.
        let note = u16::try_from(prose::width(&prose::clean(&candidate.note)) + 2).unwrap_or(u16::MAX);
        let most = match candidate.note.as_str() {
            "" => rest.width,
            _ => rest.width.saturating_sub(note).max(rest.width * 3 / 5),
        };
        let used = brush.lit((rest.x, rest.y), most, &label, &picked.spans, Role::Text);
        let rest = after(rest, used + 2);
        let note = prose::clean(&candidate.note);
        if layer.lists_stops() {
            brush.right(rest, &note, Role::Muted);
        } else {
            brush.fitted((rest.x, rest.y), rest.width, &note, Role::Muted);
        }
        if place == layer.list.scroll.cursor {
            brush.tint(row, Role::Selection);
            brush.text((row.x, row.y), 1, "▌", Role::BorderFocused);
        }
    }
    brush.scrollbar(last_column(list), layer.list.scroll.top, layer.list.left.len());
}
