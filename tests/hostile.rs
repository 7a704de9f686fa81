//! Nothing that stands in a file can hurt: every hostile input comes to what it must, at no more than its size.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "hostile/bombs.rs"]
mod bombs;
#[path = "hostile/cases.rs"]
mod cases;
#[path = "hostile/cost.rs"]
mod cost;
#[path = "hostile/grow.rs"]
mod grow;
#[path = "hostile/harmless.rs"]
mod harmless;
#[path = "hostile/noise.rs"]
mod noise;
#[path = "hostile/odd_files.rs"]
mod odd_files;
#[path = "hostile/steering.rs"]
mod steering;

use harmless::harmless;
