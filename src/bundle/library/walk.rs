//! A walk: an ordered way through an assessment, for telling it to somebody.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{Falls, FieldValue, Fields, Ids, ItemField, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};

/// An ordered way through an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Walk {
    pub id: Id,
    pub title: String,
    pub stops: Vec<Stop>,
}

/// One item of a walk, and how it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    pub item: Id,
    pub notes: Option<String>,
    pub minutes: Option<u32>,
    #[serde(default)]
    pub show: Vec<Show>,
}

/// A part of an item that a stop may show or leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// How likely: the issuer's word, and its range.
    Likelihood,
    /// How well founded, in the issuer's words.
    Confidence,
    /// When it is meant to hold.
    Timeframe,
    /// The figure, its base and its period.
    Figure,
    /// What it rests on, one by one, and who says so.
    Support,
    /// What it does not sit easily with.
    Tensions,
    /// What it concerns and what it is tied to.
    Ties,
}

impl Stop {
    /// A stop that shows everything of an item.
    pub fn at(item: &Id) -> Self {
        Self { item: item.clone(), notes: None, minutes: None, show: Vec::new() }
    }

    /// Whether it shows a part.
    pub fn shows(&self, part: Show) -> bool {
        self.show.is_empty() || self.show.contains(&part)
    }
}

impl Walk {
    /// The key of the list of walks in a bundle's files.
    pub const KEY: &'static str = "walks";
    /// The id of the walk that every bundle has of itself.
    pub const OF_ITSELF: &'static str = "assessment";

    /// The minutes that it is meant to take; nothing where no stop says any.
    pub fn minutes(&self) -> Option<u32> {
        self.stops.iter().filter_map(|stop| stop.minutes).reduce(u32::saturating_add)
    }

    /// The place of the first stop at an item.
    pub fn place_of(&self, item: &Id) -> Option<usize> {
        self.stops.iter().position(|stop| stop.item == *item)
    }
}

impl Fields for Walk {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ID: ItemField = ItemField::needed("id: tour # Its slug, unique in the bundle.");
        const TITLE: ItemField = ItemField::needed("title: In ten minutes # What it is called.");
        const STOPS: ItemField = ItemField::needed(
            "stops: [{item: J-01, notes: Slowly., minutes: 3, show: [support]}] # Where it stops, in order.",
        )
        .falls(Falls::WhenEmptied);
        let Self { id, title, stops } = self;
        visit(&ID, FieldValue::OwnId(id));
        visit(&TITLE, FieldValue::text(title));
        visit(&STOPS, FieldValue::Parts(stops));
    }
}

impl Fields for Stop {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ITEM: ItemField = ItemField::needed("item: J-01 # The item that is shown.").falls(Falls::WhenCut);
        const NOTES: ItemField =
            ItemField::optional("notes: Slowly. # What the speaker wants to remember; never on the slides.");
        const MINUTES: ItemField = ItemField::optional("minutes: 3 # How many minutes it is meant to take.");
        const SHOW: ItemField =
            ItemField::optional("show: [support] # The parts shown beside the statement; all where left out.");
        let Self { item, notes, minutes: _, show: _ } = self;
        visit(&ITEM, FieldValue::Ids(Ids::One(item), Tie::to(Relation::RelatedTo, May::ANY)));
        visit(&NOTES, FieldValue::Prose(notes));
        visit(&MINUTES, FieldValue::whole());
        visit(&SHOW, FieldValue::words::<Show>());
    }
}
