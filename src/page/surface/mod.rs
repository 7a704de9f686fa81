//! An item as page, card, text and citation, the marks of a search on it, and the grid of two kinds.

pub mod settings;
pub mod citation;
pub mod marks;
pub mod table;
pub mod preview;
pub mod joined;
pub mod grid;
