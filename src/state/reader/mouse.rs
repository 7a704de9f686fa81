//! What a click or the wheel means in the panes of the reader.

use crate::keymap::Command;
use crate::page::{PageColumn, Row};
use crate::state::answer::Answer;
use crate::state::message::{Mouse, MouseAction};
use crate::state::reader::commands::act;
use crate::state::reader::links::LinkLine;
use crate::state::reader::overview_areas::OverviewAreas;
use crate::state::reader::reader::Reader;
use crate::state::reader::section_list::ListLine;
use crate::state::screen::areas::{Areas, Mode, Pane};
use crate::text::prose;

/// How many lines a step of the wheel scrolls.
const STEP: u16 = 3;
/// How many steps of the wheel are taken at once in a list: more than a list is long on any screen.
const MOST_STEPS: u16 = 200;

/// Does what the mouse asks for in the pane under it.
pub fn mouse(reader: &mut Reader, mouse: Mouse, areas: &Areas, measure: Option<u16>) -> Answer {
    if reader.mode == Mode::Overview {
        return over_overview(reader, mouse, areas);
    }
    let over =
        [Pane::List, Pane::Page, Pane::Links].into_iter().find(|&pane| areas.pane(pane).holds(mouse.column, mouse.row));
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
        Pane::List => {
            for _ in 0..steps {
                reader.list.act(command, height);
            }
            if let Some(id) = reader.list.current().cloned() {
                reader.browse(&id, areas);
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
        Pane::List => {
            let columns = reader.list.columns(&reader.bundle, areas);
            let row = mouse.row - content.y;
            let placed = reader.list.placed(&reader.bundle, &columns, content.height);
            let under = placed.into_iter().find(|placed| (placed.row..placed.row + placed.rows).contains(&row));
            let Some(line) = under.map(|placed| placed.line) else { return Answer::Done };
            if let Some(ListLine::Item(id)) = reader.list.lines.get(line).cloned() {
                // The first click takes a row in hand, the second reads it.
                if reader.list.scroll.cursor == line {
                    return act(reader, Command::Enter, areas);
                }
                reader.list.scroll.cursor = line;
                reader.browse(&id, areas);
            }
        }
        Pane::Links => {
            if let Some(LinkLine::Item { to, .. }) = reader.links.lines.get(reader.links.scroll.top + line) {
                return Answer::Open(reader.address_of(to));
            }
        }
        Pane::Page => {
            let columns = areas.page_columns(measure);
            let side =
                if columns.margin.holds(mouse.column, mouse.row) { PageColumn::Margin } else { PageColumn::Text };
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

/// What the mouse means over the overview: a click takes a row in hand, another reads it; the wheel moves the cursor.
fn over_overview(reader: &mut Reader, mouse: Mouse, areas: &Areas) -> Answer {
    let lie = OverviewAreas::of(&reader.overview, areas.body);
    let over = lie.panes.iter().position(|area| area.holds(mouse.column, mouse.row));
    let (command, steps) = match mouse.action {
        MouseAction::WheelUp(steps) => (Command::Up, steps),
        MouseAction::WheelDown(steps) => (Command::Down, steps),
        MouseAction::Press => {
            let Some((place, area)) = over.and_then(|place| Some((place, lie.panes.get(place)?))) else {
                return Answer::Done;
            };
            let row = usize::from(mouse.row - area.y);
            let id = reader.overview.panes.get(place).and_then(|pane| pane.at(row.checked_sub(1)?)).cloned();
            return match id {
                Some(id) if reader.overview.current() == Some(&id) => act(reader, Command::Enter, areas),
                Some(id) => {
                    let bundle = reader.bundle.clone();
                    reader.overview.show(&bundle, &id);
                    Answer::Done
                }
                None => Answer::Done,
            };
        }
    };
    if let Some(place) = over {
        reader.overview.hand = place;
    }
    for _ in 0..steps.min(MOST_STEPS) {
        act(reader, command, areas);
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
