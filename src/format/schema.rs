//! The schema of a bundle's files, for editors: JSON Schema, draft 2020-12.

use serde_json::{Map, Value, json};

use crate::bundle::value::field::Needed;
use crate::bundle::{Description, Kind, ValueType};
use crate::format::template::KindOrWalk;
use crate::load::shape::bundle_file::{BRIEFING, VERSION};
use crate::load::yaml::read::tree;
use crate::load::yaml::yaml::Tree;

/// The schema of a file. It knows one file only: what refers to another is for `check` to say.
pub fn schema() -> Value {
    let mut keys = Map::new();
    let version = json!({"enum": [VERSION, VERSION.to_string()], "description": "The version of the format."});
    keys.insert(BRIEFING.to_owned(), version);
    let mut kinds = Map::new();
    // An organisation has what every item has, and nothing else.
    let common = Description::of_kind(Kind::Organisation);
    for described in &common {
        kinds.insert(common_name(described), value(described));
    }
    for piece in KindOrWalk::all() {
        let of_every_item = if piece == KindOrWalk::Walk { 0 } else { common.len() };
        kinds.insert(piece.word().to_owned(), mapping(&piece.fields(), of_every_item));
        let one = json!({"$ref": format!("#/$defs/{}", piece.word())});
        let held = if piece == KindOrWalk::Item(Kind::Assessment) { one } else { list(&one) };
        keys.insert(piece.key().to_owned(), held);
    }
    // Numbers and booleans are text where text is wanted.
    kinds.insert("text".to_owned(), json!({"type": ["string", "number", "boolean"], "pattern": "\\S"}));
    let slug = json!({"type": ["string", "number"], "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$"});
    kinds.insert("slug".to_owned(), slug);
    kinds.insert("id".to_owned(), json!({"type": ["string", "number"], "pattern": "^\\S+$"}));
    let ids = json!({"anyOf": [{"$ref": "#/$defs/id"}, list(&json!({"$ref": "#/$defs/id"}))]});
    kinds.insert("ids".to_owned(), ids);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of a bundle",
        "description": "An assessment and its items, as `briefing` reads them.",
        "type": "object",
        "minProperties": 1,
        "properties": keys,
        "additionalProperties": false,
        "dependentRequired": {Kind::Assessment.key(): [BRIEFING]},
        "$defs": kinds,
    })
}

fn list(of: &Value) -> Value {
    json!({"type": "array", "items": of, "minItems": 1})
}

fn common_name(described: &Description) -> String {
    format!("item.{}", described.field.key())
}

/// A mapping, of whose fields the first so many are those of every item.
fn mapping(fields: &[Description], of_every_item: usize) -> Value {
    let mut keys = Map::new();
    let (mut needed, mut with, mut cases) = (Vec::new(), Map::new(), Vec::new());
    for (place, described) in fields.iter().enumerate() {
        let key = described.field.key();
        let is = |other: &str, word: &str| json!({"properties": {other: {"const": word}}, "required": [other]});
        match described.field.needed {
            Needed::Yes => needed.push(key),
            Needed::No => {}
            Needed::Where(other, word) => cases.push(json!({"if": is(other, word), "then": {"required": [key]}})),
            Needed::Unless(other, words) => {
                let one = json!({"properties": {other: {"enum": words}}, "required": [other]});
                cases.push(json!({"if": one, "else": {"required": [key]}}));
            }
            Needed::With(other) => {
                with.insert(other.to_owned(), json!([key]));
            }
        }
        let held = if place < of_every_item {
            json!({"$ref": format!("#/$defs/{}", common_name(described))})
        } else {
            value(described)
        };
        keys.insert(key.to_owned(), held);
    }
    let mut mapping = json!({"type": "object", "properties": keys, "additionalProperties": false});
    let rules = [
        ("required", json!(needed), needed.is_empty()),
        ("dependentRequired", json!(with), with.is_empty()),
        ("allOf", json!(cases), cases.is_empty()),
    ];
    for (rule, value, empty) in rules {
        if !empty {
            mapping[rule] = value;
        }
    }
    mapping
}

/// What may stand in a field, what it means, and an example.
fn value(described: &Description) -> Value {
    let mut value = match described.value {
        ValueType::OwnId => json!({"$ref": "#/$defs/slug"}),
        ValueType::Text | ValueType::Name | ValueType::Place => json!({"$ref": "#/$defs/text"}),
        ValueType::Texts => list(&json!({"$ref": "#/$defs/text"})),
        ValueType::Rows => list(&list(&json!({"$ref": "#/$defs/text"}))),
        ValueType::Id(_) => json!({"$ref": "#/$defs/id"}),
        ValueType::Ids(_) => json!({"$ref": "#/$defs/ids"}),
        ValueType::Flag => json!({"type": "boolean"}),
        ValueType::Day => json!({"type": "string", "format": "date", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"}),
        ValueType::Number => json!({"type": "number"}),
        ValueType::Whole => json!({"type": "integer", "minimum": 0}),
        ValueType::Word(words) => word(words),
        ValueType::Words(words) => list(&word(words)),
        ValueType::Mapping => mapping(&described.parts, 0),
        ValueType::Mappings => list(&mapping(&described.parts, 0)),
    };
    value["description"] = described.field.meaning().into();
    if let Some(example) = tree("example", described.field.example().as_bytes()).0 {
        value["examples"] = json!([json(&example)]);
    }
    value
}

/// One of these words; those that are digits may stand without quotes.
fn word(words: &[&str]) -> Value {
    let numbers = words.iter().filter_map(|word| word.parse::<u32>().ok()).map(Value::from);
    json!({"enum": words.iter().map(|word| Value::from(*word)).chain(numbers).collect::<Vec<_>>()})
}

fn json(tree: &Tree) -> Value {
    match tree {
        Tree::Null => Value::Null,
        Tree::Bool(value) => json!(value),
        Tree::Whole(value) => i64::try_from(*value).map_or_else(|_| json!(value.to_string()), Value::from),
        Tree::Real(value) => json!(value),
        Tree::Text(text) => json!(text),
        Tree::List(trees) => trees.iter().map(json).collect(),
        Tree::Map(entries) => entries.iter().map(|(key, value)| (key.clone(), json(value))).collect(),
    }
}
