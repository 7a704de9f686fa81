//! What a click or the wheel means: the pane or line under the pointer.

use std::sync::Arc;

use crate::keymap::Command;
use crate::state::answer::Answer;
use crate::state::areas::{Area, Areas, Pane};
use crate::state::history::Came;
use crate::state::layer::Layer;
use crate::state::links::Line;
use crate::state::message::{Deed, Mouse};
use crate::state::outline::Entry;
use crate::state::room;
use crate::state::state::State;
use crate::text::prose;

/// How many lines a step of the wheel scrolls.
const STEP: u16 = 3;

impl State {
    /// Does what the mouse asks for; `answer` is left to `update`.
    pub fn mouse(&mut self, mouse: Mouse) -> Answer {
        let areas = self.areas();
        if self.layers.is_empty() {
            return self.mouse_on_panes(mouse, &areas);
        }
        if let Some(Layer::Present(layer)) = self.layers.last_mut() {
            return match mouse.deed {
                Deed::Press => layer.act(Command::NextStep),
                // A wheel that turns by itself under an elbow must not run through the walk.
                Deed::WheelUp(_) | Deed::WheelDown(_) => Answer::Done,
            };
        }
        // A click that only brings the speaker's window to the front must not move the audience's.
        if matches!(self.layers.last(), Some(Layer::Notes(_))) {
            return match mouse.deed {
                Deed::Press => Answer::Done,
                Deed::WheelUp(_) => self.act_on_layer(Command::Up, &areas),
                Deed::WheelDown(_) => self.act_on_layer(Command::Down, &areas),
            };
        }
        match mouse.deed {
            Deed::WheelUp(steps) => self.wheel_on_layer(Command::Up, steps),
            Deed::WheelDown(steps) => self.wheel_on_layer(Command::Down, steps),
            Deed::Press => self.press_on_layer(mouse, &areas),
        }
    }

    fn mouse_on_panes(&mut self, mouse: Mouse, areas: &Areas) -> Answer {
        let over = [Pane::Outline, Pane::Page, Pane::Links]
            .into_iter()
            .find(|&pane| areas.pane(pane).holds(mouse.column, mouse.row));
        let Some(pane) = over else { return Answer::Done };
        let height = usize::from(areas.content(pane).height);
        let lines = |steps: u16| usize::from(steps.saturating_mul(STEP));
        match (mouse.deed, pane) {
            (Deed::WheelUp(steps), Pane::Page) => {
                let top = self.reader.view.top.saturating_sub(lines(steps));
                self.reader.view.scroll_to(top, height);
            }
            (Deed::WheelDown(steps), Pane::Page) => {
                let top = self.reader.view.top.saturating_add(lines(steps));
                self.reader.view.scroll_to(top, height);
            }
            (Deed::WheelUp(steps), Pane::Outline | Pane::Links) => self.wheel_on_list(pane, Command::Up, steps, height),
            (Deed::WheelDown(steps), Pane::Outline | Pane::Links) => {
                self.wheel_on_list(pane, Command::Down, steps, height);
            }
            (Deed::Press, _) => return self.press_on_pane(pane, mouse, areas),
        }
        Answer::Done
    }

    fn wheel_on_list(&mut self, pane: Pane, command: Command, steps: u16, height: usize) {
        let before = self.reader.links.scroll.cursor;
        let (scroll, lines) = match pane {
            Pane::Outline => (&mut self.reader.outline.scroll, self.reader.outline.entries.len()),
            Pane::Links | Pane::Page => (&mut self.reader.links.scroll, self.reader.links.lines.len()),
        };
        for _ in 0..steps.min(200) {
            scroll.act(command, lines, height);
        }
        if pane == Pane::Links {
            self.reader.links.skip_headings(before, height);
        }
    }

