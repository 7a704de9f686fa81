//! The walks of one's own, as they are kept between two starts.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::bundle::{Id, Show, Stop, Walk};
use crate::load::files::folders;
use crate::run::os::write_file;
use crate::text::prose;

/// The version of the file.
const VERSION: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
struct WalksFile {
    version: u32,
    walks: Vec<StoredWalk>,
}

/// A walk, and the bundle it leads through.
#[derive(Debug, Serialize, Deserialize)]
struct StoredWalk {
    bundle: String,
    id: String,
    title: String,
    stops: Vec<StoredStop>,
}

/// A stop; its notes, its minutes and what it shows may be written by hand.
#[derive(Debug, Serialize, Deserialize)]
struct StoredStop {
    item: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notes: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    show: Vec<Show>,
}

/// The walks that were kept, by the bundle they lead through.
pub fn kept() -> BTreeMap<Id, Walk> {
    path().and_then(|path| write_file::read(&path)).as_deref().and_then(understood).unwrap_or_default()
}

/// The walks of a file, where a program wrote it that writes as this one does.
fn understood(bytes: &[u8]) -> Option<BTreeMap<Id, Walk>> {
    let kept = serde_json::from_slice::<WalksFile>(bytes).ok().filter(|kept| kept.version == VERSION)?;
    let stop = |stop: StoredStop| Stop {
        item: Id::new(&stop.item),
        notes: stop.notes,
        minutes: stop.minutes,
        show: stop.show,
    };
    let walk = |walk: StoredWalk| {
        let stops = walk.stops.into_iter().map(stop).collect();
        (Id::new(&walk.bundle), Walk { id: Id::new(&walk.id), title: walk.title, stops })
    };
    Some(kept.walks.into_iter().map(walk).collect())
}

/// Keeps the walks, with whatever somebody else has kept meanwhile: another program, or a hand in the file. What this
/// program has known until now tells whose change is whose. A file that is none of ours is set aside first; the sentence
/// says where.
pub fn keep(walks: &BTreeMap<Id, Walk>, known: &BTreeMap<Id, Walk>) -> Result<Option<String>, String> {
    let refused = |why: String| format!("your own walk cannot be kept for the next start: {why}");
    let path = path().ok_or_else(|| refused("there is no home folder".to_owned()))?;
    let stop = |stop: &Stop| StoredStop {
        item: stop.item.to_string(),
        notes: stop.notes.clone(),
        minutes: stop.minutes,
        show: stop.show.clone(),
    };
    let walk = |(bundle, walk): (&Id, &Walk)| StoredWalk {
        bundle: bundle.to_string(),
        id: walk.id.to_string(),
        title: walk.title.clone(),
        stops: walk.stops.iter().map(stop).collect(),
    };
    let aside = write_file::write_merged(&path, understood, |theirs| {
        let walks = joined(walks, known, theirs).iter().map(walk).collect();
        serde_json::to_string_pretty(&WalksFile { version: VERSION, walks })
    })
    .map_err(|error| refused(error.to_string()))?;
    Ok(aside.map(|aside| {
        let aside = prose::clean(&aside.display().to_string()).into_owned();
        format!("the walks that were kept before could not be read; they are set aside as {aside}")
    }))
}

/// Our walks and theirs as one: what only one side changed is as that side has it, and where both changed a walk it has
/// the stops of both.
fn joined(ours: &BTreeMap<Id, Walk>, known: &BTreeMap<Id, Walk>, mut theirs: BTreeMap<Id, Walk>) -> BTreeMap<Id, Walk> {
    for (bundle, walk) in ours {
        let before = known.get(bundle);
        let all = match theirs.remove(bundle) {
            Some(their) if before == Some(walk) => their,
            Some(their) if before != Some(&their) => both(walk, before, their),
            // Nobody else has changed it; or somebody has thrown it away, and this program still has it.
            Some(_) | None => walk.clone(),
        };
        theirs.insert(bundle.clone(), all);
    }
    theirs.retain(|bundle, their| ours.contains_key(bundle) || known.get(bundle) != Some(their));
    theirs
}

/// A walk that both have changed.
fn both(ours: &Walk, before: Option<&Walk>, theirs: Walk) -> Walk {
    let of =
        |walk: Option<&Walk>, item: &Id| walk.and_then(|walk| walk.stops.iter().find(|s| s.item == *item)).cloned();
    let mut walk = ours.clone();
    if before.is_some_and(|before| before.title == ours.title) {
        walk.title.clone_from(&theirs.title);
    }
    for stop in &mut walk.stops {
        // Notes are written by hand, into the file.
        if let (true, Some(their)) = (of(before, &stop.item).as_ref() == Some(stop), of(Some(&theirs), &stop.item)) {
            *stop = their;
        }
    }
    let more = theirs.stops.into_iter().filter(|s| of(Some(ours), &s.item).is_none() && of(before, &s.item).is_none());
    walk.stops.extend(more.collect::<Vec<_>>());
    walk
}

fn path() -> Option<PathBuf> {
    folders::state_folder().map(|folder| folder.join("walks.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walks(text: &str) -> BTreeMap<Id, Walk> {
        let walk = |line: &str| {
            let (bundle, stops) = line.split_once(": ").unwrap_or((line, ""));
            let stop = |text: &str| {
                let (item, notes) = text.split_once('=').map_or((text, None), |(item, notes)| (item, Some(notes)));
                Stop { notes: notes.map(str::to_owned), ..Stop::at(&Id::new(item)) }
            };
            let stops = stops.split_whitespace().map(stop).collect();
            (Id::new(bundle), Walk { id: Id::new("own"), title: "Mine".to_owned(), stops })
        };
        text.split("; ").filter(|line| !line.is_empty()).map(walk).collect()
    }

    #[test]
    fn what_is_written_by_hand_is_understood() {
        let text = br#"{"version": 1, "walks": [{"bundle": "b", "id": "own", "title": "Mine", "stops": [
            {"item": "J-1", "notes": "Slowly.", "minutes": 3, "show": ["likelihood", "support"]}, {"item": "J-2"}]}]}"#;
        let stops = understood(text).unwrap_or_default().remove(&Id::new("b")).map(|walk| walk.stops);
        let first = Stop {
            notes: Some("Slowly.".to_owned()),
            minutes: Some(3),
            show: vec![Show::Likelihood, Show::Support],
            ..Stop::at(&Id::new("J-1"))
        };
        assert_eq!(stops, Some(vec![first, Stop::at(&Id::new("J-2"))]));
    }

    #[track_caller]
    fn check(known: &str, ours: &str, theirs: &str, expected: &str) {
        assert_eq!(joined(&walks(ours), &walks(known), walks(theirs)), walks(expected));
    }

    #[test]
    fn nothing_of_either_side_is_lost() {
        check("", "a: 1", "", "a: 1");
        check("", "a: 1", "b: 2", "a: 1; b: 2");
        check("a: 1", "a: 1 2", "a: 1 3", "a: 1 2 3");
        check("a: 1", "a: 1", "a: 1 3", "a: 1 3");
        check("a: 1 2", "a: 1", "a: 1 2 3", "a: 1 3");
        check("a: 1; b: 2", "a: 1 3", "a: 1; b: 2", "a: 1 3");
        check("a: 1; b: 2", "a: 1", "a: 1; b: 2 4", "a: 1; b: 2 4");
        check("a: 1", "a: 1 2", "a: 1=by-hand", "a: 1=by-hand 2");
    }
}
