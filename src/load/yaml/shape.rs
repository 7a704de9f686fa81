//! A tree of values in the shape of a Rust type: every fault is told with its place, what is wrong is mended with
//! something neutral, and the rest is read all the same.

use std::collections::HashSet;

use serde::de::DeserializeOwned;

use crate::bundle::Kind;
use crate::load::fault::advice;
use crate::load::fault::fault::Fault;
use crate::load::yaml::reading::{Given, ReadErrorKind, Reading};
use crate::load::yaml::scalar::ValueReader;
use crate::load::yaml::spans::Spans;
use crate::load::yaml::step::{Focus, Step};
use crate::load::yaml::yaml::Tree;

/// How often one value is mended before the rest of it is given up: more faults than that are one fault of the whole.
const MENDS: usize = 64;

/// Reads the value at the end of a way, and tells no more faults than there is room for. Nothing comes back only where not
/// even something neutral would do. The kind says which fields an item has.
pub fn read_at<T: DeserializeOwned>(
    spans: &Spans,
    way: &[Step<'_>],
    tree: &Tree,
    kind: Option<Kind>,
    room: usize,
) -> (Option<T>, Vec<Fault>) {
    let mut told = Vec::new();
    let mut missing: Vec<(&str, Fault)> = Vec::new();
    let mut blank: HashSet<Vec<Step<'_>>> = HashSet::new();
    for _ in 0..MENDS {
        let mut reading = Reading {
            spans,
            path: way.to_vec(),
            blank,
            room: room - told.len() - missing.len(),
            soft: Vec::new(),
            kind,
            known: Vec::new(),
            flat: false,
        };
        let node = spans.at_if_made(way);
        let result = T::deserialize(ValueReader { reading: &mut reading, given: Given::Tree(tree), node });
        let Reading { blank: held, soft, known, .. } = reading;
        blank = held;
        let error = match result {
            Ok(value) => {
                told.extend(soft);
                // The missing keys of a part are told before it is known that one of its holder is missing; they are put in
                // the order in which they are written.
                missing.sort_by_key(|(key, _)| known.iter().position(|known| known == key));
                told.extend(missing.into_iter().map(|(_, fault)| fault));
                return (Some(value), told);
            }
            Err(error) => error,
        };
        let mut path = error.path.unwrap_or_else(|| way.iter().map(Step::owned).collect());
        let has_room = told.len() + missing.len() < room;
        match error.what {
            ReadErrorKind::Wrong(wrong) if has_room => told.push(spans.fault(&path, Focus::Value, *wrong)),
            ReadErrorKind::Wrong(_) | ReadErrorKind::NoNeutral => {}
            ReadErrorKind::Missing(key) => {
                if has_room {
                    missing.push((key, spans.fault(&path, Focus::Value, advice::missing_key(key, &Step::keys(&path)))));
                }
                path.push(Step::key(key));
            }
        }
        // Where something neutral did not do, what holds it is taken out instead.
        while !blank.insert(path.clone()) {
            path.pop();
        }
        if path.len() <= way.len() {
            told.extend(soft);
            break;
        }
    }
    told.extend(missing.into_iter().map(|(_, fault)| fault));
    (None, told)
}
