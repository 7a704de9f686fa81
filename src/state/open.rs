//! Opening: items, hits, layers. What `update` does when an answer asks for it.

use std::sync::Arc;

use crate::bundle::{Address, Bundle, Id, Kind};
use crate::keymap::Command;
use crate::page::Additions;
use crate::page::layout::age::{age, in_figures};
use crate::page::surface::citation;
use crate::search::Whose;
use crate::state::areas::Pane;
use crate::state::choice::{Candidate, ChoiceLayer, Purpose};
use crate::state::grid::GridLayer;
use crate::state::hints::HintsLayer;
use crate::state::history::Came;
use crate::state::layer::Layer;
use crate::state::peek::PeekLayer;
use crate::state::present::PresentLayer;
use crate::state::room;
use crate::state::search::{SearchLayer, Trail};
use crate::state::state::{ScaleChoice, State};
use crate::state::task::Task;
use crate::theme::Theme;

/// How many queries are remembered.
const RECENT: usize = 50;

impl State {
    /// Opens an item, in whichever bundle it is; says so where the library does not have it.
    pub fn open(&mut self, address: &Address) {
        if self.digress(address) {
            return;
        }
        let found = self
            .library
            .bundle(address.bundle.as_str())
            .and_then(|bundle| Some((Arc::clone(bundle), bundle.resolve(&address.item)?)));
        let Some((bundle, item)) = found else {
            self.notice = Some(format!("{address} is not in the library"));
            return;
        };
        let areas = self.areas();
        self.layers.clear();
        if self.reader.address() == (Address { bundle: bundle.id().clone(), item: item.clone() }) {
            self.reader.pane = Pane::Page;
        } else {
            self.reader.open(&bundle, &item, Came::Asking, &areas);
        }
    }

    /// Opens a hit of the search on top, with its matches lit and the first of them in view.
    pub fn open_hit(&mut self, at: usize) {
        let Some(Layer::Search(search)) = self.layers.last() else { return };
        if let Some(trail) = search.trail(at) {
            if self.presented().is_some() {
                // A question from the room leaves no trace: no lit words, nothing in the history of searches.
                if let Some(hit) = trail.hits.get(at) {
                    self.open(&hit.address.clone());
                }
                return;
            }
            self.recent.retain(|text| *text != trail.text);
            self.recent.push(trail.text.clone());
            let over = self.recent.len().saturating_sub(RECENT);
            self.recent.drain(..over);
            self.follow(trail);
        }
    }

    /// Walks the matches of the page, then the other hits of the search.
    pub fn step_match(&mut self, command: Command) {
        let areas = self.areas();
        let height = usize::from(areas.content(Pane::Page).height);
        let Some(trail) = &self.trail else {
            self.notice = Some("no search to walk: / searches".to_owned());
            return;
        };
        self.reader.pane = Pane::Page;
        if self.reader.view.step_mark(command, height) {
            return;
        }
        let hits = trail.hits.len();
        let at = match command {
            Command::NextMatch => trail.at + 1,
            _ => trail.at.checked_sub(1).unwrap_or(hits),
        };
        if at >= hits {
            self.notice = Some(
                if command == Command::NextMatch { "that was the last hit" } else { "that was the first hit" }
                    .to_owned(),
            );
            return;
        }
        let trail = Trail { at, ..trail.clone() };
        self.follow(trail);
        if command == Command::PreviousMatch {
            self.reader.view.mark = None;
            self.reader.view.step_mark(command, height);
        }
    }

    fn follow(&mut self, trail: Trail) {
        let Some(address) = trail.hits.get(trail.at).map(|hit| hit.address.clone()) else { return };
        self.trail = Some(trail);
        self.open(&address);
        self.settle();
        let areas = self.areas();
        let lit = self.trail.as_ref().map(|trail| trail.lit.clone());
        self.reader.view.mark = None;
        self.reader.view.light(lit.as_ref());
        self.reader.view.step_mark(Command::NextMatch, usize::from(areas.content(Pane::Page).height));
    }

