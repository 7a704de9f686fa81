//! Bundles that were read, and whether there may be more.

use std::sync::Arc;

use crate::bundle::{Bundle, Ceiling, Clearance, Cleared, Library};
use crate::load::{Fault, is_sample, same_ids};
use crate::run::library::origin::BundlePath;
use crate::run::os::failure::Failure;
use crate::run::os::output;
use crate::state::message::Opened;

#[derive(Debug, Clone, Default)]
pub struct OpenedBundles {
    /// All of them, whatever their marking.
    pub bundles: Vec<Arc<Bundle>>,
    pub faults: Vec<Fault>,
    /// The paths that were read.
    pub read: Vec<BundlePath>,
    pub rest: Remaining,
    /// The highest marking that may be shown.
    pub ceiling: Option<Ceiling>,
    /// What that leaves of the bundles.
    pub(in crate::run) library: Library,
}

/// Whether there may be more to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Remaining {
    #[default]
    None,
    /// There may be more bundles: they were not counted yet.
    Possible,
}

impl OpenedBundles {
    pub fn push(&mut self, origin: BundlePath, opened: Opened) {
        if let Some(bundle) = opened.bundle {
            if let Some(shown) = Clearance::of(&bundle, self.ceiling).shown {
                self.library.put(shown);
            }
            self.bundles.push(bundle);
        }
        self.faults.extend(opened.faults);
        self.read.push(origin);
    }

    /// Says how many items the ceiling withholds because their marking cannot be read, to standard error alone.
    pub fn say_unreadable(&self) {
        let count: usize =
            self.bundles.iter().filter(|_| self.ceiling.is_some()).map(|bundle| bundle.unreadable()).sum();
        if count > 0 {
            output::say(&format!("items withheld because their marking cannot be read: {count}"));
        }
    }

    /// Says which bundles have one id, to standard error.
    pub fn say_same_ids(&self) {
        for fault in same_ids(&self.library) {
            output::say(&format!("{}: {}", fault.file, fault.message()));
        }
    }

    /// What the ceiling leaves of the bundles.
    pub const fn library(&self) -> &Library {
        &self.library
    }
}

/// The bundles that are meant where none is named: one's own, and the first of the samples where there are none.
pub fn unnamed(library: &Library) -> Vec<&Cleared> {
    let listed = library.listed();
    let is_own = |bundle: &&Cleared| bundle.path().is_none_or(|path| !is_sample(path));
    let own: Vec<&Cleared> = listed.iter().copied().filter(is_own).collect();
    if own.is_empty() { listed.into_iter().take(1).collect() } else { own }
}

/// The same, or a failure where there is nothing to show.
pub fn require_visible(opened: OpenedBundles) -> Result<OpenedBundles, Failure> {
    if !opened.library().bundles().is_empty() {
        return Ok(opened);
    }
    if let Some(ceiling) = opened.ceiling {
        opened.say_unreadable();
        // The reason is withheld: faults quote files, and a marking would say something of what is hidden.
        return Err(Failure::Failed(format!("nothing can be shown under {}; {}", ceiling.tlp, ceiling.policy())));
    }
    let faults = opened.faults.iter().filter(|fault| fault.is_fault()).count();
    let first = opened.faults.iter().find(|fault| fault.is_fault()).map_or_else(
        || {
            "there is no bundle in your library, and `samples: false` in config.yaml puts the shipped ones away"
                .to_owned()
        },
        |fault| format!("{}:{}:{}: {}", fault.file, fault.line, fault.column, fault.message()),
    );
    let more =
        if faults > 1 { format!(" ({faults} faults in all; `briefing check` tells them)") } else { String::new() };
    Err(Failure::Failed(format!("nothing can be shown: {first}{more}")))
}
