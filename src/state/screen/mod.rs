//! Where things stand on the screen, and what moves in them.

pub mod list_columns;
pub mod areas;
pub mod scroll;
pub mod text_input;
