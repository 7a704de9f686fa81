//! Every test, in one program: linked once, and run side by side.
//!
//! What a test needs of environment, folder or terminal it gives to a process that it starts; none changes this one's.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod dice;
mod example;
mod harmless;
#[path = "../benches/made/mod.rs"]
mod made;
mod pty;
mod snapshot;
mod stage;
mod steering;

mod architecture;
mod archive;
mod author;
mod cli;
mod content;
mod embedded;
mod exchange;
mod every_field;
mod exhibits;
mod export;
mod faults;
mod format;
mod fuzz;
mod honest;
mod hostile;
mod issuers;
mod journeys;
mod kept;
mod keymap;
mod keys;
mod library;
mod licences;
mod link;
mod markings;
mod notes;
mod open;
mod outputs;
mod pages;
mod present;
mod readme;
mod redaction;
mod relevance;
mod samples;
mod schema;
mod search;
mod secrets;
mod slides;
mod storm;
mod surfaces;
mod terminal;
mod themes;
mod two_screens;
mod views;

/// This program as the step between a test and a program in a terminal of its own.
#[test]
fn launcher() {
    pty::launch();
}
