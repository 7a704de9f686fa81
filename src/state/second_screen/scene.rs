//! What is on the slides, as the speaker's own screen is sent it: everything that screen needs, and nothing else.
//!
//! The slides send the words themselves, and not only which stop of which bundle is shown. So there is one reading of the
//! files, one ceiling and one edition; the speaker's screen opens no file, needs no path, and can never show another
//! edition than the audience sees. What is above the ceiling of the slides is not there to be sent.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use crate::bundle::{Ceiling, Marking, Tlp};

/// The most stops that are sent; of a longer walk the speaker sees the first of them, and that they are the first.
pub const MOST_STOPS: usize = 400;

/// The most detours that are sent, the newest.
pub const MOST_DETOURS: usize = 40;

/// The most characters of a title that are sent; a title has ninety at most.
pub const LONGEST_TITLE: usize = 160;

/// The most characters of the notes of a stop that are sent: a quarter of an hour, read aloud.
pub const LONGEST_NOTES: usize = 12_000;

/// The most characters that are sent of what comes next.
pub const LONGEST_LEAD: usize = 400;

/// What is on the slides. Over the socket its parts stand beside each other in one object, as if it had none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scene {
    pub walk: SceneWalk,
    pub markings: SceneMarkings,
    pub position: Position,
    pub notes: SceneNotes,
}

/// The walk that is presented.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SceneWalk {
    /// The bundle and the walk, by their ids: whether it is the same talk as before.
    pub talk: (String, String),
    /// The title of the assessment.
    pub title: String,
    /// The title of the walk.
    pub walk: String,
    /// What the walk is meant to take.
    pub plan: Option<TimePlan>,
    /// The stops of the walk, the first `MOST_STOPS` of them.
    pub stops: Vec<SceneStop>,
    /// What was shown beside the walk, in order, the newest `MOST_DETOURS`.
    pub detours: Vec<String>,
    /// What comes next in the walk.
    pub next: Option<NextStop>,
}

/// How what is sent here may be handled.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SceneMarkings {
    /// The highest marking of anything in the scene.
    pub marking: Option<Tlp>,
    /// Whether anything in the scene states no marking.
    pub unmarked: bool,
    /// The marking that the slides ask about before they show anything. Nothing else is sent then.
    pub asks: Option<Tlp>,
}

/// Where in the walk the slides are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Position {
    pub now: SceneItem,
    /// The number of the stop at which the walk is, from 1, and how many there are.
    pub stop: (u32, u32),
    /// How many steps of the slide are shown, and how many there are.
    pub step: (u32, u32),
    /// Whether what is shown is a detour from that stop.
    pub detour: bool,
    /// What hides the slide from the audience.
    #[serde(rename = "veil")]
    pub hidden_by: HiddenBy,
    /// Whether a line is in the spotlight.
    #[serde(rename = "lit")]
    pub spotlight: bool,
}

/// The speaker's notes of the stop.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SceneNotes {
    /// A paragraph each; nothing where the stop has none.
    #[serde(rename = "notes")]
    pub paragraphs: Vec<String>,
    /// How many characters of the notes were too many to be sent.
    #[serde(rename = "untold")]
    pub left_out: u32,
}

/// An item on a slide.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SceneItem {
    /// The word for what it is.
    pub kind: String,
    /// Its code, where it has one that people say.
    pub code: String,
    pub title: String,
}

/// The stop that comes next.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextStop {
    #[serde(rename = "spot")]
    pub item: SceneItem,
    /// How its text begins.
    pub lead: String,
    /// How many minutes it is meant to take.
    pub minutes: Option<u32>,
}

/// What the walk is meant to take, in minutes. Stops that say nothing take none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimePlan {
    /// Up to the stop at which the walk is.
    pub before: u32,
    pub here: u32,
    pub all: u32,
}

/// What hides the slide from the audience.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HiddenBy {
    #[default]
    None,
    /// The screen is blank.
    Blank,
    /// The list of what was shown stands in its place.
    Covered,
    /// The notes are shown in its place, for everybody to see.
    Notes,
    /// Something else lies over it: a search, the stops, the evidence.
    Layer(String),
}

/// A stop of the walk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SceneStop {
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
        let SceneMarkings { marking, unmarked, asks } = self.markings;
        ceiling.admits(&stated(asks.max(marking))) && (!unmarked || ceiling.admits(&stated(None)))
    }

    /// The fields of every part, by their names in JSON.
    fn fields(&self) -> serde_json::Result<Map<String, Value>> {
        let Self { walk, markings, position, notes } = self;
        let parts = [
            serde_json::to_value(walk)?,
            serde_json::to_value(markings)?,
            serde_json::to_value(position)?,
            serde_json::to_value(notes)?,
        ];
        Ok(parts.into_iter().filter_map(|part| part.as_object().cloned()).flatten().collect())
    }

    fn of(fields: &Value) -> serde_json::Result<Self> {
        Ok(Self {
            walk: SceneWalk::deserialize(fields)?,
            markings: SceneMarkings::deserialize(fields)?,
            position: Position::deserialize(fields)?,
            notes: SceneNotes::deserialize(fields)?,
        })
    }
}

impl Serialize for Scene {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.fields().map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Scene {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = Value::Object(Map::deserialize(deserializer)?);
        let scene = Self::of(&fields).map_err(D::Error::custom)?;
        let known = scene.fields().map_err(D::Error::custom)?;
        match fields.as_object().into_iter().flat_map(Map::keys).find(|key| !known.contains_key(*key)) {
            Some(key) => Err(D::Error::custom(format!("unknown field `{key}`"))),
            None => Ok(scene),
        }
    }
}
