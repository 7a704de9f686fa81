//! What is to leave, and how it may be handled.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::bundle::{Bundle, Cleared, Id, Item, Kind, Marking};
use crate::page::document::document::DocumentPart;
use crate::page::document::element::Element;
use crate::page::layout::words::count;
use crate::page::{self, Additions, Document, PageRoom, Setting, Surface, Weight};

/// What is to leave, as it may be shown, and the day on which it leaves.
#[derive(Debug, Clone)]
pub struct Selection {
    pub portions: Vec<Portion>,
    pub today: Date,
}

/// What is to leave of one assessment.
#[derive(Debug, Clone)]
pub struct Portion {
    pub bundle: Cleared,
    pub share: Share,
}

/// How much of an assessment is to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Share {
    Whole,
    /// These items, in this order.
    Items(Vec<Id>),
}

impl Selection {
    /// What it is called.
    pub fn title(&self) -> String {
        match self.portions.as_slice() {
            [portion] => portion.bundle.cover().title.clone(),
            portions => format!("From {} assessments", portions.len()),
        }
    }

    /// What it is: an assessment, or so many items of one.
    pub fn what(&self) -> String {
        let items: usize = self.portions.iter().map(|portion| portion.items().len()).sum();
        match self.portions.as_slice() {
            [Portion { share: Share::Whole, .. }] => "Assessment".to_owned(),
            [_] => format!("{} of an assessment", count(items, "item", "items")),
            _ => count(items, "item", "items"),
        }
    }

    /// The strictest marking of what it holds. What an item names counts too, since its title leaves with it.
    pub fn marking(&self) -> Marking {
        strictest(self.portions.iter().flat_map(|portion| portion.markings(self.today)))
    }
}

/// Items of one portion that are read together.
#[derive(Debug, Clone)]
pub struct Section<'b> {
    /// The kind of all of them; nothing where they are of several kinds.
    pub kind: Option<Kind>,
    pub heading: &'static str,
    pub items: Vec<&'b Item>,
}

impl Portion {
    /// Its items by kind where all of it leaves, else in the order in which they were named.
    pub fn sections(&self) -> Vec<Section<'_>> {
        let items = self.items();
        match self.share {
            Share::Items(_) => vec![Section { kind: None, heading: "Items", items }],
            Share::Whole => {
                let of = |kind: Kind| items.iter().copied().filter(|item| item.kind() == kind).collect();
                let sections =
                    Kind::ALL.map(|kind| Section { kind: Some(kind), heading: kind.heading(), items: of(kind) });
                sections.into_iter().filter(|section: &Section<'_>| !section.items.is_empty()).collect()
            }
        }
    }

    /// What a part of the document of an item holds, as it leaves.
    pub fn elements(&self, _item: &Item, part: DocumentPart) -> impl Iterator<Item = Element> + use<> {
        part.on(Surface::Page)
    }

    /// Its items, in the order in which they are read.
    pub fn items(&self) -> Vec<&Item> {
        match &self.share {
            Share::Whole => in_reading_order(&self.bundle).collect(),
            Share::Items(ids) => ids.iter().filter_map(|id| self.bundle.item(id.as_str())).collect(),
        }
    }

    /// The document of one of its items.
    pub fn document(&self, item: &Item, today: Date) -> Document {
        let scale = self.bundle.assessment().and_then(|assessment| self.bundle.scale(&assessment.reader_scale));
        let toggled = std::collections::BTreeSet::new();
        let setting =
            Setting { width: 80, room: PageRoom::default(), today, scale, toggled: &toggled, elsewhere: None };
        page::document(&self.bundle, item, &setting, Additions::Shown, Weight::of(Surface::Page))
    }

    /// The markings of the assessment, of its items, and of what they name.
    fn markings(&self, today: Date) -> Vec<Marking> {
        let items = self.items();
        let mut ids: HashSet<Id> = items.iter().map(|item| item.id.clone()).collect();
        if self.share != Share::Whole {
            ids.extend(items.iter().flat_map(|item| self.document(item, today).links));
        }
        let own = ids.iter().filter_map(|id| self.bundle.item(id.as_str())?.marking.clone());
        self.bundle.cover().marking.clone().into_iter().chain(own).collect()
    }
}

/// The items of a bundle as its sections are read; the first is the cover.
pub fn in_reading_order(bundle: &Bundle) -> impl Iterator<Item = &Item> {
    let cover: &Id = bundle.id();
    Kind::ALL
        .into_iter()
        .flat_map(|kind| bundle.of_kind(kind))
        .filter(move |item| item.kind() != Kind::Assessment || item.id == *cover)
}

/// The strictest label among markings, with everything that any of them adds to its label.
fn strictest(markings: impl Iterator<Item = Marking>) -> Marking {
    let mut all = Marking::default();
    let (mut restrictions, mut actions) = (Vec::new(), Vec::new());
    for marking in markings {
        all.tlp = all.tlp.max(marking.tlp);
        restrictions.extend(marking.restrictions);
        actions.extend(marking.pap);
    }
    let joined = |mut words: Vec<String>| {
        words.sort();
        words.dedup();
        Some(words.join("; ")).filter(|words| !words.is_empty())
    };
    Marking { restrictions: joined(restrictions), pap: joined(actions), ..all }
}
