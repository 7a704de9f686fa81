//! How a talk stands against its plan, in words.

use std::time::Duration;

use crate::state::second_screen::scene::TimePlan;
use crate::theme::Role;

/// How a talk stands against its plan. Less than a minute either way is no difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScheduleStatus {
    /// The plan says nothing.
    Unplanned,
    /// So many minutes before the time of this stop.
    Ahead(u64),
    /// Within the time of this stop.
    On,
    /// So many minutes after this stop should have been over.
    Behind(u64),
    /// The whole time has run out within this minute.
    Up,
    /// So many minutes more than the whole walk was to take.
    Over(u64),
}

impl ScheduleStatus {
    /// The pace of a talk that has taken so long.
    pub fn of(elapsed: Duration, plan: Option<TimePlan>) -> Self {
        let Some(plan) = plan else { return Self::Unplanned };
        let elapsed = elapsed.as_secs();
        let seconds = |minutes: u32| u64::from(minutes) * 60;
        let (before, all) = (seconds(plan.before), seconds(plan.all));
        let through = before + seconds(plan.here);
        if elapsed >= all {
            match (elapsed - all) / 60 {
                0 => Self::Up,
                minutes => Self::Over(minutes),
            }
        } else if elapsed >= through + 60 {
            Self::Behind((elapsed - through) / 60)
        } else if elapsed + 60 <= before {
            Self::Ahead((before - elapsed) / 60)
        } else {
            Self::On
        }
    }

    /// The pace in words.
    pub fn words(self) -> String {
        match self {
            Self::Unplanned => "no time planned".to_owned(),
            Self::Ahead(minutes) => format!("{minutes} min ahead of the plan"),
            Self::On => "on pace".to_owned(),
            Self::Behind(minutes) => format!("{minutes} min behind the plan"),
            Self::Up => "the time is up".to_owned(),
            Self::Over(minutes) => format!("over by {minutes} min"),
        }
    }

    /// The role that its words are in.
    pub const fn role(self) -> Role {
        match self {
            Self::Unplanned => Role::Muted,
            Self::Ahead(_) => Role::Notice,
            Self::On => Role::Success,
            Self::Behind(_) => Role::Warning,
            Self::Up | Self::Over(_) => Role::Fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(minutes: u64, seconds: u64, plan: (u32, u32, u32), words: &str) {
        let plan = TimePlan { before: plan.0, here: plan.1, all: plan.2 };
        assert_eq!(ScheduleStatus::of(Duration::from_secs(minutes * 60 + seconds), Some(plan)).words(), words);
    }

    #[test]
    fn the_pace_is_told_to_the_minute() {
        let stop = (10, 3, 30);
        check(10, 0, stop, "on pace");
        check(9, 1, stop, "on pace");
        check(9, 0, stop, "1 min ahead of the plan");
        check(0, 0, stop, "10 min ahead of the plan");
        check(13, 59, stop, "on pace");
        check(14, 0, stop, "1 min behind the plan");
        check(15, 30, stop, "2 min behind the plan");
        check(29, 59, stop, "16 min behind the plan");
        check(30, 0, stop, "the time is up");
        check(30, 59, stop, "the time is up");
        check(31, 0, stop, "over by 1 min");
        check(34, 10, stop, "over by 4 min");
        check(0, 0, (0, 2, 30), "on pace");
        check(
            u64::MAX / 120,
            0,
            (u32::MAX, u32::MAX, u32::MAX),
            &format!("over by {} min", u64::MAX / 120 - 4_294_967_295),
        );
        assert_eq!(ScheduleStatus::of(Duration::ZERO, None).words(), "no time planned");
        assert_eq!(ScheduleStatus::of(Duration::MAX, None), ScheduleStatus::Unplanned);
    }
}
