//! What ties the items of an assessment together: relationships, what notes are about, and sources.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::bundle::{Bundle, Detail, Id, Item, Kind, Link, Marking, Origin, Relation, Source, Tlp};
use crate::exchange::draft::prose::{prose, title};
use crate::exchange::json::raw::Entries;
use crate::exchange::stix::assembly::Assembly;
use crate::exchange::stix::homes::is_report;
use crate::exchange::stix::mapping::is_attack_id;
use crate::exchange::stix::object::StixObject;
use crate::exchange::stix::own;
use crate::exchange::stix::relation::relation;

/// An assembly whose items are being tied together.
pub struct Ties<'t, 'f, 'a> {
    assembly: Assembly<'f, 'a>,
    /// By object, its id in another assessment of the file.
    elsewhere: &'t HashMap<usize, Id>,
    sources: HashMap<(String, Option<Tlp>), Id>,
}

/// What an id of the file leads to from here.
#[derive(Clone)]
enum RefTarget {
    Here(Holder),
    /// An item of another assessment of the file.
    Elsewhere(Id),
    Nowhere,
}

/// An item of this assessment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Cover,
    Item(usize),
}

/// The bundle of an assembly.
#[allow(clippy::implicit_hasher, reason = "an application has no callers with hashers of their own")]
pub fn tied(assembly: Assembly<'_, '_>, elsewhere: &HashMap<usize, Id>) -> TiedBundle {
    let mut ties = Ties { assembly, elsewhere, sources: HashMap::new() };
    for member in ties.assembly.members.clone() {
        let object = &ties.assembly.index.objects[member];
        if ties.assembly.own.contains_key(&member) {
            continue;
        }
        if let Some(&place) = ties.assembly.places.get(&member) {
            ties.references(object, place);
        } else if object.object_type == "relationship" && ties.assembly.index.standing_for(member) == member {
            ties.relationship(member);
        }
    }
    if let Some(report) = ties.assembly.report.filter(|report| !ties.assembly.own.contains_key(report)) {
        ties.report(report);
    }
    TiedBundle { own: ties.own_objects(), bundle: Bundle::new(ties.assembly.cover, ties.assembly.items) }
}

/// A bundle, and the objects that this program wrote itself: the fields of an item hold all of each.
pub struct TiedBundle {
    pub bundle: Bundle,
    /// By their places in the file, with the id of the item.
    pub own: HashMap<usize, Id>,
}

impl<'a> Ties<'_, '_, 'a> {
    fn target(&self, id: &str) -> RefTarget {
        let Some(place) = self.assembly.index.find(id) else { return RefTarget::Nowhere };
        if self.assembly.report == Some(place) {
            return RefTarget::Here(Holder::Cover);
        }
        match self.assembly.places.get(&place) {
            Some(&item) => RefTarget::Here(Holder::Item(item)),
            None => self.elsewhere.get(&place).cloned().map_or(RefTarget::Nowhere, RefTarget::Elsewhere),
        }
    }

    fn holder(&mut self, holder: Holder) -> &mut Item {
        match holder {
            Holder::Cover => &mut self.assembly.cover,
            Holder::Item(place) => &mut self.assembly.items[place],
        }
    }

    /// The objects of this program's own.
    fn own_objects(&mut self) -> HashMap<usize, Id> {
        std::mem::take(&mut self.assembly.own)
    }

    /// The id of a link's end, by the word that names the whole where it leads there.
    fn as_written(&self, target: &RefTarget, id: Id) -> Id {
        if matches!(target, RefTarget::Here(Holder::Cover)) { self.assembly.id.clone() } else { id }
    }

    fn id_of(&self, target: &RefTarget) -> Option<Id> {
        match target {
            RefTarget::Here(Holder::Cover) => Some(self.assembly.id.clone()),
            RefTarget::Here(Holder::Item(place)) => Some(self.assembly.items[*place].id.clone()),
            RefTarget::Elsewhere(id) => Some(id.clone()),
            RefTarget::Nowhere => None,
        }
    }

