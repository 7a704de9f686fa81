//! The connection between the slides and the speaker's own screen.

pub mod mailbox;
pub mod socket;
pub mod peer;
pub mod connection;
