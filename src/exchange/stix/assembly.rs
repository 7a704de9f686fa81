//! The objects of one report as items, each with its id; what ties them together comes after that.

use std::collections::HashMap;

use crate::bundle::{Detail, Id, ImportedObject, Item, Origin};
use crate::exchange::draft::cover;
use crate::exchange::draft::ids::TakenIds;
use crate::exchange::stix::cover::{of_report, without_report};
use crate::exchange::stix::file::StixIndex;
use crate::exchange::stix::homes::is_report;
use crate::exchange::stix::mapping::{MappedObject, mapped};

/// One assessment that is being put together.
#[derive(Debug)]
pub struct Assembly<'f, 'a> {
    pub index: &'f StixIndex<'f, 'a>,
    pub id: Id,
    /// The place of its report, where it has one.
    pub report: Option<usize>,
    pub members: Vec<usize>,
    pub cover: Item,
    pub items: Vec<Item>,
    /// By object, the place of its item.
    pub places: HashMap<usize, usize>,
    pub taken: TakenIds,
}

/// What an assembly is made of.
pub struct Parts<'f, 'a> {
    pub index: &'f StixIndex<'f, 'a>,
    pub report: Option<usize>,
    pub members: Vec<usize>,
    /// The name of the file, for want of another.
    pub name: &'f str,
}

impl<'f, 'a> Assembly<'f, 'a> {
    /// Begins an assessment with its cover, and gives every object that is an item its id.
    pub fn begin(parts: Parts<'f, 'a>, bundles: &mut TakenIds) -> Self {
        let Parts { index, report, members, name } = parts;
        let mut assembly = Self {
            index,
            id: Id::new(""),
            report,
            cover: without_report(index, &members, name),
            places: HashMap::with_capacity(members.len()),
            items: Vec::with_capacity(members.len()),
            taken: TakenIds::default(),
            members,
        };
        match report {
            Some(place) => assembly.open(place, bundles),
            None => {
                assembly.id = bundles.take("", name, "file");
                assembly.cover.marking = cover::marking(None);
            }
        }
        assembly.cover.id = assembly.id.clone();
        assembly.taken.reserve(&assembly.id);
        for member in 0..assembly.members.len() {
            assembly.item(assembly.members[member]);
        }
        assembly
    }

    /// The cover of a report, and its prose.
    fn open(&mut self, place: usize, bundles: &mut TakenIds) {
        let object = &self.index.objects[place];
        let report = of_report(object);
        self.id = bundles.take("", &report.item.title, &object.id);
        self.cover = report.item;
        let marked = self.index.definitions.of_object(object);
        self.cover.marking = cover::marking(marked.marking);
        self.cover.imported = self.versions(place, &report.held);
        if let Detail::Assessment(detail) = &mut self.cover.detail {
            let statements = marked.statements.join("\n\n");
            detail.rights = Some(statements).filter(|statements| !statements.is_empty());
        }
        for (heading, text) in report.texts {
            let mut item = Item::new("", &heading, Origin::Import, Detail::Note);
            item.id = self.taken.take("text", &heading, &object.id);
            item.text = Some(text);
            item.about = vec![Id::new(Id::ASSESSMENT)];
            self.items.push(item);
        }
    }

    /// The records of an object: of its newest version what its item does not hold, of the earlier ones all.
    pub fn versions(&self, place: usize, held: &[&str]) -> Vec<ImportedObject> {
        let own = self.index.objects[place].record(held);
        let earlier = self.index.earlier(place).map(|earlier| earlier.record(&[]));
        std::iter::once(own).chain(earlier).collect()
    }

    /// The item of an object, where it is one by itself.
    fn item(&mut self, place: usize) {
        let object = &self.index.objects[place];
        let is_earlier = self.index.standing_for(place) != place;
        if is_earlier || object.object_type == "relationship" || is_report(&object.object_type) {
            return;
        }
        let MappedObject { mut item, held, prefix, name } = mapped(object);
        item.id = self.taken.take(&prefix, &name, &object.id);
        item.marking = self.index.definitions.of_object(object).marking;
        item.imported = self.versions(place, &held);
        self.places.insert(place, self.items.len());
        self.items.push(item);
    }
}
