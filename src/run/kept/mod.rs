//! What the program keeps for the user between two starts.

pub mod state_file;
pub mod own_walks;
pub mod own_views;
