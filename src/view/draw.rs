//! One frame: the stage, and the layers over it.

use ratatui::Frame;

use crate::state::layers::layer::Layer;
use crate::state::stage::stage::Stage;
use crate::state::{Mode, State, Surroundings};
use crate::theme::Role;
use crate::view::bars;
use crate::view::brush::Brush;
use crate::view::layers::{choice, faults, grid, jump, palette, peek, prompt, scale, search};
use crate::view::stage::{list, notes, overview, panes, slides};

pub fn draw(state: &State, frame: &mut Frame<'_>) {
    let around = state.surroundings();
    let areas = &around.areas;
    let mut brush = Brush { cells: frame.buffer_mut(), theme: state.theme() };
    brush.ground(areas.screen, Role::Text);
    if areas.too_small {
        let line = areas.screen;
        brush.fitted(line, "too small: widen the window", Role::Text);
        return;
    }
    match &state.stage {
        Stage::Reader(reader) => {
            bars::header(state, reader, areas.header, &mut brush);
            match reader.mode {
                Mode::Overview => overview::overview(reader, &around, &mut brush),
                Mode::Choose | Mode::Read => {
                    list::list(reader, &around, &mut brush);
                    panes::panes(reader, areas, state.looks.measure, &mut brush);
                }
            }
        }
        Stage::Slides(on_screen, _) => slides::slides(state, on_screen, areas, &mut brush),
        Stage::Notes(screen) => notes::notes(state, screen, areas, &mut brush),
    }
    for (place, layer) in state.layers.iter().enumerate() {
        let hides = !matches!(layer, Layer::Jump(_));
        if hides && place == 0 {
            brush.tint(areas.body, Role::Backdrop);
            if let (Layer::Peek(_), Some(slides)) = (layer, state.stage.slides()) {
                slides::pinned(slides, areas.body, &mut brush);
            }
        }
        draw_layer(layer, &around, &mut brush);
    }
    if let Stage::Reader(reader) = &state.stage {
        bars::footer(state, reader, areas.footer, &mut brush);
    }
}

fn draw_layer(layer: &Layer, around: &Surroundings<'_>, brush: &mut Brush<'_>) {
    match layer {
        Layer::Search(layer) => search::search(layer, around, brush),
        Layer::Palette(layer) => palette::palette(layer, &around.areas, brush),
        Layer::Peek(layer) => peek::peek(layer, around, brush),
        Layer::Scale(layer) => scale::scale(layer, around, brush),
        Layer::Grid(layer) => grid::grid(layer, around, brush),
        Layer::Choice(layer) => choice::choice(layer, &around.areas, brush),
        Layer::Prompt(layer) => prompt::prompt(layer, &around.areas, brush),
        Layer::Faults(layer) => faults::faults(*layer, around, brush),
        Layer::Jump(layer) => jump::jump(layer, around, brush),
    }
}
