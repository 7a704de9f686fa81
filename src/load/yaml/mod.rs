//! YAML text to values, with the place of each.

pub mod spans;
pub mod syntax;
pub mod guard;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod yaml;
pub mod reading;
pub mod single;
pub mod scalar;
pub mod reader;
pub mod shape;
pub mod read;
