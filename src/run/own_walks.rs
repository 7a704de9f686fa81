//! The walks of one's own, as they are kept between two starts.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::bundle::{Id, Stop, Walk};
use crate::load::shelf;
use crate::run::keep;

/// The version of the file.
const VERSION: u32 = 1;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    version: u32,
    walks: Vec<KeptWalk>,
}

/// A walk, and the bundle it leads through.
#[derive(Debug, Serialize, Deserialize)]
struct KeptWalk {
    bundle: String,
    id: String,
    title: String,
    stops: Vec<KeptStop>,
}

/// A stop; its notes and minutes may be written by hand.
#[derive(Debug, Serialize, Deserialize)]
struct KeptStop {
    item: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notes: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
}

/// The walks that were kept, by the bundle they lead through.
#[must_use]
pub fn kept() -> BTreeMap<Id, Walk> {
    let bytes = path().and_then(|path| keep::kept(&path)).unwrap_or_default();
    let Ok(kept) = serde_json::from_slice::<Kept>(&bytes) else { return BTreeMap::new() };
    if kept.version != VERSION {
        return BTreeMap::new();
    }
    let stop = |stop: KeptStop| Stop { notes: stop.notes, minutes: stop.minutes, ..Stop::at(&Id::new(&stop.item)) };
    let walk = |walk: KeptWalk| {
        let stops = walk.stops.into_iter().map(stop).collect();
        (Id::new(&walk.bundle), Walk { id: Id::new(&walk.id), title: walk.title, stops })
    };
    kept.walks.into_iter().map(walk).collect()
}

/// Keeps the walks.
///
/// # Errors
/// The sentence that says why they cannot be kept.
pub fn keep(walks: &BTreeMap<Id, Walk>) -> Result<(), String> {
    let refused = |why: String| format!("your own walk cannot be kept for the next start: {why}");
    let path = path().ok_or_else(|| refused("there is no home folder".to_owned()))?;
    let stop = |stop: &Stop| KeptStop { item: stop.item.to_string(), notes: stop.notes.clone(), minutes: stop.minutes };
    let walk = |(bundle, walk): (&Id, &Walk)| KeptWalk {
        bundle: bundle.to_string(),
        id: walk.id.to_string(),
        title: walk.title.clone(),
        stops: walk.stops.iter().map(stop).collect(),
    };
    let kept = Kept { version: VERSION, walks: walks.iter().map(walk).collect() };
    let text = serde_json::to_string_pretty(&kept).map_err(|error| refused(error.to_string()))?;
    keep::keep(&path, text.as_bytes()).map_err(|error| refused(error.to_string()))
}

fn path() -> Option<PathBuf> {
    shelf::state_folder().map(|folder| folder.join("walks.json"))
}
