//! What is the user's own: walks, named views, earlier searches, what was presented. It is read through a gate only.

use std::collections::BTreeMap;

use crate::bundle::{Bundle, Id, Stop, Walk};
use crate::keymap::Command;
use crate::page::layout::words::count;
use crate::state::parts::shown_log::ShownLog;

/// How many queries are remembered.
const RECENT: usize = 50;
/// The id of the user's own walk.
const WALK_ID: &str = "own";
/// What the user's own walk is called until it is renamed.
const WALK_TITLE: &str = "Your own walk";

/// Whether what is the user's own may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    Open,
    /// Others see the screen.
    Presenting,
    /// What the user wrote may tell of what is above the ceiling.
    Ceiling,
}

/// Everything that is the user's own.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// The user's walk through each bundle, by its id.
    walks: BTreeMap<Id, Walk>,
    /// Names and queries.
    views: BTreeMap<String, String>,
    /// The queries that were followed, oldest first.
    recent: Vec<String>,
    /// What was presented last.
    presented: ShownLog,
    /// Why the speaker's screen could not be connected, to be said once the slides are left.
    not_connected: Option<String>,
}

/// What is the user's own, as far as a gate lets it through.
#[derive(Debug, Clone, Copy)]
pub struct OwnThroughGate<'a> {
    own: &'a Own,
    gate: Gate,
}

impl Own {
    pub const fn through(&self, gate: Gate) -> OwnThroughGate<'_> {
        OwnThroughGate { own: self, gate }
    }

    /// Takes what was kept from earlier starts.
    pub fn restore(&mut self, walks: BTreeMap<Id, Walk>, views: BTreeMap<String, String>) {
        (self.walks, self.views) = (walks, views);
    }

    /// The walks as they are kept for the next start.
    pub fn walks_to_keep(&mut self) -> BTreeMap<Id, Walk> {
        self.walks.retain(|_, walk| !walk.stops.is_empty());
        self.walks.clone()
    }

    /// The views as they are kept for the next start.
    pub fn views_to_keep(&self) -> BTreeMap<String, String> {
        self.views.clone()
    }

    /// Adds an item to the walk, or removes it where it is in it; says which.
    pub fn toggle_stop(&mut self, bundle: &Id, item: &Id) -> String {
        let new = || Walk { id: Id::new(WALK_ID), title: WALK_TITLE.to_owned(), stops: Vec::new() };
        let walk = self.walks.entry(bundle.clone()).or_insert_with(new);
        if let Some(place) = walk.place_of(item) {
            walk.stops.remove(place);
            format!("{item} is out of your own walk, which has {} left", count(walk.stops.len(), "stop", "stops"))
        } else {
            walk.stops.push(Stop::at(item));
            format!("{item} is stop {} of your own walk; w presents it", walk.stops.len())
        }
    }

    /// Moves an item one place in the walk; says where it is then, or why it cannot be moved.
    pub fn move_stop(&mut self, bundle: &Id, item: &Id, command: Command) -> Result<String, String> {
        let found = self.walks.get_mut(bundle).and_then(|walk| Some((walk.place_of(item)?, walk)));
        let (place, walk) = found.ok_or_else(|| format!("{item} is not in your own walk: a adds it"))?;
        let to = if command == Command::StopEarlier { place.checked_sub(1) } else { Some(place + 1) };
        let to = to.filter(|&to| to < walk.stops.len());
        let to = to.ok_or_else(|| format!("{item} is at that end of your own walk already"))?;
        walk.stops.swap(place, to);
        Ok(format!("{item} is stop {} of {} of your own walk", to + 1, walk.stops.len()))
    }

    /// Renames the walk, where there is one and the title is not empty; says so.
    pub fn rename_walk(&mut self, bundle: &Id, title: &str) -> Option<String> {
        let title = title.trim();
        let walk = self.walks.get_mut(bundle).filter(|_| !title.is_empty())?;
        title.clone_into(&mut walk.title);
        Some(format!("your own walk is called “{title}”"))
    }

    /// Keeps a query under a name, which another query loses; says so, where the name is not empty.
    pub fn name_view(&mut self, name: &str, query: &str) -> Option<String> {
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        Some(match self.views.insert(name.to_owned(), query.to_owned()) {
            Some(before) if before != query => format!("“{name}” is this query now, and was “{before}”"),
            Some(_) | None => format!("kept as “{name}”; F4 in a search offers it, and so does v"),
        })
    }

    pub fn remove_view(&mut self, name: &str) {
        self.views.remove(name);
    }

    /// Remembers a query that was followed.
    pub fn remember_search(&mut self, query: &str) {
        self.recent.retain(|text| text != query);
        self.recent.push(query.to_owned());
        let over = self.recent.len().saturating_sub(RECENT);
        self.recent.drain(..over);
    }

    pub fn forget_searches(&mut self) {
        self.recent.clear();
    }

    pub fn remember_presented(&mut self, log: ShownLog) {
        self.presented = log;
    }

    pub fn remember_not_connected(&mut self, why: String) {
        self.not_connected = Some(why);
    }

    /// Why the speaker's screen could not be connected; said once, and not under a ceiling, since it names folders.
    pub fn take_not_connected(&mut self, gate: Gate) -> Option<String> {
        self.not_connected.take().filter(|_| gate == Gate::Open)
    }
}

impl<'a> OwnThroughGate<'a> {
    fn is_open(self) -> bool {
        self.gate == Gate::Open
    }

    /// The named views, each with its query; why they are withheld otherwise.
    pub fn views(self) -> Result<&'a BTreeMap<String, String>, &'static str> {
        match self.gate {
            Gate::Open => Ok(&self.own.views),
            Gate::Presenting => Err("named views are yours, and not shown while you present"),
            Gate::Ceiling => Err("named views may tell of what is above the ceiling, and are not shown under one"),
        }
    }

    /// The same as a list, which is empty where they are withheld.
    pub fn view_list(self) -> Vec<(String, String)> {
        let views = self.views().into_iter().flatten();
        views.map(|(name, query)| (name.clone(), query.clone())).collect()
    }

    /// The queries that were followed, oldest first.
    pub fn recent(self) -> &'a [String] {
        // Under a ceiling there are only those that were made under it: setting one forgets the others.
        if self.gate == Gate::Presenting { &[] } else { &self.own.recent }
    }

    /// The user's walk through a bundle, of which a title and notes are shown only where the gate is open.
    pub fn walk(self, bundle: &Bundle) -> Option<Walk> {
        let own = self.own.walks.get(bundle.key())?;
        let there = own.stops.iter().filter(|stop| bundle.item(stop.item.as_str()).is_some());
        let notes = |stop: &Stop| stop.notes.clone().filter(|_| self.is_open());
        let stops = there.map(|stop| Stop { notes: notes(stop), ..stop.clone() }).collect();
        Some(Walk { id: own.id.clone(), title: self.walk_title(bundle.key())?.to_owned(), stops })
    }

    /// What the user's walk through a bundle is called, where there is one.
    pub fn walk_title(self, bundle: &Id) -> Option<&'a str> {
        let walk = self.own.walks.get(bundle)?;
        Some(if self.is_open() { &walk.title } else { WALK_TITLE })
    }

    /// What was presented last. What of it may be shown is for the library to say.
    pub const fn presented(self) -> &'a ShownLog {
        &self.own.presented
    }
}
