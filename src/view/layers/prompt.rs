//! A line that asks for a name, drawn.

use crate::state::Areas;
use crate::state::layers::filtered_list::list_areas;
use crate::state::layers::prompt::PromptLayer;
use crate::view::brush::{Brush, last_column};
use crate::view::text_input::text_input;

pub fn prompt(layer: &PromptLayer, areas: &Areas, brush: &mut Brush<'_>) {
    let lies = list_areas(areas, 0);
    brush.frame(lies.frame, layer.title());
    text_input(&layer.list.input, "› ", "type it, and Enter", lies.input, brush);
    brush.scrollbar(last_column(lies.list), 0, 0);
}
