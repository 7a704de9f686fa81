//! A MISP file as bundles.

use serde_json::value::RawValue;

use crate::bundle::Bundle;
use crate::exchange::draft::ids::TakenIds;
use crate::exchange::draft::report::{Imported, SourceObject, Warnings};
use crate::exchange::json::budget::{Refusal, check_objects};
use crate::exchange::json::raw::{Entries, list};
use crate::exchange::misp::element::MispElement;
use crate::exchange::misp::{event, galaxy};

/// What a MISP file is.
#[derive(Debug)]
pub enum MispFile<'a> {
    Events(Vec<&'a RawValue>),
    Galaxy(&'a RawValue),
}

/// What of MISP a JSON value is: an event, bare or wrapped, a list of events, an answer of the program, or a galaxy.
pub fn sort(value: &RawValue) -> Option<MispFile<'_>> {
    let Some(entries) = Entries::of(value) else {
        let events: Vec<&RawValue> = list(value).into_iter().filter_map(event_in).collect();
        return (!events.is_empty() && events.len() == list(value).len()).then_some(MispFile::Events(events));
    };
    if let Some(answer) = entries.get("response") {
        return sort(answer);
    }
    if let Some(event) = event_in(value) {
        return Some(MispFile::Events(vec![event]));
    }
    let is_galaxy = entries.has("values") && entries.has("uuid") && entries.has("type");
    is_galaxy.then_some(MispFile::Galaxy(value))
}

/// The event in a value, bare or wrapped.
fn event_in(value: &RawValue) -> Option<&RawValue> {
    let entries = Entries::of(value)?;
    if let Some(event) = entries.get("Event") {
        return Entries::of(event).map(|_| event);
    }
    let parts = ["Attribute", "Object", "Orgc", "EventReport", "date"];
    (entries.has("info") && parts.iter().any(|part| entries.has(part))).then_some(value)
}

/// Reads a file of that name and of so many bytes.
pub fn read(file: &str, misp: MispFile<'_>, bytes: usize) -> Result<Imported, Refusal> {
    let mut warnings = Warnings::default();
    let (mut bundles, mut sources): (Vec<Bundle>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    match misp {
        MispFile::Events(events) => {
            check_objects(events.iter().map(|event| elements(event)).sum(), bytes)?;
            let mut taken = TakenIds::default();
            for value in events {
                let (bundle, of) = event::bundle(value, &mut taken, &mut warnings);
                bundles.push(bundle);
                sources.extend(of);
            }
        }
        MispFile::Galaxy(value) => {
            let entries = Entries::of(value).unwrap_or_default();
            check_objects(entries.list("values").len(), bytes)?;
            let whole = MispElement::read("galaxy", value, &["values"]);
            let (bundle, of) = galaxy::bundle(&entries, &whole, &mut warnings);
            bundles.push(bundle);
            sources = of;
        }
    }
    let sources: Vec<SourceObject<'_>> =
        sources.iter().map(|(object_type, id)| SourceObject { object_type, id, item: None }).collect();
    Ok(Imported::account(file, &sources, bundles, warnings))
}

/// How many elements an event has, near enough for a limit.
fn elements(event: &RawValue) -> usize {
    event.get().matches("\"uuid\"").count()
}
