//! An item as it is presented: its parts, step by step.

pub mod parts;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod slide;
