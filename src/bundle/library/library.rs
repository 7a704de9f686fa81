//! The bundles that are open together, as they may be shown.

use crate::bundle::item::item::Item;
use crate::bundle::library::ceiling::Cleared;
use crate::bundle::value::id::{Address, Id};

/// Bundles, in the order in which they were opened.
#[derive(Debug, Clone, Default)]
pub struct Library {
    bundles: Vec<Cleared>,
}

impl Library {
    /// A library of these bundles.
    pub fn new(bundles: Vec<Cleared>) -> Self {
        Self { bundles }
    }

    pub fn bundles(&self) -> &[Cleared] {
        &self.bundles
    }

    /// The bundle of that id.
    pub fn bundle(&self, id: &str) -> Option<&Cleared> {
        self.bundles.iter().find(|bundle| bundle.id() == id)
    }

    /// Adds a bundle, or puts it in the place of the one with its id.
    pub fn put(&mut self, bundle: Cleared) {
        match self.bundles.iter().position(|held| held.id() == bundle.id()) {
            Some(place) => self.bundles[place] = bundle,
            None => self.bundles.push(bundle),
        }
    }

    /// The item at an address.
    pub fn item(&self, address: &Address) -> Option<&Item> {
        self.bundle(address.bundle.as_str())?.item(address.item.as_str())
    }

    /// What a person means by `bundle#item`, `bundle`, `bundle/item` or `item`.
    pub fn find(&self, text: &str) -> Option<Address> {
        let address = |bundle: &Cleared, item: &str| {
            let item = bundle.resolve(&Id::new(item))?;
            Some(Address { bundle: bundle.id().clone(), item })
        };
        if let Some((bundle, item)) = text.split_once(['#', '/']) {
            return address(self.bundle(bundle)?, if item.is_empty() { Id::ASSESSMENT } else { item });
        }
        match self.bundle(text) {
            Some(bundle) => address(bundle, Id::ASSESSMENT),
            None => self.bundles.iter().find_map(|bundle| address(bundle, text)),
        }
    }
}
