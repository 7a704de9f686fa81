//! The list of what is wrong with the files that were read.

use crate::keymap::{Command, Context};
use crate::state::answer::Answer;
use crate::state::layers::overlay::{ClickAreas, Overlay};
use crate::state::layers::surroundings::Surroundings;
use crate::state::screen::areas::{Area, Areas};
use crate::state::screen::scroll::Scroll;

/// The cursor in the list of faults; the list itself is a part of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FaultsLayer {
    pub scroll: Scroll,
}

/// Where the faults lie: the frame, the list, and below it the selected fault as a whole.
pub fn faults_areas(areas: &Areas) -> (Area, Area, Area) {
    let frame = areas.layer(areas.body.width.saturating_sub(2).max(10), areas.body.height);
    let inner = frame.inner(2, 1);
    let rows = (inner.height / 3).min(8);
    let list = Area { height: inner.height.saturating_sub(rows + 1), ..inner };
    let below = Area { y: list.y + list.height + 1, height: rows, ..inner };
    (frame, list, below)
}

impl Overlay for FaultsLayer {
    fn context(&self) -> Context {
        Context::Faults
    }

    fn act(&mut self, command: Command, around: &Surroundings<'_>) -> Answer {
        let height = usize::from(faults_areas(&around.areas).1.height);
        if self.scroll.act(command, around.contents.faults.len(), height) {
            return Answer::Done;
        }
        match command {
            Command::Close | Command::Faults | Command::Left => Answer::Close,
            _ => Answer::Pass,
        }
    }

    fn click_areas(&self, around: &Surroundings<'_>) -> ClickAreas {
        let (frame, list, _) = faults_areas(&around.areas);
        ClickAreas { frame, list, rows_each: 1, lines: around.contents.faults.len() }
    }

    fn list_cursor(&mut self) -> Option<&mut Scroll> {
        Some(&mut self.scroll)
    }
}
