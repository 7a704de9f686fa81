//! The reader: three panes on one bundle, and the way that led here.

use std::sync::Arc;

use crate::bundle::{Address, Bundle, Id, Item};
use crate::keymap::{Command, Context};
use crate::page::Place;
use crate::state::answer::Answer;
use crate::state::areas::{Areas, Pane, Zen};
use crate::state::history::{Came, History, Visit};
use crate::state::links::{Line, Links, citing};
use crate::state::outline::{Entry, Outline, neighbours};
use crate::state::page_view::PageView;

/// The reader on one bundle.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The bundle that is open.
    pub bundle: Arc<Bundle>,
    /// The pane that has the keys.
    pub pane: Pane,
    /// Whether that pane has the whole screen.
    pub zen: Zen,
    pub outline: Outline,
    pub view: PageView,
    pub links: Links,
    /// The way that led here.
    pub history: History,
}

impl Reader {
    /// A reader on the cover of a bundle.
    pub fn new(bundle: Arc<Bundle>) -> Self {
        let id = bundle.id().clone();
        let first = Visit {
            address: Address { bundle: id.clone(), item: id.clone() },
            top: Place::default(),
            link: None,
            links_cursor: 1,
            folds: std::collections::BTreeSet::new(),
            pane: Pane::Page,
            came: Came::Asking,
        };
        Self {
            pane: Pane::Page,
            zen: Zen::Off,
            outline: Outline::new(&bundle),
            view: PageView::new(id.clone()),
            links: Links::of(&bundle, &id),
            history: History::new(first),
            bundle,
        }
    }

    /// The item that is open.
    pub fn item(&self) -> &Item {
        self.bundle.item(self.view.page.item.as_str()).unwrap_or_else(|| self.bundle.cover())
    }

    /// The address of the item that is open.
    pub fn address(&self) -> Address {
        Address { bundle: self.bundle.id().clone(), item: self.item().id.clone() }
    }

    /// Where the keys are heard.
    pub const fn context(&self) -> Context {
        match self.pane {
            Pane::Outline => Context::Outline,
            Pane::Page => Context::Page,
            Pane::Links => Context::Links,
        }
    }

    /// The item that the cursor or the link in hand points to.
    pub fn pointed(&self) -> Option<Id> {
        match self.pane {
            Pane::Page => self.view.held().map(|link| link.to.clone()),
            Pane::Links => self.links.current().cloned(),
            Pane::Outline => match self.outline.current()? {
                Entry::Cover(id) | Entry::Item(id) => Some(id.clone()),
                Entry::Section { .. } => None,
            },
        }
    }

    /// Opens an item of a bundle, and remembers the way.
    pub fn open(&mut self, bundle: &Arc<Bundle>, item: &Id, came: Came, areas: &Areas) {
        self.keep_visit();
        let pane = match came {
            Came::Browsing => self.pane,
            Came::Asking => Pane::Page,
        };
        let visit = Visit {
            address: Address { bundle: bundle.id().clone(), item: item.clone() },
            top: Place::default(),
            link: None,
            links_cursor: 1,
            folds: std::collections::BTreeSet::new(),
            pane,
            came,
        };
        self.show(bundle, &visit, areas);
        self.history.go(visit);
    }

    /// Goes back one stay, or forward. The bundle is the one that the stay was in.
    pub fn walk(&mut self, command: Command, bundle_of: impl Fn(&Id) -> Option<Arc<Bundle>>, areas: &Areas) -> Answer {
        self.keep_visit();
        let visit = match command {
            Command::Back => self.history.back().cloned(),
            _ => self.history.forward().cloned(),
        };
        let Some(visit) = visit else {
            return Answer::Say(
                if command == Command::Back { "nothing further back" } else { "nothing ahead" }.to_owned(),
            );
        };
        if let Some(bundle) = bundle_of(&visit.address.bundle) {
            self.show(&bundle, &visit, areas);
        }
        Answer::Done
    }

    /// Takes a bundle that was read again, and stays where it was as far as the bundle still has it.
    pub fn renew(&mut self, bundle: &Arc<Bundle>, areas: &Areas) {
        self.keep_visit();
        let visit = self.history.now().clone();
        self.show(bundle, &visit, areas);
        self.outline.lay(bundle);
    }

    /// Does what a command means in the pane that has the keys.
    pub fn act(&mut self, command: Command, areas: &Areas) -> Answer {
        let height = usize::from(areas.content(self.pane).height);
        match command {
            Command::PaneOutline => self.pane = Pane::Outline,
            Command::PanePage => self.pane = Pane::Page,
            Command::PaneLinks => self.pane = Pane::Links,
            Command::Zen => {
                self.zen = match self.zen {
                    Zen::Off => Zen::On,
                    Zen::On => Zen::Off,
                }
            }
            Command::NextItem | Command::PreviousItem => {
                let (before, behind) = neighbours(&self.bundle, &self.item().id);
                let next = if command == Command::NextItem { behind } else { before };
                if let Some(id) = next {
                    let bundle = Arc::clone(&self.bundle);
                    self.open(&bundle, &id, Came::Browsing, areas);
                }
            }
            Command::Cover => {
                let bundle = Arc::clone(&self.bundle);
                self.open(&bundle, &bundle.id().clone(), Came::Browsing, areas);
            }
            command if Command::SECTIONS.contains(&command) => self.go_to_section(command, areas),
            Command::NextLink | Command::PreviousLink => {
                self.pane = Pane::Page;
                let height = usize::from(areas.content(Pane::Page).height);
                if !self.view.step_link(command, height) {
                    return Answer::Say("no links on this page".to_owned());
                }
            }
            Command::Fold => {
                if !self.view.toggle_fold(usize::from(areas.content(Pane::Page).height)) {
                    return Answer::Say("nothing to open in place here".to_owned());
                }
            }
            Command::FoldAll => {
                if !self.view.toggle_all() {
                    return Answer::Say("nothing to open in place here".to_owned());
                }
            }
            Command::CitedBy => return self.cited_by(),
            command => {
                return match self.pane {
                    Pane::Outline => self.in_outline(command, areas),
                    Pane::Page => self.in_page(command, height),
                    Pane::Links => self.in_links(command, height),
                };
            }
        }
        Answer::Done
    }

