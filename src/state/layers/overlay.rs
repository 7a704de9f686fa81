//! What every layer answers for itself. What most layers do alike is said here once.

use crate::bundle::{Bundle, Id};
use crate::keymap::{Code, Command, Context};
use crate::state::answer::Answer;
use crate::state::layers::surroundings::Surroundings;
use crate::state::screen::areas::Area;
use crate::state::screen::scroll::Scroll;

/// What changes a line that is typed into.
#[derive(Debug, Clone, Copy)]
pub enum Edit<'a> {
    Type(char),
    Key(Code),
    Paste(&'a str),
}

/// Where a layer lies, and the list in it that can be clicked.
#[derive(Debug, Clone, Copy, Default)]
pub struct ClickAreas {
    /// The whole layer; a click beside it closes it.
    pub frame: Area,
    /// The lines of its list, where it has one.
    pub list: Area,
    /// How many rows each of them takes.
    pub rows_each: u16,
    /// How many lines there are.
    pub lines: usize,
}

impl ClickAreas {
    /// A layer without a list.
    pub const fn of(frame: Area) -> Self {
        Self { frame, list: Area { x: 0, y: 0, width: 0, height: 0 }, rows_each: 1, lines: 0 }
    }
}

pub trait Overlay {
    /// Which keys mean what in it.
    fn context(&self) -> Context;

    fn act(&mut self, command: Command, around: &Surroundings<'_>) -> Answer;

    /// Takes what is typed or pasted. Where nothing can be typed it is dropped: its letters are no commands.
    fn edit(&mut self, _edit: Edit<'_>) -> Answer {
        Answer::Done
    }

    /// Where it can be clicked.
    fn click_areas(&self, around: &Surroundings<'_>) -> ClickAreas;

    /// The cursor of the list that can be clicked.
    fn list_cursor(&mut self) -> Option<&mut Scroll> {
        None
    }

    /// Tells of every item that it shows, by the bundle that has it: their markings count for the whole screen.
    fn in_view(&self, _around: &Surroundings<'_>, _see: &mut dyn FnMut(&Bundle, &Id)) {}

    /// What lies over the slides, as the speaker reads it.
    fn name_for_speaker(&self) -> String {
        self.context().word().to_lowercase()
    }

    /// Fits the screen again, called after every message while it lies on top.
    fn layout(&mut self, _around: &Surroundings<'_>) {}

    /// Takes what it shows from the state again, which has changed.
    fn renew(&mut self, _around: &Surroundings<'_>) {}
}
