//! A cursor in a list, and the part of the list that is in view.

use crate::keymap::Command;

/// A cursor and the first line in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroll {
    /// The line under the cursor.
    pub cursor: usize,
    /// The first line in view.
    pub top: usize,
}

impl Scroll {
    /// Does what a moving command does in a list of so many lines; tells whether it was one.
    pub fn act(&mut self, command: Command, lines: usize, height: usize) -> bool {
        let page = height.saturating_sub(1).max(1);
        let last = lines.saturating_sub(1);
        self.cursor = match command {
            Command::Up => self.cursor.saturating_sub(1),
            Command::Down => self.cursor.saturating_add(1),
            Command::PageUp => self.cursor.saturating_sub(page),
            Command::PageDown => self.cursor.saturating_add(page),
            Command::HalfUp => self.cursor.saturating_sub(page.div_ceil(2)),
            Command::HalfDown => self.cursor.saturating_add(page.div_ceil(2)),
            Command::Top => 0,
            Command::Bottom => last,
            _ => return false,
        }
        .min(last);
        self.keep_in_view(lines, height);
        true
    }

    /// Puts the cursor on a line, and the line in view.
    pub fn to(&mut self, line: usize, lines: usize, height: usize) {
        self.cursor = line;
        self.keep_in_view(lines, height);
    }

    /// Keeps the cursor in the list and in view, with a line of what follows where there is room.
    pub fn keep_in_view(&mut self, lines: usize, height: usize) {
        self.cursor = self.cursor.min(lines.saturating_sub(1));
        let margin = usize::from(height > 4);
        let (first, last) = (self.cursor.saturating_sub(margin), (self.cursor + margin).min(lines.saturating_sub(1)));
        if first < self.top {
            self.top = first;
        } else if height > 0 && last >= self.top + height {
            self.top = last + 1 - height;
        }
        self.top = self.top.min(lines.saturating_sub(height));
    }
}

/// The first row in view of a text without a cursor, after a moving command; nothing where it was no such command.
pub fn scrolled(top: usize, command: Command, rows: usize, height: usize) -> Option<usize> {
    let (page, last) = (height.max(1), rows.saturating_sub(height));
    match command {
        Command::Up => Some(top.saturating_sub(1)),
        Command::Down => Some((top + 1).min(last)),
        Command::PageUp | Command::HalfUp => Some(top.saturating_sub(page)),
        Command::PageDown | Command::HalfDown => Some((top + page).min(last)),
        Command::Top => Some(0),
        Command::Bottom => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_the_list_and_in_view() {
        let mut scroll = Scroll::default();
        for command in [Command::Bottom, Command::PageUp, Command::Down, Command::HalfUp, Command::Top, Command::Up] {
            for (lines, height) in [(0, 0), (1, 1), (50, 7), (3, 10), (50, 1)] {
                assert!(scroll.act(command, lines, height));
                assert!(scroll.cursor < lines.max(1));
                assert!(scroll.top <= scroll.cursor && (height == 0 || scroll.cursor < scroll.top + height));
            }
        }
        assert!(!scroll.act(Command::Quit, 5, 5));
    }
}
