//! A card over the page: a look at an item without leaving.

use std::collections::BTreeSet;

use crate::bundle::Address;
use crate::keymap::Command;
use crate::page::{Additions, Page, Setting, card, trail};
use crate::state::answer::Answer;
use crate::state::page_view::Lens;

#[derive(Debug, Clone)]
pub struct PeekLayer {
    /// The item that is looked at.
    pub address: Address,
    /// The card, set for the width it was called at; set anew by `settle`.
    pub page: Page,
    /// The first row in view.
    pub top: usize,
    /// Whether it is the evidence trail of the item, with or without what the reader adds; its card otherwise.
    pub trail: Option<Additions>,
    /// The rows that it leaves free at the foot of the screen.
    pub spared: u16,
}

impl PeekLayer {
    /// A card of an item, if the bundle has it.
    pub fn new(address: Address, lens: Lens<'_>) -> Option<Self> {
        let mut layer = Self {
            page: Page {
                item: address.item.clone(),
                width: 0,
                rows: Vec::new(),
                links: Vec::new(),
                headings: Vec::new(),
            },
            address,
            top: 0,
            trail: None,
            spared: 0,
        };
        layer.settle(lens).then_some(layer)
    }

    /// The evidence trail of an item, if the bundle has it.
    pub fn trail(address: Address, additions: Additions, lens: Lens<'_>) -> Option<Self> {
        let mut layer = Self::new(address, lens)?;
        layer.trail = Some(additions);
        layer.settle(lens).then_some(layer)
    }

    /// Sets the card for a lens; tells whether the bundle still has the item.
    pub fn settle(&mut self, lens: Lens<'_>) -> bool {
        let Some(item) = lens.bundle.item(self.address.item.as_str()) else { return false };
        let folds = BTreeSet::new();
        let setting = Setting { width: lens.width, today: lens.today, scale: lens.scale, toggled: &folds };
        self.page = match self.trail {
            None => card(lens.bundle, item, &setting),
            Some(additions) => trail(lens.bundle, item, &setting, additions),
        };
        self.top = self.top.min(self.page.rows.len().saturating_sub(1));
        true
    }

    /// Does what a command means here.
    pub fn act(&mut self, command: Command, height: usize) -> Answer {
        let last = self.page.rows.len().saturating_sub(height);
        match command {
            Command::Up => self.top = self.top.saturating_sub(1),
            Command::Down => self.top = (self.top + 1).min(last),
            Command::PageUp | Command::HalfUp => self.top = self.top.saturating_sub(height.max(1)),
            Command::PageDown | Command::HalfDown => self.top = (self.top + height.max(1)).min(last),
            Command::Top => self.top = 0,
            Command::Bottom => self.top = last,
            Command::Enter => return Answer::Open(self.address.clone()),
            Command::Close | Command::Peek | Command::Left => return Answer::Close,
            _ => return Answer::Pass,
        }
        Answer::Done
    }
}
