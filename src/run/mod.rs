//! The outside world: terminal, threads, clock, command line.

pub mod failure;
pub mod outlet;
pub mod wire;
pub mod ink;
pub mod screen;
pub mod jobs;
pub mod inbox;
pub mod ears;
pub mod keep;
pub mod stock;
pub mod work;
pub mod lanes;
pub mod look;
pub mod event_loop;
pub mod svg;
pub mod reading;
pub mod list;
pub mod print;
pub mod open;
pub mod check;
pub mod themes;
pub mod search;
pub mod keys;
pub mod picture;
pub mod args;
