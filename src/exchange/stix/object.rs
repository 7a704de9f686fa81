//! One object of a STIX file, as it stands there.

use std::borrow::Cow;

use serde_json::value::RawValue;

use crate::bundle::{ExchangeFormat, ImportedObject};
use crate::exchange::draft::prose::prose;
use crate::exchange::json::raw::{Entries, compact, texts};
use crate::text::property::property;

/// One object of a STIX file.
#[derive(Debug, Clone)]
pub struct StixObject<'a> {
    pub object_type: String,
    pub id: String,
    pub entries: Entries<'a>,
}

impl<'a> StixObject<'a> {
    /// An object; what is no mapping at all is one with a value.
    pub fn read(value: &'a RawValue) -> Self {
        let entries = Entries::of(value).unwrap_or_else(|| Entries(vec![(Cow::Borrowed("value"), value)]));
        let named = |key: &str, otherwise: &str| {
            let written = entries.text(key).map(|text| prose(&text).text).unwrap_or_default();
            if written.is_empty() { otherwise.to_owned() } else { written }
        };
        Self { object_type: named("type", "value"), id: named("id", "without-id"), entries }
    }

    pub fn text(&self, key: &str) -> Option<Cow<'a, str>> {
        self.entries.text(key)
    }

    pub fn texts(&self, key: &str) -> Vec<Cow<'a, str>> {
        self.entries.texts(key)
    }

    /// The day of a time.
    pub fn day(&self, key: &str) -> Option<jiff::civil::Date> {
        self.text(key)?.get(..10)?.parse().ok()
    }

    /// Every property that refers to others, and the ids in it.
    pub fn references(&self) -> impl Iterator<Item = (&str, Vec<Cow<'a, str>>)> {
        let refers = |key: &str| key.ends_with("_ref") || key.ends_with("_refs");
        self.entries.0.iter().filter(move |(key, _)| refers(key)).map(|(key, value)| {
            let ids = texts(value).into_iter().filter(|id| id.contains("--")).collect();
            (key.as_ref(), ids)
        })
    }

    /// What is kept of it beside the fields of its item that hold some of its properties word for word.
    pub fn record(&self, held: &[&str]) -> ImportedObject {
        let said = |key: &str| match key {
            "type" => self.text("type").is_some_and(|text| text == self.object_type.as_str()),
            "id" => self.text("id").is_some_and(|text| text == self.id.as_str()),
            key => held.contains(&key),
        };
        // Of a property that stands there twice, a field holds the first.
        let mut left = Vec::with_capacity(self.entries.0.len());
        let mut seen: Vec<&str> = Vec::new();
        for (key, value) in &self.entries.0 {
            if seen.contains(&key.as_ref()) || !said(key) {
                left.push(property(key, &compact(value)));
            } else {
                seen.push(key);
            }
        }
        ImportedObject {
            format: ExchangeFormat::Stix,
            object_type: self.object_type.clone(),
            id: self.id.clone(),
            held: seen.into_iter().filter(|key| !matches!(*key, "type" | "id")).map(str::to_owned).collect(),
            properties: left,
        }
    }
}
