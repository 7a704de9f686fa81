//! What can be done with the state as a whole: a file for each kind of thing that `update` does.

pub mod open;
pub mod contents;
pub mod present;
pub mod link;
pub mod own;
pub mod export;
