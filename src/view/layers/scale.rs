//! The scales for the word of an item, drawn.

use crate::state::Surroundings;
use crate::state::layers::scale::{ScaleLayer, scale_areas};
use crate::view::brush::{Brush, after_frame};
use crate::view::stage::panes::page_rows;

pub fn scale(layer: &ScaleLayer, around: &Surroundings<'_>, brush: &mut Brush<'_>) {
    let (frame, inner) = scale_areas(&around.areas, layer.page.rows.len());
    brush.frame(frame, "Scales of likelihood");
    page_rows(&layer.page.rows, layer.top, inner, brush);
    brush.scrollbar(after_frame(inner), layer.top, layer.page.rows.len());
}
