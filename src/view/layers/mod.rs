//! The layers over the stage, drawn: one file each.

pub mod list;
pub mod search;
pub mod palette;
pub mod choice;
pub mod prompt;
pub mod peek;
pub mod scale;
pub mod grid;
pub mod faults;
pub mod jump;
