//! An event as an assessment: its reports, clusters, notes and opinions as items, its attributes and objects kept as they came.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::bundle::{Assessment, Bundle, Detail, Id, Item, Kind, Link, Marking, Origin, Relation};
use crate::exchange::draft::cover::{UNKNOWN, manifest, marking};
use crate::exchange::draft::ids::TakenIds;
use crate::exchange::draft::prose::{prose, title, with_whole_name};
use crate::exchange::draft::report::Warnings;
use crate::exchange::misp::cluster;
use crate::exchange::misp::element::{MispElement, NESTED, stricter};
use crate::text::defang::defanged;

/// What is read by itself below most elements.
const ANALYST: [&str; 4] = ["Galaxy", "Note", "Opinion", "Relationship"];

/// How many notes on notes are read: those below stay in the last of them as they came.
const DEEPEST: usize = 16;

/// An event that is being read.
pub struct EventDraft<'w> {
    cover: Item,
    items: Vec<Item>,
    taken: TakenIds,
    /// By the UUID of an element, the place of its item.
    places: HashMap<String, usize>,
    /// What refers to an element that may come later: the place of the item, the UUID, and how.
    references: Vec<(usize, String, String)>,
    /// The elements, by type and id.
    sources: Vec<(String, String)>,
    warnings: &'w mut Warnings,
}

/// An element that others hang from.
#[derive(Clone)]
struct Parent {
    /// Nothing for the event itself.
    place: Option<usize>,
    marking: Option<Marking>,
    depth: usize,
}

impl Parent {
    /// What is read by itself of an element that hangs from this one.
    const fn nested(&self) -> &'static [&'static str] {
        if self.depth < DEEPEST { &ANALYST } else { &[] }
    }
}

/// The bundle of an event, and the elements that it has.
pub fn bundle(value: &RawValue, bundles: &mut TakenIds, warnings: &mut Warnings) -> (Bundle, Vec<(String, String)>) {
    let event = MispElement::read("event", value, &NESTED);
    let mut held = Vec::new();
    let info = event.text("info").unwrap_or_default();
    let fitted = title(&info);
    held.extend((fitted.is_whole && !fitted.text.is_empty()).then_some("info"));
    let issued = event.text("date").and_then(|date| date.get(..10)?.parse().ok()).unwrap_or(Assessment::UNDATED);
    let mut detail = manifest(issued, UNKNOWN);
    let maker = event.entries.below("Orgc").or_else(|| event.entries.below("Org"));
    if let Some(name) =
        maker.and_then(|maker| maker.text("name")).map(|name| title(&name).text).filter(|name| !name.is_empty())
    {
        detail.issuer = name;
    }
    let heading = if fitted.text.is_empty() { "An event without a name".to_owned() } else { fitted.text.clone() };
    let mut cover = Item::new("", &heading, Origin::Import, Detail::Assessment(Box::new(detail)));
    cover.id = bundles.take("", &heading, &event.id);
    cover.text = with_whole_name(&fitted, &info, None);
    cover.tags = event.tags();
    cover.marking = marking(event.marking());
    cover.imported = vec![event.record(&held)];
    let mut taken = TakenIds::default();
    taken.reserve(&cover.id);
    let mut draft = EventDraft {
        items: Vec::new(),
        taken,
        places: HashMap::new(),
        references: Vec::new(),
        sources: vec![("event".to_owned(), event.id.clone())],
        warnings,
        cover,
    };
    let parent = Parent { place: None, marking: None, depth: 0 };
    for report in event.below("EventReport") {
        draft.report(report, &parent);
    }
    draft.below(&event, &parent);
    for attribute in event.below("Attribute") {
        draft.attribute(attribute, &parent);
    }
    for object in event.below("Object") {
        draft.object(object, &parent);
    }
    draft.finish()
}

