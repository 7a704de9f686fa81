//! The outline: sections with counts, and the items of those that are open.

use std::collections::BTreeSet;

use crate::bundle::{Bundle, Id, Kind};
use crate::state::screen::scroll::Scroll;

/// A section of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// The number key that leads to it, where it has one.
    pub number: Option<u8>,
    /// What it is called.
    pub heading: &'static str,
    /// The kinds of item that stand in it, in this order.
    pub kinds: &'static [Kind],
}

const fn section(number: u8, heading: &'static str, kinds: &'static [Kind]) -> Section {
    Section { number: if number == 0 { None } else { Some(number) }, heading, kinds }
}

/// The sections, in reading order; the last holds what the others do not.
pub const SECTIONS: [Section; 12] = [
    section(1, "Judgements", &[Kind::Judgement]),
    section(2, "Sectors", &[Kind::Sector]),
    section(3, "Actors", &[Kind::Actor]),
    section(4, "Tactics", &[Kind::Tactic]),
    section(5, "Evidence", &[Kind::Evidence]),
    section(6, "Regions", &[Kind::Region]),
    section(7, "Technologies", &[Kind::Technology]),
    section(8, "Sources", &[Kind::Source]),
    section(9, "Caveats & gaps", &[Kind::Caveat, Kind::Omission, Kind::Question]),
    section(
        0,
        "Foresight",
        &[Kind::Alternative, Kind::Assumption, Kind::Scenario, Kind::Signpost, Kind::Outlook, Kind::Measure],
    ),
    section(0, "Context", &[Kind::Organisation, Kind::Note]),
    section(0, "Kept as it came", &[Kind::Object]),
];

/// One line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutlineLine {
    Cover(Id),
    /// A section: its place in `SECTIONS`, and how many items it has.
    Section {
        /// Its place in `SECTIONS`.
        place: usize,
        /// How many items stand in it.
        count: usize,
    },
    /// An item of an open section.
    Item(Id),
}

/// What is open in the outline, and where the cursor is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The lines, top to bottom.
    pub lines: Vec<OutlineLine>,
    pub scroll: Scroll,
    open: BTreeSet<usize>,
}

impl Outline {
    /// The outline of a bundle, with the judgements open.
    pub fn new(bundle: &Bundle) -> Self {
        let mut outline = Self { lines: Vec::new(), scroll: Scroll::default(), open: BTreeSet::from([0]) };
        outline.list(bundle);
        outline
    }

    /// Makes the lines again. Sections without items are left out, but for those with a number: that they are empty is shown.
    pub fn list(&mut self, bundle: &Bundle) {
        self.lines = vec![OutlineLine::Cover(bundle.id().clone())];
        for (place, section) in SECTIONS.iter().enumerate() {
            let items: Vec<Id> = items_of(bundle, section).collect();
            if items.is_empty() && section.number.is_none() {
                continue;
            }
            self.lines.push(OutlineLine::Section { place, count: items.len() });
            if self.open.contains(&place) {
                self.lines.extend(items.into_iter().map(OutlineLine::Item));
            }
        }
    }

    /// Whether a section is open.
    pub fn is_open(&self, place: usize) -> bool {
        self.open.contains(&place)
    }

    /// Opens a section, or closes it.
    pub fn toggle(&mut self, bundle: &Bundle, place: usize) {
        if !self.open.remove(&place) {
            self.open.insert(place);
        }
        self.list(bundle);
    }

    /// Opens a section and puts the cursor on its first item, or on its heading where it has none.
    pub fn enter_section(&mut self, bundle: &Bundle, place: usize, height: usize) -> Option<Id> {
        self.open = BTreeSet::from([place]);
        self.list(bundle);
        let heading = self
            .lines
            .iter()
            .position(|entry| matches!(entry, OutlineLine::Section { place: p, .. } if *p == place))?;
        let first = self.lines.get(heading + 1).filter(|entry| matches!(entry, OutlineLine::Item(_)));
        let line = heading + usize::from(first.is_some());
        let first = first.cloned();
        self.scroll.to(line, self.lines.len(), height);
        match first {
            Some(OutlineLine::Item(id)) => Some(id),
            _ => None,
        }
    }

    /// Puts the cursor on an item, and opens its section if need be.
    pub fn show(&mut self, bundle: &Bundle, id: &Id, height: usize) {
        if self.line_of(id).is_none()
            && let Some(kind) = bundle.item(id.as_str()).map(crate::bundle::Item::kind)
            && let Some(place) = SECTIONS.iter().position(|section| section.kinds.contains(&kind))
        {
            self.open = BTreeSet::from([place]);
            self.list(bundle);
        }
        if let Some(line) = self.line_of(id) {
            self.scroll.to(line, self.lines.len(), height);
        }
    }

    /// The line under the cursor.
    pub fn current(&self) -> Option<&OutlineLine> {
        self.lines.get(self.scroll.cursor)
    }

    fn line_of(&self, id: &Id) -> Option<usize> {
        self.lines.iter().position(|entry| match entry {
            OutlineLine::Cover(cover) => cover == id,
            OutlineLine::Item(item) => item == id,
            OutlineLine::Section { .. } => false,
        })
    }
}

/// The items of a section, in reading order: by kind, then as the files have them.
pub fn items_of<'b>(bundle: &'b Bundle, section: &'b Section) -> impl Iterator<Item = Id> + 'b {
    section.kinds.iter().flat_map(|&kind| bundle.of_kind(kind).map(|item| item.id.clone()))
}

/// The items before and behind an item in its section.
pub fn neighbours(bundle: &Bundle, id: &Id) -> (Option<Id>, Option<Id>) {
    let all: Vec<Id> = std::iter::once(bundle.id().clone())
        .chain(SECTIONS.iter().flat_map(|section| items_of(bundle, section)))
        .collect();
    let place = all.iter().position(|other| other == id);
    let at = |place: Option<usize>| place.and_then(|place| all.get(place)).cloned();
    (at(place.and_then(|place| place.checked_sub(1))), at(place.map(|place| place + 1)))
}
