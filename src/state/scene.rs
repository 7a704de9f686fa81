//! What is on the slides, as it is told to the speaker's own screen: everything that screen needs, and nothing else.
//!
//! The slides tell the words themselves, and not only which stop of which bundle is shown. So there is one reading of the
//! files, one ceiling and one edition; the speaker's screen opens no file, needs no path, and can never show another
//! edition than the audience sees. What is above the ceiling of the slides is not there to be told.

use serde::{Deserialize, Serialize};

use crate::bundle::{Ceiling, Marking, Tlp};

/// The most stops that are told; of a longer walk the speaker sees the first of them, and is told so.
pub const MOST_STOPS: usize = 400;

/// The most detours that are told, the newest.
pub const MOST_DETOURS: usize = 40;

/// The most characters of a title that are told; a title has ninety at most.
pub const LONGEST_TITLE: usize = 160;

/// The most characters of the notes of a stop that are told: a quarter of an hour, read aloud.
pub const LONGEST_NOTES: usize = 12_000;

/// The most characters that are told of what comes next.
pub const LONGEST_LEAD: usize = 400;

/// What is on the slides.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// The bundle and the walk, by their ids: whether it is the same talk as before.
    pub talk: (String, String),
    /// The title of the assessment.
    pub title: String,
    /// The title of the walk.
    pub walk: String,
    /// The highest marking of anything that is told here.
    pub marking: Option<Tlp>,
    /// Whether anything that is told here states no marking.
    pub unmarked: bool,
    /// The marking that the slides ask about before they show anything. Nothing else is told then.
    pub asks: Option<Tlp>,
    pub now: Spot,
    /// The number of the stop at which the walk is, from 1, and how many there are.
    pub stop: (u32, u32),
    /// How many steps of the slide are shown, and how many there are.
    pub step: (u32, u32),
    /// Whether what is shown is a detour from that stop.
    pub detour: bool,
    /// The speaker's notes, a paragraph each; nothing where the stop has none.
    pub notes: Vec<String>,
    /// How many characters of the notes were too many to be told.
    pub untold: u32,
    /// What comes next in the walk.
    pub next: Option<Next>,
    /// What the walk is meant to take.
    pub plan: Option<Plan>,
    /// What hides the slide from the audience.
    pub veil: Veil,
    /// Whether a line is in the spotlight.
    pub lit: bool,
    /// The stops of the walk, the first `MOST_STOPS` of them.
    pub stops: Vec<Leg>,
    /// What was shown beside the walk, in order, the newest `MOST_DETOURS`.
    pub detours: Vec<String>,
}

/// An item on a slide.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// The word for what it is.
    pub kind: String,
    /// Its code, where it has one that people say.
    pub code: String,
    pub title: String,
}

/// The stop that comes next.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Next {
    pub spot: Spot,
    /// How its text begins.
    pub lead: String,
    /// How many minutes it is meant to take.
    pub minutes: Option<u32>,
}

/// What the walk is meant to take, in minutes. Stops that say nothing take none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Up to the stop at which the walk is.
    pub before: u32,
    pub here: u32,
    pub all: u32,
}

/// What hides the slide from the audience.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Veil {
    #[default]
    None,
    /// The screen is blank.
    Blank,
    /// What was covered is shown in its place.
    Covered,
    /// The notes are shown in its place, for everybody to see.
    Notes,
    /// Something else lies over it: a search, the stops, the evidence.
    Layer(String),
}

/// A stop of the walk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leg {
    /// The title of its item.
    pub title: String,
    /// How many minutes it is meant to take.
    pub minutes: Option<u32>,
    /// Whether it was shown.
    pub seen: bool,
}

impl Scene {
    /// Whether it may be shown under a ceiling: all of it, or nothing.
    pub fn under(&self, ceiling: Ceiling) -> bool {
        let stated = |tlp| Marking { tlp, ..Marking::default() };
        ceiling.admits(&stated(self.asks.max(self.marking))) && (!self.unmarked || ceiling.admits(&stated(None)))
    }
}
