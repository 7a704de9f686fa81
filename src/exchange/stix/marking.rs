//! How objects may be handled: TLP 1 and 2, statements, and whatever cannot be read, which hides what bears it.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::bundle::{Marking, Tlp};
use crate::exchange::draft::prose::prose;
use crate::exchange::json::raw::Entries;
use crate::exchange::stix::object::StixObject;

/// The markings that have fixed ids: those of TLP 1, which are in the specification of STIX, and those of TLP 2.0 as OASIS
/// publishes them.
pub const PREDEFINED: [(&str, Tlp); 9] = [
    ("marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp::Clear),
    ("marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp::Green),
    ("marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Tlp::Amber),
    ("marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp::Red),
    ("marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", Tlp::Clear),
    ("marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Tlp::Green),
    ("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", Tlp::Amber),
    ("marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", Tlp::AmberStrict),
    ("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", Tlp::Red),
];

/// What a definition of a marking comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Definition {
    Label(Tlp),
    /// A permissible action, which is no label.
    Pap(String),
    /// Words, such as a copyright: they restrict nothing that a label would.
    Statement(String),
    Unreadable,
}

/// The markings that a file defines.
#[derive(Debug, Default)]
pub struct Definitions(HashMap<String, Definition>);

/// How one object is marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    pub marking: Option<Marking>,
    pub statements: Vec<String>,
}

impl Definitions {
    pub fn of(objects: &[StixObject<'_>]) -> Self {
        let mut known: HashMap<String, Definition> =
            PREDEFINED.iter().map(|&(id, tlp)| (id.to_owned(), Definition::Label(tlp))).collect();
        for object in objects.iter().filter(|object| object.object_type == "marking-definition") {
            known.entry(object.id.clone()).or_insert_with(|| definition(object));
        }
        Self(known)
    }

    /// How an object is marked, all of it as strictly as the strictest of its parts: a part that is marked by itself is
    /// drawn with the rest.
    pub fn of_object(&self, object: &StixObject<'_>) -> Marked {
        let mut refs: Vec<String> = object.texts("object_marking_refs").iter().map(ToString::to_string).collect();
        let mut unreadable = object.entries.has("object_marking_refs") && refs.is_empty() && !is_empty_list(object);
        for part in object.entries.list("granular_markings") {
            match Entries::of(part) {
                Some(part) if part.has("marking_ref") => match part.text("marking_ref") {
                    Some(id) => refs.push(id.into_owned()),
                    None => unreadable = true,
                },
                Some(part) if part.has("lang") => {}
                Some(_) | None => unreadable = true,
            }
        }
        let mut marked = Marked::default();
        if unreadable {
            marked.marking = Some(Marking::unreadable());
        }
        for id in refs {
            let found = self.0.get(id.as_str()).unwrap_or(&Definition::Unreadable);
            marked.add(found);
        }
        marked
    }
}

fn is_empty_list(object: &StixObject<'_>) -> bool {
    object
        .entries
        .get("object_marking_refs")
        .is_some_and(|value| value.get().trim_matches(['[', ']', ' ', '\n']).is_empty())
}

impl Marked {
    fn add(&mut self, definition: &Definition) {
        let tlp = match definition {
            Definition::Label(tlp) => *tlp,
            Definition::Unreadable => Tlp::Unreadable,
            Definition::Statement(text) => {
                self.statements.push(text.clone());
                return;
            }
            Definition::Pap(text) => {
                self.marking.get_or_insert_default().pap = Some(text.clone());
                return;
            }
        };
        let marking = self.marking.get_or_insert_default();
        marking.tlp = marking.tlp.max(Some(tlp));
    }
}

fn definition(object: &StixObject<'_>) -> Definition {
    let definition_type = object.text("definition_type").map(|text| text.to_lowercase());
    let below = object.entries.below("definition");
    let name = object.text("name").unwrap_or_default();
    match definition_type.as_deref() {
        Some("tlp") => {
            let written = below.and_then(|below| below.text("tlp"));
            let label = written.as_deref().and_then(Tlp::written).or_else(|| Tlp::written(&name));
            label.map_or(Definition::Unreadable, Definition::Label)
        }
        Some("statement") => {
            let statement = below.and_then(|below| below.text("statement"));
            statement.map_or(Definition::Unreadable, |text| Definition::Statement(prose(&text).text))
        }
        Some("pap") => {
            let written = below.and_then(|below| below.0.first().and_then(|(key, _)| below.text(key)));
            written.map_or(Definition::Unreadable, |text| Definition::Pap(prose(&text).text))
        }
        Some(_) => Definition::Unreadable,
        None => {
            let extended = object.entries.below("extensions").and_then(|extensions| {
                extensions.0.iter().find_map(|(_, value)| Entries::of(value)?.text("tlp_2_0").map(Cow::into_owned))
            });
            let label = extended.as_deref().and_then(Tlp::written).or_else(|| Tlp::written(&name));
            label.map_or(Definition::Unreadable, Definition::Label)
        }
    }
}
