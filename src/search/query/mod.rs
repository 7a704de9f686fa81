//! What was asked: read, and put against an index.

#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod query;
pub mod narrow;
pub mod parse;
pub mod complete;
pub mod near;
pub mod reach;
pub mod word_heads;
pub mod plan;
