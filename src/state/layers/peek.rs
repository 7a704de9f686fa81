//! A card over the page: a look at an item without leaving.

use std::collections::BTreeSet;

use crate::bundle::{Address, Bundle, Id};
use crate::keymap::{Command, Context};
use crate::page::{Additions, Page, PageRoom, Setting, card, trail};
use crate::state::answer::Answer;
use crate::state::layers::overlay::{ClickAreas, Overlay};
use crate::state::layers::surroundings::Surroundings;
use crate::state::screen::areas::{Area, Areas};
use crate::state::screen::scroll::scrolled;

#[derive(Debug, Clone)]
pub struct PeekLayer {
    /// The item that is looked at.
    pub address: Address,
    /// The card, set for the screen as it is.
    pub page: Page,
    /// The first row in view.
    pub top: usize,
    /// Whether it is the evidence trail of the item, with or without what the transcriber adds; its card otherwise.
    pub trail: Option<Additions>,
    /// The rows that it leaves free at the foot of the screen.
    pub rows_below: u16,
}

/// Where a card of so many rows lies, and the part of it that holds text. So many rows at the foot are left to what lies
/// below.
pub fn peek_areas(areas: &Areas, rows: usize, rows_below: u16) -> (Area, Area) {
    let body =
        Area { height: areas.body.height.saturating_sub(rows_below).max(3).min(areas.body.height), ..areas.body };
    let areas = &Areas { body, ..*areas };
    let wish = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    let height = wish.min(areas.body.height.saturating_sub(2)).max(3);
    let frame = areas.layer(84.min(areas.body.width.saturating_sub(2)).max(10), height);
    (frame, frame.inner(2, 1))
}

impl PeekLayer {
    /// A card of an item, where it may be shown.
    pub fn new(address: Address, around: &Surroundings<'_>) -> Option<Self> {
        Self::of(address, None, around)
    }

    /// The evidence trail of what is on the slide.
    pub fn trail(around: &Surroundings<'_>) -> Option<Self> {
        let slides = around.stage.slides()?;
        let layer = Self::of(slides.address(), Some(slides.additions), around)?;
        // Caveats never drop off, not even under the evidence.
        let rows_below = u16::try_from(slides.slide.caveats.len() + 1).unwrap_or(u16::MAX);
        Some(Self { rows_below, ..layer })
    }

    fn of(address: Address, trail: Option<Additions>, around: &Surroundings<'_>) -> Option<Self> {
        let item = address.item.clone();
        let mut layer = Self { page: Page::unset(item), address, top: 0, trail, rows_below: 0 };
        layer.typeset(around).then_some(layer)
    }

    /// Sets the card for the screen as it is; tells whether the item may still be shown.
    fn typeset(&mut self, around: &Surroundings<'_>) -> bool {
        let Some(bundle) = around.bundle_of(&self.address) else { return false };
        let Some(item) = bundle.item(self.address.item.as_str()) else { return false };
        let folds = BTreeSet::new();
        let width = peek_areas(&around.areas, 1, 0).1.width.max(1);
        let scale = around.scale_of(bundle);
        let setting = Setting {
            width,
            room: PageRoom::default(),
            today: around.clock.today,
            scale,
            toggled: &folds,
            elsewhere: None,
        };
        self.page = match self.trail {
            None => card(bundle, item, &setting),
            Some(additions) => trail(bundle, item, &setting, additions),
        };
        self.top = self.top.min(self.page.rows.len().saturating_sub(1));
        true
    }
}

impl Overlay for PeekLayer {
    fn context(&self) -> Context {
        Context::Peek
    }

    fn act(&mut self, command: Command, around: &Surroundings<'_>) -> Answer {
        let rows = self.page.rows.len();
        let height = usize::from(peek_areas(&around.areas, rows, self.rows_below).1.height);
        if let Some(top) = scrolled(self.top, command, rows, height) {
            self.top = top;
            return Answer::Done;
        }
        match command {
            Command::Enter => Answer::Open(self.address.clone()),
            Command::Close | Command::Peek | Command::Left => Answer::Close,
            _ => Answer::Pass,
        }
    }

    fn click_areas(&self, around: &Surroundings<'_>) -> ClickAreas {
        ClickAreas::of(peek_areas(&around.areas, self.page.rows.len(), self.rows_below).0)
    }

    fn in_view(&self, around: &Surroundings<'_>, see: &mut dyn FnMut(&Bundle, &Id)) {
        if let Some(bundle) = around.bundle_of(&self.address) {
            see(bundle, &self.address.item);
            self.page.links.iter().for_each(|link| see(bundle, &link.to));
        }
    }

    fn name_for_speaker(&self) -> String {
        "the evidence".to_owned()
    }

    fn renew(&mut self, around: &Surroundings<'_>) {
        self.typeset(around);
    }
}
