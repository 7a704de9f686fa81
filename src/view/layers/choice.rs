//! A list to choose from, drawn.

use crate::state::layers::choice::ChoiceLayer;
use crate::state::{Area, Areas};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after};
use crate::view::layers::list::{ListFrame, list};

pub fn choice(layer: &ChoiceLayer, areas: &Areas, brush: &mut Brush<'_>) {
    let (title, lines) = (&layer.title, layer.candidates.len());
    let frame = ListFrame { title, placeholder: "type to filter", none_left: "none is called that", lines };
    list(&layer.list, &frame, areas, brush, |picked, row, brush| {
        let Some(candidate) = layer.candidates.get(picked.index) else { return };
        let mut rest = after(row, 1);
        if let Some(kind) = candidate.kind {
            rest = after(rest, brush.text(rest, kind.glyph(), Role::of_kind(kind)) + 1);
        }
        let (label, note) = (prose::clean(&candidate.label), prose::clean(&candidate.note));
        // The note gives way, but never to nothing.
        let wanted = u16::try_from(prose::width(&note) + 2).unwrap_or(u16::MAX);
        let most = match candidate.note.as_str() {
            "" => rest.width,
            _ => rest.width.saturating_sub(wanted).max(rest.width * 3 / 5),
        };
        let used = brush.highlighted(Area { width: most, ..rest }, &label, &picked.spans, Role::Text);
        let rest = after(rest, used + 2);
        if layer.lists_stops() {
            brush.right(rest, &note, Role::Muted);
        } else {
            brush.fitted(rest, &note, Role::Muted);
        }
    });
}
