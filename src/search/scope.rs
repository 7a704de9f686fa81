//! Where a search looks, and at whose items.

use crate::bundle::{Address, Id, Kind};
use crate::search::facet::Facet;
use crate::search::record::Record;

/// Where to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// In one item.
    Item(Address),
    /// In one bundle.
    Bundle(Id),
    /// Everywhere.
    Library,
}

/// Whose items are looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// Everybody's.
    #[default]
    All,
    /// All but those that the reader has added to an assessment: they are neither found nor counted.
    NotTheReaders,
}

impl Whose {
    /// Whether an item is looked at.
    #[must_use]
    pub fn admits(self, record: &Record) -> bool {
        let added = || record.facets.iter().any(|(facet, whose)| *facet == Facet::Origin && whose == "reader");
        self == Self::All || record.kind == Some(Kind::Assessment) || !added()
    }
}
