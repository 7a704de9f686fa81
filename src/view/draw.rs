//! One frame: the bars, the panes, and the layers over them.

use ratatui::Frame;

use crate::state::layer::Layer;
use crate::state::{Areas, State};
use crate::theme::Role;
use crate::view::brush::Brush;
use crate::view::{bars, choice, faults, grid, hints, notes, palette, pane, peek, present, search};

pub fn draw(state: &State, frame: &mut Frame<'_>) {
    let areas = state.areas();
    let mut brush = Brush { cells: frame.buffer_mut(), theme: state.theme() };
    brush.ground(areas.screen, Role::Text);
    if areas.too_small {
        let line = areas.screen;
        brush.fitted((line.x, line.y), line.width, "too small: widen the window", Role::Text);
        return;
    }
    let presented = state.presented().is_some() || state.notes().is_some();
    if !presented {
        bars::header(state, areas.header, &mut brush);
        pane::panes(state, &areas, &mut brush);
    }
    for (place, layer) in state.layers.iter().enumerate() {
        let hides = !matches!(layer, Layer::Hints(_) | Layer::Present(_) | Layer::Notes(_));
        if hides && place == usize::from(presented) {
            brush.tint(areas.body, Role::Backdrop);
            if let (Layer::Peek(_), Some(presented)) = (layer, state.presented()) {
                present::pinned(presented, areas.body, &mut brush);
            }
        }
        draw_layer(state, layer, &areas, &mut brush);
    }
    if !presented {
        bars::footer(state, areas.footer, &mut brush);
    }
}

fn draw_layer(state: &State, layer: &Layer, areas: &Areas, brush: &mut Brush<'_>) {
    match layer {
        Layer::Search(layer) => search::search(state, layer, areas, brush),
        Layer::Palette(layer) => palette::palette(layer, areas, brush),
        Layer::Peek(layer) => {
            let bundle = state.library.bundle(layer.address.bundle.as_str());
            peek::peek(layer, bundle.map(|bundle| &**bundle), areas, brush);
        }
        Layer::Grid(layer) => grid::grid(state, layer, areas, brush),
        Layer::Choice(layer) => choice::choice(layer, areas, brush),
        Layer::Faults(layer) => faults::faults(state, *layer, areas, brush),
        Layer::Hints(layer) => hints::hints(layer, state, brush),
        Layer::Present(layer) => present::present(state, layer, areas, brush),
        Layer::Notes(layer) => notes::notes(state, layer, areas, brush),
    }
}
