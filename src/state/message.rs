//! What can happen to the reader.

use std::sync::Arc;

use crate::bundle::{Bundle, Cleared};
use crate::keymap::Key;
use crate::load::Fault;
use crate::search::{Findings, Index};
use crate::state::second_screen::peer_message::LinkEvent;
use crate::theme::Theme;

/// One thing that happened. Each message makes one `update`, and a drained queue one frame.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal has another size, in cells.
    Resize {
        width: u16,
        height: u16,
    },
    /// The window was given the focus, or lost it.
    Focus(WindowFocus),
    /// Bundles of a library were read, or could not be.
    Arrived(Vec<Opened>),
    /// So many bundles are to be read, and so many of them are still to come.
    Expected {
        /// Where each is, those that were read already among them.
        paths: Vec<String>,
        /// Those that are still to come.
        left: usize,
    },
    /// These bundles are indexed; an index of anything that may no longer be shown is dropped.
    Indexed {
        index: Arc<Index>,
        bundles: Vec<Cleared>,
    },
    /// A search was answered; stale answers are dropped by their number.
    Found {
        /// The number of the question.
        asked: u64,
        findings: Box<Findings>,
    },
    /// The themes were read again.
    Themed(Vec<Theme>),
    /// Something happened on the connection between the slides and the speaker's screen.
    Linked(LinkEvent),
    /// Another minute has begun, and a clock is on the screen.
    Minute,
    /// Something the outside world has to say, in one sentence.
    Said(String),
}

/// A bundle as it came from the shelf.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What could be read of it.
    pub bundle: Option<Arc<Bundle>>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// Whether the window has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowFocus {
    Gained,
    Lost,
}

/// What the mouse did, and over which cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    pub action: MouseAction,
    pub column: u16,
    pub row: u16,
}

/// What a mouse can do that means something here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAction {
    /// The left button went down.
    Press,
    /// The wheel turned so many steps away from the reader.
    WheelUp(u16),
    /// The wheel turned so many steps towards the reader.
    WheelDown(u16),
}
