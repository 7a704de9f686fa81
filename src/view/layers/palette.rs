//! The palette, drawn: what can be done, with its keys.

use crate::state::layers::palette::PaletteLayer;
use crate::state::{Area, Areas};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after};
use crate::view::layers::list::{ListFrame, list};

pub fn palette(layer: &PaletteLayer, areas: &Areas, brush: &mut Brush<'_>) {
    let title = format!("Commands and keys · {}", layer.called_in.word());
    let (placeholder, none_left) = ("type to filter, Enter runs", "no command is called that");
    let frame = ListFrame { title: &title, placeholder, none_left, lines: layer.offers.len() };
    list(&layer.list, &frame, areas, brush, |picked, row, brush| {
        let Some(offer) = layer.offers.get(picked.index) else { return };
        let keys = prose::clean(&offer.keys);
        let wanted = prose::width(&keys).min(usize::from(row.width) * 2 / 3);
        let left = row.width - u16::try_from(wanted).unwrap_or(row.width);
        let says = Area { width: left.saturating_sub(2), ..after(row, 1) };
        brush.highlighted(says, &offer.says, &picked.spans, Role::Text);
        brush.fitted(after(row, left), &keys, Role::HintKey);
    });
}
