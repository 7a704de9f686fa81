//! The shape of a walk in its file, and what it becomes.

use serde::Deserialize;

use crate::bundle::{Id, Show, Stop, Walk};
use crate::load::yaml::spans::Step;

/// A walk as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WalkFile {
    pub id: String,
    pub title: String,
    pub stops: Vec<StopFile>,
}

/// A stop as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopFile {
    pub item: Id,
    pub notes: Option<String>,
    pub minutes: Option<u32>,
    #[serde(default)]
    pub show: Vec<Show>,
}

/// A walk, and where it stands in its file.
#[derive(Debug)]
pub struct HeldWalk {
    pub walk: Walk,
    /// The way to it from the top of the file.
    pub way: Vec<Step<'static>>,
}

impl WalkFile {
    /// The walk that it becomes.
    pub fn walk(self) -> Walk {
        let stop = |stop: StopFile| Stop { item: stop.item, notes: stop.notes, minutes: stop.minutes, show: stop.show };
        Walk { id: Id::new(&self.id), title: self.title, stops: self.stops.into_iter().map(stop).collect() }
    }
}
