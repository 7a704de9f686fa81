//! Named views: queries that are kept under a name, to be asked again.

use crate::bundle::Id;
use crate::state::choice::{Candidate, ChoiceLayer, Purpose};
use crate::state::field::Field;
use crate::state::layer::Layer;
use crate::state::state::State;
use crate::state::task::Task;

impl State {
    /// The named views that may be offered, each with its query: none while something is presented, since what is looked
    /// for is nobody else's business, and none under a ceiling, since a query may tell of what is above it.
    pub fn offered_views(&self) -> Vec<(String, String)> {
        if self.presented().is_some() || self.ceiling.is_some() {
            return Vec::new();
        }
        self.views.iter().map(|(name, query)| (name.clone(), query.clone())).collect()
    }

    /// Why there is nothing to offer, or to keep, where there is not.
    fn withheld_views(&self) -> Option<&'static str> {
        if self.presented().is_some() {
            return Some("named views are yours, and not shown while you present");
        }
        self.ceiling
            .is_some()
            .then_some("named views may tell of what is above the ceiling, and are not shown under one")
    }

    /// Offers the named views.
    pub fn open_views(&mut self) {
        if let Some(why) = self.withheld_views() {
            self.notice = Some(why.to_owned());
            return;
        }
        if self.views.is_empty() {
            self.notice = Some("no view has a name yet: F2 in a search keeps its query".to_owned());
            return;
        }
        let layer = ChoiceLayer::new("Named views".to_owned(), Purpose::View, self.view_candidates(), "");
        self.layers.push(Layer::Choice(Box::new(layer)));
    }

    fn view_candidates(&self) -> Vec<Candidate> {
        let candidate = |(name, query): (&String, &String)| Candidate {
            label: name.clone(),
            note: query.clone(),
            kind: None,
            value: Id::new(name),
        };
        self.views.iter().map(candidate).collect()
    }

    /// Asks the query of that name: in the search that lies open, or in a new one.
    pub fn open_view(&mut self, name: &str) -> Vec<Task> {
        if let Some(Layer::Choice(_) | Layer::Palette(_)) = self.layers.last() {
            self.layers.pop();
        }
        let Some(query) = self.views.get(name).filter(|_| self.withheld_views().is_none()).cloned() else {
            return Vec::new();
        };
        if !matches!(self.layers.last(), Some(Layer::Search(_))) {
            self.open_search();
        }
        let Some(Layer::Search(search)) = self.layers.last_mut() else { return Vec::new() };
        let answer = search.hold(&query);
        self.take(answer)
    }

    /// Asks for a name for the query that is being made.
    pub fn open_naming(&mut self) {
        if let Some(why) = self.withheld_views() {
            self.notice = Some(why.to_owned());
            return;
        }
        let Some(Layer::Search(search)) = self.layers.last() else { return };
        let query = search.field.text();
        if query.trim().is_empty() {
            self.notice = Some("there is no query yet to keep under a name".to_owned());
            return;
        }
        let title = "A name for this view".to_owned();
        let mut layer = ChoiceLayer::new(title, Purpose::NameView { query: query.clone() }, Vec::new(), "");
        layer.field = Field::holding(&query);
        self.layers.push(Layer::Choice(Box::new(layer)));
    }

    /// Keeps a query under a name; one that had the name before gives it up.
    pub fn name_view(&mut self, name: &str, query: &str) -> Vec<Task> {
        self.layers.pop();
        let name = name.trim();
        if name.is_empty() {
            return Vec::new();
        }
        self.notice = Some(match self.views.insert(name.to_owned(), query.to_owned()) {
            Some(before) if before != query => format!("“{name}” is this query now, and was “{before}”"),
            Some(_) | None => format!("kept as “{name}”; F4 in a search offers it, and so does v"),
        });
        if let Some(Layer::Search(search)) = self.layers.last_mut() {
            search.views = self.views.iter().map(|(name, query)| (name.clone(), query.clone())).collect();
        }
        vec![Task::KeepViews(self.views.clone())]
    }

    /// Takes the view under the cursor out.
    pub fn remove_view(&mut self) -> Vec<Task> {
        let Some(Layer::Choice(choice)) = self.layers.last() else { return Vec::new() };
        let Some(name) =
            choice.current().filter(|_| choice.purpose == Purpose::View).map(|view| view.value.to_string())
        else {
            return Vec::new();
        };
        self.views.remove(&name);
        self.notice = Some(format!("“{name}” is taken out"));
        let candidates = self.view_candidates();
        if let Some(Layer::Choice(choice)) = self.layers.last_mut() {
            choice.renew(candidates);
        }
        let views = self.offered_views();
        for layer in &mut self.layers {
            if let Layer::Search(search) = layer {
                search.views.clone_from(&views);
            }
        }
        vec![Task::KeepViews(self.views.clone())]
    }
}
