//! The user's own walks, as they are kept between two starts.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::bundle::{Id, Show, Stop, Walk};
use crate::run::kept::state_file::{StateFile, with_unknown_keys};

#[derive(Debug, Deserialize)]
struct WalksFile {
    walks: Vec<StoredWalk>,
}

/// A walk, and the bundle it leads through.
#[derive(Debug, Deserialize)]
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

/// The keys of walks and of stops that this version knows.
const WALK_KEYS: [&str; 4] = ["bundle", "id", "title", "stops"];
const STOP_KEYS: [&str; 4] = ["item", "notes", "minutes", "show"];

fn file() -> StateFile {
    StateFile::new("walks.json", "your own walk", "the file of your own walks")
}

/// The walks that were kept, by the bundle they lead through.
pub fn kept() -> BTreeMap<Id, Walk> {
    file().read().map(walks_of).unwrap_or_default()
}

/// The walks of a file. Of two through one bundle the last is the user's own walk; the other stays in the file.
fn walks_of(file: WalksFile) -> BTreeMap<Id, Walk> {
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
    file.walks.into_iter().map(walk).collect()
}

/// Keeps the walks, merged with changes that another program or the user made to the file since `known` was read. A file
/// that cannot be read is set aside first; the sentence says where.
pub fn keep(walks: &BTreeMap<Id, Walk>, known: &BTreeMap<Id, Walk>) -> Result<Option<String>, String> {
    file().update(|file: Option<WalksFile>, object| {
        let walks = merged(walks, known, file.map(walks_of).unwrap_or_default());
        let before = object.remove("walks");
        object.insert("walks".to_owned(), stored(walks, before.as_ref().and_then(Value::as_array)));
    })
}

/// The walks as the file has them. What this version does not know stays where it was: unknown keys of walks and stops, and
/// other walks through the same bundle.
fn stored(mut walks: BTreeMap<Id, Walk>, before: Option<&Vec<Value>>) -> Value {
    let mut stored: Vec<Value> = Vec::new();
    let mut seen = HashSet::new();
    for old in before.into_iter().flatten().rev() {
        let bundle = Id::new(old["bundle"].as_str().unwrap_or_default());
        if !seen.insert(bundle.clone()) {
            stored.push(old.clone());
        } else if let Some(walk) = walks.remove(&bundle) {
            stored.push(stored_walk(&bundle, &walk, Some(old)));
        }
    }
    stored.reverse();
    stored.extend(walks.iter().map(|(bundle, walk)| stored_walk(bundle, walk, None)));
    stored.into()
}

fn stored_walk(bundle: &Id, walk: &Walk, old: Option<&Value>) -> Value {
    let mut old_stops: Vec<&Value> = old.and_then(|old| old["stops"].as_array()).into_iter().flatten().collect();
    let stops = walk.stops.iter().map(|stop| {
        let old = old_stops.iter().position(|old| old["item"] == stop.item.as_str()).map(|at| old_stops.remove(at));
        let Stop { item, notes, minutes, show } = stop.clone();
        let new = json!(StoredStop { item: item.to_string(), notes, minutes, show });
        with_unknown_keys(new, old, &STOP_KEYS)
    });
    let stops: Vec<Value> = stops.collect();
    let new = json!({"bundle": bundle.as_str(), "id": walk.id.as_str(), "title": walk.title, "stops": stops});
    with_unknown_keys(new, old, &WALK_KEYS)
}

/// Our walks and theirs merged: what only one side changed is as that side has it, and a walk that both changed has the
/// stops of both.
fn merged(ours: &BTreeMap<Id, Walk>, known: &BTreeMap<Id, Walk>, mut theirs: BTreeMap<Id, Walk>) -> BTreeMap<Id, Walk> {
    for (bundle, walk) in ours {
        let before = known.get(bundle);
        let all = match theirs.remove(bundle) {
            Some(their) if before == Some(walk) => their,
            Some(their) if before != Some(&their) => both(walk, before, their),
            // Only this program changed it; or the other deleted it, and this program still has it.
            Some(_) | None => walk.clone(),
        };
        theirs.insert(bundle.clone(), all);
    }
    theirs.retain(|bundle, their| ours.contains_key(bundle) || known.get(bundle) != Some(their));
    theirs
}

/// A walk that both changed.
fn both(ours: &Walk, before: Option<&Walk>, theirs: Walk) -> Walk {
    let of =
        |walk: Option<&Walk>, item: &Id| walk.and_then(|walk| walk.stops.iter().find(|s| s.item == *item)).cloned();
    let mut walk = ours.clone();
    if before.is_some_and(|before| before.title == ours.title) {
        walk.title.clone_from(&theirs.title);
    }
    for stop in &mut walk.stops {
        // A stop that was not changed here is as the file has it: the user writes notes into it by hand.
        if let (true, Some(their)) = (of(before, &stop.item).as_ref() == Some(stop), of(Some(&theirs), &stop.item)) {
            *stop = their;
        }
    }
    let more = theirs.stops.into_iter().filter(|s| of(Some(ours), &s.item).is_none() && of(before, &s.item).is_none());
    walk.stops.extend(more.collect::<Vec<_>>());
    walk
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
        let file: WalksFile = serde_json::from_slice(text).unwrap();
        let stops = walks_of(file).remove(&Id::new("b")).map(|walk| walk.stops);
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
        assert_eq!(merged(&walks(ours), &walks(known), walks(theirs)), walks(expected));
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
