//! The palette, drawn: what can be done, with its keys.

use crate::state::layers::filtered_list::list_areas;
use crate::state::layers::palette::PaletteLayer;
use crate::state::{Area, Areas};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, last_column, rows};
use crate::view::text_input::text_input;

pub fn palette(layer: &PaletteLayer, areas: &Areas, brush: &mut Brush<'_>) {
    let lies = list_areas(areas, layer.offers.len());
    let list = lies.list;
    brush.frame(lies.frame, &format!("Commands and keys · {}", layer.called_in.word()));
    text_input(&layer.list.input, "› ", "type to filter, Enter runs", lies.input, brush);
    if layer.list.left.is_empty() {
        brush.fitted((list.x, list.y), list.width, "no command is called that", Role::Muted);
    }
    let body = Area { width: list.width.saturating_sub(1), ..list };
    for (row, (place, picked)) in rows(body).zip(layer.list.left.iter().enumerate().skip(layer.list.scroll.top)) {
        let Some(offer) = layer.offers.get(picked.index) else { continue };
        let said = prose::clean(&offer.keys);
        let keys = prose::width(&said).min(usize::from(row.width) * 2 / 3);
        let keys = u16::try_from(keys).unwrap_or(row.width);
        let says = row.width.saturating_sub(keys + 2);
        brush.lit((row.x + 1, row.y), says, &offer.says, &picked.spans, Role::Text);
        brush.fitted((row.x + row.width - keys, row.y), keys, &said, Role::HintKey);
        if place == layer.list.scroll.cursor {
            brush.tint(row, Role::Selection);
            brush.text((row.x, row.y), 1, "▌", Role::BorderFocused);
        }
    }
    brush.scrollbar(last_column(list), layer.list.scroll.top, layer.list.left.len());
}
