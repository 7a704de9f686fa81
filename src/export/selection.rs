//! What is to leave, and how it may be handled.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::bundle::{Bundle, Cleared, Id, Item, Kind, Marking};
use crate::export::talk::Talk;
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
    /// What tells the files that it was taken from; only what is left behind has one.
    pub digest: Option<SourceDigest>,
}

/// What tells the files of an assessment from all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDigest {
    /// In hexadecimal.
    pub sha256: String,
    /// What it is over, so that anybody can make it again.
    pub made: &'static str,
}

/// How much of an assessment is to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Share {
    Whole,
    /// These items, in this order.
    Items(Vec<Id>),
    /// As it was or may be presented.
    Talk(Talk),
}

impl Selection {
    /// What it is called.
    pub fn title(&self) -> String {
        match self.portions.as_slice() {
            [Portion { share: Share::Talk(talk), bundle, .. }] => {
                talk.title().unwrap_or(&bundle.cover().title).to_owned()
            }
            [portion] => portion.bundle.cover().title.clone(),
            portions => format!("From {} assessments", portions.len()),
        }
    }

    /// What it is: an assessment, or so many items of one.
    pub fn what(&self) -> String {
        let items: usize = self.portions.iter().map(|portion| portion.items().len()).sum();
        match self.portions.as_slice() {
            [Portion { share: Share::Whole, .. }] => "Assessment".to_owned(),
            [Portion { share: Share::Talk(talk), .. }, ..] => talk.what().to_owned(),
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
pub struct ItemSection<'b> {
    /// The kind of all of them; nothing where they are of several kinds.
    pub kind: Option<Kind>,
    pub heading: &'static str,
    pub items: Vec<&'b Item>,
}

impl Portion {
    pub const fn of(bundle: Cleared, share: Share) -> Self {
        Self { bundle, share, digest: None }
    }

    /// Its items by kind where all of it leaves, else in the order in which they were named.
    pub fn sections(&self) -> Vec<ItemSection<'_>> {
        let items = self.items();
        match &self.share {
            Share::Items(_) => vec![ItemSection { kind: None, heading: "Items", items }],
            Share::Talk(talk) => {
                let shown = ItemSection { kind: None, heading: "What was shown", items: self.found(talk.stops()) };
                let asked = ItemSection { kind: None, heading: "What was asked", items: self.found(talk.asked()) };
                [shown, asked].into_iter().filter(|section| !section.items.is_empty()).collect()
            }
            Share::Whole => {
                let of = |kind: Kind| items.iter().copied().filter(|item| item.kind() == kind).collect();
                let sections =
                    Kind::ALL.map(|kind| ItemSection { kind: Some(kind), heading: kind.heading(), items: of(kind) });
                sections.into_iter().filter(|section: &ItemSection<'_>| !section.items.is_empty()).collect()
            }
        }
    }

    fn found<'b>(&'b self, ids: impl Iterator<Item = &'b Id>) -> Vec<&'b Item> {
        ids.filter_map(|id| self.bundle.item(id.as_str())).collect()
    }

    /// Its items, in the order in which they are read.
    pub fn items(&self) -> Vec<&Item> {
        match &self.share {
            Share::Whole => in_reading_order(&self.bundle).collect(),
            Share::Items(ids) => self.found(ids.iter()),
            Share::Talk(talk) => self.found(talk.stops().chain(talk.asked())),
        }
    }

    /// The document of one of its items, with no part that does not leave. What is presented has only what the issuer said.
    pub fn document(&self, item: &Item, today: Date) -> Document {
        let scale = self.bundle.assessment().and_then(|assessment| self.bundle.scale(&assessment.reader_scale));
        let toggled = std::collections::BTreeSet::new();
        let (scale, additions, surface) = match &self.share {
            Share::Whole | Share::Items(_) => (scale, Additions::Shown, Surface::Page),
            Share::Talk(_) => (None, Additions::Hidden, Surface::Slide),
        };
        let setting =
            Setting { width: 80, room: PageRoom::default(), today, scale, toggled: &toggled, elsewhere: None };
        page::document(&self.bundle, item, &setting, additions, Weight::of(surface))
    }

    /// What a part of the document of an item holds, as it leaves.
    pub fn elements(&self, item: &Item, part: DocumentPart) -> Vec<Element> {
        match &self.share {
            Share::Whole | Share::Items(_) => part.on(Surface::Page).collect(),
            Share::Talk(talk) => part.at(&talk.stop_at(&item.id)).collect(),
        }
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