impl EventDraft<'_> {
    /// Puts an item in its place, with what is kept of its element.
    fn put(
        &mut self,
        element: &MispElement<'_>,
        mut item: Item,
        (prefix, held): (&str, &[&str]),
        parent: &Parent,
    ) -> Parent {
        item.tags.extend(element.tags());
        item.marking = stricter(element.marking(), parent.marking.clone());
        let name = if item.kind() == Kind::Object { String::new() } else { item.title.clone() };
        item.id = self.taken.take(prefix, &name, &element.id);
        item.imported = vec![element.record(held)];
        if let Some(place) = parent.place {
            item.about = vec![self.items[place].id.clone()];
        }
        self.sources.push((element.element_type.to_owned(), element.id.clone()));
        let place = self.items.len();
        self.places.entry(element.id.clone()).or_insert(place);
        let marking = item.marking.clone();
        self.items.push(item);
        Parent { place: Some(place), marking, depth: parent.depth + 1 }
    }

    /// What hangs from any element: clusters, notes, opinions, relationships.
    fn below(&mut self, element: &MispElement<'_>, parent: &Parent) {
        for galaxy in element.inner("Galaxy") {
            self.galaxy(galaxy, parent);
        }
        for note in element.inner("Note") {
            self.note(note, parent);
        }
        for opinion in element.inner("Opinion") {
            self.opinion(opinion, parent);
        }
        for relationship in element.inner("Relationship") {
            self.relationship(relationship, parent);
        }
    }

    fn report(&mut self, value: &RawValue, parent: &Parent) {
        let report = MispElement::read("event-report", value, parent.nested());
        let mut held = Vec::new();
        let fitted = title(&report.text("name").unwrap_or_default());
        held.extend((fitted.is_whole && !fitted.text.is_empty()).then_some("name"));
        let heading = if fitted.text.is_empty() { "Event report".to_owned() } else { fitted.text };
        let mut item = Item::new("", &heading, Origin::Import, Detail::Note);
        item.text = report.said("content", &mut held).or_else(|| Some(heading.clone()));
        let own = self.put(&report, item, ("report", &held), parent);
        self.below(&report, &own);
    }

    fn galaxy(&mut self, value: &RawValue, parent: &Parent) {
        let galaxy = MispElement::read("galaxy", value, &["GalaxyCluster"]);
        let named = galaxy.text("type").or_else(|| galaxy.text("name")).unwrap_or_default().into_owned();
        let first = self.items.len();
        for value in galaxy.below("GalaxyCluster") {
            let element = MispElement::read("galaxy-cluster", value, parent.nested());
            let (item, prefix, held) = cluster::item(&element, &named);
            let own = self.put(
                &element,
                item,
                (prefix, &held),
                &Parent { place: None, marking: parent.marking.clone(), depth: parent.depth },
            );
            if let (Some(of), Some(place)) = (parent.place, own.place) {
                let to = self.items[place].id.clone();
                self.items[of].links.push(link(to, "tagged with"));
            }
            self.below(&element, &own);
        }
        if let Some(item) = self.items.get_mut(first) {
            item.imported.push(galaxy.record(&[]));
            self.sources.push(("galaxy".to_owned(), galaxy.id.clone()));
        } else {
            let item = Item::new("", &title(&format!("Galaxy {named}")).text, Origin::Import, Detail::Object);
            self.put(&galaxy, item, ("galaxy", &[]), parent);
        }
    }

    fn note(&mut self, value: &RawValue, parent: &Parent) {
        let note = MispElement::read("note", value, parent.nested());
        let mut held = Vec::new();
        let text = note.said("note", &mut held);
        let heading =
            match note.text("comment").map(|comment| title(&comment)).filter(|comment| !comment.text.is_empty()) {
                Some(comment) => {
                    held.extend(comment.is_whole.then_some("comment"));
                    comment.text
                }
                None => "Note".to_owned(),
            };
        let mut item = Item::new("", &heading, Origin::Import, Detail::Note);
        item.text = text.or_else(|| Some(heading.clone()));
        let own = self.put(&note, item, ("note", &held), parent);
        self.below(&note, &own);
    }

    fn opinion(&mut self, value: &RawValue, parent: &Parent) {
        let opinion = MispElement::read("opinion", value, parent.nested());
        let mut held = Vec::new();
        let written = opinion.entries.get("opinion").map(|value| value.get().trim_matches('"').to_owned());
        let heading = title(&format!("Opinion: {} of 100", written.unwrap_or_default())).text;
        let mut item = Item::new("", &heading, Origin::Import, Detail::Note);
        item.text = opinion.said("comment", &mut held).or_else(|| Some(heading.clone()));
        let own = self.put(&opinion, item, ("opinion", &held), parent);
        self.below(&opinion, &own);
    }

    /// A relationship of an analyst: a link of what it hangs from, kept with that.
    fn relationship(&mut self, value: &RawValue, parent: &Parent) {
        let relationship = MispElement::read("relationship", value, parent.nested());
        self.sources.push(("relationship".to_owned(), relationship.id.clone()));
        let record = relationship.record(&[]);
        let holder = match parent.place {
            Some(place) => &mut self.items[place],
            None => &mut self.cover,
        };
        holder.imported.push(record);
        let words = relationship.text("relationship_type").unwrap_or_default().replace(['-', '_'], " ");
        if let (Some(place), Some(to)) = (parent.place, relationship.text("related_object_uuid")) {
            self.references.push((place, to.into_owned(), prose(&words).text));
        }
        let below = Parent { depth: parent.depth + 1, ..parent.clone() };
        self.below(&relationship, &below);
    }

    fn attribute(&mut self, value: &RawValue, parent: &Parent) {
        let attribute = MispElement::read("attribute", value, parent.nested());
        let said = |key: &str| attribute.text(key).unwrap_or_default();
        let heading = title(&defanged(&format!("{} {}", said("type"), said("value")))).text;
        let heading = if heading.is_empty() { "An attribute without a value".to_owned() } else { heading };
        let mut item = Item::new("", &heading, Origin::Import, Detail::Object);
        item.text = attribute.text("comment").map(|text| prose(&defanged(&text)).text).filter(|text| !text.is_empty());
        let own = self.put(&attribute, item, ("attribute", &[]), parent);
        self.below(&attribute, &own);
    }

    fn object(&mut self, value: &RawValue, parent: &Parent) {
        let object = MispElement::read("object", value, parent.nested());
        let first = object
            .below("Attribute")
            .into_iter()
            .find_map(|value| MispElement::read("attribute", value, &[]).text("value").map(Cow::into_owned));
        let heading =
            title(&defanged(&format!("{} {}", object.text("name").unwrap_or_default(), first.unwrap_or_default())))
                .text;
        let heading = if heading.is_empty() { "An object without a name".to_owned() } else { heading };
        let mut item = Item::new("", &heading, Origin::Import, Detail::Object);
        item.text = object.text("comment").map(|text| prose(&defanged(&text)).text).filter(|text| !text.is_empty());
        let own = self.put(&object, item, ("object", &[]), parent);
        for reference in object.below("ObjectReference") {
            let reference = MispElement::read("reference", reference, &[]);
            if let (Some(place), Some(to)) = (own.place, reference.text("referenced_uuid")) {
                let words = reference.text("relationship_type").unwrap_or_default().replace(['-', '_'], " ");
                self.references.push((place, to.into_owned(), prose(&words).text));
            }
        }
        self.below(&object, &own);
    }

    fn finish(mut self) -> (Bundle, Vec<(String, String)>) {
        for (from, to, words) in std::mem::take(&mut self.references) {
            match self.places.get(&to) {
                Some(&place) if place != from => {
                    let to = self.items[place].id.clone();
                    self.items[from].links.push(link(to, &words));
                }
                Some(_) => {}
                None => {
                    let id = self.items[from].imported.first().map_or("", |object| object.id.as_str()).to_owned();
                    self.warnings.tell(&id, format!("it names {to}, which the event does not hold"));
                }
            }
        }
        let mut links = self.items.iter_mut().map(|item| &mut item.links);
        links.by_ref().for_each(|links| {
            let mut seen = std::collections::HashSet::new();
            links.retain(|link| seen.insert((link.to.clone(), link.text.clone())));
        });
        (Bundle::new(self.cover, self.items), self.sources)
    }
}

/// A link that is as its words say.
pub fn link(to: Id, words: &str) -> Link {
    let text = Some(words.to_owned()).filter(|words| !words.is_empty() && words != "related to");
    Link { rel: Relation::RelatedTo, to, text, at: None, origin: None }
}
