//! Runs of words to rows: measured, wrapped and laid out.

pub mod row;
pub mod age;
pub mod words;
pub mod span;
pub mod wrap;
pub mod lines;
pub mod setting;
pub mod scale_picture;
pub mod bar;
pub mod table;
pub mod block;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod layout;
