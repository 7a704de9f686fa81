//! The command line: one file for each subcommand.

pub mod svg;
pub mod options;
pub mod list;
pub mod print;
pub mod open;
pub mod present;
pub mod check;
pub mod themes;
pub mod search;
pub mod export;
pub mod keys;
pub mod new;
pub mod import;
pub mod schema;
pub mod picture;
pub mod args;
