//! Bundles that were read, and whether there is more to read.

use std::sync::Arc;

use crate::bundle::{Bundle, Ceiling, Library};
use crate::load::Fault;
use crate::run::library::origin::Origin;
use crate::run::os::failure::Failure;
use crate::state::message::Opened;

/// Bundles that were read, and those that are still to be read.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// Those that were read, whatever their marking.
    pub bundles: Vec<Arc<Bundle>>,
    /// What is wrong with them.
    pub faults: Vec<Fault>,
    /// Where those come from that were read.
    pub read: Vec<Origin>,
    /// Whether there may be others.
    pub rest: Rest,
    /// The highest marking that may be shown.
    pub ceiling: Option<Ceiling>,
}

/// Whether there is more to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rest {
    #[default]
    Nothing,
    /// There may be more bundles; nobody has counted them yet.
    Perhaps,
}

impl Shelf {
    /// Takes in what came of a bundle.
    pub fn take(&mut self, origin: Origin, opened: Opened) {
        self.bundles.extend(opened.bundle);
        self.faults.extend(opened.faults);
        self.read.push(origin);
    }

    /// What of the bundles may be shown, as a library.
    pub fn library(&self) -> Library {
        let mut library = Library::default();
        for bundle in &self.bundles {
            match self.ceiling {
                None => library.put(Arc::clone(bundle)),
                Some(ceiling) => {
                    if let Some(shown) = ceiling.under(bundle) {
                        library.put(Arc::new(shown));
                    }
                }
            }
        }
        library
    }
}

/// The same, where there is anything to show.
pub fn legible(shelf: Shelf) -> Result<Shelf, Failure> {
    if !shelf.library().bundles().is_empty() {
        return Ok(shelf);
    }
    if let Some(ceiling) = shelf.ceiling {
        // Why is not told: faults quote files, and the marking of what is not there is nobody's business.
        return Err(Failure::Said(format!("nothing can be shown under {}; {}", ceiling.tlp, ceiling.policy())));
    }
    let faults = shelf.faults.iter().filter(|fault| fault.is_fault()).count();
    let first = shelf.faults.iter().find(|fault| fault.is_fault()).map_or_else(
        || "there is no bundle".to_owned(),
        |fault| format!("{}:{}:{}: {}", fault.file, fault.line, fault.column, fault.message()),
    );
    let more =
        if faults > 1 { format!(" ({faults} faults in all; `briefing check` tells them)") } else { String::new() };
    Err(Failure::Said(format!("nothing can be shown: {first}{more}")))
}
