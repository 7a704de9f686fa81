//! A selection as a STIX 2.1 bundle.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use crate::bundle::{Assessment, Detail, Id, Item, Kind, Marking, Origin, Tlp};
use crate::exchange::stix::own::{EXTENSION, KIND, PROGRAM, RELATION, label_id, labels, standing};
use crate::export::json::escaped;
use crate::export::selection::{Portion, Selection};
use crate::export::stix::{came, fields, identifier::identifier, native, prose};

/// Whether what STIX has no place for is written all the same, in an extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extension {
    Used,
    /// For tools that refuse what they do not know.
    Absent,
}

/// The bundle, as the text of a file.
pub fn file(selection: &Selection, extension: Extension) -> String {
    let mut objects: Vec<Value> = Vec::new();
    for portion in &selection.portions {
        objects.extend(Writer::new(portion, selection, extension).objects());
    }
    let mut standing_ids: Vec<String> = Vec::new();
    for object in &objects {
        let marked = object["object_marking_refs"].as_array().into_iter().flatten().filter_map(Value::as_str);
        standing_ids.extend(marked.chain(object["created_by_ref"].as_str()).map(str::to_owned));
    }
    if extension == Extension::Used {
        standing_ids.push(EXTENSION.to_owned());
        standing_ids.push(PROGRAM.to_owned());
    }
    standing_ids.sort();
    standing_ids.dedup();
    let mut all: Vec<Value> = standing_ids.iter().filter_map(|id| standing(id)).collect();
    all.extend(objects);
    // Two portions may name one object; its versions differ.
    let mut seen = HashSet::new();
    all.retain(|object| seen.insert((object["id"].to_string(), object["modified"].to_string())));
    let ids: Vec<&str> = all.iter().filter_map(|object| object["id"].as_str()).collect();
    let bundle = json!({ "type": "bundle", "id": identifier("bundle", &ids), "objects": all });
    escaped(&format!("{bundle:#}")) + "\n"
}

/// Writes the objects of one assessment.
struct Writer<'s> {
    portion: &'s Portion,
    items: Vec<&'s Item>,
    /// The ids of the objects, by those of the items.
    ids: HashMap<&'s Id, String>,
    report: String,
    time: String,
    extension: Extension,
    strictest: Marking,
}

impl<'s> Writer<'s> {
    fn new(portion: &'s Portion, selection: &Selection, extension: Extension) -> Self {
        let bundle = &portion.bundle;
        let cover = bundle.cover();
        let issued = bundle.assessment().map(|assessment| assessment.issued).filter(|day| *day != Assessment::UNDATED);
        let came = portion.items().into_iter().any(|item| came::first(item).is_some());
        // What an import made of the properties of others is made of them again.
        let is_made = |item: &Item| came && item.origin == Origin::Import && item.imported.is_empty();
        let items: Vec<&Item> =
            portion.items().into_iter().filter(|item| item.kind() != Kind::Assessment && !is_made(item)).collect();
        let of = |item: &Item| match came::first(item) {
            Some(object) => object.id.clone(),
            None => identifier(native::object_type(item), &[bundle.id().as_str(), item.id.as_str()]),
        };
        let ids = items.iter().map(|item| (&item.id, of(item))).collect();
        Self {
            ids,
            items,
            report: of(cover),
            time: format!("{}T00:00:00.000Z", issued.unwrap_or(selection.today)),
            extension,
            strictest: selection.marking(),
            portion,
        }
    }

    fn objects(&self) -> Vec<Value> {
        let mut objects: Vec<Value> = Vec::new();
        for item in &self.items {
            if came::first(item).is_some() {
                objects.extend(item.imported.iter().map(|object| came::object(item, object)));
                objects.extend(self.relationships(item));
                continue;
            }
            objects.push(self.object(item));
            objects.extend(self.relationships(item));
        }
        objects.extend(self.relationships(self.portion.bundle.cover()));
        objects.insert(0, self.report(&objects));
        objects
    }

    /// What every object says of itself.
    fn common(&self, object_type: &str, id: &str, marking: Option<&Marking>) -> Map<String, Value> {
        let mut own = Map::new();
        own.insert("type".to_owned(), json!(object_type));
        own.insert("spec_version".to_owned(), json!("2.1"));
        own.insert("id".to_owned(), json!(id));
        own.insert("created".to_owned(), json!(self.time));
        own.insert("modified".to_owned(), json!(self.time));
        own.insert("created_by_ref".to_owned(), json!(PROGRAM));
        if let Some(tlp) = marking.and_then(|marking| marking.tlp) {
            own.insert("object_marking_refs".to_owned(), json!([label_id(tlp)]));
        }
        own
    }

    fn object(&self, item: &Item) -> Value {
        let object_type = native::object_type(item);
        let marking = self.portion.bundle.marking(item);
        let mut own = self.common(object_type, &self.ids[&item.id], Some(&marking));
        own.extend(native::properties(item));
        own.insert("labels".to_owned(), json!(self.labels(item)));
        let references = native::references(item);
        if !references.is_empty() {
            own.insert("external_references".to_owned(), json!(references));
        }
        if object_type == "note" {
            let mut about = vec![self.report.clone()];
            let edges = self.portion.bundle.edges_from(item.id.as_str()).filter_map(|edge| self.ids.get(&edge.to));
            about.extend(edges.filter(|id| **id != self.ids[&item.id]).cloned());
            let mut seen = HashSet::new();
            about.retain(|id| seen.insert(id.clone()));
            own.insert("object_refs".to_owned(), json!(about));
            own.insert("authors".to_owned(), json!(self.authors(item)));
        }
        own.extend(came::additions(item));
        if self.extension == Extension::Used {
            let mut fields = fields::extension(item, marking.tlp.map(sent), &self.links_elsewhere(item));
            if item.text.is_none() {
                fields::without_text(&mut fields);
            }
            own.insert("extensions".to_owned(), json!({ EXTENSION: fields }));
        }
        Value::Object(own)
    }

