//! What the reader asks of the outside world.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::bundle::{Cleared, Id, Kind, Walk};
use crate::export::{ExportFormat, Selection};
use crate::search::{Index, Scope, Whose};
use crate::state::second_screen::peer_message::Drive;

/// One thing to do outside; most are answered by a message.
#[derive(Debug, Clone)]
pub enum Task {
    Quit,
    /// Give the terminal to the shell until the program is called back.
    Suspend,
    /// Draw every cell again.
    Redraw,
    /// Read bundles again from where they came (`Message::Expected`, `Message::Arrived`).
    Reload,
    /// Index these bundles (`Message::Indexed`).
    Index(Vec<Cleared>),
    /// Answer a question (`Message::Found`); only the newest matters.
    Search(SearchRequest),
    /// Send text to the clipboard (`Message::Said`).
    Copy {
        text: String,
        /// What it is, for the notice: `citation of J-04`.
        what: String,
    },
    /// Take the mouse, or give it back to the terminal.
    Mouse(MouseOwner),
    /// Write a new file; one that is there is left alone.
    Write {
        path: PathBuf,
        text: String,
    },
    /// Write what leaves, in a format of other programs, as a new file or folder.
    Export {
        selection: Box<Selection>,
        format: ExportFormat,
        path: PathBuf,
    },
    /// Keep the walks of one's own for the next start, each with the bundle it leads through.
    KeepWalks(BTreeMap<Id, Walk>),
    /// Keep the named views for the next start: names and queries.
    KeepViews(BTreeMap<String, String>),
    /// Ask the slides on the audience's screen to do this.
    Drive(Drive),
    /// Keep the theme's name for the next start.
    KeepTheme(String),
}

/// Who has the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseOwner {
    Program,
    Terminal,
}

/// A question to the index.
#[derive(Debug, Clone)]
pub struct SearchRequest {
    /// Its number; answers carry it back.
    pub asked: u64,
    /// The query as typed.
    pub text: String,
    pub scope: Scope,
    /// Whose items are looked through.
    pub whose: Whose,
    pub kind: Option<Kind>,
    /// How many hits at most.
    pub limit: usize,
    /// The index as it is now.
    pub index: Arc<Index>,
}
