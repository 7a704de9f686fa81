//! What the reader is doing, and how it changes.

pub mod areas;
pub mod theme_list;
pub mod scroll;
pub mod field;
pub mod scene;
pub mod word;
pub mod pace;
pub mod task;
pub mod message;
pub mod answer;
pub mod outline;
pub mod links;
pub mod history;
pub mod page_view;
pub mod reader;
pub mod search;
pub mod choice;
pub mod palette;
pub mod peek;
pub mod grid;
pub mod faults;
pub mod hints;
pub mod covered;
pub mod present;
pub mod room;
pub mod notes;
pub mod layer;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod state;
pub mod marked;
pub mod open;
pub mod ceiling;
pub mod presenting;
pub mod told;
pub mod own_walk;
pub mod named_view;
pub mod minutes;
pub mod mouse;
pub mod update;

pub use areas::{Area, Areas, Pane, Zen};
pub use message::{Deed, Focus, Message, Mouse, Opened};
pub use state::{ScaleChoice, Setup, State};
pub use task::{Capture, Search, Task};
pub use theme_list::ThemeList;
pub use update::update;