    fn press_on_pane(&mut self, pane: Pane, mouse: Mouse, areas: &Areas) -> Answer {
        self.reader.pane = pane;
        let content = areas.content(pane);
        if !content.holds(mouse.column, mouse.row) {
            return Answer::Done;
        }
        let line = usize::from(mouse.row - content.y);
        let height = usize::from(content.height);
        match pane {
            Pane::Outline => {
                let line = self.reader.outline.scroll.top + line;
                let bundle = Arc::clone(&self.reader.bundle);
                match self.reader.outline.entries.get(line).cloned() {
                    Some(Entry::Cover(id) | Entry::Item(id)) => {
                        self.reader.outline.scroll.to(line, self.reader.outline.entries.len(), height);
                        self.reader.open(&bundle, &id, Came::Browsing, areas);
                    }
                    Some(Entry::Section { place, .. }) => {
                        self.reader.outline.scroll.cursor = line;
                        self.reader.outline.toggle(&bundle, place);
                    }
                    None => {}
                }
            }
            Pane::Links => {
                let line = self.reader.links.scroll.top + line;
                if let Some(Line::Item { to, .. }) = self.reader.links.lines.get(line) {
                    return Answer::Open(self.reader.address_of(&to.clone()));
                }
            }
            Pane::Page => {
                let (_, margin) = areas.measure(self.measure);
                let column = usize::from(mouse.column.saturating_sub(content.x + margin));
                if let Some(link) = self.link_at(self.reader.view.top + line, column) {
                    let to = self.reader.view.page.links[link].to.clone();
                    self.reader.view.link = Some(link);
                    return Answer::Open(self.reader.address_of(&to));
                }
            }
        }
        Answer::Done
    }

    fn link_at(&self, row: usize, column: usize) -> Option<usize> {
        let mut from = 0;
        for piece in &self.reader.view.page.rows.get(row)?.pieces {
            let to = from + prose::width(&piece.text);
            if (from..to).contains(&column) {
                return piece.link;
            }
            from = to;
        }
        None
    }

    fn wheel_on_layer(&mut self, command: Command, steps: u16) -> Answer {
        let areas = self.areas();
        for _ in 0..steps.min(200) {
            let answer = self.act_on_layer(command, &areas);
            if !matches!(answer, Answer::Done) {
                return answer;
            }
        }
        Answer::Done
    }

    fn press_on_layer(&mut self, mouse: Mouse, areas: &Areas) -> Answer {
        let (frame, list, top, each, count) = match self.layers.last() {
            Some(Layer::Search(search)) => {
                let room = room::search(areas);
                (room.frame, room.hits, search.scroll.top, room::HIT_ROWS, search.hits().len())
            }
            Some(Layer::Palette(palette)) => {
                let (frame, _, list) = room::list(areas, palette.offers.len());
                (frame, list, palette.scroll.top, 1, palette.left.len())
            }
            Some(Layer::Choice(choice)) => {
                let (frame, _, list) = room::list(areas, choice.candidates.len());
                (frame, list, choice.scroll.top, 1, choice.left.len())
            }
            Some(Layer::Faults(faults)) => {
                let (frame, list, _) = room::faults(areas);
                (frame, list, faults.scroll.top, 1, self.faults.len())
            }
            Some(Layer::Peek(peek)) => {
                (room::peek(areas, peek.page.rows.len(), peek.spared).0, Area::default(), 0, 1, 0)
            }
            Some(Layer::Grid(grid)) => (room::grid(areas, grid.heads()).frame, Area::default(), 0, 1, 0),
            Some(Layer::Hints(_) | Layer::Present(_) | Layer::Notes(_)) | None => {
                (Area::default(), Area::default(), 0, 1, 0)
            }
        };
        if !frame.holds(mouse.column, mouse.row) {
            return self.act_on_layer(Command::Close, areas);
        }
        let line = usize::from(mouse.row.saturating_sub(list.y) / each) + top;
        if !list.holds(mouse.column, mouse.row) || line >= count {
            return Answer::Done;
        }
        let scroll = match self.layers.last_mut() {
            Some(Layer::Search(search)) => &mut search.scroll,
            Some(Layer::Palette(palette)) => &mut palette.scroll,
            Some(Layer::Choice(choice)) => &mut choice.scroll,
            Some(Layer::Faults(faults)) => &mut faults.scroll,
            Some(Layer::Peek(_) | Layer::Grid(_) | Layer::Hints(_) | Layer::Present(_) | Layer::Notes(_)) | None => {
                return Answer::Done;
            }
        };
        // The first click takes the line in hand, the second opens it.
        if scroll.cursor == line {
            return self.act_on_layer(Command::Enter, areas);
        }
        scroll.cursor = line;
        Answer::Done
    }
}
