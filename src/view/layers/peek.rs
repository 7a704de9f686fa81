//! A card over the page, drawn.

use crate::state::Surroundings;
use crate::state::layers::peek::{PeekLayer, peek_areas};
use crate::view::brush::{Brush, after_frame};
use crate::view::stage::panes::page_rows;

pub fn peek(layer: &PeekLayer, around: &Surroundings<'_>, brush: &mut Brush<'_>) {
    let (frame, inner) = peek_areas(&around.areas, layer.page.rows.len(), layer.rows_below);
    let bundle = around.bundle_of(&layer.address);
    let kind = bundle.and_then(|bundle| bundle.item(layer.address.item.as_str())).map(|item| item.kind().word());
    let sort = if layer.trail.is_some() { "Evidence" } else { "Peek" };
    brush.frame(frame, &format!("{sort} · {} {}", kind.unwrap_or_default(), layer.address.item));
    page_rows(&layer.page.rows, layer.top, inner, brush);
    brush.scrollbar(after_frame(inner), layer.top, layer.page.rows.len());
}
