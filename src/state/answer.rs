//! What a layer or a pane makes of a command.

use crate::bundle::{Address, Id, Kind};
use crate::keymap::Command;
use crate::state::task::Task;

/// A closed set of answers: nobody but `update` acts on them.
#[derive(Debug, Clone)]
pub enum Answer {
    /// It was dealt with.
    Done,
    /// It means nothing here; whoever lies below may have it.
    Pass,
    Close,
    /// Close the layers and open this item.
    Open(Address),
    /// Close the layers and open this item of the open bundle.
    Item(Id),
    /// Close the layers and open this hit of the search.
    Hit(usize),
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
    /// Keep the theme of this name.
    Keep(String),
    /// Set the ceiling of this name.
    Ceiling(Id),
    /// Leave off presenting, and read this item.
    Leave(Address),
    /// Present the stop of this place in the walk.
    Stop(usize),
    /// Present the walk of this id.
    Walk(Id),
    /// Call the walk of one's own this.
    Rename(String),
    /// Ask the query of the view of this name.
    View(String),
    /// Keep a query under a name.
    NameView {
        name: String,
        query: String,
    },
    /// Save the minutes in a file of this name.
    Minutes(String),
    /// Ask the outside world.
    Ask(Vec<Task>),
    /// Say this in the footer.
    Say(String),
}
