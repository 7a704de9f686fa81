//! A walk of one's own through each bundle: what is added to it, moved in it, and what it is called.

use crate::bundle::{Id, Stop, Walk};
use crate::keymap::Command;
use crate::page::layout::words::count;
use crate::state::areas::Pane;
use crate::state::choice::{ChoiceLayer, Purpose};
use crate::state::field::Field;
use crate::state::layer::Layer;
use crate::state::presenting::OWN_TITLE;
use crate::state::state::State;
use crate::state::task::Task;

/// The id of a walk of one's own.
const OWN: &str = "own";

impl State {
    /// Adds the item under the cursor to the walk of one's own, or takes it out where it is in it.
    pub fn add_stop(&mut self) -> Vec<Task> {
        let pointed = match self.reader.pane {
            Pane::Page => None,
            Pane::Outline | Pane::Links => self.reader.pointed(),
        };
        let id =
            pointed.and_then(|id| self.reader.bundle.resolve(&id)).unwrap_or_else(|| self.reader.item().id.clone());
        let bundle = self.reader.bundle.id().clone();
        let new = || Walk { id: Id::new(OWN), title: OWN_TITLE.to_owned(), stops: Vec::new() };
        let walk = self.own_walks.entry(bundle).or_insert_with(new);
        self.notice = Some(if let Some(place) = walk.place_of(&id) {
            walk.stops.remove(place);
            format!("{id} is out of your own walk, which has {} left", count(walk.stops.len(), "stop", "stops"))
        } else {
            walk.stops.push(Stop::at(&id));
            format!("{id} is stop {} of your own walk; w presents it", walk.stops.len())
        });
        self.keep_walks()
    }

    /// Moves the open item one place in the walk of one's own.
    pub fn move_stop(&mut self, command: Command) -> Vec<Task> {
        let id = self.reader.item().id.clone();
        let walk = self.own_walks.get_mut(self.reader.bundle.id());
        let found = walk.and_then(|walk| Some((walk.place_of(&id)?, walk)));
        let Some((place, walk)) = found else {
            self.notice = Some(format!("{id} is not in your own walk: a adds it"));
            return Vec::new();
        };
        let to = if command == Command::StopEarlier { place.checked_sub(1) } else { Some(place + 1) };
        let Some(to) = to.filter(|&to| to < walk.stops.len()) else {
            self.notice = Some(format!("{id} is at that end of your own walk already"));
            return Vec::new();
        };
        walk.stops.swap(place, to);
        self.notice = Some(format!("{id} is stop {} of {} of your own walk", to + 1, walk.stops.len()));
        self.keep_walks()
    }

    /// Asks for a name for the walk of one's own.
    pub fn open_rename(&mut self) {
        let Some(walk) = self.own_walks.get(self.reader.bundle.id()) else {
            self.notice = Some("there is no walk of your own here yet: a adds what is open".to_owned());
            return;
        };
        let title = if self.ceiling.is_some() { OWN_TITLE } else { &walk.title };
        let mut layer = ChoiceLayer::new("A name for your own walk".to_owned(), Purpose::Rename, Vec::new(), "");
        layer.field = Field::holding(title);
        self.layers.push(Layer::Choice(Box::new(layer)));
    }

    /// Calls the walk of one's own something.
    pub fn rename_walk(&mut self, title: &str) -> Vec<Task> {
        self.layers.pop();
        let title = title.trim();
        match self.own_walks.get_mut(self.reader.bundle.id()) {
            Some(walk) if !title.is_empty() => {
                title.clone_into(&mut walk.title);
                self.notice = Some(format!("your own walk is called “{title}”"));
                self.keep_walks()
            }
            Some(_) | None => Vec::new(),
        }
    }

    fn keep_walks(&mut self) -> Vec<Task> {
        self.own_walks.retain(|_, walk| !walk.stops.is_empty());
        vec![Task::KeepWalks(self.own_walks.clone())]
    }
}