    /// Puts out what the last search lit.
    pub fn clear_matches(&mut self) {
        self.trail = None;
        self.reader.view.mark = None;
        self.reader.view.light(None);
    }

    /// The search that lies open, whatever lies over it.
    pub fn searched_mut(&mut self) -> Option<&mut SearchLayer> {
        self.layers.iter_mut().rev().find_map(|layer| match layer {
            Layer::Search(search) => Some(&mut **search),
            _ => None,
        })
    }

    pub fn open_search(&mut self) {
        let (here, recent) = match self.presented() {
            Some(layer) => (layer.address(), Vec::new()),
            None => (self.reader.address(), self.recent.clone()),
        };
        let mut layer = SearchLayer::new(here, Arc::clone(&self.index), recent, self.asked);
        layer.views = self.offered_views();
        if self.presented().is_some_and(|layer| layer.additions == Additions::Hidden) {
            layer.whose = Whose::NotTheReaders;
        }
        self.layers.push(Layer::Search(Box::new(layer)));
    }

    /// Opens a card of what the cursor points to.
    pub fn open_peek(&mut self) {
        let areas = self.areas();
        let height = usize::from(areas.content(Pane::Page).height);
        if self.reader.pane == Pane::Page && self.reader.view.held().is_none() {
            self.reader.view.step_link(Command::NextLink, height);
        }
        let Some(address) = self.reader.pointed().map(|id| self.reader.address_of(&id)) else {
            self.notice = Some("nothing to peek at here".to_owned());
            return;
        };
        match self.card(address.clone()) {
            Some(layer) => self.layers.push(Layer::Peek(Box::new(layer))),
            None => self.notice = Some(format!("{address} is not in the library")),
        }
    }

    /// A card of an item, if the library has it.
    pub fn card(&self, address: Address) -> Option<PeekLayer> {
        let bundle = self.library.bundle(address.bundle.as_str())?;
        let areas = self.areas();
        let lens = self.lens(bundle, &areas);
        PeekLayer::new(address, crate::state::page_view::Lens { width: room::peek_width(&areas), ..lens })
    }

    /// Opens the letters over the links in view.
    pub fn open_hints(&mut self) {
        self.reader.pane = Pane::Page;
        let height = usize::from(self.areas().content(Pane::Page).height);
        self.settle();
        match HintsLayer::new(&self.reader.view, height) {
            Some(layer) => self.layers.push(Layer::Hints(layer)),
            None => self.notice = Some("no links in view".to_owned()),
        }
    }

    pub fn open_grid(&mut self, rows: Kind, columns: Kind) {
        let layer = GridLayer::new(&self.reader.bundle, rows, columns);
        self.layers.push(Layer::Grid(Box::new(layer)));
    }

    /// Offers items of the open bundle to choose from.
    pub fn offer(&mut self, title: String, items: Vec<(Id, String)>) {
        let bundle = &self.reader.bundle;
        let candidates = items.into_iter().filter_map(|(id, tie)| {
            let item = bundle.item(id.as_str())?;
            Some(Candidate { label: label(&item.id, &item.title), note: tie, kind: Some(item.kind()), value: id })
        });
        let layer = ChoiceLayer::new(title, Purpose::Item, candidates.collect(), "");
        self.layers.push(Layer::Choice(Box::new(layer)));
    }

    pub fn open_themes(&mut self) {
        let now = self.theme().name().to_owned();
        let before = Purpose::Theme { before: now.clone() };
        let layer = ChoiceLayer::new("Themes".to_owned(), before, self.theme_candidates(), &now);
        self.layers.push(Layer::Choice(Box::new(layer)));
    }

    /// Offers the themes again where they are being offered.
    pub fn renew_themes(&mut self) {
        let candidates = self.theme_candidates();
        if let Some(Layer::Choice(choice)) = self.layers.last_mut()
            && matches!(choice.purpose, Purpose::Theme { .. })
        {
            choice.renew(candidates);
        }
    }

