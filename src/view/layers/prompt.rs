//! A line that asks for a name, drawn.

use crate::state::Areas;
use crate::state::layers::prompt::PromptLayer;
use crate::view::brush::Brush;
use crate::view::layers::list::{ListFrame, list};

pub fn prompt(layer: &PromptLayer, areas: &Areas, brush: &mut Brush<'_>) {
    let frame = ListFrame { title: layer.title(), placeholder: "type it, and Enter", none_left: "", lines: 0 };
    list(&layer.list, &frame, areas, brush, |_, _, _| {});
}
