//! What must be said with an item wherever it is said: what limits it, what it does not sit easily with, and what is gone.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::bundle::item::holder::Dissent;
use crate::bundle::item::item::{Detail, Item};
use crate::bundle::library::bundle::Bundle;
use crate::bundle::value::id::Id;
use crate::bundle::value::kind::Kind;
use crate::bundle::value::timeframe::Window;

/// What qualifies an item. Page, slide, card, print and citation all say it, so that none drops what another has.
#[derive(Debug, Clone, PartialEq)]
pub struct Qualifications<'b> {
    /// Those on it, then those of which the text leaves open what they limit.
    pub caveats: Vec<(&'b Item, Reach)>,
    pub tensions: Vec<&'b Item>,
    /// What those hold who do not hold it.
    pub dissents: &'b [Dissent],
    /// The parts of the original whose absence bears on it.
    pub gaps: Vec<&'b Item>,
    /// The end of its window, where that has passed.
    pub lapsed: Option<Date>,
}

/// How far a caveat reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It limits the item.
    Item,
    /// It limits the whole assessment, and so the item.
    Whole,
    /// The text does not say what it limits.
    Unclear,
}

impl<'b> Qualifications<'b> {
    pub fn of(bundle: &'b Bundle, item: &'b Item, today: Date) -> Self {
        let general: HashSet<&Id> = bundle.general_caveats().iter().collect();
        let reach = |caveat: &Item| {
            if item.id != *bundle.id() && general.contains(&caveat.id) { Reach::Whole } else { Reach::Item }
        };
        let on_it = bundle.caveats_on(item.id.as_str());
        let unclear = |caveat: &&Item| matches!(&caveat.detail, Detail::Caveat(caveat) if caveat.is_uncertain());
        let perhaps = bundle
            .of_kind(Kind::Caveat)
            .filter(unclear)
            .filter(|caveat| caveat.id != item.id && on_it.iter().all(|other| other.id != caveat.id));
        let caveats = on_it.iter().map(|caveat| (*caveat, reach(caveat)));
        let lapsed = match item.timeframe().map(|timeframe| timeframe.window(today)) {
            Some(Window::Ended(end)) => Some(end),
            Some(Window::Open | Window::Runs(_)) | None => None,
        };
        Self {
            caveats: caveats.chain(perhaps.map(|caveat| (caveat, Reach::Unclear))).collect(),
            dissents: item.breakdown().map_or(&[], |breakdown| &breakdown.dissents),
            tensions: bundle.tensions_of(item.id.as_str()),
            gaps: bundle.omissions_above(&item.id),
            lapsed,
        }
    }
}
