//! A list to choose from: items, themes or assessments, filtered as one types.

use crate::bundle::{Bundle, Id, Kind};
use crate::keymap::{Command, Context};
use crate::state::answer::{Answer, Chosen};
use crate::state::layers::filtered_list::{FilteredList, ListChange, list_areas};
use crate::state::layers::overlay::{ClickAreas, Edit, Overlay};
use crate::state::layers::surroundings::Surroundings;
use crate::state::screen::scroll::Scroll;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What it is called.
    pub label: String,
    /// What there is to say of it.
    pub note: String,
    /// What kind of item it is, where it is one.
    pub kind: Option<Kind>,
    /// What choosing it means.
    pub choice: Chosen,
}

/// A list to choose from.
#[derive(Debug, Clone)]
pub struct ChoiceLayer {
    /// What the candidates have in common.
    pub title: String,
    /// Everything there is to choose.
    pub candidates: Vec<Candidate>,
    /// The candidates that are left.
    pub list: FilteredList,
    /// How the candidates are made again where what they show has changed.
    source: Option<fn(&Surroundings<'_>) -> Vec<Candidate>>,
    /// The same of the title.
    title_source: Option<fn(&Surroundings<'_>) -> String>,
    /// The theme that was in use before, in a list that shows each theme as the cursor comes to it.
    theme_before: Option<String>,
}

impl ChoiceLayer {
    /// A list of these candidates, with the cursor on the one that stands for this.
    pub fn new(title: String, candidates: Vec<Candidate>, current: Option<&Chosen>) -> Self {
        let list = FilteredList::default();
        let mut layer = Self { title, candidates, list, source: None, title_source: None, theme_before: None };
        layer.filter();
        let place = layer.candidates.iter().position(|candidate| Some(&candidate.choice) == current);
        layer.list.scroll.cursor = place.unwrap_or(0);
        layer
    }

    /// The same, made again from the state where that has changed.
    pub fn renewed_by(self, source: fn(&Surroundings<'_>) -> Vec<Candidate>) -> Self {
        Self { source: Some(source), ..self }
    }

    /// The same, whose title is made again too.
    pub fn titled_by(self, source: fn(&Surroundings<'_>) -> String) -> Self {
        Self { title_source: Some(source), ..self }
    }

    /// The same, which shows each theme as the cursor comes to it, and this one again on Esc.
    pub fn trying_themes(self, before: &str) -> Self {
        Self { theme_before: Some(before.to_owned()), ..self }
    }

    /// The candidate under the cursor.
    pub fn current(&self) -> Option<&Candidate> {
        self.candidates.get(self.list.current()?)
    }

    /// Whether it lists the stops of a walk.
    pub fn lists_stops(&self) -> bool {
        matches!(self.candidates.first(), Some(Candidate { choice: Chosen::Stop(_), .. }))
    }

    fn filter(&mut self) {
        let words = |candidate: &Candidate| match &candidate.choice {
            // An assessment is also known by its id, with which commands begin at it.
            Chosen::Bundle(id) => format!("{} {} {id}", candidate.label, candidate.note),
            Chosen::Item(_)
            | Chosen::Ceiling(_)
            | Chosen::Stop(_)
            | Chosen::Walk(_)
            | Chosen::View(_)
            | Chosen::Export(_)
            | Chosen::CopyAs(_)
            | Chosen::Theme(_) => format!("{} {}", candidate.label, candidate.note),
        };
        self.list.filter(&self.candidates.iter().map(words).collect::<Vec<_>>());
    }

    fn moved(&self) -> Answer {
        match self.current().map(|candidate| &candidate.choice) {
            Some(Chosen::Theme(name)) => Answer::Try(name.clone()),
            _ => Answer::Done,
        }
    }

    fn close(&self) -> Answer {
        self.theme_before.clone().map_or(Answer::Close, Answer::Revert)
    }

    fn choose(&self) -> Answer {
        match self.current().map(|candidate| candidate.choice.clone()) {
            // The theme that was in use before need not be kept again.
            Some(Chosen::Theme(name)) if self.theme_before.as_ref() == Some(&name) => Answer::Revert(name),
            Some(choice) => Answer::Chosen(choice),
            None => Answer::Done,
        }
    }
}

impl Overlay for ChoiceLayer {
    fn context(&self) -> Context {
        Context::Choice
    }

    fn act(&mut self, command: Command, around: &Surroundings<'_>) -> Answer {
        match self.list.act(command, list_areas(&around.areas, self.candidates.len()).height()) {
            ListChange::Moved => return self.moved(),
            ListChange::Typed => {
                self.filter();
                return self.moved();
            }
            ListChange::None => {}
        }
        match (command, self.current().map(|candidate| &candidate.choice)) {
            (Command::Close, _) => self.close(),
            (Command::Enter, _) => self.choose(),
            (Command::RemoveView, Some(Chosen::View(name))) => Answer::RemoveView(name.clone()),
            _ => Answer::Pass,
        }
    }

    fn edit(&mut self, edit: Edit<'_>) -> Answer {
        self.list.edit(edit);
        self.filter();
        self.moved()
    }

    fn click_areas(&self, around: &Surroundings<'_>) -> ClickAreas {
        self.list.click_areas(&around.areas, self.candidates.len())
    }

    fn list_cursor(&mut self) -> Option<&mut Scroll> {
        Some(&mut self.list.scroll)
    }

    fn in_view(&self, around: &Surroundings<'_>, see: &mut dyn FnMut(&Bundle, &Id)) {
        for candidate in &self.candidates {
            match &candidate.choice {
                Chosen::Item(id) => {
                    if let Some((bundle, _)) = around.stage.open() {
                        see(bundle, id);
                    }
                }
                Chosen::Bundle(id) => {
                    if let Some(bundle) = around.library().bundle(id.as_str()) {
                        see(bundle, bundle.id());
                    }
                }
                Chosen::Stop(place) => {
                    let slides = around.stage.slides();
                    if let Some((slides, item)) = slides.and_then(|slides| Some((slides, slides.item_at(*place)?))) {
                        see(&slides.home, &item.id);
                    }
                }
                Chosen::Theme(_)
                | Chosen::Ceiling(_)
                | Chosen::Walk(_)
                | Chosen::View(_)
                | Chosen::Export(_)
                | Chosen::CopyAs(_) => {}
            }
        }
    }

    fn name_for_speaker(&self) -> String {
        if self.lists_stops() { "all stops".to_owned() } else { self.context().word().to_lowercase() }
    }

    fn renew(&mut self, around: &Surroundings<'_>) {
        if let Some(title) = self.title_source {
            self.title = title(around);
        }
        let Some(source) = self.source else { return };
        let candidates = source(around);
        if candidates == self.candidates {
            return;
        }
        let current = self.current().map(|candidate| candidate.choice.clone());
        self.candidates = candidates;
        self.filter();
        let same = |place: usize| Some(&self.candidates[place].choice) == current.as_ref();
        self.list.scroll.cursor = self.list.left.iter().position(|left| same(left.index)).unwrap_or(0);
    }
}
