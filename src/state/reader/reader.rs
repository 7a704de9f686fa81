//! The reader: overview, lists and pages of one bundle, and the way that led here.

use jiff::civil::Date;

use crate::bundle::{Address, Cleared, Id, Item, Library};
use crate::keymap::{Command, Context};
use crate::search::Highlights;
use crate::state::reader::history::{History, Navigation, Visit};
use crate::state::reader::links::{LinkLine, Links};
use crate::state::reader::overview::Overview;
use crate::state::reader::overview_areas::OverviewAreas;
use crate::state::reader::page_view::{PageSetup, PageView};
use crate::state::reader::section_list::{ListLine, SectionList};
use crate::state::screen::areas::{Areas, Mode, Pane, ReaderLayout, Zen};
use crate::state::screen::text_input::TextInput;

/// The reader on one bundle.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The bundle that is open.
    pub bundle: Cleared,
    pub mode: Mode,
    /// From where a page was opened, and whither it leads back.
    pub beneath: Mode,
    /// The pane that has the keys, where there are several.
    pub pane: Pane,
    /// Whether that pane has the whole screen.
    pub zen: Zen,
    pub overview: Overview,
    pub list: SectionList,
    pub view: PageView,
    pub links: Links,
    /// The way that led here.
    pub history: History,
}

impl Reader {
    /// A reader on the overview of a bundle.
    pub fn new(bundle: Cleared, today: Date) -> Self {
        let id = bundle.id().clone();
        let address = Address { bundle: bundle.key().clone(), item: id.clone() };
        let first = Visit::new(address, (Mode::Overview, Pane::Page), Navigation::Asking);
        Self {
            mode: Mode::Overview,
            beneath: Mode::Overview,
            pane: Pane::Page,
            zen: Zen::Off,
            overview: Overview::new(&bundle, today),
            list: SectionList::new(&bundle, today),
            view: PageView::new(id.clone()),
            links: Links::of(&bundle, &id),
            history: History::new(first),
            bundle,
        }
    }

    /// What decides where everything stands.
    pub const fn arrangement(&self) -> ReaderLayout {
        ReaderLayout { mode: self.mode, pane: self.pane, zen: self.zen }
    }

    /// The item that is open.
    pub fn item(&self) -> &Item {
        self.bundle.item(self.view.page.item.as_str()).unwrap_or_else(|| self.bundle.cover())
    }

    /// The address of the item that is open.
    pub fn address(&self) -> Address {
        Address { bundle: self.bundle.key().clone(), item: self.item().id.clone() }
    }

    /// The item that the keys are about: the one in hand in the overview, else the one that is open.
    pub fn subject(&self) -> Address {
        let in_hand = self.overview.current().filter(|_| self.mode == Mode::Overview);
        in_hand.map_or_else(|| self.address(), |id| self.address_of(id))
    }

    /// Which keys mean what now.
    pub const fn context(&self) -> Context {
        match (self.mode, self.pane) {
            (Mode::Overview, _) => Context::Overview,
            (Mode::Choose, _) | (Mode::Read, Pane::List) => match self.list.filter {
                Some(_) => Context::Filter,
                None => Context::List,
            },
            (Mode::Read, Pane::Page) => Context::Page,
            (Mode::Read, Pane::Links) => Context::Links,
        }
    }

    /// The item that the cursor or the selected link points to.
    pub fn pointed(&self) -> Option<Id> {
        match (self.mode, self.pane) {
            (Mode::Overview, _) => self.overview.current().cloned(),
            (Mode::Choose, _) | (Mode::Read, Pane::List) => self.list.current().cloned(),
            (Mode::Read, Pane::Page) => self.view.held().map(|link| link.to.clone()),
            (Mode::Read, Pane::Links) => self.links.current().cloned(),
        }
    }

