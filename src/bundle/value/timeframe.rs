//! When a judgement is meant to hold.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bundle::value::origin::Origin;

/// The time a judgement speaks of, as written, and what it comes to where that can be said.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Timeframe {
    /// The issuer's words: "this year", "in the medium term"; `not_stated` where there are none.
    pub as_written: String,
    /// The first day, where known.
    pub from: Option<Date>,
    /// The last day, where known.
    pub to: Option<Date>,
    /// Who put the end into a date; required with `to`.
    pub to_origin: Option<Origin>,
}

/// Where today stands in the window of a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// It has no stated end.
    Open,
    /// It runs until this day.
    Runs(Date),
    /// It ended on this day.
    Ended(Date),
}

impl Timeframe {
    /// Where a day stands in the window.
    pub fn window(&self, today: Date) -> Window {
        match self.to {
            None => Window::Open,
            Some(end) if end < today => Window::Ended(end),
            Some(end) => Window::Runs(end),
        }
    }

    /// Whether the words say a time at all.
    pub fn is_stated(&self) -> bool {
        self.as_written != crate::bundle::value::id::Id::NOT_STATED
    }
}
