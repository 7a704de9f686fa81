//! What of a talk leaves: the stops that were shown and what was asked. The speaker's notes and minutes never do.

use crate::bundle::{Id, Stop, Walk};

/// A walk, or what was presented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// What its author calls it. A title that the user gave is the user's own, and stays here.
    title: Option<String>,
    stops: Vec<Stop>,
    /// What questions led to.
    asked: Vec<Id>,
    occasion: Occasion,
}

/// Whether it was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// A walk that can be presented.
    Walk,
    /// What a briefing showed.
    Briefing,
}

impl Talk {
    /// A walk of the assessment's author.
    pub fn of_walk(walk: &Walk) -> Self {
        let stops = walk.stops.iter().map(without_notes).collect();
        Self { title: Some(walk.title.clone()), stops, asked: Vec::new(), occasion: Occasion::Walk }
    }

    /// The user's own walk, without its title.
    pub fn of_own_walk(walk: &Walk) -> Self {
        Self { title: None, ..Self::of_walk(walk) }
    }

    /// What was presented: stops, and what questions led to.
    pub fn of_briefing(stops: &[Stop], asked: Vec<Id>) -> Self {
        let stops = stops.iter().map(without_notes).collect();
        Self { title: None, stops, asked, occasion: Occasion::Briefing }
    }

    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Each item that it stops at, once.
    pub fn stops(&self) -> impl Iterator<Item = &Id> {
        let first = |place: usize, stop: &Stop| self.stops[..place].iter().all(|other| other.item != stop.item);
        self.stops.iter().enumerate().filter(move |(place, stop)| first(*place, stop)).map(|(_, stop)| &stop.item)
    }

    /// What was asked besides.
    pub fn asked(&self) -> impl Iterator<Item = &Id> {
        let stopped_at = |id: &Id| self.stops.iter().any(|stop| stop.item == *id);
        self.asked
            .iter()
            .enumerate()
            .filter(move |(place, id)| !stopped_at(id) && !self.asked[..*place].contains(id))
            .map(|(_, id)| id)
    }

    /// The stop at an item; one that shows all of it where it is none.
    pub fn stop_at(&self, id: &Id) -> Stop {
        self.stops.iter().find(|stop| stop.item == *id).cloned().unwrap_or_else(|| Stop::at(id))
    }

    /// What it is, in words.
    pub const fn what(&self) -> &'static str {
        match self.occasion {
            Occasion::Walk => "Leave-behind: a walk through an assessment",
            Occasion::Briefing => "Leave-behind: what was shown",
        }
    }
}

fn without_notes(stop: &Stop) -> Stop {
    Stop { notes: None, minutes: None, ..stop.clone() }
}
