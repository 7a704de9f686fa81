//! A list that is filtered by a line that is typed, and where it lies.

use crate::keymap::Command;
use crate::search::rank::pick::{Picked, pick};
use crate::state::layers::overlay::{ClickAreas, Edit};
use crate::state::screen::areas::{Area, Areas};
use crate::state::screen::scroll::Scroll;
use crate::state::screen::text_input::TextInput;

/// The widest that a list layer is drawn.
const WIDEST: u16 = 92;

/// The line that filters a list, what is left of the list, and the cursor in it.
#[derive(Debug, Clone, Default)]
pub struct FilteredList {
    pub input: TextInput,
    /// The lines that are left, best first.
    pub left: Vec<Picked>,
    /// The cursor among them.
    pub scroll: Scroll,
}

/// What a command did to a filtered list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListChange {
    Moved,
    /// What is typed has changed: the lines are to be filtered again.
    Typed,
    None,
}

impl FilteredList {
    /// Keeps the lines that match what is typed, with the cursor on the first.
    pub fn filter(&mut self, lines: &[String]) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        self.left = pick(&self.input.text(), &lines);
        self.scroll = Scroll::default();
    }

    /// The place of the line under the cursor, in the whole list.
    pub fn current(&self) -> Option<usize> {
        self.left.get(self.scroll.cursor).map(|picked| picked.index)
    }

    pub fn act(&mut self, command: Command, height: usize) -> ListChange {
        if self.scroll.act(command, self.left.len(), height) {
            return ListChange::Moved;
        }
        match command {
            Command::EraseWord => self.input.erase_word(),
            Command::EraseLine => self.input.clear(),
            _ => return ListChange::None,
        }
        ListChange::Typed
    }

    pub fn edit(&mut self, edit: Edit<'_>) {
        match edit {
            Edit::Type(c) => self.input.type_char(c),
            Edit::Key(code) => self.input.edit(code),
            Edit::Paste(text) => self.input.paste(text),
        }
    }

    /// Where it can be clicked, made for so many lines.
    pub fn click_areas(&self, areas: &Areas, lines: usize) -> ClickAreas {
        let ListAreas { frame, list, .. } = list_areas(areas, lines);
        ClickAreas { frame, list, rows_each: 1, lines: self.left.len() }
    }
}

/// Where a list layer lies.
#[derive(Debug, Clone, Copy)]
pub struct ListAreas {
    /// The whole layer, its border among it.
    pub frame: Area,
    /// The line that is typed into.
    pub input: Area,
    pub list: Area,
}

impl ListAreas {
    /// How many lines are in view.
    pub fn height(&self) -> usize {
        usize::from(self.list.height).max(1)
    }
}

/// Where a list layer of so many lines lies.
pub fn list_areas(areas: &Areas, lines: usize) -> ListAreas {
    let wish = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(4);
    let frame = areas.layer(WIDEST.min(areas.body.width.saturating_sub(2)).max(10), wish.max(8));
    let inner = frame.inner(2, 1);
    let input = Area { height: inner.height.min(1), ..inner };
    let list = Area { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    ListAreas { frame, input, list }
}
