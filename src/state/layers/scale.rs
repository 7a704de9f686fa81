//! The scales that the word of the open item is read on, whole.

use std::collections::BTreeSet;

use crate::bundle::{Address, Bundle, Id};
use crate::keymap::{Command, Context};
use crate::page::{Page, PageRoom, Setting, scales};
use crate::state::answer::Answer;
use crate::state::layers::overlay::{ClickAreas, Overlay};
use crate::state::layers::surroundings::Surroundings;
use crate::state::screen::areas::{Area, Areas};
use crate::state::screen::scroll::scrolled;

#[derive(Debug, Clone)]
pub struct ScaleLayer {
    /// The item whose word is marked.
    pub address: Address,
    pub page: Page,
    /// The first row in view.
    pub top: usize,
}

/// Where scales of so many rows lie, and the part of it that holds text.
pub fn scale_areas(areas: &Areas, rows: usize) -> (Area, Area) {
    let wish = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    let frame = areas.layer(84.min(areas.body.width).max(10), wish.min(areas.body.height).max(3));
    (frame, frame.inner(2, 1))
}

impl ScaleLayer {
    /// The scales for an item, where it may be shown.
    pub fn new(address: Address, around: &Surroundings<'_>) -> Option<Self> {
        let item = address.item.clone();
        let page = Page::unset(item);
        let mut layer = Self { address, page, top: 0 };
        layer.typeset(around).then_some(layer)
    }

    /// Sets the scales for the screen as it is; tells whether the item may still be shown.
    fn typeset(&mut self, around: &Surroundings<'_>) -> bool {
        let Some(bundle) = around.bundle_of(&self.address) else { return false };
        let Some(item) = bundle.item(self.address.item.as_str()) else { return false };
        let folds = BTreeSet::new();
        let width = scale_areas(&around.areas, 1).1.width.max(1);
        let scale = around.scale_of(bundle);
        self.page = scales(
            bundle,
            item,
            &Setting {
                width,
                room: PageRoom::default(),
                today: around.clock.today,
                scale,
                toggled: &folds,
                elsewhere: None,
            },
        );
        self.top = self.top.min(self.page.rows.len().saturating_sub(1));
        true
    }
}

impl Overlay for ScaleLayer {
    fn context(&self) -> Context {
        Context::Scale
    }

    fn act(&mut self, command: Command, around: &Surroundings<'_>) -> Answer {
        let rows = self.page.rows.len();
        let height = usize::from(scale_areas(&around.areas, rows).1.height);
        if let Some(top) = scrolled(self.top, command, rows, height) {
            self.top = top;
            return Answer::Done;
        }
        match command {
            Command::Close | Command::Enter | Command::Left => Answer::Close,
            _ => Answer::Pass,
        }
    }

    fn click_areas(&self, around: &Surroundings<'_>) -> ClickAreas {
        ClickAreas::of(scale_areas(&around.areas, self.page.rows.len()).0)
    }

    fn in_view(&self, around: &Surroundings<'_>, see: &mut dyn FnMut(&Bundle, &Id)) {
        if let Some(bundle) = around.bundle_of(&self.address) {
            see(bundle, &self.address.item);
        }
    }

    fn layout(&mut self, around: &Surroundings<'_>) {
        if self.page.width != scale_areas(&around.areas, 1).1.width {
            self.typeset(around);
        }
    }

    fn renew(&mut self, around: &Surroundings<'_>) {
        self.typeset(around);
    }
}
