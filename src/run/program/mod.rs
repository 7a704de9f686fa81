//! The running program: its tasks, its threads, its loop.

pub mod work;
pub mod lanes;
pub mod event_loop;
