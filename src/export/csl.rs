//! References as CSL-JSON, which Zotero, Pandoc and the processors of the Citation Style Language read.

use serde_json::{Map, Value, json};

use crate::export::json::escaped;
use crate::export::reference::{BookEntry, Issued, references};
use crate::export::selection::Selection;

pub fn file(selection: &Selection) -> String {
    let entries: Value = references(selection).into_iter().map(entry).collect();
    escaped(&format!("{entries:#}")) + "\n"
}

fn entry(reference: BookEntry) -> Map<String, Value> {
    let BookEntry { key, is_assessment, title, authors, publisher, issued, edition, language, url, note } = reference;
    // Without named authors it is the issuer's, as a body.
    let named = if authors.is_empty() { publisher.iter().cloned().collect() } else { authors };
    let authors: Vec<Value> = named.into_iter().map(|name| json!({ "literal": name })).collect();
    let issued = match issued {
        Issued::On(day) => Some(json!({ "date-parts": [[day.year(), day.month(), day.day()]] })),
        Issued::Written(words) => Some(json!({ "literal": words })),
        Issued::NotKnown => None,
    };
    let kind = if is_assessment { "report" } else { "document" };
    let all = [
        ("id", Some(json!(key))),
        ("type", Some(json!(kind))),
        ("title", Some(json!(title))),
        ("author", Some(json!(authors)).filter(|_| !authors.is_empty())),
        ("publisher", publisher.map(Value::from)),
        ("issued", issued),
        ("edition", edition.map(Value::from)),
        ("language", language.map(Value::from)),
        ("URL", url.map(Value::from)),
        ("note", Some(json!(note))),
    ];
    all.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}
