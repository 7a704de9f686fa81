//! What the slides and the speaker's own screen tell each other: the slide in view, requests, and the time.

pub mod scene;
pub mod peer_message;
pub mod schedule;
