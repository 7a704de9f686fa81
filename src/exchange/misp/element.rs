//! One element of a MISP file: an event, an attribute, an object, a report, a cluster, a note, an opinion.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::bundle::{ExchangeFormat, ImportedObject, Marking, Tlp};
use crate::exchange::draft::prose::prose;
use crate::exchange::json::raw::{Entries, compact};
use crate::text::property::property;

/// The lists of an element whose elements are items by themselves.
pub const NESTED: [&str; 7] = ["Attribute", "Object", "EventReport", "Galaxy", "Note", "Opinion", "Relationship"];

/// One element, as it stands in its file.
#[derive(Debug, Clone)]
pub struct MispElement<'a> {
    pub element_type: &'static str,
    pub id: String,
    pub entries: Entries<'a>,
    /// The lists in it that are read by themselves.
    nested: &'static [&'static str],
}

impl<'a> MispElement<'a> {
    /// An element, with the lists that are read by themselves.
    pub fn read(element_type: &'static str, value: &'a RawValue, nested: &'static [&'static str]) -> Self {
        let entries = Entries::of(value).unwrap_or_else(|| Entries(vec![(Cow::Borrowed("value"), value)]));
        let given = |key| entries.text(key).map(|id| prose(&id).text).filter(|id| !id.is_empty());
        let id = given("uuid").or_else(|| given("id")).unwrap_or_else(|| "without-id".to_owned());
        Self { element_type, id, entries, nested }
    }

    pub fn text(&self, key: &str) -> Option<Cow<'a, str>> {
        self.entries.text(key)
    }

    /// A text of it as a field holds it, noted as held where that is all of it.
    pub fn said(&self, key: &'static str, held: &mut Vec<&'static str>) -> Option<String> {
        let fitted = prose(&self.text(key)?);
        held.extend((fitted.is_whole && !fitted.text.is_empty()).then_some(key));
        Some(fitted.text).filter(|text| !text.is_empty())
    }

    /// The elements of a list of it.
    pub fn below(&self, key: &str) -> Vec<&'a RawValue> {
        self.entries.list(key)
    }

    /// The same, of a list whose elements are read by themselves.
    pub fn inner(&self, key: &str) -> Vec<&'a RawValue> {
        if self.nested.contains(&key) { self.below(key) } else { Vec::new() }
    }

    /// What is kept of it beside its fields.
    pub fn record(&self, held: &[&str]) -> ImportedObject {
        let said = |key: &str, value: &RawValue| match key {
            // An element that is no list is no element, and stays where it is.
            key if self.nested.contains(&key) => value.get().starts_with('['),
            "uuid" => self.text("uuid").is_some_and(|text| text == self.id.as_str()),
            key => held.contains(&key),
        };
        let left = self.entries.0.iter().filter(|(key, value)| !said(key, value));
        ImportedObject {
            format: ExchangeFormat::Misp,
            object_type: self.element_type.to_owned(),
            id: self.id.clone(),
            held: held.iter().filter(|key| self.entries.has(key)).map(|key| (*key).to_owned()).collect(),
            properties: left.map(|(key, value)| property(key, &compact(value))).collect(),
        }
    }

    /// The names of its tags.
    pub fn tags(&self) -> Vec<String> {
        let named = |tag| Some(prose(&Entries::of(tag)?.text("name")?).text);
        self.entries.list("Tag").into_iter().filter_map(named).filter(|name| !name.is_empty()).collect()
    }

    /// How it is marked by its tags, and those of the attributes that are drawn with it.
    pub fn marking(&self) -> Option<Marking> {
        let own = marking(&self.tags());
        let inner = self.entries.list("Attribute").into_iter().filter(|_| !self.nested.contains(&"Attribute"));
        inner.fold(own, |marking, value| stricter(marking, Self::read("attribute", value, &[]).marking()))
    }
}

/// The stricter of two markings, where there is one.
pub fn stricter(one: Option<Marking>, other: Option<Marking>) -> Option<Marking> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.stricter(&other)),
        (only, None) | (None, only) => only,
    }
}

/// The marking that tags state. A tag of the protocol that is none of its labels cannot be read, and hides.
fn marking(tags: &[String]) -> Option<Marking> {
    let mut marking: Option<Marking> = None;
    for tag in tags {
        let lower = tag.to_lowercase();
        if let Some(label) = lower.strip_prefix("tlp:") {
            let label = label.trim_matches('"');
            // The first version's exception for a community is none of the labels, and stricter than AMBER.
            let tlp = Tlp::written(label).unwrap_or(Tlp::Unreadable);
            let held = marking.get_or_insert_default();
            held.tlp = held.tlp.max(Some(tlp));
        } else if lower.starts_with("pap:") {
            marking.get_or_insert_default().pap = Some(tag.to_uppercase());
        }
    }
    marking
}
