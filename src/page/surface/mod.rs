//! An item as text and citation, the marks of a search on it, and the grid of two kinds.

pub mod plain;
pub mod citation;
pub mod marks;
pub mod grid;
