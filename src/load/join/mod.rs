//! The items of a bundle joined by their ids, and what is wrong with the whole.

pub mod item_table;
pub mod references;
pub mod exhibits;
pub mod prose;
pub mod wording;
pub mod breakdown;
pub mod item;
pub mod manifest;
pub mod walks;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod join;
