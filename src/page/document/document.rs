//! An item as a document: everything that a surface may show of it, in reading order.

use crate::bundle::{Id, Show, Stop};
use crate::page::document::element::Element;
use crate::page::document::weight::{Surface, Topic, Weight};

/// An item as a document. Card, slide, page and print are made from it alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub item: Id,
    pub parts: Vec<DocumentPart>,
    /// Where its links lead, by their numbers.
    pub links: Vec<Id>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentPart {
    pub topic: Topic,
    pub passages: Vec<Passage>,
}

/// One element of a part, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    pub weight: Weight,
    /// What a stop of a walk must show for this to be shown there.
    pub show: Option<Show>,
    pub element: Element,
}

impl DocumentPart {
    /// Its elements on one surface, in reading order.
    pub fn on(self, surface: Surface) -> impl Iterator<Item = Element> {
        self.passages.into_iter().filter(move |passage| passage.weight.holds(surface)).map(|passage| passage.element)
    }

    /// Its elements on a slide that shows what a stop says.
    pub fn at(mut self, stop: &Stop) -> impl Iterator<Item = Element> {
        self.passages.retain(|passage| passage.show.is_none_or(|show| stop.shows(show)));
        self.on(Surface::Slide)
    }
}
