//! The sections of an assessment: the tabs of the screen, and the kinds of item that stand in each.

use crate::bundle::{Bundle, Id, Item, Kind};

/// A section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// The number key that leads to it, where it has one.
    pub number: Option<u8>,
    /// What it is called.
    pub heading: &'static str,
    /// The same on a tab where there is little room.
    pub tab: &'static str,
    /// The kinds of item that stand in it, in this order.
    pub kinds: &'static [Kind],
}

const fn section(number: u8, heading: &'static str, tab: &'static str, kinds: &'static [Kind]) -> Section {
    Section { number: if number == 0 { None } else { Some(number) }, heading, tab, kinds }
}

/// The sections, in reading order; the last ones hold what the others do not.
pub const SECTIONS: [Section; 12] = [
    section(1, "Judgements", "Judg", &[Kind::Judgement]),
    section(2, "Sectors", "Sect", &[Kind::Sector]),
    section(3, "Actors", "Act", &[Kind::Actor]),
    section(4, "Tactics", "Tact", &[Kind::Tactic]),
    section(5, "Evidence", "Ev", &[Kind::Evidence]),
    section(6, "Regions", "Reg", &[Kind::Region]),
    section(7, "Technologies", "Tech", &[Kind::Technology]),
    section(8, "Sources", "Src", &[Kind::Source]),
    section(9, "Gaps", "Gap", &[Kind::Caveat, Kind::Omission, Kind::Question]),
    section(
        0,
        "Foresight",
        "For",
        &[Kind::Alternative, Kind::Assumption, Kind::Scenario, Kind::Signpost, Kind::Outlook, Kind::Measure],
    ),
    section(0, "Context", "Ctx", &[Kind::Organisation, Kind::Note]),
    section(0, "Kept as it came", "Kept", &[Kind::Object]),
];

impl Section {
    /// Its items, in reading order: by kind, then as the files have them.
    pub fn items<'b>(&'b self, bundle: &'b Bundle) -> impl Iterator<Item = &'b Item> + 'b {
        self.kinds.iter().flat_map(|&kind| bundle.of_kind(kind))
    }

    /// The section in which a kind stands; the cover stands in none.
    pub fn of(kind: Kind) -> Option<usize> {
        SECTIONS.iter().position(|section| section.kinds.contains(&kind))
    }

    /// Whether it is told of: one with a number always, since that it is empty is worth knowing.
    pub fn is_shown(&self, bundle: &Bundle) -> bool {
        self.number.is_some() || self.items(bundle).next().is_some()
    }
}

/// The items before and behind an item, through all sections.
pub fn neighbours(bundle: &Bundle, id: &Id) -> (Option<Id>, Option<Id>) {
    let all: Vec<&Id> = std::iter::once(bundle.id())
        .chain(SECTIONS.iter().flat_map(|section| section.items(bundle)).map(|item| &item.id))
        .collect();
    let place = all.iter().position(|other| *other == id);
    let at = |place: Option<usize>| place.and_then(|place| all.get(place)).map(|id| (*id).clone());
    (at(place.and_then(|place| place.checked_sub(1))), at(place.map(|place| place + 1)))
}