    fn theme_candidates(&self) -> Vec<Candidate> {
        let candidate = |theme: &Theme| Candidate {
            label: theme.face.label.clone(),
            note: theme.face.description.clone(),
            kind: None,
            value: Id::new(theme.name()),
        };
        self.themes.all().iter().map(candidate).collect()
    }

    /// Offers the assessments of the library.
    pub fn open_library(&mut self) {
        let today = self.today;
        let candidates = self.library.bundles().iter().map(|bundle| Candidate {
            label: bundle.cover().title.clone(),
            note: shelf_note(bundle, today),
            kind: Some(Kind::Assessment),
            value: bundle.id().clone(),
        });
        let title = match (self.library.bundles().len(), self.loading) {
            (count, 0) => format!("Assessments · {count}"),
            (count, more) => format!("Assessments · {count}, {more} more being read"),
        };
        let layer = ChoiceLayer::new(title, Purpose::Bundle, candidates.collect(), self.reader.bundle.id().as_str());
        self.layers.push(Layer::Choice(Box::new(layer)));
    }

    /// Takes the next scale for the reader's ranges, then none, then the first again.
    pub fn next_scale(&mut self) {
        let bundle = Arc::clone(&self.reader.bundle);
        let scales = bundle.scales();
        let now = self.scale_of(&bundle).and_then(|now| scales.iter().position(|scale| scale.id == now.id));
        let next = match now {
            None => scales.first(),
            Some(place) => scales.get(place + 1),
        };
        self.notice = Some(next.map_or_else(
            || "reader's ranges are off: words only".to_owned(),
            |scale| format!("reader's ranges: {} · the mapping is the reader's, not the issuer's", scale.label),
        ));
        self.scale = ScaleChoice::Chosen(next.map(|scale| scale.id.clone()));
        self.renew_cards();
    }

    /// Sets the cards that lie open again.
    pub fn renew_cards(&mut self) {
        let areas = self.areas();
        for place in 0..self.layers.len() {
            let Some(Layer::Peek(peek)) = self.layers.get(place) else { continue };
            let address = peek.address.clone();
            let Some(bundle) = self.library.bundle(address.bundle.as_str()).map(Arc::clone) else { continue };
            let lens = self.lens(&bundle, &areas);
            let lens = crate::state::page_view::Lens { width: room::peek_width(&areas), ..lens };
            if let Some(Layer::Peek(peek)) = self.layers.get_mut(place) {
                peek.settle(lens);
            }
        }
    }

    /// The item that a copy would be of: the hit or card on top, else what is open.
    fn subject(&self) -> Address {
        match self.layers.last() {
            Some(Layer::Peek(peek)) => peek.address.clone(),
            _ => self.presented().map_or_else(|| self.reader.address(), PresentLayer::address),
        }
    }

    /// Copies what is open as a citation.
    pub fn copy(&self) -> Vec<Task> {
        let address = self.subject();
        let Some((bundle, item)) =
            self.library.bundle(address.bundle.as_str()).and_then(|b| Some((b, b.item(address.item.as_str())?)))
        else {
            return Vec::new();
        };
        let text = citation::citation(bundle, item);
        vec![Task::Copy { text, what: format!("citation of {}", item.id) }]
    }

    /// Copies the link to what is open.
    pub fn copy_link(&self) -> Vec<Task> {
        let address = self.subject();
        vec![Task::Copy { text: address.to_string(), what: format!("link to {address}") }]
    }
}

/// How an item is listed: with its id where that is short, by its title.
pub fn label(id: &Id, title: &str) -> String {
    if id.as_str().len() <= 6 { format!("{id}  {title}") } else { title.to_owned() }
}

fn shelf_note(bundle: &Bundle, today: jiff::civil::Date) -> String {
    let marking = bundle.cover().marking.clone().unwrap_or_default();
    bundle.assessment().map_or_else(String::new, |assessment| {
        let (day, age) = (in_figures(assessment.issued), age(assessment.issued, today));
        format!("{} · {day} · {age} · {}", bundle.issuer(), marking.words())
    })
}
