//! Typesetting: an item and a width make rows of role-tagged text.

pub mod row;

pub use row::{Page, PageHeading, PageLink, Piece, Place, Row};
