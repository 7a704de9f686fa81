//! What fills the screen: the reader, slides, or the speaker's notes.

pub mod slide_setup;
pub mod slides;
pub mod remote;
pub mod notes_areas;
pub mod notes_screen;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod stage;
