//! The day and the time, set by the program before each message.

use std::time::Duration;

use jiff::civil::{Date, Time};

#[derive(Debug, Clone, Copy)]
pub struct Clock {
    pub today: Date,
    /// The time of day, where a clock is on the screen.
    pub time: Time,
    /// How long the program has been running.
    pub now: Duration,
}

impl Clock {
    pub const fn new(today: Date) -> Self {
        Self { today, time: Time::midnight(), now: Duration::ZERO }
    }
}
