//! The bundles, what of them may be shown, and what is wrong with their files.

use std::collections::HashSet;
use std::sync::Arc;

use crate::bundle::{Bundle, Ceiling, Clearance, Cleared, Id, Library};
use crate::load::fault::files;
use crate::load::{Fault, Severity, same_ids, settled};

/// What was read, and what of it may be shown.
#[derive(Debug, Clone)]
pub struct Contents {
    /// Every bundle that may be shown, as it may be shown.
    pub library: Library,
    /// The same bundles as they were read, in that order; only the ceiling looks at them.
    as_read: Vec<Arc<Bundle>>,
    ceiling: Option<Ceiling>,
    /// What is wrong with the files, by the order of reading; nothing under a ceiling, since faults quote files.
    pub faults: Vec<Fault>,
    /// What is wrong with them while that may not be shown.
    withheld: Vec<Fault>,
    /// What is wrong unless another bundle is there.
    references: Vec<Fault>,
    /// How many bundles are still to come.
    pub loading: usize,
    /// How many there will be then.
    pub expected: usize,
    /// The paths at which bundles were found when they were counted last.
    counted: HashSet<String>,
}

/// What became of a bundle that was read.
#[derive(Debug, Clone)]
pub enum Put {
    /// It may be shown.
    Shown,
    Hidden,
    /// It may not be shown, and an earlier reading of it was.
    Withdrawn,
}

impl Contents {
    /// What of these bundles may be shown under a ceiling.
    pub fn new(bundles: Vec<Arc<Bundle>>, faults: Vec<Fault>, loading: usize, ceiling: Option<Ceiling>) -> Self {
        let mut contents = Self {
            library: Library::default(),
            as_read: bundles,
            ceiling,
            faults: Vec::new(),
            withheld: Vec::new(),
            references: Vec::new(),
            loading,
            expected: loading,
            counted: HashSet::new(),
        };
        contents.take_faults(faults);
        contents.set_ceiling(ceiling);
        contents
    }

    /// The highest marking that may be shown, where one is set.
    pub const fn ceiling(&self) -> Option<Ceiling> {
        self.ceiling
    }

    /// Sets the highest marking that may be shown, or none, and makes anew what may be shown.
    pub fn set_ceiling(&mut self, ceiling: Option<Ceiling>) {
        self.ceiling = ceiling;
        let shown = |bundle: &Arc<Bundle>| Clearance::of(bundle, ceiling).shown;
        self.library = Library::new(self.as_read.iter().filter_map(shown).collect());
        let held = self.faults.drain(..).chain(self.withheld.drain(..)).filter(|fault| fault.wrong.refers.is_none());
        let faults: Vec<Fault> = held.chain(self.references.clone()).collect();
        self.take_faults(faults);
        self.warn();
    }

    /// Makes anew the warnings of bundles with one id, and of references that lead to none. Under a ceiling there are none, as
    /// there are no others.
    pub fn warn(&mut self) {
        for list in [&mut self.faults, &mut self.withheld] {
            list.retain(|fault| fault.code != files::SAME_ID && fault.wrong.refers.is_none());
        }
        if self.ceiling.is_none() {
            self.faults.extend(same_ids(&self.library));
        }
        // What is still to be read may be what is missing.
        if self.ceiling.is_none() && self.loading == 0 {
            self.faults.extend(settled(self.references.clone(), &self.library));
        }
    }

    /// That several bundles have one id and which of them is shown, in a sentence; nothing under a ceiling, since it names
    /// files.
    pub fn same_id_sentence(&self) -> Option<String> {
        let mut warnings = self.faults.iter().filter(|fault| fault.code == files::SAME_ID);
        warnings.next().map(|fault| format!("{}: {}", fault.file, fault.message()))
    }

    /// What the ceiling is, in a sentence.
    pub fn ceiling_sentence(&self) -> String {
        match self.ceiling {
            None => "no ceiling: everything is shown, whatever its marking".to_owned(),
            Some(ceiling) => {
                let withheld = self.withheld_sentence().map_or_else(String::new, |sentence| format!("; {sentence}"));
                format!("{ceiling}: what is above it is not there; {}{withheld}", ceiling.policy())
            }
        }
    }

    /// How many items the ceiling withholds because their marking cannot be read, where there are any.
    pub fn withheld_sentence(&self) -> Option<String> {
        self.ceiling?;
        let unreadable: usize = self.as_read.iter().map(|bundle| bundle.unreadable()).sum();
        (unreadable > 0).then(|| format!("items withheld because their marking cannot be read: {unreadable}"))
    }

    /// Whether all of these bundles are among those that may be shown.
    pub fn shows(&self, bundles: &[Cleared]) -> bool {
        let address = |bundle: &Cleared| std::ptr::from_ref::<Bundle>(bundle);
        let held: HashSet<_> = self.library.bundles().iter().map(address).collect();
        bundles.iter().map(address).all(|bundle| held.contains(&bundle))
    }

    /// Takes a bundle in; `warn` is for when all that came together are in.
    pub fn put(&mut self, bundle: &Arc<Bundle>) -> Put {
        match self.as_read.iter_mut().find(|held| held.id() == bundle.id() && held.path() == bundle.path()) {
            Some(held) => held.clone_from(bundle),
            None => self.as_read.push(Arc::clone(bundle)),
        }
        match Clearance::of(bundle, self.ceiling).shown {
            Some(shown) => {
                self.library.put(shown);
                Put::Shown
            }
            None if self.library.has_read(bundle) => Put::Withdrawn,
            None => Put::Hidden,
        }
    }

    /// Takes in how many bundles there are, how many of them are still to be read, and their paths.
    pub fn expect(&mut self, paths: Vec<String>, left: usize) {
        (self.expected, self.loading, self.counted) = (paths.len(), left, paths.into_iter().collect());
    }

    /// Forgets what was read of a path at which nothing is any more, where a bundle of that id was read elsewhere: it was
    /// moved. What was deleted stays until the next start. Whether there was any.
    pub fn forget_moved(&mut self) -> bool {
        let counted = |bundle: &Bundle| bundle.path().is_none_or(|path| self.counted.contains(&**path));
        let moved: Vec<Arc<Bundle>> = if self.counted.is_empty() {
            Vec::new()
        } else {
            let there: HashSet<&Id> = self.as_read.iter().filter(|held| counted(held)).map(|held| held.id()).collect();
            self.as_read.iter().filter(|held| !counted(held) && there.contains(held.id())).cloned().collect()
        };
        for bundle in &moved {
            self.as_read.retain(|held| !Arc::ptr_eq(held, bundle));
            self.library.remove(bundle);
        }
        if !moved.is_empty() {
            self.warn();
        }
        !moved.is_empty()
    }

    /// Takes faults in, in place of earlier ones of the same files.
    pub fn take_faults(&mut self, faults: Vec<Fault>) {
        self.references.retain(|old| !faults.iter().any(|fault| fault.file == old.file));
        let (references, faults): (Vec<_>, Vec<_>) = faults.into_iter().partition(|fault| fault.wrong.refers.is_some());
        self.references.extend(references);
        let list = if self.ceiling.is_some() { &mut self.withheld } else { &mut self.faults };
        list.retain(|old| !faults.iter().any(|fault| fault.file == old.file));
        list.extend(faults);
    }

    /// How many faults and how many warnings were found.
    pub fn fault_counts(&self) -> (usize, usize) {
        let faults = self.faults.iter().filter(|fault| fault.severity == Severity::Fault).count();
        (faults, self.faults.len() - faults)
    }
}
