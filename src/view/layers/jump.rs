//! Letters over the links in view, drawn.

use crate::state::Surroundings;
use crate::state::layers::jump::JumpLayer;
use crate::theme::Role;
use crate::view::brush::{Brush, row_at};
use crate::view::stage::panes::link_cells;

/// Draws the letters over the first cells of each link.
pub fn jump(layer: &JumpLayer, around: &Surroundings<'_>, brush: &mut Brush<'_>) {
    let Some(reader) = around.stage.reader() else { return };
    let columns = around.areas.page_columns(around.looks.measure);
    for label in layer.labels.iter().filter(|label| label.letters.starts_with(&layer.typed)) {
        let first = link_cells(&reader.view, label.link, usize::from(columns.text.height)).into_iter().next();
        let Some((column, row, cells)) = first else { continue };
        let body = columns.column(column);
        // The letter stands before the link where there is room, so that the link can still be read.
        let letters = u16::try_from(label.letters.len()).unwrap_or(2);
        let from = body.x + cells.start.saturating_sub(letters);
        brush.text(row_at(from, body.y + row, letters), &label.letters, Role::LinkHint);
    }
}
