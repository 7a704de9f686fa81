//! The bundles that are open together, as they may be shown.

use crate::bundle::item::item::Item;
use crate::bundle::library::bundle::Bundle;
use crate::bundle::library::ceiling::Cleared;
use crate::bundle::value::id::{Address, Id};

/// Bundles, in the order in which they were opened; of those with one id the one issued last.
#[derive(Debug, Clone, Default)]
pub struct Library {
    bundles: Vec<Cleared>,
    /// The others with an id that one of the bundles has.
    replaced: Vec<Cleared>,
}

impl Library {
    /// A library of these bundles.
    pub fn new(bundles: Vec<Cleared>) -> Self {
        let mut library = Self::default();
        for bundle in bundles {
            library.put(bundle);
        }
        library
    }

    pub fn bundles(&self) -> &[Cleared] {
        &self.bundles
    }

    /// The bundle of that id.
    pub fn bundle(&self, id: &str) -> Option<&Cleared> {
        self.bundles.iter().find(|bundle| bundle.id() == id)
    }

    /// Adds a bundle, or puts it in the place of an earlier reading of the same path. Of several with one id the one issued
    /// last is shown, in whatever order they come.
    pub fn put(&mut self, bundle: Cleared) {
        self.replaced.retain(|held| !same_path(held, &bundle));
        let Some(place) = self.bundles.iter().position(|held| held.id() == bundle.id()) else {
            self.bundles.push(bundle);
            return;
        };
        if !same_path(&self.bundles[place], &bundle) {
            self.replaced.push(self.bundles[place].clone());
        }
        self.bundles[place] = bundle;
        let newest = &mut self.bundles[place];
        for held in &mut self.replaced {
            if held.id() == newest.id() && held.precedence() > newest.precedence() {
                std::mem::swap(held, newest);
            }
        }
    }

    /// Whether it has an earlier reading of a bundle.
    pub fn has_read(&self, bundle: &Bundle) -> bool {
        self.bundles.iter().chain(&self.replaced).any(|held| same_path(held, bundle))
    }

    /// Each bundle that is not shown since another has its id, with the one that is shown.
    pub fn replaced(&self) -> impl Iterator<Item = (&Cleared, &Cleared)> {
        self.replaced.iter().filter_map(|replaced| Some((replaced, self.bundle(replaced.id().as_str())?)))
    }

    /// The item at an address.
    pub fn item(&self, address: &Address) -> Option<&Item> {
        self.bundle(address.bundle.as_str())?.item(address.item.as_str())
    }

    /// Everything that a person may mean by `bundle#item`, `bundle`, `bundle/item` or `item`: an item that is named alone
    /// may be in several bundles.
    pub fn find(&self, text: &str) -> Vec<Address> {
        let address = |bundle: &Cleared, item: &str| {
            let item = bundle.resolve(&Id::new(item))?;
            Some(Address { bundle: bundle.id().clone(), item })
        };
        if let Some((bundle, item)) = text.split_once(['#', '/']) {
            let item = if item.is_empty() { Id::ASSESSMENT } else { item };
            return self.bundle(bundle).and_then(|bundle| address(bundle, item)).into_iter().collect();
        }
        match self.bundle(text) {
            Some(bundle) => address(bundle, Id::ASSESSMENT).into_iter().collect(),
            None => self.bundles.iter().filter_map(|bundle| address(bundle, text)).collect(),
        }
    }
}

/// Whether two bundles are readings of one.
fn same_path(one: &Bundle, two: &Bundle) -> bool {
    one.id() == two.id() && one.path() == two.path()
}
