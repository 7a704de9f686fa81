//! Items as JSON: one shape, wherever the program writes items in JSON.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::bundle::value::written::FLAT;
use crate::bundle::{Bundle, Cleared, Item, Marking, Origin};
use crate::export::selection::Selection;
use crate::text::prose;

/// The keys of every item in JSON, each with what it holds.
pub const SHAPE: [(&str, &str); 17] = [
    ("bundle", "the id of its assessment"),
    ("id", "its id"),
    ("kind", "what it is: judgement, evidence, caveat, …"),
    ("title", "its title"),
    ("text", "its text in light Markdown, or null"),
    ("origin", "who says it: issuer, transcriber, import"),
    ("likelihood", "{as_written, form, issuer: {low, high}, band}, or null"),
    ("confidence", "{as_written, level, from, to, parts, read_as}, or null"),
    ("markings", "{own, binding}: what it states itself, and what binds it; each {tlp, restrictions, pap, as_written}"),
    ("links", "[{rel, to, text, origin}]: its ties to other items, and who says so"),
    ("locator", "where it stands in the original, or null"),
    ("tags", "words to find it by"),
    ("external_refs", "[{scheme, value, match, origin}]"),
    ("editions", "{added_in, changed_in}"),
    ("figure", "{value, low, high, range, unit, base, period, dataset, bound}, or null"),
    ("tables", "[{caption, columns, rows, note}]"),
    ("detail", "the fields of its kind, as a bundle writes them"),
];

/// An item in the shape that every command writes.
pub fn object(bundle: &Cleared, item: &Item) -> Map<String, Value> {
    let mut object = Map::new();
    for (key, _) in SHAPE {
        object.insert(key.to_owned(), value(bundle, item, key));
    }
    object
}

fn value(bundle: &Cleared, item: &Item, key: &str) -> Value {
    match key {
        "bundle" => json!(bundle.key()),
        "id" => json!(item.id),
        "kind" => json!(item.kind().word()),
        "title" => json!(item.title),
        "text" => json!(item.text),
        "origin" => json!(item.origin.word()),
        "likelihood" => written(item.likelihood()),
        "confidence" => confidence(bundle, item),
        "markings" => json!({ "own": item.marking.as_ref().map(marking), "binding": marking(&bundle.marking(item)) }),
        "links" => links(bundle, item),
        "locator" => json!(item.at.as_ref().map(ToString::to_string)),
        "tags" => json!(item.tags),
        "external_refs" => written(&item.external_refs),
        "figure" => written(&item.exhibits.figure),
        "tables" => written(&item.exhibits.tables),
        "editions" => json!({ "added_in": item.added_in, "changed_in": item.changed_in }),
        _ => detail(item),
    }
}

/// A value as its type writes it. What has numbers that JSON has not is null.
fn written(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn detail(item: &Item) -> Value {
    let Value::Object(by_kind) = written(&item.detail) else { return json!({}) };
    let mut detail = by_kind.into_iter().next().map(|(_, fields)| fields).unwrap_or_default();
    if let Value::Object(fields) = &mut detail {
        // What has a struct of its own in the program stands among the other keys in a bundle.
        for key in FLAT {
            if let Some(Value::Object(held)) = fields.remove(key) {
                fields.extend(held);
            }
        }
    }
    detail
}

fn confidence(bundle: &Bundle, item: &Item) -> Value {
    let Some(confidence) = item.confidence() else { return Value::Null };
    let mut value = written(confidence);
    value["read_as"] = json!(confidence.stated().read_as(bundle.confidence_scale()));
    value
}

/// A marking; without a label its `tlp` is null, which is never CLEAR.
pub fn marking(marking: &Marking) -> Value {
    let Marking { tlp, restrictions, pap, as_written } = marking;
    json!({ "tlp": tlp, "restrictions": restrictions, "pap": pap, "as_written": as_written })
}

/// The ties that an item has to others of its assessment, then those into other assessments.
fn links(bundle: &Bundle, item: &Item) -> Value {
    let here = bundle.edges_from(item.id.as_str()).map(|edge| (edge.rel, &edge.to, &edge.text, edge.origin));
    let abroad = item.links.iter().filter(|link| link.to.abroad().is_some());
    let all = here.chain(abroad.map(|link| (link.rel, &link.to, &link.text, link.origin)));
    let whose = |origin: Option<Origin>| origin.unwrap_or(item.origin).word();
    all.map(|(rel, to, text, origin)| json!({ "rel": rel.key(), "to": to, "text": text, "origin": whose(origin) }))
        .collect()
}

/// A selection as one object: its marking, its assessments, and its items.
pub fn file(selection: &Selection) -> String {
    let assessments: Vec<Value> = selection.portions.iter().map(|portion| assessment(&portion.bundle)).collect();
    let items = selection.portions.iter();
    let items: Vec<Value> = items
        .flat_map(|portion| portion.items().into_iter().map(|item| Value::Object(object(&portion.bundle, item))))
        .collect();
    let file = json!({ "marking": marking(&selection.marking()), "assessments": assessments, "items": items });
    escaped(&format!("{file:#}")) + "\n"
}

fn assessment(bundle: &Cleared) -> Value {
    let issued = bundle.assessment().map(|assessment| assessment.issued);
    let issued = issued.filter(|day| crate::page::layout::age::is_known(*day));
    json!({ "id": bundle.key(), "title": bundle.cover().title, "issuer": bundle.issuer(), "issued": issued })
}

/// JSON in which control characters are escaped, which means the same and steers no terminal.
pub fn escaped(json: &str) -> String {
    let mut safe = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        let mut bytes = [0; 4];
        let text = c.encode_utf8(&mut bytes);
        if c == '\n' || prose::clean(text) == *text {
            safe.push(c);
        } else {
            // JSON outside of strings is plain ASCII, so this is inside a string.
            let mut units = [0; 2];
            safe.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    safe
}
