//! What came as STIX, exported again as it came.

use serde_json::{Map, Value, json};

use crate::bundle::{Detail, ExchangeFormat, ImportedObject, Item};
use crate::text::property::name_and_value;

/// The object that an item is, where it came as one. What this program wrote itself keeps only what others have added.
pub fn first(item: &Item) -> Option<&ImportedObject> {
    let own = item.imported.first()?;
    let came = own.format == ExchangeFormat::Stix && own.object_type != "bundle";
    (came
        && (!own.held.is_empty()
            || own.properties.iter().any(|property| property.starts_with("created: "))
            || matches!(item.detail, Detail::Object)))
    .then_some(own)
}

/// An object of an item: every property that was kept, and those that a field of the item holds.
pub fn object(item: &Item, object: &ImportedObject) -> Value {
    let mut own = Map::new();
    own.insert("type".to_owned(), json!(object.object_type));
    own.insert("id".to_owned(), json!(object.id));
    for name in &object.held {
        own.insert(name.clone(), held(item, &object.object_type, name));
    }
    for (name, value) in object.properties.iter().filter_map(|property| name_and_value(property)) {
        if let Ok(value) = serde_json::from_str(value) {
            own.insert(name, value);
        }
    }
    Value::Object(own)
}

/// What other programs have added to an object of this program's own.
pub fn additions(item: &Item) -> Map<String, Value> {
    let added = item.imported.iter().filter(|object| object.format == ExchangeFormat::Stix && first(item).is_none());
    let pairs = added.flat_map(|object| object.properties.iter().filter_map(|property| name_and_value(property)));
    pairs
        .filter_map(|(name, value)| Some((name, serde_json::from_str(value).ok()?)))
        .filter(|(name, _)| name != "extensions")
        .collect()
}

/// What a field of the item says that holds a property of its object.
fn held(item: &Item, object_type: &str, name: &str) -> Value {
    match (name, &item.detail) {
        ("name" | "abstract" | "value" | "info", _) => json!(item.title),
        ("aliases", Detail::Actor(actor)) => json!(actor.aliases),
        ("threat_actor_types", Detail::Actor(actor)) => json!(actor.actor_types),
        ("labels", _) => json!(item.tags),
        ("description", Detail::Assessment(cover)) if matches!(object_type, "report" | "grouping") => {
            json!(cover.summary)
        }
        _ => json!(item.text),
    }
}
