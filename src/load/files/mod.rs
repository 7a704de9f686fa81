//! Where bundles stand on disk and in the program, and opening them.

#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod files;
pub mod open;
pub mod foreign;
pub mod references;
pub mod compiled;
pub mod builtin;
pub mod same_id;
pub mod folders;
