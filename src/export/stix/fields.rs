//! The fields of an item that STIX has no property for, as properties of an extension.

use serde_json::{Map, Value};

use crate::bundle::{Detail, ExchangeFormat, Id, Item};
use crate::exchange::stix::own::{DESCRIPTION_HASH, KIND, NO_TEXT, RENAMED, SENT_AS, digest_of};

/// What the extension says of an item. The links in it are those that are no relationships of the file.
pub fn extension(item: &Item, sent_as: Option<&str>, links: &Value) -> Map<String, Value> {
    let mut own = Map::new();
    if let Ok(Value::Object(fields)) = serde_json::to_value(item) {
        flatten(fields, &mut own);
    }
    for native in ["title", "text", "links"] {
        own.remove(native);
    }
    if item.imported.iter().all(|object| object.format == ExchangeFormat::Stix) {
        // What came as STIX stands there as it came.
        own.remove("imported");
    }
    own.retain(|_, value| !is_default(value));
    if let Detail::Evidence(evidence) = &item.detail
        && evidence.attributed_to.is_none()
    {
        own.insert("attributed_to".to_owned(), Value::from(Id::NOT_STATED));
    }
    for (key, renamed) in RENAMED {
        if let Some(value) = own.remove(key) {
            own.insert(renamed.to_owned(), value);
        }
    }
    if !is_default(links) {
        own.insert("links".to_owned(), links.clone());
    }
    own.insert(KIND.to_owned(), Value::from(item.kind().word()));
    own.insert(SENT_AS.to_owned(), Value::from(sent_as.unwrap_or("none")));
    own.insert("extension_type".to_owned(), Value::from("property-extension"));
    own
}

/// Says that an item has no text of its own.
pub fn without_text(own: &mut Map<String, Value>) {
    own.insert(NO_TEXT.to_owned(), Value::from(true));
}

/// Says what the text of the whole was, so that a change of it is seen.
pub fn described(own: &mut Map<String, Value>, description: &str) {
    own.insert(DESCRIPTION_HASH.to_owned(), Value::from(digest_of(description)));
}

/// What its kind adds to an item stands among the fields that every item has.
fn flatten(fields: Map<String, Value>, own: &mut Map<String, Value>) {
    for (key, value) in fields {
        match (key.as_str(), value) {
            ("detail", Value::Object(by_kind)) => by_kind.into_iter().for_each(|(_, fields)| {
                if let Value::Object(fields) = fields {
                    flatten(fields, own);
                }
            }),
            ("detail", _) => {}
            (_, value) => drop(own.insert(key, pruned(value))),
        }
    }
}

/// A value without what says nothing.
fn pruned(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields.into_iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key, pruned(value))).collect(),
        ),
        Value::Array(values) => values.into_iter().map(pruned).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

fn is_default(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(values) => values.is_empty(),
        Value::Object(_) | Value::Bool(true) | Value::Number(_) | Value::String(_) => false,
    }
}
