//! YAML text to values, with the place of each.

pub mod step;
pub mod node;
pub mod syntax;
pub mod events;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod yaml;
pub mod spans;
pub mod guard;
pub mod plain_subset;
pub mod reading;
pub mod single;
pub mod scalar;
pub mod reader;
pub mod shape;
pub mod read;
