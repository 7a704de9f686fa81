//! The objects of one report as items, each with its id; what ties them together comes after that.

use std::collections::HashMap;

use crate::bundle::{Detail, Id, ImportedObject, Item, Kind, Marking, Origin};
use crate::exchange::draft::cover;
use crate::exchange::draft::ids::TakenIds;
use crate::exchange::stix::cover::{of_report, without_report};
use crate::exchange::stix::file::StixIndex;
use crate::exchange::stix::homes::is_report;
use crate::exchange::stix::mapping::{MappedObject, mapped};
use crate::exchange::stix::object::StixObject;
use crate::exchange::stix::own;

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
    /// The objects that this program wrote, by their places, with the id of the item of each.
    pub own: HashMap<usize, Id>,
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
            own: HashMap::new(),
            members,
        };
        if let Some(place) = report {
            assembly.open(place, bundles);
        } else {
            assembly.id = bundles.take("", name, "file");
            assembly.cover.marking = cover::marking(None);
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
        if let Some(cover) = own::item(object).filter(|item| item.kind() == Kind::Assessment) {
            self.own_cover(place, cover, bundles);
            return;
        }
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
            self.note(&heading, text, &object.id);
        }
    }

    /// The cover of an assessment that this program wrote, and its text where somebody has changed that since.
    fn own_cover(&mut self, place: usize, cover: Item, bundles: &mut TakenIds) {
        let object = &self.index.objects[place];
        bundles.reserve(&cover.id);
        self.id = cover.id.clone();
        self.own.insert(place, cover.id.clone());
        self.cover = self.with_additions(object, cover);
        if let Some(text) = own::changed_description(object) {
            self.note("Text of the report, as somebody has changed it", text, &object.id);
        }
    }

    /// An item of this program's own, as strictly marked as the object is now, with what others have added to that.
    fn with_additions(&self, object: &StixObject<'_>, mut item: Item) -> Item {
        let now = self.index.definitions.of_object(object).marking;
        if own::is_marked_anew(object, now.as_ref().and_then(|marking| marking.tlp)) {
            item.marking = Marking::both(item.marking, now);
        }
        item.tags.extend(own::labels_added(object, &item));
        let properties = own::added_elsewhere(object);
        if !properties.is_empty() {
            item.imported.push(ImportedObject { held: Vec::new(), properties, ..object.record(&[]) });
        }
        item
    }

    /// A note of the import: prose of the report.
    fn note(&mut self, heading: &str, text: String, elsewhere: &str) {
        let mut item = Item::new("", heading, Origin::Import, Detail::Note);
        item.id = self.taken.take("text", heading, elsewhere);
        item.text = Some(text);
        item.about = vec![Id::new(Id::ASSESSMENT)];
        self.items.push(item);
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
        if own::is_standing(object) {
            self.own.insert(place, self.id.clone());
            return;
        }
        if let Some(item) = own::item(object).filter(|item| item.kind() != Kind::Assessment) {
            self.taken.reserve(&item.id);
            self.own.insert(place, item.id.clone());
            self.places.insert(place, self.items.len());
            let item = self.with_additions(object, item);
            self.items.push(item);
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
