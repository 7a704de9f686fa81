//! The page of the reader: what is set, what of it is in view, which link and which match are selected.

use jiff::civil::Date;
use std::collections::BTreeSet;

use crate::bundle::{Bundle, Cleared, Id, Item, Library, Scale, TieElsewhere, elsewhere};
use crate::keymap::Command;
use crate::page::surface::marks::{Mark, marks};
use crate::page::{Page, PageColumn, PageLink, PageRoom, Place, Setting, typeset};
use crate::search::Highlights;

/// What a page is set with.
#[derive(Debug, Clone, Copy)]
pub struct PageSetup<'a> {
    pub bundle: &'a Cleared,
    /// Where ties to other bundles lead.
    pub library: &'a Library,
    pub today: Date,
    /// The scale of ranges that are not the issuer's, where one is on.
    pub scale: Option<&'a Scale>,
    /// The width that the page is set for.
    pub width: u16,
    /// The room that a screen has for it.
    pub room: PageRoom,
    /// How many rows are in view.
    pub height: usize,
}

impl PageSetup<'_> {
    /// The ties of an item to other bundles.
    pub fn elsewhere(&self, item: &Item) -> Vec<TieElsewhere> {
        elsewhere(self.library, self.bundle, &item.id)
    }

    pub fn typeset(&self, item: &Item, folds: &BTreeSet<String>) -> Page {
        let ties = self.elsewhere(item);
        let setting = Setting {
            width: self.width,
            room: self.room,
            today: self.today,
            scale: self.scale,
            toggled: folds,
            elsewhere: Some(&ties),
        };
        typeset(self.bundle, item, &setting)
    }
}

/// What a page was set with, so that it is set again only when something of it changes.
#[derive(Debug, Clone, PartialEq)]
struct PageInputs {
    bundle: usize,
    item: Id,
    width: u16,
    room: PageRoom,
    scale: Option<String>,
    folds: BTreeSet<String>,
    elsewhere: Vec<TieElsewhere>,
}

/// The page of the reader.
#[derive(Debug, Clone)]
pub struct PageView {
    pub page: Page,
    /// The first row in view.
    pub top: usize,
    /// The place at the top, which a new width does not move.
    pub anchor: Place,
    /// The selected link.
    pub link: Option<usize>,
    /// The folds that were switched.
    pub folds: BTreeSet<String>,
    /// What the last search matched on this page.
    pub marks: Vec<Mark>,
    /// The selected match, by its number.
    pub mark: Option<usize>,
    inputs: Option<PageInputs>,
}

impl PageView {
    /// A page of an item, not yet set.
    pub fn new(item: Id) -> Self {
        Self {
            page: Page::unset(item),
            top: 0,
            anchor: Place::default(),
            link: None,
            folds: BTreeSet::new(),
            marks: Vec::new(),
            mark: None,
            inputs: None,
        }
    }

    /// Sets the page if anything of it has changed, and keeps the place, the link and the marks.
    pub fn typeset(&mut self, item: &Item, setup: PageSetup<'_>, lit: Option<&Highlights>) {
        let inputs = PageInputs {
            bundle: std::ptr::from_ref::<Bundle>(setup.bundle) as usize,
            item: item.id.clone(),
            width: setup.width,
            room: setup.room,
            scale: setup.scale.map(|scale| scale.id.clone()),
            folds: self.folds.clone(),
            elsewhere: setup.elsewhere(item),
        };
        if self.inputs.as_ref() != Some(&inputs) {
            let held = self.held().cloned();
            self.page = setup.typeset(item, &self.folds);
            self.inputs = Some(inputs);
            self.link = held.and_then(|held| self.find(&held)).or(self.link.filter(|&n| n < self.page.links.len()));
            self.top = self.page.row_of(self.anchor);
            self.highlight(lit);
        }
        self.top = self.top.min(self.last_top(setup.height));
    }

    /// Marks what a search matched, or nothing.
    pub fn highlight(&mut self, lit: Option<&Highlights>) {
        self.marks = lit
            .filter(|lit| !lit.is_empty())
            .map_or_else(Vec::new, |lit| marks(&self.page, &|text: &str| lit.spans(text)));
        self.mark = self.mark.filter(|mark| self.marks.iter().any(|m| m.number == *mark));
    }

    /// The selected link.
    pub fn held(&self) -> Option<&PageLink> {
        self.page.links.get(self.link?)
    }

    /// Scrolls by a moving command; tells whether it was one.
    pub fn scroll(&mut self, command: Command, height: usize) -> bool {
        let page = height.saturating_sub(2).max(1);
        let top = match command {
            Command::Up => self.top.saturating_sub(1),
            Command::Down => self.top + 1,
            Command::PageUp => self.top.saturating_sub(page),
            Command::PageDown => self.top + page,
            Command::HalfUp => self.top.saturating_sub(page.div_ceil(2)),
            Command::HalfDown => self.top + page.div_ceil(2),
            Command::Top => 0,
            Command::Bottom => usize::MAX,
            _ => return false,
        };
        self.scroll_to(top, height);
        true
    }

