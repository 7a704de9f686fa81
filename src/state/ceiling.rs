//! The ceiling while the program runs: what may be shown is made anew from what was read, and the rest is forgotten.

use std::collections::HashSet;
use std::sync::Arc;

use crate::bundle::{Bundle, Ceiling, Id, Library, NotStated, Tlp};
use crate::load::Fault;
use crate::search::Index;
use crate::state::choice::{Candidate, ChoiceLayer, Purpose};
use crate::state::history::Came;
use crate::state::layer::Layer;
use crate::state::reader::Reader;
use crate::state::state::State;
use crate::state::task::Task;

impl State {
    /// Sets the highest marking that may be shown, or none. The place is kept where it still exists.
    pub fn limit(&mut self, ceiling: Option<Ceiling>) -> Vec<Task> {
        self.ceiling = ceiling;
        let held = |bundle: &Arc<Bundle>| match ceiling {
            None => Some(Arc::clone(bundle)),
            Some(ceiling) => ceiling.under(bundle).map(Arc::new),
        };
        self.library = Library::new(self.whole.bundles().iter().filter_map(held).collect());
        let faults: Vec<Fault> = self.faults.drain(..).chain(self.withheld.drain(..)).collect();
        self.take_faults(faults);
        self.forget();
        self.index = Arc::new(Index::new());
        vec![Task::Index(self.library.bundles().to_vec())]
    }

    /// Says what the ceiling is.
    pub fn say_ceiling(&mut self) {
        self.notice = Some(match self.ceiling {
            None => "no ceiling: everything is shown, whatever its marking".to_owned(),
            Some(ceiling) => format!("{ceiling}: what is above it is not there; {}", ceiling.policy()),
        });
    }

    /// Whether all of these bundles are among those that may be shown.
    pub fn shows(&self, bundles: &[Arc<Bundle>]) -> bool {
        let held: HashSet<*const Bundle> = self.library.bundles().iter().map(Arc::as_ptr).collect();
        bundles.iter().all(|bundle| held.contains(&Arc::as_ptr(bundle)))
    }

    /// Takes a bundle in; what of it may be shown.
    pub fn put(&mut self, bundle: Arc<Bundle>) -> Option<Arc<Bundle>> {
        let id = bundle.id().clone();
        self.whole.put(Arc::clone(&bundle));
        let shown = match self.ceiling {
            None => bundle,
            Some(ceiling) => {
                let Some(shown) = ceiling.under(&bundle) else {
                    // An earlier reading of it may have been shown.
                    if self.library.bundle(id.as_str()).is_some() {
                        self.limit(self.ceiling);
                    }
                    return None;
                };
                Arc::new(shown)
            }
        };
        self.library.put(Arc::clone(&shown));
        Some(shown)
    }

    /// Takes faults in; under a ceiling they are kept back, since they quote files.
    pub fn take_faults(&mut self, faults: Vec<Fault>) {
        let list = if self.ceiling.is_some() { &mut self.withheld } else { &mut self.faults };
        list.retain(|old| !faults.iter().any(|fault| fault.file == old.file));
        list.extend(faults);
    }

    /// Offers the ceilings there are.
    pub fn open_ceilings(&mut self) {
        let mut candidates = vec![candidate("none", "No ceiling", "everything is shown, whatever its marking")];
        for tlp in Tlp::ALL {
            for (word, not_stated) in [("", NotStated::Shown), (" strict", NotStated::Hidden)] {
                let ceiling = Ceiling { tlp, not_stated };
                let value = format!("{}{word}", tlp.label());
                candidates.push(candidate(&value, tlp.label(), ceiling.policy()));
            }
        }
        let now = self.ceiling.map_or_else(|| "none".to_owned(), value_of);
        let layer =
            ChoiceLayer::new("The highest marking that may be shown".to_owned(), Purpose::Ceiling, candidates, &now);
        self.layers.push(Layer::Choice(Box::new(layer)));
    }

    /// Sets the ceiling that was chosen.
    pub fn choose_ceiling(&mut self, value: &Id) -> Vec<Task> {
        let (label, not_stated) = match value.as_str().strip_suffix(" strict") {
            Some(label) => (label, NotStated::Hidden),
            None => (value.as_str(), NotStated::Shown),
        };
        let tasks = self.limit(Tlp::named(label).map(|tlp| Ceiling { tlp, not_stated }));
        self.say_ceiling();
        tasks
    }

    /// Forgets what does not exist any more: layers, the way here, searches, what was seen.
    fn forget(&mut self) {
        self.layers.clear();
        self.trail = None;
        self.recent.clear();
        self.notice = None;
        let address = self.reader.address();
        let library = self.library.clone();
        let areas = self.areas();
        let bundle = library.bundle(address.bundle.as_str()).or_else(|| library.bundles().first());
        let bundle = bundle.map_or_else(|| Arc::new(Bundle::empty()), Arc::clone);
        let pane = self.reader.pane;
        if *bundle.id() == address.bundle && bundle.item(address.item.as_str()).is_some() {
            self.reader.renew(&bundle, &areas);
            self.reader.history.forget(|visit| library.item(&visit.address).is_some());
        } else {
            let zen = self.reader.zen;
            self.reader = Reader::new(Arc::clone(&bundle));
            self.reader.open(&bundle, &bundle.id().clone(), Came::Browsing, &areas);
            self.reader.history.forget(|_| false);
            (self.reader.pane, self.reader.zen) = (pane, zen);
        }
    }
}

fn candidate(value: &str, label: &str, note: &str) -> Candidate {
    Candidate { label: label.to_owned(), note: note.to_owned(), kind: None, value: Id::new(value) }
}

fn value_of(ceiling: Ceiling) -> String {
    match ceiling.not_stated {
        NotStated::Shown => ceiling.tlp.label().to_owned(),
        NotStated::Hidden => format!("{} strict", ceiling.tlp.label()),
    }
}
