//! A pseudo-terminal of our own: a program runs in it, and a model of a terminal shows what it drew.
//!
//! A program that is to own its terminal must open a session of its own before it starts, which takes a step between
//! fork and exec. So each program is started through this very executable: `launch` takes that step, then becomes the
//! program. Whoever uses this kit calls `launch` first thing, in a test named `launcher` or in `main`.

#![allow(dead_code, unused_imports, reason = "each of the programs that use the kit uses a part of it")]
#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a kit for tests fails by panic")]

pub mod model;
pub mod terminal;

pub use model::{Answers, Model};
pub use terminal::{Input, Pty, Start, killed_by, launch};
