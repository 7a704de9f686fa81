//! Items as Markdown: one file, or a folder of notes that link to each other.

pub mod escape;
pub mod element;
pub mod item;
pub mod file;
pub mod vault;
