//! Markdown: one file, or a vault of them with links between them.

pub mod blocks;
pub mod front_matter;
pub mod vault;
