//! The bundles that are open together, as they may be shown.

use std::collections::HashSet;

use crate::bundle::item::item::Item;
use crate::bundle::library::bundle::Bundle;
use crate::bundle::library::ceiling::Cleared;
use crate::bundle::value::id::{Address, Id};

/// Bundles, in the order in which they were opened. Several with one id are editions of one assessment: the one that was
/// issued last is known by that id alone, and each other by its edition too.
#[derive(Debug, Clone, Default)]
pub struct Library {
    bundles: Vec<Cleared>,
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

    /// The bundle of that name: `BUNDLE`, of which it is the newest edition, or `BUNDLE@EDITION`, where the day of issue
    /// stands for an edition that has no name.
    pub fn bundle(&self, name: &str) -> Option<&Cleared> {
        let known = self.bundles.iter().find(|bundle| *bundle.key() == name);
        known.or_else(|| {
            let (id, edition) = name.split_once('@')?;
            let editions = self.bundles.iter().filter(|bundle| bundle.id() == id && bundle.is_edition(edition));
            editions.max_by(|a, b| a.precedence().cmp(&b.precedence()))
        })
    }

    /// Every edition of an assessment, the newest first.
    pub fn editions(&self, id: &Id) -> Vec<&Cleared> {
        let mut editions: Vec<&Cleared> = self.bundles.iter().filter(|bundle| bundle.id() == id).collect();
        editions.sort_by(|a, b| b.precedence().cmp(&a.precedence()));
        editions
    }

    /// The bundles as they are listed: the editions of one assessment stand together, the newest first.
    pub fn listed(&self) -> Vec<&Cleared> {
        let newest = self.bundles.iter().filter(|bundle| bundle.key() == bundle.id());
        newest.flat_map(|bundle| self.editions(bundle.id())).collect()
    }

    /// Each edition that is not the newest, with the newest.
    pub fn older(&self) -> impl Iterator<Item = (&Cleared, &Cleared)> {
        let older = self.bundles.iter().filter(|bundle| bundle.key() != bundle.id());
        older.filter_map(|bundle| Some((bundle, self.bundle(bundle.id().as_str())?)))
    }

    /// Adds a bundle, or puts it in the place of an earlier reading of the same path.
    pub fn put(&mut self, bundle: Cleared) {
        let id = bundle.id().clone();
        match self.bundles.iter_mut().find(|held| same_path(held, &bundle)) {
            Some(held) => *held = bundle,
            None => self.bundles.push(bundle),
        }
        self.name_editions(&id);
    }

    /// Takes out what was read of a path, where another edition is there.
    pub fn remove(&mut self, bundle: &Bundle) {
        self.bundles.retain(|held| !same_path(held, bundle));
        self.name_editions(bundle.id());
    }

    /// Gives each edition the name by which it alone is known, in whatever order they came.
    fn name_editions(&mut self, id: &Id) {
        let of_id = |bundles: &[Cleared]| -> Vec<usize> {
            (0..bundles.len()).filter(|&place| bundles[place].id() == id).collect()
        };
        let mut places = of_id(&self.bundles);
        places.sort_by(|&a, &b| self.bundles[b].precedence().cmp(&self.bundles[a].precedence()));
        let mut taken = HashSet::new();
        for (rank, place) in places.into_iter().enumerate() {
            let bundle = &self.bundles[place];
            let edition = unused(&bundle.edition_names(), &mut taken);
            let key = if rank == 0 { id.clone() } else { Id::new(&format!("{id}@{edition}")) };
            if *bundle.key() != key {
                self.bundles[place] = bundle.known_as(key);
            }
        }
    }

    /// Whether it has an earlier reading of a bundle.
    pub fn has_read(&self, bundle: &Bundle) -> bool {
        self.bundles.iter().any(|held| same_path(held, bundle))
    }

    /// The item at an address.
    pub fn item(&self, address: &Address) -> Option<&Item> {
        self.bundle(address.bundle.as_str())?.item(address.item.as_str())
    }

    /// Everything that a person may mean by `bundle#item`, `bundle@edition#item`, `bundle`, or `item`: an item that is named
    /// alone may be in several bundles, of which only the newest editions are meant.
    pub fn find(&self, text: &str) -> Vec<Address> {
        let address = |bundle: &Cleared, item: &str| {
            let item = bundle.resolve(&Id::new(item))?;
            Some(Address { bundle: bundle.key().clone(), item })
        };
        if let Some((bundle, item)) = text.split_once(['#', '/']) {
            let item = if item.is_empty() { Id::ASSESSMENT } else { item };
            return self.bundle(bundle).and_then(|bundle| address(bundle, item)).into_iter().collect();
        }
        let newest = || self.bundles.iter().filter(|bundle| bundle.key() == bundle.id());
        match self.bundle(text) {
            Some(bundle) => address(bundle, Id::ASSESSMENT).into_iter().collect(),
            None => newest().filter_map(|bundle| address(bundle, text)).collect(),
        }
    }
}

/// The first of some names that is not taken, or the last with a number.
fn unused(names: &[String], taken: &mut HashSet<String>) -> String {
    let last = names.last().cloned().unwrap_or_default();
    let numbered = (2..).map(|number| format!("{last}.{number}"));
    let mut free = names.iter().cloned().chain(numbered).filter(|name| !taken.contains(name));
    let name = free.next().unwrap_or(last);
    taken.insert(name.clone());
    name
}

/// Whether two bundles are readings of one.
fn same_path(one: &Bundle, two: &Bundle) -> bool {
    one.id() == two.id() && one.path() == two.path()
}
