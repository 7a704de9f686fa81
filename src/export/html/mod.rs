//! Items as one file of HTML that needs no script and no network.

pub mod escape;
pub mod picture;
pub mod element;
pub mod article;
pub mod contents;
pub mod style;
pub mod file;