    /// Scrolls so that a row is the first in view, as far as the page reaches.
    pub fn scroll_to(&mut self, top: usize, height: usize) {
        self.top = top.min(self.last_top(height));
        self.anchor = self.page.place_of(self.top);
        let leaves = |link: &PageLink| link.row < self.top || link.row >= self.top + height;
        if self.held().is_some_and(|link| link.column == PageColumn::Text && leaves(link)) {
            self.link = None;
        }
    }

    /// Selects the next link, or the one before; from none, the first in view. Tells whether there is one.
    pub fn step_link(&mut self, command: Command, height: usize) -> bool {
        let links = &self.page.links;
        if links.is_empty() {
            return false;
        }
        let forward = command == Command::NextLink;
        let next = match (self.link, forward) {
            (Some(link), true) => (link + 1) % links.len(),
            (Some(link), false) => link.checked_sub(1).unwrap_or(links.len() - 1),
            (None, true) => links.iter().position(|link| link.row >= self.top).unwrap_or(0),
            (None, false) => links.iter().rposition(|link| link.row < self.top + height).unwrap_or(links.len() - 1),
        };
        self.link = Some(next);
        if self.page.links[next].column == PageColumn::Text {
            self.reveal(self.page.links[next].row, height);
        }
        true
    }

    /// Steps to the next match of the page, or the one before; tells whether there was one.
    pub fn step_mark(&mut self, command: Command, height: usize) -> bool {
        let forward = command == Command::NextMatch;
        let next = match (self.mark, forward) {
            (Some(mark), true) => self.marks.iter().find(|m| m.number > mark),
            (Some(mark), false) => self.marks.iter().rev().find(|m| m.number < mark),
            (None, true) => self.marks.first(),
            (None, false) => self.marks.last(),
        };
        let Some(&Mark { number, row, column, .. }) = next else { return false };
        self.mark = Some(number);
        if column == PageColumn::Text {
            self.reveal(row, height);
        }
        true
    }

    /// The first row of a column that is in view. The margin stays where it is unless it is longer than the screen.
    pub fn first_row(&self, column: PageColumn, height: usize) -> usize {
        match column {
            PageColumn::Text => self.top,
            PageColumn::Margin => self.top.min(self.page.margin.len().saturating_sub(height)),
        }
    }

    /// Which match is in hand, and of how many.
    pub fn matches(&self) -> (Option<usize>, usize) {
        let mut numbers: Vec<usize> = self.marks.iter().map(|mark| mark.number).collect();
        numbers.dedup();
        (self.mark.and_then(|mark| numbers.iter().position(|&n| n == mark)), numbers.len())
    }

    /// Brings a row into view, a third from the top where it was not.
    pub fn reveal(&mut self, row: usize, height: usize) {
        let margin = usize::from(height > 6);
        if row < self.top + margin || row + margin >= self.top + height {
            self.top = row.saturating_sub(height / 3).min(self.last_top(height));
            self.anchor = self.page.place_of(self.top);
        }
    }

    /// Switches the fold of the selected link, or of the first fold in view. Tells whether there was one.
    pub fn toggle_fold(&mut self, height: usize) -> bool {
        let in_view = |link: &&PageLink| link.row >= self.top && link.row < self.top + height && link.fold.is_some();
        let fold = self.held().filter(|link| link.fold.is_some()).or_else(|| self.page.links.iter().find(in_view));
        let Some(key) = fold.and_then(|link| link.fold.clone()) else { return false };
        if !self.folds.remove(&key) {
            self.folds.insert(key);
        }
        true
    }

    /// Switches every fold of the page.
    pub fn toggle_all(&mut self) -> bool {
        let keys: BTreeSet<String> = self.page.links.iter().filter_map(|link| link.fold.clone()).collect();
        if self.folds.is_empty() {
            self.folds.clone_from(&keys);
        } else {
            self.folds.clear();
        }
        !keys.is_empty()
    }

    /// How far the page is read, in percent of what can be scrolled.
    pub fn percent(&self, height: usize) -> Option<usize> {
        let last = self.last_top(height);
        (last > 0).then(|| self.top.min(last) * 100 / last)
    }

    fn last_top(&self, height: usize) -> usize {
        self.page.length().saturating_sub(height.max(1))
    }

    fn find(&self, held: &PageLink) -> Option<usize> {
        let same = |link: &PageLink| link.to == held.to && link.fold == held.fold;
        self.page.links.iter().position(same).or_else(|| self.page.links.iter().position(|link| link.to == held.to))
    }
}
