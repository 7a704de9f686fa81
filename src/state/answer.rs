//! What a layer or the stage makes of a command.

use crate::bundle::{Address, Ceiling, Id, Kind};
use crate::keymap::Command;
use crate::state::outgoing::{CopyForm, Outgoing};
use crate::state::parts::finding::FollowedSearch;
use crate::state::task::Task;

/// A closed set of answers; only `update` acts on them.
#[derive(Debug, Clone)]
pub enum Answer {
    Done,
    /// It means nothing here; what lies below may have it.
    Pass,
    Close,
    /// Close the layers and open this item.
    Open(Address),
    /// Close the layers and open this item of the open bundle.
    Item(Id),
    /// Close the layers and open the selected hit of this search.
    Follow(Box<FollowedSearch>),
    /// Offer these items to choose from.
    Offer {
        /// What they have in common.
        title: String,
        /// Each with how it is tied.
        items: Vec<(Id, String)>,
    },
    /// Close this layer, and do this as if its key had been pressed.
    Run(Command),
    /// Close this layer and open this grid.
    Cross(Kind, Kind),
    /// Show the theme of this name for now.
    Try(String),
    /// Show the theme of this name again, and close this layer.
    Revert(String),
    /// What was chosen in a list.
    Chosen(Chosen),
    /// Remove the named view of this name.
    RemoveView(String),
    /// Ask for a text, of which this stands there already.
    Ask(Prompt, String),
    /// What was typed where a text was asked for.
    Typed(Prompt, String),
    /// Stop presenting, and read this item.
    Leave(Address),
    /// Do not present after all.
    Decline,
    /// Hand these to the outside world.
    Tasks(Vec<Task>),
    /// Say this in the footer.
    Say(String),
}

/// What a line of a list stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// An item of the open bundle.
    Item(Id),
    /// A bundle of the library.
    Bundle(Id),
    /// The highest marking that may be shown, or none.
    Ceiling(Option<Ceiling>),
    /// The stop of this place in the walk.
    Stop(usize),
    /// A walk, by its id.
    Walk(Id),
    /// A named view, by its name.
    View(String),
    /// A theme, by its name.
    Theme(String),
    /// Something to be written into a file.
    Export(Outgoing),
    /// A form in which to copy what is open.
    CopyAs(CopyForm),
}

/// What a typed text is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prompt {
    /// A name for the user's own walk.
    WalkName,
    /// The name of a file for the minutes.
    MinutesFile,
    /// The name of a file for something that leaves.
    ExportFile(Outgoing),
    /// A name for a query.
    ViewName { query: String },
}