    /// Plain words about an item, with what restricts it beyond its label.
    fn labels(&self, item: &Item) -> Vec<String> {
        let marking = self.portion.bundle.marking(item);
        let added = [marking.restrictions, marking.pap].into_iter().flatten().map(|words| format!("handling: {words}"));
        labels(item).into_iter().chain(added).collect()
    }

    /// Whose words they are.
    fn authors(&self, item: &Item) -> Vec<String> {
        match item.origin {
            Origin::Issuer => vec![self.portion.bundle.issuer().to_owned()],
            Origin::Transcriber => vec!["the transcriber".to_owned()],
            Origin::Import => vec!["an import".to_owned()],
        }
    }

    /// The links of an item that lead to nothing in this file.
    fn links_elsewhere(&self, item: &Item) -> Value {
        let elsewhere: Vec<_> = item.links.iter().filter(|link| self.id_of(&link.to).is_none()).collect();
        serde_json::to_value(elsewhere).unwrap_or_default()
    }

    fn id_of(&self, id: &Id) -> Option<&String> {
        let cover = *id == *self.portion.bundle.id() || *id == Id::ASSESSMENT;
        if cover { Some(&self.report) } else { self.ids.get(id) }
    }

    /// The links of an item, each as a relationship. What an import made a link of is a relationship already.
    fn relationships(&self, item: &Item) -> Vec<Value> {
        let Some(from) = self.id_of(&item.id) else { return Vec::new() };
        if came::first(item).is_some() {
            return Vec::new();
        }
        let links =
            item.links.iter().enumerate().filter_map(|(place, link)| Some((place, link, self.id_of(&link.to)?)));
        let written = links.map(|(place, link, to)| {
            let parts = [self.portion.bundle.id().as_str(), item.id.as_str(), link.rel.key(), link.to.as_str(), &place.to_string()];
            let id = identifier("relationship", &parts);
            let strictest = self.portion.bundle.item(link.to.as_str()).map(|other| self.portion.bundle.marking(other));
            let marking = strictest.unwrap_or_default().stricter(&self.portion.bundle.marking(item));
            let mut own = self.common("relationship", &id, Some(&marking));
            let types = [from, to].map(|id| id.split("--").next().unwrap_or_default());
            let named = native::relationship_type(link.rel, types[0], types[1]);
            own.insert("relationship_type".to_owned(), json!(named));
            if named == "related-to" {
                own.insert("labels".to_owned(), json!([link.rel.label()]));
            }
            own.insert("source_ref".to_owned(), json!(from));
            own.insert("target_ref".to_owned(), json!(to));
            if let Some(text) = &link.text {
                own.insert("description".to_owned(), json!(text));
            }
            if self.extension == Extension::Used {
                let fields = json!({
                    "extension_type": "property-extension", KIND: "link", RELATION: link.rel.key(), "item_id": item.id, "target_id": link.to, "place": place,
                    "locator": link.at, "origin": link.origin,
                });
                let fields: Map<String, Value> =
                    fields.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.clone(), value.clone())).collect();
                own.insert("extensions".to_owned(), json!({ EXTENSION: fields }));
            }
            Value::Object(own)
        });
        written.collect()
    }

    fn report(&self, objects: &[Value]) -> Value {
        let bundle = &self.portion.bundle;
        let cover = bundle.cover();
        if let Some(object) = came::first(cover) {
            return came::object(cover, object);
        }
        let marking = Marking { tlp: self.strictest.tlp.max(bundle.marking(cover).tlp), ..self.strictest.clone() };
        let mut own = self.common("report", &self.report, Some(&marking));
        own.insert("name".to_owned(), json!(cover.title));
        let description = prose::text(bundle, &self.items);
        own.insert("description".to_owned(), json!(if description.is_empty() { &cover.title } else { &description }));
        own.insert("report_types".to_owned(), json!(["threat-report"]));
        own.insert("published".to_owned(), json!(self.time));
        own.insert("labels".to_owned(), json!(self.labels(cover)));
        if let Detail::Assessment(assessment) = &cover.detail
            && assessment.language.len() == 2
        {
            own.insert("lang".to_owned(), json!(assessment.language));
        }
        let mut refs: Vec<&str> =
            objects.iter().filter_map(|object| object["id"].as_str()).filter(|id| *id != self.report).collect();
        if refs.is_empty() {
            refs.push(PROGRAM);
        }
        own.insert("object_refs".to_owned(), json!(refs));
        if self.extension == Extension::Used {
            let mut fields = fields::extension(cover, marking.tlp.map(sent), &self.links_elsewhere(cover));
            if let Some(text) = &cover.text {
                fields.insert("text".to_owned(), json!(text));
            }
            fields::described(&mut fields, own["description"].as_str().unwrap_or_default());
            own.insert("extensions".to_owned(), json!({ EXTENSION: fields }));
        }
        Value::Object(own)
    }
}

/// The label that a marking is sent as.
const fn sent(tlp: Tlp) -> &'static str {
    match tlp {
        Tlp::Unreadable => Tlp::Red.label(),
        Tlp::Clear | Tlp::Green | Tlp::Amber | Tlp::AmberStrict | Tlp::Red => tlp.label(),
    }
}
