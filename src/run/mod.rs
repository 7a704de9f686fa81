//! The outside world: terminal, threads, clock, command line.

pub mod os;
pub mod terminal;
pub mod link;
pub mod kept;
pub mod library;
pub mod program;
pub mod cli;
