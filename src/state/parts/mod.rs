//! The parts of the state, each with its fields and its methods.

pub mod shown_log;
pub mod finding;
pub mod contents;
pub mod theme_list;
pub mod looks;
pub mod clock;
pub mod own;
pub mod minutes;
