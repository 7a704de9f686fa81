//! The list of what is wrong with the files that were read.

use crate::keymap::Command;
use crate::state::answer::Answer;
use crate::state::scroll::Scroll;

/// The cursor in the list of faults; the list itself is the state's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FaultsLayer {
    pub scroll: Scroll,
}

impl FaultsLayer {
    /// Does what a command means here.
    pub fn act(&mut self, command: Command, faults: usize, height: usize) -> Answer {
        if self.scroll.act(command, faults, height) {
            return Answer::Done;
        }
        match command {
            Command::Close | Command::Faults | Command::Left => Answer::Close,
            _ => Answer::Pass,
        }
    }
}
