//! What the program keeps of the user's own between two starts.

pub mod own_walks;
pub mod own_views;
