//! Whether bundles hold every object of a file and every property of each: taken from the file itself, by another reader than
//! the program's.

use briefing::bundle::{Bundle, Detail, ImportedObject, Item};
use briefing::text::property::name_and_value;
use serde_json::Value;

/// The objects of a STIX file.
pub fn objects(text: &str) -> Vec<Value> {
    let whole: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
    match whole {
        Value::Array(objects) => objects,
        Value::Object(mut bundle) if bundle.get("type") == Some(&Value::from("bundle")) => {
            bundle.remove("objects").and_then(|objects| objects.as_array().cloned()).unwrap_or_default()
        }
        one => vec![one],
    }
}

/// What of the objects no item holds, each as `id: property`.
pub fn missing(objects: &[Value], bundles: &[Bundle]) -> Vec<String> {
    let mut missing = Vec::new();
    for object in objects {
        let said = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (object_type, id) = (said("type"), said("id"));
        let holders: Vec<(&Item, &ImportedObject)> = bundles
            .iter()
            .flat_map(Bundle::items)
            .flat_map(|item| item.imported.iter().map(move |held| (item, held)))
            .filter(|(_, held)| held.object_type == object_type && held.id == id)
            .collect();
        if holders.is_empty() {
            missing.push(id);
            continue;
        }
        let is_cover = ["report", "grouping"].contains(&object_type.as_str());
        let notes = bundles.iter().flat_map(Bundle::items).filter(|item| is_cover && item.imported.is_empty());
        let texts: Vec<&str> = notes.filter_map(|item| item.text.as_deref()).collect();
        for (key, value) in object.as_object().unwrap() {
            let is_held = ["type", "id"].contains(&key.as_str())
                || holders.iter().any(|(item, held)| stands_in(held, key, value) || says(item, value))
                // A long description is a note of its own beside the cover.
                || (key == "description" && texts.iter().any(|text| value == *text));
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
