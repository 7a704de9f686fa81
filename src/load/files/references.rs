//! References into other bundles: which of them lead nowhere is known only once the others are read.

use crate::bundle::{Astray, Library, astray};
use crate::load::fault::fault::Fault;
use crate::load::fault::items;

/// The faults as they are with these bundles beside each other: a reference that leads to something there is none.
pub fn settled(faults: Vec<Fault>, library: &Library) -> Vec<Fault> {
    faults.into_iter().filter_map(|fault| settle(fault, library)).collect()
}

fn settle(fault: Fault, library: &Library) -> Option<Fault> {
    let Some(id) = &fault.wrong.refers else { return Some(fault) };
    let wrong = match astray(library, id)? {
        Astray::NoBundle(_) => return Some(fault),
        Astray::NoItem(bundle, item) => items::not_in_bundle(id, bundle, item),
    };
    Some(Fault { wrong, ..fault })
}
