//! Objects that this program wrote: what STIX has no place for stands in an extension, a property a field.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::bundle::{Detail, Id, Item, Kind, Link, Relation, Tlp};
use crate::exchange::draft::prose::{prose, prose_with_links};
use crate::exchange::json::raw::Entries;
use crate::exchange::stix::marking::PREDEFINED;
use crate::exchange::stix::object::StixObject;

/// The extension of this program.
pub const EXTENSION: &str = "extension-definition--3f6f0d5e-6a5d-4d0a-9a53-0c8c4c1f7c2e";

/// Keys of an item that have another name in the extension: names there have three letters or more, and what ends in `_refs`
/// is taken for ids of objects by misp-stix.
pub const RENAMED: [(&str, &str); 3] = [("id", "item_id"), ("at", "locator"), ("external_refs", "terms")];
/// The kind of an item, in the extension.
pub const KIND: &str = "item_kind";
/// How a link reads, in the extension of its relationship.
pub const RELATION: &str = "relation";
/// Where the text of an item would be and there is none: the title stands in its place, since a note must have a content.
pub const NO_TEXT: &str = "no_text";
/// The label that the object was sent with, so that a stricter one that somebody has set since is seen.
pub const SENT_AS: &str = "sent_as";
/// What an assessment is written with beside its own fields: its ties as relationships and its text in one piece.
pub const DESCRIPTION_HASH: &str = "description_sha256";

/// The fields that every item has.
const COMMON: [&str; 14] = [
    "id",
    "title",
    "text",
    "origin",
    "at",
    "about",
    "marking",
    "links",
    "external_refs",
    "tags",
    "added_in",
    "changed_in",
    "imported",
    "exhibits",
];
/// The properties that the program writes for the sake of others; what they say stands in the item.
const WRITTEN: [&str; 24] = [
    "spec_version",
    "created",
    "modified",
    "created_by_ref",
    "name",
    "abstract",
    "content",
    "description",
    "labels",
    "lang",
    "object_refs",
    "authors",
    "object_marking_refs",
    "external_references",
    "identity_class",
    "sectors",
    "aliases",
    "threat_actor_types",
    "published",
    "report_types",
    "country",
    "region",
    "extensions",
    "context",
];

/// What the extension says of an object, where it bears it.
pub fn extension(object: &StixObject<'_>) -> Option<Map<String, Value>> {
    let below = object.entries.below("extensions")?;
    let own = below.get(EXTENSION)?;
    match serde_json::from_str(own.get()) {
        Ok(Value::Object(own)) => Some(own),
        _ => None,
    }
}

/// The item of an object that this program wrote, with whatever somebody has changed since; nothing where it did not, or
/// where what it wrote cannot be read any more.
pub fn item(object: &StixObject<'_>) -> Option<Item> {
    let mut own = extension(object)?;
    let kind = Kind::named(own.remove(KIND)?.as_str()?)?;
    let no_text = own.remove(NO_TEXT).is_some();
    for key in [SENT_AS, DESCRIPTION_HASH, "extension_type"] {
        own.remove(key);
    }
    for (key, renamed) in RENAMED {
        if let Some(value) = own.remove(renamed) {
            own.insert(key.to_owned(), value);
        }
    }
    let native = |keys: [&str; 2]| keys.into_iter().find_map(|key| object.text(key)).map(Cow::into_owned);
    let title = native(["abstract", "name"])?;
    let text = native(["content", "description"]).filter(|text| !(no_text && *text == title));
    let is_report = kind == Kind::Assessment;
    own.insert("title".to_owned(), Value::from(prose(&title).text));
    if let Some(text) = text.filter(|_| !is_report) {
        own.insert("text".to_owned(), Value::from(prose_with_links(&text).text));
    }
    let mut item = Map::new();
    for key in COMMON {
        if let Some(value) = own.remove(key) {
            item.insert(key.to_owned(), value);
        }
    }
    let detail = match kind {
        Kind::Organisation | Kind::Note | Kind::Object => Value::from(kind.word()),
        _ => Value::Object(Map::from_iter([(kind.word().to_owned(), Value::Object(own))])),
    };
    item.insert("detail".to_owned(), detail);
    let item: Item = serde_json::from_value(Value::Object(item)).ok()?;
    Some(item).filter(|item| Id::is_slug(item.id.as_str()) && item.kind() == kind)
}

