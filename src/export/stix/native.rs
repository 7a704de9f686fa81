//! The type that an item has in STIX, and what the properties of that type say of it.

use serde_json::{Map, Value, json};

use crate::bundle::{Detail, Item, Relation};

/// Types of threat actors that STIX suggests.
const ACTOR_TYPES: [&str; 12] = [
    "activist",
    "competitor",
    "crime-syndicate",
    "criminal",
    "hacker",
    "insider-accidental",
    "insider-disgruntled",
    "nation-state",
    "sensationalist",
    "spy",
    "terrorist",
    "unknown",
];

/// The type of an item's object.
pub fn object_type(item: &Item) -> &'static str {
    match &item.detail {
        Detail::Assessment(_) => "report",
        Detail::Actor(_) => "threat-actor",
        Detail::Tactic(_) => "attack-pattern",
        Detail::Measure(_) => "course-of-action",
        Detail::Region(_) if country(item).is_some() => "location",
        // A location must have a country, a region of the United Nations or a point, and nothing is made up for that.
        Detail::Region(_) | Detail::Sector(_) | Detail::Technology(_) | Detail::Organisation => "identity",
        Detail::Judgement(_)
        | Detail::Evidence(_)
        | Detail::Caveat(_)
        | Detail::Omission(_)
        | Detail::Question(_)
        | Detail::Source(_)
        | Detail::Alternative(_)
        | Detail::Signpost(_)
        | Detail::Outlook(_)
        | Detail::Assumption(_)
        | Detail::Note
        | Detail::Scenario(_)
        | Detail::Object => "note",
    }
}

/// The country that the transcriber or the issuer holds a region to be.
fn country(item: &Item) -> Option<&str> {
    let terms = item.external_refs.iter().filter(|term| term.scheme == "iso-3166-1" && term.value.len() == 2);
    terms.map(|term| term.value.as_str()).next()
}

/// What its own type says of it, its name and text among that.
pub fn properties(item: &Item) -> Map<String, Value> {
    let mut own = Map::new();
    if object_type(item) == "note" {
        own.insert("abstract".to_owned(), json!(item.title));
        own.insert("content".to_owned(), json!(item.text.as_ref().unwrap_or(&item.title)));
        return own;
    }
    own.insert("name".to_owned(), json!(item.title));
    if let Some(text) = &item.text {
        own.insert("description".to_owned(), json!(text));
    }
    let mut put = |key: &str, value: Value| drop(own.insert(key.to_owned(), value));
    match &item.detail {
        Detail::Sector(_) | Detail::Technology(_) => put("identity_class", json!("class")),
        Detail::Organisation => put("identity_class", json!("organization")),
        Detail::Region(_) => match country(item) {
            Some(country) => put("country", json!(country)),
            None => put("identity_class", json!("unknown")),
        },
        Detail::Actor(actor) => {
            if !actor.aliases.is_empty() {
                put("aliases", json!(actor.aliases));
            }
            let known: Vec<&String> =
                actor.actor_types.iter().filter(|named| ACTOR_TYPES.contains(&named.as_str())).collect();
            if !known.is_empty() {
                put("threat_actor_types", json!(known));
            }
        }
        Detail::Assessment(_)
        | Detail::Tactic(_)
        | Detail::Measure(_)
        | Detail::Judgement(_)
        | Detail::Evidence(_)
        | Detail::Caveat(_)
        | Detail::Omission(_)
        | Detail::Question(_)
        | Detail::Source(_)
        | Detail::Alternative(_)
        | Detail::Signpost(_)
        | Detail::Outlook(_)
        | Detail::Assumption(_)
        | Detail::Note
        | Detail::Scenario(_)
        | Detail::Object => {}
    }
    own
}

/// The type of a relationship between objects of two types: one that STIX suggests there, and otherwise the general one.
pub fn relationship_type(relation: Relation, from: &str, to: &str) -> &'static str {
    match (relation, from, to) {
        (Relation::Uses, "threat-actor", "attack-pattern") => "uses",
        (Relation::Targets, "threat-actor" | "attack-pattern", "identity" | "location") => "targets",
        (Relation::LocatedIn, "threat-actor" | "identity", "location") => "located-at",
        (Relation::DerivedFrom, from, to) if from == to => "derived-from",
        (Relation::SameAs, from, to) if from == to => "duplicate-of",
        _ => "related-to",
    }
}

/// The references of an item to what is outside of the file.
pub fn references(item: &Item) -> Vec<Value> {
    let mut references: Vec<Value> = item
        .external_refs
        .iter()
        .map(|term| json!({ "source_name": term.scheme, "external_id": term.value }))
        .collect();
    if let Detail::Source(source) = &item.detail {
        let mut reference = Map::from_iter([("source_name".to_owned(), json!(item.title))]);
        let said = source.url.as_ref().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
        match said {
            Some(url) => drop(reference.insert("url".to_owned(), json!(url))),
            None => drop(reference.insert("description".to_owned(), json!(item.text.as_ref().unwrap_or(&item.title)))),
        }
        references.push(Value::Object(reference));
    }
    references
}
