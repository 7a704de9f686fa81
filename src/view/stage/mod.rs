//! What fills the screen, drawn: the panes of the reader, slides, or the speaker's notes.

pub mod brief;
pub mod list;
pub mod overview_foot;
pub mod overview;
pub mod panes;
pub mod slides;
pub mod notes;
