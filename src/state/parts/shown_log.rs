//! What was shown while something was presented, and for how long. It is kept only where that is asked for.

use std::time::Duration;

use crate::bundle::{Address, Id, Show};

/// One thing that was shown, and when it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub address: Address,
    pub title: String,
    /// The parts of it that its stop shows; all of them where none is named.
    pub show: Vec<Show>,
    /// Whether a question led to it, and not the walk.
    pub detour: bool,
    /// When it came, since the program began.
    pub came: Duration,
}

/// What was shown, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShownLog {
    shown: Vec<Shown>,
    now: Duration,
}

impl ShownLog {
    /// Notes what is on the screen now.
    pub fn note(&mut self, shown: Shown) {
        self.now = shown.came;
        let same = |last: &Shown| last.address == shown.address && last.detour == shown.detour;
        if !self.shown.last().is_some_and(same) {
            self.shown.push(shown);
        }
    }

    /// When the first thing was shown, since the program began.
    pub fn began(&self) -> Option<Duration> {
        self.shown.first().map(|shown| shown.came)
    }

    /// Whether an item of a bundle was shown.
    pub fn has(&self, bundle: &Id, item: &Id) -> bool {
        self.shown.iter().any(|shown| shown.address.bundle == *bundle && shown.address.item == *item)
    }

    /// The same, of which the last was shown until now.
    pub fn ended(&self, now: Duration) -> Self {
        Self { shown: self.shown.clone(), now }
    }

    /// What was shown, each with how long.
    pub fn lasted(&self) -> Vec<(&Shown, Duration)> {
        let ends = self.shown.iter().skip(1).map(|shown| shown.came).chain([self.now]);
        self.shown.iter().zip(ends).map(|(shown, end)| (shown, end.saturating_sub(shown.came))).collect()
    }
}