    /// Who issued the report, the reports in it, and what it refers to.
    fn report(&mut self, report: usize) {
        let object = &self.assembly.index.objects[report];
        if let Some(maker) = object.text("created_by_ref")
            && let target @ RefTarget::Here(Holder::Item(_)) = self.target(&maker)
            && let Some(id) = self.id_of(&target)
            && let Detail::Assessment(detail) = &mut self.assembly.cover.detail
        {
            detail.issuer = id.to_string();
        }
        for id in object.texts("object_refs") {
            let found = self.assembly.index.find(&id);
            let found = found.filter(|&place| is_report(&self.assembly.index.objects[place].object_type));
            if let Some(to) = found.and_then(|place| self.elsewhere.get(&place)).cloned() {
                let text = Some("holds the report".to_owned());
                self.assembly.cover.links.push(Link { rel: Relation::RelatedTo, to, text, at: None, origin: None });
            }
        }
        self.cite(object, Holder::Cover);
    }

    /// What an item is about, and what it refers to outside of the file.
    fn references(&mut self, object: &StixObject<'a>, place: usize) {
        let kept = self.assembly.items[place].kind() == Kind::Object;
        let mut about: Vec<Id> = Vec::new();
        for (key, ids) in object.references() {
            let is_tie = if kept {
                !matches!(key, "created_by_ref" | "object_marking_refs")
            } else {
                matches!(key, "object_refs" | "sighting_of_ref" | "where_sighted_refs" | "observed_data_refs")
            };
            for id in ids.iter().filter(|_| is_tie) {
                let target = self.target(id);
                if matches!(target, RefTarget::Here(Holder::Item(item)) if item == place) {
                    continue;
                }
                if let (RefTarget::Here(Holder::Item(item)), "sighting_of_ref") = (&target, key) {
                    let name = format!("Sighting of {}", self.assembly.items[*item].title);
                    self.assembly.items[place].title = title(&name).text;
                }
                about.extend(self.id_of(&target));
            }
        }
        let mut seen = HashSet::new();
        about.retain(|id| seen.insert(id.clone()));
        self.assembly.items[place].about = about;
        self.cite(object, Holder::Item(place));
    }

    /// A relationship: a link of the item that it begins at, or an item of its own where it cannot be one.
    fn relationship(&mut self, member: usize) {
        let object = &self.assembly.index.objects[member];
        let end = |ties: &Self, key: &str| object.text(key).map_or(RefTarget::Nowhere, |id| ties.target(&id));
        let (from, to) = (end(self, "source_ref"), end(self, "target_ref"));
        let marking = self.assembly.index.definitions.of_object(object).marking;
        match (&from, self.id_of(&to)) {
            (RefTarget::Here(holder), Some(to_id))
                if self.holder(*holder).id != to_id && !is_stricter(marking.as_ref(), self.holder(*holder)) =>
            {
                let holder = *holder;
                if let Some(link) = own::link(object, self.as_written(&to, to_id.clone())) {
                    let item = self.holder(holder).id.clone();
                    self.holder(holder).links.push(link);
                    self.assembly.own.insert(member, item);
                    return;
                }
                self.link(member, holder, (&to, to_id));
            }
            _ => self.standing_alone(member, marking, &[from, to]),
        }
    }

    fn link(&mut self, member: usize, holder: Holder, (target, to): (&RefTarget, Id)) {
        let object = &self.assembly.index.objects[member];
        let (rel, words) = relation(&prose(&object.text("relationship_type").unwrap_or_default()).text);
        let described = object.text("description").map(|text| prose(&text)).filter(|text| !text.text.is_empty());
        let to_tactic = matches!(target, RefTarget::Here(Holder::Item(place)) if self.assembly.items[*place].kind() == Kind::Tactic);
        let text = match (words, described) {
            (Some(words), Some(described)) => Some(format!("{words}: {}", described.text)),
            (words, described) => described.map(|described| described.text).or(words),
        };
        let records = if let (Detail::Measure(_), Some("mitigates"), true) =
            (&self.holder(holder).detail, object.text("relationship_type").as_deref(), to_tactic)
        {
            if let Detail::Measure(measure) = &mut self.holder(holder).detail
                && !measure.mitigates.contains(&to)
            {
                measure.mitigates.push(to);
            }
            self.assembly.versions(member, &[])
        } else {
            self.holder(holder).links.push(Link { rel, to, text, at: None, origin: None });
            self.assembly.versions(member, &[])
        };
        self.holder(holder).imported.extend(records);
    }

