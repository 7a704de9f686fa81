//! Runs of words to rows: measured, wrapped and laid out.

pub mod row;
pub mod age;
pub mod words;
pub mod span;
pub mod wrap;
pub mod lines;
pub mod setting;
pub mod block;
pub mod bar;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod layout;
