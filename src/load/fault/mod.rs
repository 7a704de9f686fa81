//! What can be wrong with a file, and how it is said.

pub mod file_text;
pub mod code;
pub mod nearest;
pub mod wrong;
pub mod files;
pub mod yaml;
pub mod written;
pub mod keys;
pub mod advice;
pub mod items;
pub mod likelihood;
pub mod confidence;
pub mod statements;
pub mod scales;
pub mod catalogue;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod fault;
pub mod report;
