//! Everything that the reader is doing: one value, changed by `update` and drawn by `draw`.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::{Date, Time};

use crate::bundle::{Address, Bundle, Ceiling, Id, Library, Scale, Walk};
use crate::keymap::Context;
use crate::load::{Fault, Severity};
use crate::page::Additions;
use crate::search::Index;
use crate::state::areas::{Areas, Pane};
use crate::state::covered::Covered;
use crate::state::history::Came;
use crate::state::layer::Layer;
use crate::state::page_view::Lens;
use crate::state::reader::Reader;
use crate::state::room;
use crate::state::search::Trail;
use crate::state::task::Capture;
use crate::state::theme_list::ThemeList;
use crate::text::prose;
use crate::theme::Theme;

/// What the reader begins with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The bundles that are read already; the first of them is shown. There is at least one.
    pub bundles: Vec<Arc<Bundle>>,
    /// What is wrong with them.
    pub faults: Vec<Fault>,
    /// The themes, each at the depth of colour that the terminal has, with the one to begin with in use.
    pub themes: ThemeList,
    pub today: Date,
    /// The size of the terminal in cells.
    pub size: (u16, u16),
    /// Where to begin; the cover of the first bundle otherwise.
    pub start: Option<Address>,
    /// How many bundles are still to come.
    pub loading: usize,
    /// The measure that was asked for.
    pub measure: Option<u16>,
}

/// Which scale the reader's ranges are on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScaleChoice {
    /// The one that each bundle names.
    AsBundle,
    /// This one, or none, whatever the bundle names.
    Chosen(Option<String>),
}

/// The reader: what is open, where in it, what lies over it.
#[derive(Debug, Clone)]
pub struct State {
    /// Every bundle that may be shown, as it may be shown.
    pub library: Library,
    /// The same bundles as they were read; nothing but the ceiling looks at them.
    pub whole: Library,
    /// The highest marking that may be shown, where one is set.
    pub ceiling: Option<Ceiling>,
    /// What is wrong with the files while that may not be told, since faults quote them.
    pub withheld: Vec<Fault>,
    /// What is wrong with each of them, by the order of reading.
    pub faults: Vec<Fault>,
    /// How many bundles are still to come.
    pub loading: usize,
    /// How many there will be then.
    pub expected: usize,
    pub reader: Reader,
    /// What lies over them.
    pub layers: Vec<Layer>,
    pub themes: ThemeList,
    /// The scale of the reader's ranges.
    pub scale: ScaleChoice,
    pub today: Date,
    /// The walk of one's own through each bundle, by its id.
    pub own_walks: BTreeMap<Id, Walk>,
    /// What was presented last.
    pub covered: Covered,
    /// Why the speaker's screen was not met, to be said once the slides are left.
    pub unmet: Option<String>,
    /// The time of day; told beside `now`, where a clock is on the screen.
    pub clock: Time,
    /// How long the program has been running; told by whoever keeps the clock, before each message.
    pub now: Duration,
    /// The size of the terminal.
    pub size: (u16, u16),
    /// The measure that was asked for.
    pub measure: Option<u16>,
    /// What there is to say in the footer, until the next key.
    pub notice: Option<String>,
    /// Who has the mouse.
    pub mouse: Capture,
    /// The words of the library.
    pub index: Arc<Index>,
    /// The search that was followed last.
    pub trail: Option<Trail>,
    /// The queries that were followed, oldest first.
    pub recent: Vec<String>,
    /// The named views: names and queries.
    pub views: BTreeMap<String, String>,
    /// The number of the newest question to the index.
    pub asked: u64,
}

