//! Where the reader has been, and how to be there again.

use std::collections::BTreeSet;

use crate::bundle::Address;
use crate::page::Place;
use crate::state::screen::areas::{Mode, Pane};

/// A stay at an item: enough to be there again exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    pub address: Address,
    /// The place at the top of the page.
    pub top: Place,
    /// The link that was selected.
    pub link: Option<usize>,
    /// The line under the cursor of the links pane.
    pub links_cursor: usize,
    /// The folds that were switched.
    pub folds: BTreeSet<String>,
    /// What the reader showed.
    pub mode: Mode,
    /// The pane that had the keys.
    pub pane: Pane,
    /// How this stay began.
    pub how: Navigation,
}

/// How an item came to be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Navigation {
    /// By moving through the outline: the next such move takes its place.
    Browsing,
    /// By asking for it.
    Asking,
}

impl Visit {
    /// A stay that begins at the top of an item.
    pub fn new(address: Address, (mode, pane): (Mode, Pane), how: Navigation) -> Self {
        let (top, folds) = (Place::default(), BTreeSet::new());
        Self { address, top, link: None, links_cursor: 1, folds, mode, pane, how }
    }
}

/// The longest way back that is kept.
const LONGEST: usize = 500;

/// The stays, in order, and which of them is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    visits: Vec<Visit>,
    now: usize,
}

impl History {
    /// A history that begins here.
    pub fn new(first: Visit) -> Self {
        Self { visits: vec![first], now: 0 }
    }

    /// The stay that is now.
    pub fn now(&self) -> &Visit {
        &self.visits[self.now]
    }

    /// Writes down how the present stay looks.
    pub fn keep(&mut self, visit: Visit) {
        self.visits[self.now] = visit;
    }

    /// Goes somewhere new; what lay ahead is forgotten.
    pub fn go(&mut self, visit: Visit) {
        self.visits.truncate(self.now + 1);
        if visit.how == Navigation::Browsing && self.now().how == Navigation::Browsing {
            self.visits[self.now] = visit;
            return;
        }
        self.visits.push(visit);
        let over = self.visits.len().saturating_sub(LONGEST);
        self.visits.drain(..over);
        self.now = self.visits.len() - 1;
    }

    /// One stay back, if there is one.
    pub fn back(&mut self) -> Option<&Visit> {
        self.now = self.now.checked_sub(1)?;
        self.visits.get(self.now)
    }

    /// One stay forward, if there is one.
    pub fn forward(&mut self) -> Option<&Visit> {
        let ahead = self.visits.get(self.now + 1)?;
        self.now += 1;
        Some(ahead)
    }

    /// Forgets every stay but those that a test lets pass and the present one.
    pub fn forget(&mut self, keeps: impl Fn(&Visit) -> bool) {
        let now = self.now;
        let before = self.visits[..now].iter().filter(|visit| keeps(visit)).count();
        let mut place = 0;
        self.visits.retain(|visit| {
            place += 1;
            place - 1 == now || keeps(visit)
        });
        self.now = before;
    }

    /// How many stays lie behind and ahead.
    pub fn depth(&self) -> (usize, usize) {
        (self.now, self.visits.len() - 1 - self.now)
    }

    /// The last stays up to now, oldest first, each item once in a row.
    pub fn crumbs(&self, most: usize) -> Vec<&Address> {
        let mut crumbs: Vec<&Address> = Vec::new();
        for visit in self.visits[..=self.now].iter().rev() {
            if crumbs.last() != Some(&&visit.address) {
                crumbs.push(&visit.address);
            }
            if crumbs.len() == most {
                break;
            }
        }
        crumbs.reverse();
        crumbs
    }
}