/// What tells a text from every other: its SHA-256, in hexadecimal digits.
pub fn digest_of(text: &str) -> String {
    let digits = Sha256::digest(text.as_bytes()).into_iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

/// The link of a relationship that this program wrote.
pub fn link(object: &StixObject<'_>, to: Id) -> Option<Link> {
    let own = extension(object).filter(|own| own.get(KIND).and_then(Value::as_str) == Some("link"))?;
    let field = |key: &str| own.get(key).cloned();
    Some(Link {
        rel: own.get(RELATION).and_then(Value::as_str).and_then(Relation::link_type).unwrap_or(Relation::RelatedTo),
        to,
        text: object.text("description").map(|text| prose_with_links(&text).text).filter(|text| !text.is_empty()),
        at: field("locator").and_then(|value| serde_json::from_value(value).ok()),
        origin: field("origin").and_then(|value| serde_json::from_value(value).ok()),
    })
}

/// The text of a whole assessment, where it is no more the one that this program wrote.
pub fn changed_description(object: &StixObject<'_>) -> Option<String> {
    let own = extension(object)?;
    let description = object.text("description").unwrap_or_default();
    let digest = digest_of(&description);
    let is_same = own.get(DESCRIPTION_HASH).and_then(Value::as_str) == Some(digest.as_str());
    Some(prose(&description).text).filter(|text| !is_same && !text.is_empty())
}

/// Whether an object bears another label than it was sent with.
pub fn is_marked_anew(object: &StixObject<'_>, now: Option<Tlp>) -> bool {
    let sent = extension(object).and_then(|own| Some(own.get(SENT_AS)?.as_str()?.to_owned()));
    sent.as_deref() != Some(now.map_or("none", Tlp::label))
}

/// The properties of an object of ours that somebody else has added.
pub fn added_elsewhere(object: &StixObject<'_>) -> Vec<String> {
    let foreign = object.record(&WRITTEN).properties;
    let others = object
        .entries
        .below("extensions")
        .map(|extensions: Entries<'_>| extensions.0.iter().any(|(key, _)| key != EXTENSION));
    let mut added = foreign;
    if others == Some(true) {
        added.extend(object.record(&[]).properties.into_iter().filter(|property| property.starts_with("extensions: ")));
    }
    added
}

/// The words among the labels of an object that this program did not put there.
pub fn labels_added(object: &StixObject<'_>, item: &Item) -> Vec<String> {
    let own: HashSet<String> = labels(item).into_iter().collect();
    object
        .texts("labels")
        .iter()
        .map(|label| prose(label).text)
        .filter(|label| !label.is_empty() && !own.contains(label))
        .collect()
}

/// The labels of an item, in plain words: they are read everywhere, while an extension may be dropped.
pub fn labels(item: &Item) -> Vec<String> {
    let mut labels = vec![item.kind().word().to_owned(), format!("said by the {}", item.origin.word())];
    if let Some(likelihood) = item.likelihood() {
        labels.extend(likelihood.as_written.clone());
        labels.push(likelihood.form.meaning().to_owned());
    }
    if let Detail::Judgement(judgement) = &item.detail {
        labels.extend(judgement.key.then(|| "key judgement".to_owned()));
        labels.push(match judgement.confidence.as_written.as_str() {
            Id::NOT_STATED => "confidence not stated".to_owned(),
            written => format!("confidence: {written}"),
        });
    }
    labels.extend(item.tags.iter().cloned());
    let mut seen = HashSet::new();
    labels.retain(|label| !label.trim().is_empty() && seen.insert(label.clone()));
    labels
}

/// An object that is the same in every file: this program, its extension, and the labels of TLP 2.0 as OASIS publishes them.
pub fn standing(id: &str) -> Option<Value> {
    if id == EXTENSION {
        return Some(json!({
            "type": "extension-definition", "spec_version": "2.1", "id": EXTENSION, "created_by_ref": PROGRAM,
            "created": EPOCH, "modified": EPOCH, "name": "Fields of structured assessments", "version": "1.0.0",
            "description": "What the format of `briefing` says of an item and STIX has no property for: how likely and how sure its \
                issuer holds it to be, in the issuer's words, what it rests on and what limits it. Each field is a property.",
            "schema": "The reference of the format, content/README.md of the program, describes every field.",
            "extension_types": ["property-extension"],
        }));
    }
    if id == PROGRAM {
        return Some(json!({
            "type": "identity", "spec_version": "2.1", "id": PROGRAM, "created": EPOCH, "modified": EPOCH,
            "name": "briefing", "identity_class": "system",
            "description": "The program that wrote this file. The statements in it are their authors'.",
        }));
    }
    let (_, tlp) = PREDEFINED.into_iter().skip(FIRST_OF_SECOND).find(|(known, _)| *known == id)?;
    let name = tlp.label();
    Some(json!({
        "type": "marking-definition", "spec_version": "2.1", "id": id, "created": "2022-10-01T00:00:00.000Z", "name": name,
        "extensions": { TLP_2: { "extension_type": "property-extension", "tlp_2_0": name.trim_start_matches("TLP:").to_lowercase() } },
    }))
}

/// The identity of this program.
pub const PROGRAM: &str = "identity--7f9d2d4e-2f0a-4c0e-9c57-6a0d7c2b4e11";
const EPOCH: &str = "2026-01-01T00:00:00.000Z";
const TLP_2: &str = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
/// Of the predefined markings, those of TLP 1 come first.
const FIRST_OF_SECOND: usize = 4;

/// The id of a label of TLP 2.0. What cannot be read is sent as the strictest there is.
pub fn label_id(tlp: Tlp) -> &'static str {
    let tlp = if tlp == Tlp::Unreadable { Tlp::Red } else { tlp };
    PREDEFINED.into_iter().skip(FIRST_OF_SECOND).find(|(_, held)| *held == tlp).map_or("", |(id, _)| id)
}

/// Whether an object is one of those, to the letter.
pub fn is_standing(object: &StixObject<'_>) -> bool {
    let Some(Value::Object(known)) = standing(&object.id) else { return false };
    let value = |value: &serde_json::value::RawValue| serde_json::from_str::<Value>(value.get()).ok();
    object.entries.0.len() == known.len()
        && object.entries.0.iter().all(|(key, held)| known.get(key.as_ref()).cloned() == value(held))
}