impl State {
    /// A reader on what was read.
    pub fn new(setup: Setup) -> Self {
        let library = Library::new(setup.bundles);
        let start = setup.start.as_ref().and_then(|start| library.bundle(start.bundle.as_str()));
        let first = start.or_else(|| library.bundles().first()).map_or_else(empty, Arc::clone);
        let mut state = Self {
            reader: Reader::new(first),
            whole: library.clone(),
            ceiling: None,
            withheld: Vec::new(),
            library,
            faults: setup.faults,
            loading: setup.loading,
            expected: setup.loading,
            layers: Vec::new(),
            themes: setup.themes,
            scale: ScaleChoice::AsBundle,
            today: setup.today,
            own_walks: BTreeMap::new(),
            covered: Covered::default(),
            unmet: None,
            clock: Time::midnight(),
            now: Duration::ZERO,
            size: setup.size,
            measure: setup.measure,
            notice: None,
            mouse: Capture::Program,
            index: Arc::new(Index::new()),
            trail: None,
            recent: Vec::new(),
            views: BTreeMap::new(),
            asked: 0,
        };
        if let Some(start) = setup.start.filter(|start| start.item != start.bundle) {
            let (bundle, areas) = (Arc::clone(&state.reader.bundle), state.areas());
            state.reader.open(&bundle, &start.item, Came::Asking, &areas);
        }
        state.settle();
        state
    }

    pub fn areas(&self) -> Areas {
        Areas::of(self.size, self.reader.pane, self.reader.zen)
    }

    /// Where keys are heard now.
    pub fn context(&self) -> Context {
        self.layers.last().map_or_else(|| self.reader.context(), Layer::context)
    }

    pub const fn theme(&self) -> &Theme {
        self.themes.current()
    }

    /// The scale that the reader's ranges are shown on: while presenting none, unless they are turned on.
    pub fn scale_of<'b>(&self, bundle: &'b Bundle) -> Option<&'b Scale> {
        let hidden = self.layers.iter().any(|layer| match layer {
            Layer::Present(present) => present.additions == Additions::Hidden,
            _ => false,
        });
        if hidden { None } else { self.chosen_scale(bundle) }
    }

    /// The scale that the reader's ranges are on, where one is on.
    pub fn chosen_scale<'b>(&self, bundle: &'b Bundle) -> Option<&'b Scale> {
        let id = match &self.scale {
            ScaleChoice::AsBundle => bundle.assessment().map(|assessment| assessment.reader_scale.as_str()),
            ScaleChoice::Chosen(id) => id.as_deref(),
        };
        bundle.scale(id?)
    }

    /// What a page of a bundle is set with.
    pub fn lens<'b>(&self, bundle: &'b Arc<Bundle>, areas: &Areas) -> Lens<'b> {
        Lens {
            bundle,
            today: self.today,
            scale: self.scale_of(bundle),
            width: areas.measure(self.measure).0,
            height: usize::from(areas.content(Pane::Page).height),
        }
    }

    /// How many faults and how many warnings were found.
    pub fn fault_counts(&self) -> (usize, usize) {
        let faults = self.faults.iter().filter(|fault| fault.severity == Severity::Fault).count();
        (faults, self.faults.len() - faults)
    }

    /// The title of the window: the item and the assessment, nothing else.
    pub fn title(&self) -> String {
        if let Some(title) = self.title_presented() {
            return title;
        }
        let (bundle, item) = (&self.reader.bundle, self.reader.item());
        let title = if item.id == *bundle.id() {
            format!("{} – briefing", bundle.cover().title)
        } else {
            format!("{} · {} – briefing", item.id, bundle.cover().title)
        };
        prose::clean(&title).into_owned()
    }

    /// Sets again what has changed: called once after every message.
    pub fn settle(&mut self) {
        self.settle_slide();
        self.settle_notes();
        let areas = self.areas();
        let bundle = Arc::clone(&self.reader.bundle);
        let lens = self.lens(&bundle, &areas);
        let lit = self.trail.as_ref().map(|trail| &trail.lit);
        let item = self.reader.item().id.clone();
        if let (false, Some(item)) = (areas.page.is_empty(), bundle.item(item.as_str())) {
            self.reader.view.settle(item, lens, lit);
        }
        if let Some(Layer::Grid(grid)) = self.layers.last_mut() {
            grid.settle(room::grid_in_view(&areas, grid.heads()));
        }
        let outline = usize::from(areas.content(Pane::Outline).height);
        let entries = self.reader.outline.entries.len();
        self.reader.outline.scroll.settle(entries, outline);
        let height = usize::from(areas.content(Pane::Links).height);
        let linked = self.reader.links.lines.len();
        self.reader.links.scroll.settle(linked, height);
    }
}

/// The bundle that stands in where there is none at all.
fn empty() -> Arc<Bundle> {
    Arc::new(Bundle::empty())
}
