//! A card over the page, drawn.

use crate::bundle::Bundle;
use crate::state::peek::PeekLayer;
use crate::state::{Areas, room};
use crate::view::brush::{Brush, after_frame};
use crate::view::pane::page_rows;

pub fn peek(layer: &PeekLayer, bundle: Option<&Bundle>, areas: &Areas, brush: &mut Brush<'_>) {
    let (frame, inner) = room::peek(areas, layer.page.rows.len(), layer.spared);
    let kind = bundle.and_then(|bundle| bundle.item(layer.address.item.as_str())).map(|item| item.kind().word());
    let sort = if layer.trail.is_some() { "Evidence" } else { "Peek" };
    brush.frame(frame, &format!("{sort} · {} {}", kind.unwrap_or_default(), layer.address.item));
    page_rows(&layer.page, layer.top, inner, brush);
    brush.scrollbar(after_frame(inner), layer.top, layer.page.rows.len());
}
