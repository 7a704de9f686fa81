//! Where links lead in what leaves: to what leaves with it, and nowhere else.

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::bundle::Id;
use crate::export::selection::Selection;
use crate::page::Document;

/// The items that leave together.
#[derive(Debug)]
pub struct Places {
    held: HashSet<(Id, Id)>,
    /// Whether they are of several assessments, so that an id alone may be two items.
    several: bool,
}

/// The links of one document.
#[derive(Debug, Clone, Copy)]
pub struct DocumentLinks<'a> {
    places: &'a Places,
    bundle: &'a Id,
    links: &'a [Id],
}

impl Places {
    pub fn of(selection: &Selection) -> Self {
        let portions = selection.portions.iter();
        let held = portions.flat_map(|portion| {
            portion.items().into_iter().map(|item| (portion.bundle.key().clone(), item.id.clone()))
        });
        Self { held: held.collect(), several: selection.portions.len() > 1 }
    }

    /// The name of an item's place: letters, digits, `.`, `_`, `-`, and never with `_` at its beginning for a slug.
    pub fn anchor(&self, bundle: &Id, item: &Id) -> String {
        if self.several { format!("{}.{}", slug(bundle), slug(item)) } else { slug(item) }
    }

    pub fn links<'a>(&'a self, bundle: &'a Id, document: &'a Document) -> DocumentLinks<'a> {
        DocumentLinks { places: self, bundle, links: &document.links }
    }
}

impl DocumentLinks<'_> {
    /// The assessment and the item that a link leads to, where that leaves too.
    pub fn target(self, number: usize) -> Option<(Id, Id)> {
        let to = self.links.get(number)?;
        let target = match to.abroad() {
            Some((bundle, item)) => (Id::new(bundle), Id::new(item)),
            None => (self.bundle.clone(), to.clone()),
        };
        self.places.held.contains(&target).then_some(target)
    }

    /// The name of the place that a link leads to.
    pub fn anchor(self, number: usize) -> Option<String> {
        self.target(number).map(|(bundle, item)| self.places.anchor(&bundle, &item))
    }
}

/// An id that is safe as a name in any format; what is no slug is written in hexadecimal.
pub fn slug(id: &Id) -> String {
    if Id::is_slug(id.as_str()) {
        return id.to_string();
    }
    id.as_str().bytes().fold("_x".to_owned(), |mut name, byte| {
        let _ = write!(name, "{byte:02x}");
        name
    })
}
