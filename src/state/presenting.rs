//! What `update` does when something is presented: begin, leave, digress, and keep private things off the screen.

use std::sync::Arc;

use crate::bundle::{Address, Id, Stop, Walk};
use crate::page::layout::words::count;
use crate::state::choice::{Candidate, ChoiceLayer, Purpose};
use crate::state::layer::Layer;
use crate::state::notes::NotesLayer;
use crate::state::peek::PeekLayer;
use crate::state::present::{Begun, Light, PresentLayer};
use crate::state::room;
use crate::state::state::State;
use crate::text::prose;

/// What a walk of one's own is called until it is renamed.
pub const OWN_TITLE: &str = "Your own walk";

impl State {
    /// The walk that is being told, where one is.
    pub fn presented(&self) -> Option<&PresentLayer> {
        self.layers.iter().find_map(|layer| match layer {
            Layer::Present(present) => Some(&**present),
            _ => None,
        })
    }

    /// The speaker's own screen, where this is it.
    pub fn notes(&self) -> Option<&NotesLayer> {
        self.layers.iter().find_map(|layer| match layer {
            Layer::Notes(notes) => Some(&**notes),
            _ => None,
        })
    }

    /// Makes this the speaker's own screen, and nothing else.
    pub fn take_notes(&mut self, notes: NotesLayer) {
        self.layers = vec![Layer::Notes(Box::new(notes))];
        self.notice = None;
    }

