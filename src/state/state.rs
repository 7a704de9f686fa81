//! Everything that the reader is doing: one value, changed by `update` and drawn by `draw`.

use std::mem;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use crate::bundle::{Address, Bundle, Ceiling, Cleared, Id, Marking};
use crate::keymap::Context;
use crate::load::Fault;
use crate::state::layers::layers::Layers;
use crate::state::layers::surroundings::Surroundings;
use crate::state::parts::clock::Clock;
use crate::state::parts::contents::Contents;
use crate::state::parts::finding::Finding;
use crate::state::parts::looks::{Looks, ScaleChoice};
use crate::state::parts::minutes::minutes;
use crate::state::parts::own::{Gate, Own, OwnThroughGate};
use crate::state::parts::theme_list::ThemeList;
use crate::state::reader::history::Navigation;
use crate::state::reader::page_view::PageSetup;
use crate::state::reader::reader::Reader;
use crate::state::screen::areas::{Areas, Pane};
use crate::state::second_screen::scene::Scene;
use crate::state::stage::notes_screen::NotesScreen;
use crate::state::stage::remote;
use crate::state::stage::stage::Stage;
use crate::state::task::MouseOwner;
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
    /// The highest marking that may be shown, where one is set.
    pub ceiling: Option<Ceiling>,
}

/// What fills the screen, what lies over it, and what both are made of.
#[derive(Debug, Clone)]
pub struct State {
    pub contents: Contents,
    pub looks: Looks,
    pub finding: Finding,
    pub own: Own,
    pub stage: Stage,
    pub layers: Layers,
    pub clock: Clock,
    /// What there is to say in the footer, until the next key.
    pub notice: Option<String>,
}

impl State {
    /// A reader on what was read.
    pub fn new(setup: Setup) -> Self {
        let Setup { bundles, faults, themes, today, size, start, loading, measure, ceiling } = setup;
        let contents = Contents::new(bundles, faults, loading, ceiling);
        let library = &contents.library;
        let first = start.as_ref().and_then(|start| library.bundle(start.bundle.as_str()));
        let first = first.or_else(|| library.bundles().first()).cloned();
        let mut reader = Reader::new(first.unwrap_or_else(Cleared::empty), today);
        if let Some(start) = start.filter(|start| start.item != *reader.bundle.id()) {
            let (bundle, areas) = (reader.bundle.clone(), Areas::of(size, reader.arrangement()));
            reader.open(&bundle, &start.item, Navigation::Asking, &areas);
        }
        let notice = contents.same_id_sentence();
        let mut state = Self {
            contents,
            looks: Looks { themes, scale: ScaleChoice::AsBundle, measure, size, mouse: MouseOwner::Program },
            finding: Finding::new(),
            own: Own::default(),
            stage: Stage::Reader(Box::new(reader)),
            layers: Layers::default(),
            clock: Clock::new(today),
            notice,
        };
        state.layout();
        state
    }

    /// Makes this the speaker's own screen, and nothing else.
    pub fn show_notes(&mut self, notes: NotesScreen) {
        self.stage = Stage::Notes(Box::new(notes));
        self.layers.clear();
        self.notice = None;
        self.layout();
    }

    pub fn areas(&self) -> Areas {
        self.stage.areas(self.looks.size)
    }

    /// Which keys mean what now.
    pub fn context(&self) -> Context {
        self.layers.context().unwrap_or_else(|| self.stage.context())
    }

    /// The theme in use. Slides have one of their own, unless another was chosen by its name.
    pub fn theme(&self) -> &Theme {
        let themes = &self.looks.themes;
        match self.stage {
            Stage::Slides(..) => themes.on_stage(),
            Stage::Reader(_) | Stage::Notes(_) => themes.current(),
        }
    }

    /// Whether what is the user's own may be shown: the only place that decides it.
    pub const fn gate(&self) -> Gate {
        match (&self.stage, self.contents.ceiling()) {
            (Stage::Slides(..), _) => Gate::Presenting,
            (Stage::Reader(_) | Stage::Notes(_), Some(_)) => Gate::Ceiling,
            (Stage::Reader(_) | Stage::Notes(_), None) => Gate::Open,
        }
    }

    /// What is the user's own, as far as it may be shown.
    pub const fn own(&self) -> OwnThroughGate<'_> {
        self.own.through(self.gate())
    }

    /// What layers look at.
    pub fn surroundings(&self) -> Surroundings<'_> {
        Surroundings {
            contents: &self.contents,
            looks: &self.looks,
            finding: &self.finding,
            stage: &self.stage,
            clock: &self.clock,
            own: self.own(),
            areas: self.areas(),
        }
    }

    /// Lets the layers do something with what lies under them.
    pub fn on_layers<R>(&mut self, act: impl FnOnce(&mut Layers, &Surroundings<'_>) -> R) -> R {
        let mut layers = mem::take(&mut self.layers);
        let result = act(&mut layers, &self.surroundings());
        self.layers = layers;
        result
    }

    /// The highest marking of what is on the screen: of the open item, of what its page, the outline and the links name, and
    /// of what the layers show. Where nothing states a marking, none is stated.
    pub fn marking(&self) -> Marking {
        let (bundle, item) = match &self.stage {
            Stage::Notes(notes) => return Marking { tlp: notes.marking(), ..Marking::default() },
            Stage::Reader(reader) => (&*reader.bundle, reader.item()),
            Stage::Slides(slides, _) => (&**slides.bundle(), slides.item()),
        };
        let mut highest = bundle.marking(item);
        let mut see = |bundle: &Bundle, id: &Id| {
            let item = bundle.item(id.as_str());
            let own = item.and_then(|item| item.marking.as_ref().or(bundle.cover().marking.as_ref()));
            if let Some(own) = own.filter(|own| own.tlp > highest.tlp) {
                highest = own.stricter(&highest);
            }
        };
        let around = self.surroundings();
        self.stage.in_view(&around.areas, around.library(), &mut see);
        self.layers.in_view(&around, &mut see);
        highest
    }

    /// What is on the slides, and for how long there has been anything on them; nothing where nothing is presented.
    pub fn scene(&self) -> Option<(Duration, Scene)> {
        let over = self.layers.top().map(|layer| layer.overlay().name_for_speaker());
        Some(remote::scene(self.stage.slides()?, over, &self.contents.library, self.clock.now))
    }

    /// The minutes of what was presented last.
    pub fn minutes(&self) -> String {
        minutes(self.own().presented(), &self.contents.library, self.clock.today)
    }

    /// Fits everything to the screen again: called once after every message.
    pub fn layout(&mut self) {
        let areas = self.areas();
        self.stage.layout(&areas, &self.looks, &self.clock);
        if let Some(bundle) = self.stage.reader().map(|reader| reader.bundle.clone()) {
            let scale = self.surroundings().scale_of(&bundle);
            let columns = areas.page_columns(self.looks.measure);
            let (width, room) = (columns.text.width, columns.room());
            let height = usize::from(areas.content(Pane::Page).height);
            let (library, today) = (&self.contents.library, self.clock.today);
            let setup = PageSetup { bundle: &bundle, library, today, scale, width, room, height };
            let lit = self.finding.trail.as_ref().map(|trail| &trail.lit);
            if let Some(reader) = self.stage.reader_mut() {
                reader.layout(setup, lit, &areas);
            }
        }
        self.on_layers(Layers::layout);
    }

    /// Lets the layers take what they show again, which has changed.
    pub fn renew_layers(&mut self) {
        self.on_layers(Layers::renew);
    }
}