    /// Opens an item of a bundle, and remembers the way. A bundle that was not open opens with its overview.
    pub fn open(&mut self, bundle: &Cleared, item: &Id, how: Navigation, areas: &Areas) {
        self.keep_visit();
        let shown = match how {
            Navigation::Browsing => (self.mode, self.pane),
            Navigation::Asking if item == bundle.id() && bundle.key() != self.bundle.key() => {
                (Mode::Overview, Pane::Page)
            }
            Navigation::Asking => (Mode::Read, Pane::Page),
        };
        if self.mode != Mode::Read {
            self.beneath = self.mode;
        }
        let visit = Visit::new(Address { bundle: bundle.key().clone(), item: item.clone() }, shown, how);
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
        self.overview.renew(bundle, self.list.today);
        self.list.list(bundle);
        self.bundle = bundle.clone();
        self.show(bundle, &visit, areas);
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
            let zen = self.zen;
            *self = Self::new(bundle, self.list.today);
            self.zen = zen;
        }
    }

    /// Makes everything fit the screen again.
    pub fn layout(&mut self, setup: PageSetup<'_>, lit: Option<&Highlights>, areas: &Areas) {
        if self.list.today != setup.today {
            self.list.today = setup.today;
            self.overview.renew(setup.bundle, setup.today);
        }
        let item = self.item().id.clone();
        if let (false, Some(item)) = (areas.page.is_empty(), setup.bundle.item(item.as_str())) {
            self.view.typeset(item, setup, lit);
            self.links.tell_elsewhere(&setup.elsewhere(item));
        }
        let height = |pane| usize::from(areas.content(pane).height);
        self.list.scroll.keep_in_view(self.list.lines.len(), height(Pane::List));
        self.links.scroll.keep_in_view(self.links.lines.len(), height(Pane::Links));
        let heights = OverviewAreas::of(&self.overview, areas.body).heights();
        for (pane, height) in self.overview.panes.iter_mut().zip(heights) {
            pane.scroll.keep_in_view(pane.lines.len(), height);
        }
    }

    /// The items that the panes name, as far as they are in view.
    pub fn in_view(&self, areas: &Areas) -> impl Iterator<Item = &Id> {
        let height = |pane| usize::from(areas.content(pane).height);
        let at_once = self.overview.panes.iter().filter(|_| self.mode == Mode::Overview).flat_map(|pane| &pane.lines);
        let list = self.list.lines.iter().skip(self.list.scroll.top).take(height(Pane::List));
        let listed = at_once.chain(list).filter_map(|line| match line {
            ListLine::Item(id) => Some(id),
            ListLine::Heading(..) => None,
        });
        let links = self.links.lines.iter().skip(self.links.scroll.top).take(height(Pane::Links));
        let links = links.filter_map(|line| match line {
            LinkLine::Item { to, .. } => Some(to),
            LinkLine::Heading(..) => None,
        });
        let page = height(Pane::Page) > 0;
        let page = self.view.page.links.iter().filter(move |_| page).map(|link| &link.to);
        // What stands in brief under a list, or beside the overview, names what its item is tied to.
        let brief = self.pointed().filter(|_| self.mode != Mode::Read);
        let tied = self
            .bundle
            .edges()
            .iter()
            .filter(move |edge| brief.as_ref().is_some_and(|id| edge.from == *id || edge.to == *id));
        listed.chain(links).chain(page).chain(tied.flat_map(|edge| [&edge.from, &edge.to]))
    }

    /// The overview, with what was open in hand.
    pub fn go_to_overview(&mut self, areas: &Areas) {
        let item = self.item().id.clone();
        self.overview.show(&self.bundle, &item);
        self.keep_visit();
        (self.mode, self.pane) = (Mode::Overview, Pane::Page);
        self.browse(&self.bundle.id().clone(), areas);
    }

    /// The list of the section in which the open item stands, with that item in hand.
    pub fn choose(&mut self, areas: &Areas) {
        let pointed = self.pointed().filter(|_| self.mode == Mode::Overview);
        let id = pointed.unwrap_or_else(|| self.item().id.clone());
        if let Some(item) = self.bundle.item(id.as_str()) {
            self.list.show(&self.bundle, item);
        }
        (self.mode, self.pane) = (Mode::Choose, Pane::List);
        if let Some(id) = self.list.current().filter(|id| **id != self.item().id).cloned() {
            self.browse(&id, areas);
        }
    }

    /// Opens an item to be read.
    pub fn read(&mut self, id: &Id, areas: &Areas) {
        let bundle = self.bundle.clone();
        if self.item().id != *id || self.mode == Mode::Overview {
            self.open(&bundle, id, Navigation::Asking, areas);
        } else {
            self.beneath = if self.mode == Mode::Read { self.beneath } else { self.mode };
        }
        (self.mode, self.pane) = (Mode::Read, Pane::Page);
    }

    /// Changes the line by which the list is narrowed.
    pub fn edit_filter(&mut self, areas: &Areas, edit: impl FnOnce(&mut TextInput)) {
        let Some(filter) = &mut self.list.filter else { return };
        edit(filter);
        let bundle = self.bundle.clone();
        self.list.relist(&bundle);
        if let Some(id) = self.list.current().filter(|id| **id != self.item().id).cloned() {
            self.browse(&id, areas);
        }
    }

    /// Opens the list of a section at its first item.
    pub fn enter_section(&mut self, section: usize, areas: &Areas) {
        (self.mode, self.pane) = (Mode::Choose, Pane::List);
        if let Some(id) = self.list.enter(&self.bundle, section) {
            self.browse(&id, areas);
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
            self.overview = Overview::new(bundle, self.list.today);
            self.list = SectionList::new(bundle, self.list.today);
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
        (self.mode, self.pane) = (visit.mode, visit.pane);
        if let Some(item) = bundle.item(item.as_str()) {
            self.list.show(bundle, item);
        }
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
            mode: self.mode,
            pane: self.pane,
        });
    }

    /// How many lines the links pane has for items.
    pub fn linked(&self) -> usize {
        self.links.lines.iter().filter(|line| matches!(line, LinkLine::Item { .. })).count()
    }
}
