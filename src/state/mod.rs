//! What the reader is doing, and how it changes.

pub mod screen;
pub mod outgoing;
pub mod second_screen;
pub mod task;
pub mod message;
pub mod parts;
pub mod answer;
pub mod reader;
pub mod stage;
pub mod layers;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod state;
pub mod actions;
pub mod update;

pub use actions::contents::set_ceiling;
pub use actions::open::open;
pub use actions::present::present;
pub use layers::surroundings::Surroundings;
pub use message::{Message, Mouse, MouseAction, Opened, WindowFocus};
pub use parts::theme_list::ThemeList;
pub use screen::areas::{Area, Areas, Mode, Pane, ReaderLayout, Zen};
pub use state::{Setup, State};
pub use task::{MouseOwner, SearchRequest, Task};
pub use update::update;
