//! The reader: three panes on one bundle, and the way that led here.

use crate::bundle::{Address, Cleared, Id, Item, Library};
use crate::keymap::{Command, Context, SECTION_COMMANDS};
use crate::search::Highlights;
use crate::state::answer::Answer;
use crate::state::reader::history::{History, Navigation, Visit};
use crate::state::reader::links::{LinkLine, Links, citing};
use crate::state::reader::outline::{Outline, OutlineLine, neighbours};
use crate::state::reader::page_view::{PageSetup, PageView};
use crate::state::screen::areas::{Areas, Pane, Zen};

/// The reader on one bundle.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The bundle that is open.
    pub bundle: Cleared,
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
    pub fn new(bundle: Cleared) -> Self {
        let id = bundle.id().clone();
        let address = Address { bundle: bundle.key().clone(), item: id.clone() };
        let first = Visit::new(address, Pane::Page, Navigation::Asking);
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
        Address { bundle: self.bundle.key().clone(), item: self.item().id.clone() }
    }

    /// Which keys mean what now.
    pub const fn context(&self) -> Context {
        match self.pane {
            Pane::Outline => Context::Outline,
            Pane::Page => Context::Page,
            Pane::Links => Context::Links,
        }
    }

    /// The item that the cursor or the selected link points to.
    pub fn pointed(&self) -> Option<Id> {
        match self.pane {
            Pane::Page => self.view.held().map(|link| link.to.clone()),
            Pane::Links => self.links.current().cloned(),
            Pane::Outline => match self.outline.current()? {
                OutlineLine::Cover(id) | OutlineLine::Item(id) => Some(id.clone()),
                OutlineLine::Section { .. } => None,
            },
        }
    }

    /// Opens an item of a bundle, and remembers the way.
    pub fn open(&mut self, bundle: &Cleared, item: &Id, how: Navigation, areas: &Areas) {
        self.keep_visit();
        let pane = match how {
            Navigation::Browsing => self.pane,
            Navigation::Asking => Pane::Page,
        };
        let visit = Visit::new(Address { bundle: bundle.key().clone(), item: item.clone() }, pane, how);
        self.show(bundle, &visit, areas);
        self.history.go(visit);
    }

    /// Opens an item of the same bundle, as one moves past it.
    pub fn browse(&mut self, item: &Id, areas: &Areas) {
        let bundle = self.bundle.clone();
        self.open(&bundle, item, Navigation::Browsing, areas);
    }

    /// Goes back one stay, or forward; says so where there is none.
    pub fn travel(&mut self, command: Command, library: &Library, areas: &Areas) -> Option<&'static str> {
        self.keep_visit();
        let visit = match command {
            Command::Back => self.history.back().cloned(),
            _ => self.history.forward().cloned(),
        };
        let Some(visit) = visit else {
            return Some(if command == Command::Back { "nothing further back" } else { "nothing ahead" });
        };
        if let Some(bundle) = library.bundle(visit.address.bundle.as_str()) {
            self.show(bundle, &visit, areas);
        }
        None
    }

    /// Takes a bundle that was read again, and stays where it was as far as the bundle still has it.
    pub fn renew(&mut self, bundle: &Cleared, areas: &Areas) {
        self.keep_visit();
        let visit = self.history.now().clone();
        self.show(bundle, &visit, areas);
        self.outline.list(bundle);
    }

    /// Keeps nothing that a library does not have; the place is kept where it still exists.
    pub fn limit(&mut self, library: &Library, areas: &Areas) {
        let address = self.address();
        let bundle = library.bundle(address.bundle.as_str()).or_else(|| library.bundles().first());
        let bundle = bundle.map_or_else(Cleared::empty, Cleared::clone);
        if *bundle.key() == address.bundle && bundle.item(address.item.as_str()).is_some() {
            self.renew(&bundle, areas);
            self.history.forget(|visit| library.item(&visit.address).is_some());
        } else {
            let (pane, zen) = (self.pane, self.zen);
            *self = Self::new(bundle.clone());
            self.open(&bundle, bundle.id(), Navigation::Browsing, areas);
            self.history.forget(|_| false);
            (self.pane, self.zen) = (pane, zen);
        }
    }

    /// Makes page, outline and links fit the screen again.
    pub fn layout(&mut self, setup: PageSetup<'_>, lit: Option<&Highlights>, areas: &Areas) {
        let item = self.item().id.clone();
        if let (false, Some(item)) = (areas.page.is_empty(), setup.bundle.item(item.as_str())) {
            self.view.typeset(item, setup, lit);
            self.links.tell_elsewhere(&setup.elsewhere(item));
        }
        let height = |pane| usize::from(areas.content(pane).height);
        self.outline.scroll.keep_in_view(self.outline.lines.len(), height(Pane::Outline));
        self.links.scroll.keep_in_view(self.links.lines.len(), height(Pane::Links));
    }

    /// The items that the panes name, as far as they are in view.
    pub fn in_view(&self, areas: &Areas) -> impl Iterator<Item = &Id> {
        let height = |pane| usize::from(areas.content(pane).height);
        let outline = self.outline.lines.iter().skip(self.outline.scroll.top).take(height(Pane::Outline));
        let outline = outline.filter_map(|line| match line {
            OutlineLine::Cover(id) | OutlineLine::Item(id) => Some(id),
            OutlineLine::Section { .. } => None,
        });
        let links = self.links.lines.iter().skip(self.links.scroll.top).take(height(Pane::Links));
        let links = links.filter_map(|line| match line {
            LinkLine::Item { to, .. } => Some(to),
            LinkLine::Heading(..) => None,
        });
        let page = height(Pane::Page) > 0;
        let page = self.view.page.links.iter().filter(move |_| page).map(|link| &link.to);
        outline.chain(links).chain(page)
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
                if let Some(id) = if command == Command::NextItem { behind } else { before } {
                    self.browse(&id, areas);
                }
            }
            Command::Cover => self.browse(&self.bundle.id().clone(), areas),
            command if SECTION_COMMANDS.contains(&command) => self.go_to_section(command, areas),
            Command::NextLink | Command::PreviousLink => {
                self.pane = Pane::Page;
                if !self.view.step_link(command, usize::from(areas.content(Pane::Page).height)) {
                    return Answer::Say("no links on this page".to_owned());
                }
            }
            Command::Fold if self.view.toggle_fold(usize::from(areas.content(Pane::Page).height)) => {}
            Command::FoldAll if self.view.toggle_all() => {}
            Command::Fold | Command::FoldAll => return Answer::Say("nothing to open in place here".to_owned()),
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
        let bundle = self.bundle.clone();
        if self.outline.scroll.act(command, self.outline.lines.len(), height) {
            if let Some(OutlineLine::Cover(id) | OutlineLine::Item(id)) = self.outline.current().cloned() {
                self.browse(&id, areas);
            }
            return Answer::Done;
        }
        match (command, self.outline.current().cloned()) {
            (Command::Enter, Some(OutlineLine::Section { place, .. })) => self.outline.toggle(&bundle, place),
            (Command::Right, Some(OutlineLine::Section { place, .. })) if !self.outline.is_open(place) => {
                self.outline.toggle(&bundle, place);
            }
            (Command::Left, Some(OutlineLine::Section { place, .. })) if self.outline.is_open(place) => {
                self.outline.toggle(&bundle, place);
            }
            (Command::Enter, Some(OutlineLine::Cover(id) | OutlineLine::Item(id))) => {
                if self.item().id != id {
                    self.open(&bundle, &id, Navigation::Asking, areas);
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
        let Some(place) = SECTION_COMMANDS.iter().position(|&section| section == command) else { return };
        self.pane = Pane::Outline;
        let height = usize::from(areas.content(Pane::Outline).height.max(3));
        if let Some(id) = self.outline.enter_section(&self.bundle, place, height) {
            self.browse(&id, areas);
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
            None => Address { bundle: self.bundle.key().clone(), item: id.clone() },
        }
    }

    fn show(&mut self, bundle: &Cleared, visit: &Visit, areas: &Areas) {
        if !bundle.is(&self.bundle) {
            self.outline = Outline::new(bundle);
            self.bundle = bundle.clone();
        }
        let item = bundle.item(visit.address.item.as_str()).unwrap_or_else(|| bundle.cover()).id.clone();
        let height = |pane| usize::from(areas.content(pane).height);
        self.view = PageView::new(item.clone());
        self.view.anchor = visit.top;
        self.view.folds.clone_from(&visit.folds);
        self.view.link = visit.link;
        self.links = Links::of(bundle, &item);
        self.links.scroll.to(visit.links_cursor, self.links.lines.len(), height(Pane::Links));
        self.links.skip_headings(0, height(Pane::Links));
        self.pane = visit.pane;
        self.outline.show(bundle, &item, height(Pane::Outline).max(3));
    }

    fn keep_visit(&mut self) {
        let now = self.history.now();
        self.history.keep(Visit {
            address: now.address.clone(),
            how: now.how,
            top: self.view.anchor,
            link: self.view.link,
            links_cursor: self.links.scroll.cursor,
            folds: self.view.folds.clone(),
            pane: self.pane,
        });
    }

    /// How many lines the links pane has for items.
    pub fn linked(&self) -> usize {
        self.links.lines.iter().filter(|line| matches!(line, LinkLine::Item { .. })).count()
    }
}