    /// A relationship that is marked more strictly than the item it begins at, or one of whose ends is not there.
    fn standing_alone(&mut self, member: usize, marking: Option<Marking>, ends: &[RefTarget; 2]) {
        let object = &self.assembly.index.objects[member];
        let named = |ties: &Self, target: &RefTarget, key: &str| match target {
            RefTarget::Here(Holder::Cover) => ties.assembly.cover.title.clone(),
            RefTarget::Here(Holder::Item(place)) => ties.assembly.items[*place].title.clone(),
            RefTarget::Elsewhere(_) | RefTarget::Nowhere => {
                object.text(key).map_or_else(|| "something".to_owned(), Cow::into_owned)
            }
        };
        let [from, to] = ends;
        let verb = object.text("relationship_type").unwrap_or_default().replace(['-', '_'], " ");
        let said = format!("{} {verb} {}", named(self, from, "source_ref"), named(self, to, "target_ref"));
        let mut item = Item::new("", &title(&said).text, Origin::Import, Detail::Note);
        let described = object.text("description").map(|text| prose(&text)).filter(|text| !text.text.is_empty());
        let held = described.as_ref().filter(|text| text.is_whole).map(|_| "description");
        item.text = Some(described.map_or_else(|| prose(&said).text, |text| text.text));
        item.id = self.assembly.taken.take("relationship", "", &object.id);
        item.about = ends.iter().filter_map(|end| self.id_of(end)).collect();
        item.about.dedup();
        item.marking = marking;
        item.imported = self.assembly.versions(member, held.as_slice());
        self.assembly.items.push(item);
    }

    /// The sources that an object names. What is only a term of a vocabulary is none.
    fn cite(&mut self, object: &StixObject<'a>, holder: Holder) {
        for reference in object.entries.list("external_references").into_iter().filter_map(Entries::of) {
            let name = reference.text("source_name").unwrap_or_default();
            let is_term =
                name.starts_with("mitre-") && reference.text("external_id").is_some_and(|id| is_attack_id(&id));
            if is_term || !(reference.has("url") || reference.has("description")) {
                continue;
            }
            let own = self.holder(holder).marking.clone();
            let to = self.source(&reference, own.filter(|marking| marking.tlp.is_some()));
            let holder = self.holder(holder);
            if !holder.links.iter().any(|link| link.to == to) {
                let text = Some("external reference".to_owned());
                holder.links.push(Link { rel: Relation::RelatedTo, to, text, at: None, origin: None });
            }
        }
    }

    /// The source of a reference. What is referred to from under two markings is two sources, since each tells what its
    /// item says.
    fn source(&mut self, reference: &Entries<'a>, marking: Option<Marking>) -> Id {
        let said = |key: &str| reference.text(key).map(|text| prose(&text).text).filter(|text| !text.is_empty());
        let (name, url, description) = (said("source_name"), said("url"), said("description"));
        let identity =
            [name.as_deref(), url.as_deref(), description.as_deref()].map(Option::unwrap_or_default).join("\n");
        let key = (identity, marking.as_ref().and_then(|marking| marking.tlp));
        if let Some(known) = self.sources.get(&key) {
            return known.clone();
        }
        let called = name.clone().or_else(|| url.clone()).unwrap_or_default();
        let fitted = title(&called);
        let heading = if fitted.text.is_empty() { "A source without a name".to_owned() } else { fitted.text };
        let source = Source {
            source_kind: "external reference".to_owned(),
            publisher: None,
            date: None,
            url,
            grade: None,
            access: None,
            added: None,
        };
        let mut item = Item::new("", &heading, Origin::Import, Detail::Source(Box::new(source)));
        let digest = own::digest_of(&key.0);
        item.id = self.assembly.taken.take("source", &heading, &digest);
        item.text = description;
        item.marking = marking;
        let id = item.id.clone();
        self.sources.insert(key, id.clone());
        self.assembly.items.push(item);
        id
    }
}

/// Whether a relationship may be seen by fewer than the item that it would be a link of.
fn is_stricter(marking: Option<&Marking>, item: &Item) -> bool {
    let label = |marking: Option<&Marking>| marking.and_then(|marking| marking.tlp);
    label(marking) > label(item.marking.as_ref())
}
