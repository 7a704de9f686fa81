//! Whether bundles hold every object of a file and every property of each: taken from the file itself, by another reader than
//! the program's.

use briefing::bundle::{Bundle, Detail, ImportedObject, Item};
use briefing::text::property::name_and_value;
use serde_json::{Map, Value};

/// An object that bundles have to hold: its type, its id, and every property.
#[derive(Debug, Clone)]
pub struct Asked {
    object_type: String,
    id: String,
    properties: Map<String, Value>,
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap()
}

/// The objects of a file, of whichever format it is.
pub fn objects(text: &str) -> Vec<Asked> {
    let whole = parsed(text);
    let first = whole.get(0).unwrap_or(&whole);
    if first.get("id").is_some_and(|id| id.as_str().unwrap_or_default().contains("--")) {
        return stix(whole);
    }
    let mut asked = Vec::new();
    let events = whole.get("response").unwrap_or(&whole);
    let listed = [events.clone()];
    for event in events.as_array().map_or(listed.as_slice(), Vec::as_slice) {
        match event.get("values") {
            Some(values) => {
                for value in values.as_array().unwrap() {
                    misp("galaxy-cluster", value, false, &mut asked);
                }
            }
            None => misp("event", event.get("Event").unwrap_or(event), true, &mut asked),
        }
    }
    asked
}

fn stix(whole: Value) -> Vec<Asked> {
    let objects = match whole {
        Value::Array(objects) => objects,
        Value::Object(mut bundle) if bundle.get("type") == Some(&Value::from("bundle")) => {
            bundle.remove("objects").and_then(|objects| objects.as_array().cloned()).unwrap_or_default()
        }
        one => vec![one],
    };
    let asked = |object: Value| {
        let mut properties = object.as_object().unwrap().clone();
        let mut take =
            |key: &str| properties.remove(key).and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default();
        Asked { object_type: take("type"), id: take("id"), properties }
    };
    objects.into_iter().map(asked).collect()
}

/// An element of MISP and those that hang from it.
fn misp(element_type: &str, element: &Value, opened: bool, asked: &mut Vec<Asked>) {
    let mut properties = element.as_object().unwrap().clone();
    let below: &[(&str, &str)] = match element_type {
        "event" => &[
            ("Attribute", "attribute"),
            ("Object", "object"),
            ("EventReport", "event-report"),
            ("Galaxy", "galaxy"),
            ("Note", "note"),
            ("Opinion", "opinion"),
            ("Relationship", "relationship"),
        ],
        "galaxy" => &[("GalaxyCluster", "galaxy-cluster")],
        _ if opened => {
            &[("Galaxy", "galaxy"), ("Note", "note"), ("Opinion", "opinion"), ("Relationship", "relationship")]
        }
        _ => &[],
    };
    let id = properties.remove("uuid").and_then(|id| id.as_str().map(str::to_owned)).unwrap_or_default();
    for (key, named) in below {
        for inner in properties.remove(*key).iter().flat_map(|list| list.as_array().unwrap()) {
            misp(named, inner, opened, asked);
        }
    }
    asked.push(Asked { object_type: element_type.to_owned(), id, properties });
}

/// What of the objects no item holds, each as `id: property`.
pub fn missing(objects: &[Asked], bundles: &[Bundle]) -> Vec<String> {
    let mut missing = Vec::new();
    for Asked { object_type, id, properties } in objects {
        let holders: Vec<(&Item, &ImportedObject)> = bundles
            .iter()
            .flat_map(Bundle::items)
            .flat_map(|item| item.imported.iter().map(move |held| (item, held)))
            .filter(|(_, held)| held.object_type == *object_type && held.id == *id)
            .collect();
        if holders.is_empty() {
            missing.push(id.clone());
            continue;
        }
        for (key, value) in properties {
            let is_held = holders.iter().any(|(item, held)| stands_in(held, key, value) || says(item, value));
            if !is_held {
                missing.push(format!("{id}: {key}"));
            }
        }
    }
    missing
}

fn stands_in(object: &ImportedObject, key: &str, value: &Value) -> bool {
    let pairs = object.properties.iter().filter_map(|property| name_and_value(property));
    pairs
        .filter(|(name, _)| name == key)
        .any(|(_, held)| serde_json::from_str::<Value>(held).is_ok_and(|held| held == *value))
}

/// Whether a field of the item holds the value word for word.
fn says(item: &Item, value: &Value) -> bool {
    let (mut texts, mut lists) = (vec![&item.title], vec![&item.tags]);
    texts.extend(&item.text);
    texts.extend(item.links.iter().filter_map(|link| link.text.as_ref()));
    match &item.detail {
        Detail::Actor(actor) => lists.extend([&actor.aliases, &actor.actor_types]),
        Detail::Assessment(cover) => texts.extend(&cover.summary),
        _ => {}
    }
    match value {
        Value::String(text) => texts.contains(&text),
        Value::Array(_) => lists.into_iter().any(|list| serde_json::to_value(list).unwrap() == *value),
        _ => false,
    }
}
