//! What a click or the wheel means in the panes of the reader.

use crate::keymap::Command;
use crate::page::{Column, Row};
use crate::state::answer::Answer;
use crate::state::message::{Mouse, MouseAction};
use crate::state::reader::links::LinkLine;
use crate::state::reader::outline::OutlineLine;
use crate::state::reader::reader::Reader;
use crate::state::screen::areas::{Areas, Pane};
use crate::text::prose;

/// How many lines a step of the wheel scrolls.
const STEP: u16 = 3;
/// How many steps of the wheel are taken at once in a list: more than a list is long on any screen.
const MOST_STEPS: u16 = 200;

/// Does what the mouse asks for in the pane under it.
pub fn mouse(reader: &mut Reader, mouse: Mouse, areas: &Areas, measure: Option<u16>) -> Answer {
    let over = [Pane::Outline, Pane::Page, Pane::Links]
        .into_iter()
        .find(|&pane| areas.pane(pane).holds(mouse.column, mouse.row));
    let Some(pane) = over else { return Answer::Done };
    let height = usize::from(areas.content(pane).height);
    let (command, steps) = match mouse.action {
        MouseAction::Press => return press(reader, pane, mouse, (areas, measure)),
        MouseAction::WheelUp(steps) => (Command::Up, steps),
        MouseAction::WheelDown(steps) => (Command::Down, steps),
    };
    let lines = usize::from(steps.saturating_mul(STEP));
    let steps = steps.min(MOST_STEPS);
    match pane {
        Pane::Page => {
            let top = reader.view.top;
            let top = if command == Command::Up { top.saturating_sub(lines) } else { top.saturating_add(lines) };
            reader.view.scroll_to(top, height);
        }
        Pane::Outline => {
            let lines = reader.outline.lines.len();
            for _ in 0..steps {
                reader.outline.scroll.act(command, lines, height);
            }
        }
        Pane::Links => {
            let (before, lines) = (reader.links.scroll.cursor, reader.links.lines.len());
            for _ in 0..steps {
                reader.links.scroll.act(command, lines, height);
            }
            reader.links.skip_headings(before, height);
        }
    }
    Answer::Done
}

fn press(reader: &mut Reader, pane: Pane, mouse: Mouse, (areas, measure): (&Areas, Option<u16>)) -> Answer {
    reader.pane = pane;
    let content = areas.content(pane);
    if !content.holds(mouse.column, mouse.row) {
        return Answer::Done;
    }
    let line = usize::from(mouse.row - content.y);
    match pane {
        Pane::Outline => {
            let line = reader.outline.scroll.top + line;
            match reader.outline.lines.get(line).cloned() {
                Some(OutlineLine::Cover(id) | OutlineLine::Item(id)) => {
                    reader.outline.scroll.to(line, reader.outline.lines.len(), usize::from(content.height));
                    reader.browse(&id, areas);
                }
                Some(OutlineLine::Section { place, .. }) => {
                    reader.outline.scroll.cursor = line;
                    reader.outline.toggle(&reader.bundle, place);
                }
                None => {}
            }
        }
        Pane::Links => {
            if let Some(LinkLine::Item { to, .. }) = reader.links.lines.get(reader.links.scroll.top + line) {
                return Answer::Open(reader.address_of(to));
            }
        }
        Pane::Page => {
            let columns = areas.page_columns(measure);
            let side = if columns.margin.holds(mouse.column, mouse.row) { Column::Margin } else { Column::Text };
            let cell = usize::from(mouse.column.saturating_sub(columns.column(side).x));
            let row = reader.view.first_row(side, usize::from(content.height)) + line;
            if let Some(link) = link_at(reader.view.page.column(side), row, cell) {
                reader.view.link = Some(link);
                return Answer::Open(reader.address_of(&reader.view.page.links[link].to));
            }
        }
    }
    Answer::Done
}

fn link_at(rows: &[Row], row: usize, column: usize) -> Option<usize> {
    let mut from = 0;
    for piece in &rows.get(row)?.pieces {
        let to = from + prose::width(&piece.text);
        if (from..to).contains(&column) {
            return piece.link;
        }
        from = to;
    }
    None
}
