//! The palette, drawn: what can be done, with its keys.

use crate::state::palette::PaletteLayer;
use crate::state::{Area, Areas, room};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, last_column, rows};
use crate::view::field::field;

pub fn palette(layer: &PaletteLayer, areas: &Areas, brush: &mut Brush<'_>) {
    let (frame, line, list) = room::list(areas, layer.offers.len());
    brush.frame(frame, &format!("Commands and keys · {}", layer.context.word()));
    field(&layer.field, "› ", "type to filter, Enter runs", line, brush);
    if layer.left.is_empty() {
        brush.fitted((list.x, list.y), list.width, "no command is called that", Role::Muted);
    }
    let body = Area { width: list.width.saturating_sub(1), ..list };
    for (row, (place, picked)) in rows(body).zip(layer.left.iter().enumerate().skip(layer.scroll.top)) {
        let Some(offer) = layer.offers.get(picked.index) else { continue };
        let told = prose::clean(&offer.keys);
        let keys = prose::width(&told).min(usize::from(row.width) * 2 / 3);
        let keys = u16::try_from(keys).unwrap_or(row.width);
        let says = row.width.saturating_sub(keys + 2);
        brush.lit((row.x + 1, row.y), says, &offer.says, &picked.spans, Role::Text);
        brush.fitted((row.x + row.width - keys, row.y), keys, &told, Role::HintKey);
        if place == layer.scroll.cursor {
            brush.tint(row, Role::Selection);
            brush.text((row.x, row.y), 1, "▌", Role::BorderFocused);
        }
    }
    brush.scrollbar(last_column(list), layer.scroll.top, layer.left.len());
}
