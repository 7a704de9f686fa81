//! A list to choose from, drawn.

use crate::state::choice::{ChoiceLayer, Purpose};
use crate::state::{Area, Areas, room};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, last_column, rows};
use crate::view::field::field;

/// Draws a list to choose from.
pub fn choice(layer: &ChoiceLayer, areas: &Areas, brush: &mut Brush<'_>) {
    let (frame, line, list) = room::list(areas, layer.candidates.len());
    brush.frame(frame, &layer.title);
    field(&layer.field, "› ", if layer.only_typed() { "type it, and Enter" } else { "type to filter" }, line, brush);
    if layer.left.is_empty() && !layer.only_typed() {
        brush.fitted((list.x, list.y), list.width, "none is called that", Role::Muted);
    }
    let body = Area { width: list.width.saturating_sub(1), ..list };
    for (row, (place, picked)) in rows(body).zip(layer.left.iter().enumerate().skip(layer.scroll.top)) {
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
        if layer.purpose == Purpose::Stop {
            brush.right(rest, &note, Role::Muted);
        } else {
            brush.fitted((rest.x, rest.y), rest.width, &note, Role::Muted);
        }
        if place == layer.scroll.cursor {
            brush.tint(row, Role::Selection);
            brush.text((row.x, row.y), 1, "▌", Role::BorderFocused);
        }
    }
    brush.scrollbar(last_column(list), layer.scroll.top, layer.left.len());
}