    fn in_outline(&mut self, command: Command, areas: &Areas) -> Answer {
        let height = usize::from(areas.content(Pane::Outline).height);
        let bundle = Arc::clone(&self.bundle);
        if self.outline.scroll.act(command, self.outline.entries.len(), height) {
            if let Some(Entry::Cover(id) | Entry::Item(id)) = self.outline.current().cloned() {
                self.open(&bundle, &id, Came::Browsing, areas);
            }
            return Answer::Done;
        }
        match (command, self.outline.current().cloned()) {
            (Command::Enter | Command::Right, Some(Entry::Section { place, .. })) if !self.outline.is_open(place) => {
                self.outline.toggle(&bundle, place);
            }
            (Command::Enter | Command::Left, Some(Entry::Section { place, .. })) if self.outline.is_open(place) => {
                self.outline.toggle(&bundle, place);
            }
            (Command::Enter, Some(Entry::Cover(id) | Entry::Item(id))) => {
                if self.item().id != id {
                    self.open(&bundle, &id, Came::Asking, areas);
                }
                self.pane = Pane::Page;
            }
            (Command::Right, _) => self.pane = Pane::Page,
            _ => return Answer::Pass,
        }
        Answer::Done
    }

    fn in_page(&mut self, command: Command, height: usize) -> Answer {
        if self.view.scroll(command, height) {
            return Answer::Done;
        }
        match command {
            Command::Left => self.pane = Pane::Outline,
            Command::Right => self.pane = Pane::Links,
            Command::Enter => match self.pointed() {
                Some(id) => return Answer::Open(self.address_of(&id)),
                None if self.view.step_link(Command::NextLink, height) => {}
                None => return Answer::Say("no links on this page".to_owned()),
            },
            _ => return Answer::Pass,
        }
        Answer::Done
    }

    fn in_links(&mut self, command: Command, height: usize) -> Answer {
        let before = self.links.scroll.cursor;
        if self.links.scroll.act(command, self.links.lines.len(), height) {
            self.links.skip_headings(before, height);
            return Answer::Done;
        }
        match (command, self.pointed()) {
            (Command::Enter, Some(id)) => Answer::Open(self.address_of(&id)),
            (Command::Left, _) => {
                self.pane = Pane::Page;
                Answer::Done
            }
            _ => Answer::Pass,
        }
    }

    fn go_to_section(&mut self, command: Command, areas: &Areas) {
        let Some(place) = Command::SECTIONS.iter().position(|&section| section == command) else { return };
        let bundle = Arc::clone(&self.bundle);
        self.pane = Pane::Outline;
        let height = usize::from(areas.content(Pane::Outline).height.max(3));
        if let Some(id) = self.outline.enter_section(&bundle, place, height) {
            self.open(&bundle, &id, Came::Browsing, areas);
        }
    }

    fn cited_by(&self) -> Answer {
        let id = self.item().id.clone();
        let items: Vec<(Id, String)> =
            citing(&self.bundle, &id).into_iter().map(|(item, tie)| (item.id.clone(), tie)).collect();
        match items.len() {
            0 => Answer::Say(format!("nothing cites {id}")),
            count => Answer::Offer { title: format!("What cites {id} · {count}"), items },
        }
    }

    /// The address that a reference means: in this bundle, or in the one it names.
    pub fn address_of(&self, id: &Id) -> Address {
        match id.abroad() {
            Some((bundle, item)) => Address { bundle: Id::new(bundle), item: Id::new(item) },
            None => Address { bundle: self.bundle.id().clone(), item: id.clone() },
        }
    }

    fn show(&mut self, bundle: &Arc<Bundle>, visit: &Visit, areas: &Areas) {
        if !Arc::ptr_eq(bundle, &self.bundle) {
            self.outline = Outline::new(bundle);
            self.bundle = Arc::clone(bundle);
        }
        let item = bundle.item(visit.address.item.as_str()).unwrap_or_else(|| bundle.cover()).id.clone();
        self.view = PageView::new(item.clone());
        self.view.anchor = visit.top;
        self.view.folds.clone_from(&visit.folds);
        self.view.link = visit.link;
        self.links = Links::of(bundle, &item);
        self.links.scroll.to(
            visit.links_cursor,
            self.links.lines.len(),
            usize::from(areas.content(Pane::Links).height),
        );
        self.links.skip_headings(0, usize::from(areas.content(Pane::Links).height));
        self.pane = visit.pane;
        self.outline.show(bundle, &item, usize::from(areas.content(Pane::Outline).height.max(3)));
    }

    fn keep_visit(&mut self) {
        let now = self.history.now();
        let visit = Visit {
            address: now.address.clone(),
            came: now.came,
            top: self.view.anchor,
            link: self.view.link,
            links_cursor: self.links.scroll.cursor,
            folds: self.view.folds.clone(),
            pane: self.pane,
        };
        self.history.keep(visit);
    }

    /// How many lines the links pane has for items.
    pub fn linked(&self) -> usize {
        self.links.lines.iter().filter(|line| matches!(line, Line::Item { .. })).count()
    }
}
