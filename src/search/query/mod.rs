//! What was asked: read, and put against an index.

#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod query;
pub mod filter;
pub mod parse;
pub mod complete;
pub mod near;
pub mod matches;
pub mod abbreviation;
pub mod plan;