    fn presented_mut(&mut self) -> Option<&mut PresentLayer> {
        self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Present(present) => Some(&mut **present),
            _ => None,
        })
    }

    /// Every walk through the open bundle: its author's, the one it has of itself, and one's own.
    pub fn walks(&self) -> Vec<Walk> {
        let bundle = &self.reader.bundle;
        let mut walks = bundle.every_walk();
        if let Some(own) = self.own_walks.get(bundle.id()) {
            let there = own.stops.iter().filter(|stop| bundle.item(stop.item.as_str()).is_some());
            // A title and notes that somebody wrote may tell of what is above the ceiling.
            let notes = |stop: &Stop| stop.notes.clone().filter(|_| self.ceiling.is_none());
            let there = there.map(|stop| Stop { notes: notes(stop), ..stop.clone() });
            let title = if self.ceiling.is_some() { OWN_TITLE.to_owned() } else { own.title.clone() };
            walks.push(Walk { id: own.id.clone(), title, stops: there.collect() });
        }
        walks.retain(|walk| !walk.stops.is_empty());
        walks
    }

    /// Presents a walk through the open bundle: the one of that id, or the first there is; from an item of it, where it
    /// has that.
    pub fn present(&mut self, walk: Option<&Id>, from: Option<&Id>, begun: Begun) {
        let bundle = Arc::clone(&self.reader.bundle);
        let walks = self.walks();
        let found = walk.and_then(|id| walks.iter().find(|walk| walk.id == *id)).or_else(|| walks.first());
        let Some(found) = found.cloned() else { return };
        // An item that this walk does not have may stand in another.
        let has = |walk: &&Walk| from.is_some_and(|item| walk.place_of(item).is_some());
        let chosen = match walk {
            None => walks.iter().find(has).cloned().unwrap_or(found),
            Some(_) => found,
        };
        self.layers.clear();
        self.notice = None;
        let mut layer = PresentLayer::new(bundle, chosen, from, begun);
        if let Some(item) = from.filter(|item| layer.item().id != **item) {
            let bundle = Arc::clone(layer.bundle());
            if bundle.item(item.as_str()).is_some() && layer.question.is_none() {
                layer.digress(&bundle, item);
            }
        }
        self.layers.push(Layer::Present(Box::new(layer)));
    }

    /// Leaves off presenting, and reads an item.
    pub fn leave(&mut self, address: &Address) {
        if let Some(layer) = self.presented() {
            self.covered = layer.covered.ended(self.now);
        }
        self.layers.clear();
        self.open(address);
        // Why the speaker's screen was not met stands in no frame that others saw; and it names folders.
        self.notice = self.unmet.take().filter(|_| self.ceiling.is_none());
    }

    /// Shows an item on the slide as a detour, where something is presented. Tells whether it did.
    pub fn digress(&mut self, address: &Address) -> bool {
        let Some(place) = self.layers.iter().position(|layer| matches!(layer, Layer::Present(_))) else { return false };
        let bundle = self.library.bundle(address.bundle.as_str()).map(Arc::clone);
        self.layers.truncate(place + 1);
        if let Some((bundle, item)) = bundle.and_then(|bundle| bundle.resolve(&address.item).map(|item| (bundle, item)))
            && let Some(layer) = self.presented_mut()
        {
            layer.digress(&bundle, &item);
        }
        true
    }

    /// Says something in the footer of the slide, until the next key.
    pub fn say_to_speaker(&mut self, sentence: &str) {
        if let Some(layer) = self.presented_mut() {
            layer.said = Some(sentence.to_owned());
        }
    }

    /// Goes to a stop of the walk.
    pub fn go_to_stop(&mut self, place: usize) {
        self.layers.truncate(1 + self.layers.iter().position(|layer| matches!(layer, Layer::Present(_))).unwrap_or(0));
        if let Some(layer) = self.presented_mut() {
            layer.go(Some(place));
        }
    }

    /// Offers the stops of the walk.
    pub fn open_overview(&mut self) {
        let Some(layer) = self.presented() else { return self.open_legs() };
        let stops = layer.stops();
        let candidates = stops.iter().enumerate().filter_map(|(number, &place)| {
            let item = layer.item_at(place)?;
            // The minutes that are planned are the speaker's; everybody sees this.
            let note = if layer.covered.has(layer.home.id(), &item.id) { "shown" } else { "" }.to_owned();
            let label = format!("{}  {}", number + 1, item.title);
            Some(Candidate { label, note, kind: Some(item.kind()), value: Id::new(&place.to_string()) })
        });
        let title = format!("{} · {}", layer.walk.title, count(stops.len(), "stop", "stops"));
        let now = stops.get(layer.progress().0 - 1).copied().unwrap_or(0).to_string();
        let choice = ChoiceLayer::new(title, Purpose::Stop, candidates.collect(), &now);
        self.layers.push(Layer::Choice(Box::new(choice)));
    }

    /// Offers the stops of the walk on the slides, on the speaker's own screen.
    fn open_legs(&mut self) {
        let Some(scene) = self.notes().and_then(|notes| notes.scene.as_ref()) else { return };
        let candidates = scene.stops.iter().enumerate().map(|(place, leg)| {
            let minutes = leg.minutes.map(|minutes| format!("{minutes} min"));
            let note: Vec<String> = minutes.into_iter().chain(leg.seen.then(|| "shown".to_owned())).collect();
            let label = format!("{}  {}", place + 1, leg.title);
            Candidate { label, note: note.join(", "), kind: None, value: Id::new(&place.to_string()) }
        });
        let of = usize::try_from(scene.stop.1).unwrap_or(usize::MAX);
        let first = if of > scene.stops.len() { "the first of " } else { "" };
        let title = format!("{} · {first}{}", scene.walk, count(of, "stop", "stops"));
        let now = scene.stop.0.saturating_sub(1).to_string();
        let choice = ChoiceLayer::new(title, Purpose::Stop, candidates.collect(), &now);
        self.layers.push(Layer::Choice(Box::new(choice)));
    }

    /// Offers the walks through the open bundle.
    pub fn open_walks(&mut self) {
        let walks = self.walks();
        let candidates = walks.iter().map(|walk| {
            let stops = count(walk.stops.len(), "stop", "stops");
            let note = walk.minutes().map_or_else(|| stops.clone(), |minutes| format!("{stops}, {minutes} min"));
            Candidate { label: walk.title.clone(), note, kind: None, value: walk.id.clone() }
        });
        let choice = ChoiceLayer::new("Walks".to_owned(), Purpose::Walk, candidates.collect(), "");
        self.layers.push(Layer::Choice(Box::new(choice)));
    }

    /// Opens the evidence trail of what is on the slide over it.
    pub fn open_trail(&mut self) {
        let Some((address, additions)) = self.presented().map(|layer| (layer.address(), layer.additions)) else {
            return;
        };
        let areas = self.areas();
        let Some(bundle) = self.library.bundle(address.bundle.as_str()).map(Arc::clone) else { return };
        let lens = self.lens(&bundle, &areas);
        let lens = crate::state::page_view::Lens { width: room::peek_width(&areas), ..lens };
        if let Some(mut layer) = PeekLayer::trail(address, additions, lens) {
            // Caveats never drop off, not even under the evidence.
            let pinned = self.presented().map_or(0, |layer| layer.slide.caveats.len() + 1);
            layer.spared = u16::try_from(pinned).unwrap_or(u16::MAX);
            self.layers.push(Layer::Peek(Box::new(layer)));
        }
    }

    /// Sets the slide again, where something is presented.
    pub fn settle_slide(&mut self) {
        let Some(bundle) = self.presented().map(|layer| Arc::clone(layer.bundle())) else { return };
        let (room, today, now) = (self.areas().body, self.today, self.now);
        let scale = self.chosen_scale(&bundle).cloned();
        if let Some(layer) = self.presented_mut() {
            layer.settle(&Light { room, today, scale: scale.as_ref(), now });
        }
    }

    /// The title of the window while something is presented: the assessment, and nothing else.
    pub fn title_presented(&self) -> Option<String> {
        if self.notes().is_some() {
            return Some("Notes – briefing".to_owned());
        }
        let layer = self.presented()?;
        let title = match layer.question {
            Some(_) => "briefing".to_owned(),
            None => format!("{} – briefing", layer.bundle().cover().title),
        };
        Some(prose::clean(&title).into_owned())
    }
}
