//! A STIX file: its objects, found by their ids, and what it says of itself.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::exchange::draft::report::Warnings;
use crate::exchange::json::budget::{Refusal, check_objects};
use crate::exchange::json::raw::{Entries, list};
use crate::exchange::stix::marking::{Definitions, PREDEFINED};
use crate::exchange::stix::object::StixObject;

/// The objects of a file, and the bundle that they stand in, where they do.
#[derive(Debug)]
pub struct StixFile<'a> {
    pub wrapper: Option<StixObject<'a>>,
    pub objects: Vec<StixObject<'a>>,
}

/// The objects of a file by their ids, and their markings.
#[derive(Debug)]
pub struct StixIndex<'f, 'a> {
    pub objects: &'f [StixObject<'a>],
    /// Of several versions of an object, the newest.
    newest: HashMap<&'f str, usize>,
    /// The earlier versions, by the place of the newest.
    earlier: HashMap<usize, Vec<usize>>,
    pub definitions: Definitions,
}

/// Whether JSON is STIX: a bundle, an object, or a list of objects, known by its types and ids.
pub fn is_stix(value: &RawValue) -> bool {
    let first = list(value).first().copied().unwrap_or(value);
    let Some(entries) = Entries::of(first) else { return false };
    let typed = entries.text("type").is_some_and(|named| {
        entries.text("id").is_some_and(|id| id.strip_prefix(named.as_ref()).is_some_and(|rest| rest.starts_with("--")))
    });
    typed || (entries.text("type").as_deref() == Some("bundle") && entries.has("objects"))
}

impl<'a> StixFile<'a> {
    /// Reads a file of so many bytes.
    pub fn read(value: &'a RawValue, bytes: usize) -> Result<Self, Refusal> {
        let mut elements = list(value);
        let mut wrapper = None;
        if let Some(mut entries) = Entries::of(value) {
            match entries.text("type").as_deref() {
                Some("bundle") => {
                    elements = entries.list("objects");
                    if entries.get("objects").is_some_and(|objects| objects.get().starts_with('[')) {
                        entries.0.retain(|(key, _)| key != "objects");
                    }
                    let mut bundle = StixObject::read(value);
                    bundle.entries = entries;
                    wrapper = Some(bundle);
                }
                _ => elements = vec![value],
            }
        }
        check_objects(elements.len(), bytes)?;
        Ok(Self { wrapper, objects: elements.into_iter().map(StixObject::read).collect() })
    }

    pub fn index(&self) -> StixIndex<'_, 'a> {
        let mut newest: HashMap<&str, usize> = HashMap::with_capacity(self.objects.len());
        for (place, object) in self.objects.iter().enumerate() {
            let held = newest.entry(&object.id).or_insert(place);
            if *held != place && modified(object) >= modified(&self.objects[*held]) {
                *held = place;
            }
        }
        let mut earlier: HashMap<usize, Vec<usize>> = HashMap::new();
        for (place, object) in self.objects.iter().enumerate() {
            let newest = newest.get(object.id.as_str()).copied().unwrap_or(place);
            if newest != place && self.objects[newest].object_type == object.object_type {
                earlier.entry(newest).or_default().push(place);
            }
        }
        StixIndex { objects: &self.objects, newest, earlier, definitions: Definitions::of(&self.objects) }
    }
}

fn modified<'a>(object: &StixObject<'a>) -> Option<Cow<'a, str>> {
    object.text("modified").or_else(|| object.text("created"))
}

impl StixIndex<'_, '_> {
    /// The object of that id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.newest.get(id).copied()
    }

    /// The object that stands for this one: the newest of its versions.
    pub fn standing_for(&self, place: usize) -> usize {
        let object = &self.objects[place];
        match self.find(&object.id) {
            // Two things with one id and two types are no versions of each other.
            Some(newest) if self.objects[newest].object_type == object.object_type => newest,
            Some(_) | None => place,
        }
    }

    /// The earlier versions of an object.
    pub fn earlier(&self, place: usize) -> impl Iterator<Item = &StixObject<'_>> {
        self.earlier.get(&place).into_iter().flatten().map(|&place| &self.objects[place])
    }

    /// Tells of every id that the file does not hold.
    pub fn dangling(&self, warnings: &mut Warnings) {
        for object in self.objects {
            for (key, ids) in object.references() {
                for id in ids {
                    let predefined = PREDEFINED.iter().any(|(known, _)| *known == id);
                    if !predefined && self.find(&id).is_none() {
                        warnings.tell(&object.id, format!("its {key} names {id}, which the file does not hold"));
                    }
                }
            }
        }
    }
}
