//! Ties between items of different bundles: they join within a library, as far as both may be shown.

use crate::bundle::library::bundle::Bundle;
use crate::bundle::library::ceiling::Cleared;
use crate::bundle::library::library::Library;
use crate::bundle::value::id::{Address, Id};
use crate::bundle::value::kind::Kind;
use crate::bundle::value::link::{Edge, Relation};
use crate::bundle::value::origin::Origin;

/// A tie of an item to one of another bundle, read from the item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieElsewhere {
    pub relation: Relation,
    /// How it reads from the item.
    pub reads: &'static str,
    /// Where it leads, as a link has it.
    pub to: Id,
    /// What is there; nothing where the library does not have it. What a ceiling hides is not in the library.
    pub other: Option<(Kind, String)>,
    /// The tie in words.
    pub text: Option<String>,
    /// Who says so, where it is not whoever says the item that has it.
    pub origin: Option<Origin>,
}

/// Every tie of an item to other bundles: those it has, then those that lead to it.
pub fn elsewhere(library: &Library, bundle: &Bundle, item: &Id) -> Vec<TieElsewhere> {
    let own = bundle.foreign().iter().filter_map(|edge| {
        let (reads, far) = read_from(edge, item)?;
        let found = end(library, bundle, edge.rel, far);
        // What an edition replaces is seldom beside it, and stands on its cover in words.
        if found.is_none() && edge.rel == Relation::Supersedes && *item == *bundle.id() {
            return None;
        }
        Some(tie(edge, reads, far, found.as_ref()))
    });
    let others = library.bundles().iter().filter(|other| !other.foreign().is_empty() && other.key() != bundle.key());
    let back = others.flat_map(|other| {
        other.foreign().iter().filter_map(move |edge| {
            let (near, far) =
                if edge.from.abroad().is_some() { (&edge.to, &edge.from) } else { (&edge.from, &edge.to) };
            let leads_here = end(library, other, edge.rel, far)
                .is_some_and(|(found, id)| found.key() == bundle.key() && id == *item);
            let reads = if far == &edge.to { edge.rel.inverse() } else { edge.rel.label() };
            leads_here.then(|| tie(edge, reads, near, Some(&(other, near.clone()))))
        })
    });
    own.chain(back).collect()
}

/// How a tie reads from an item, and its far end.
fn read_from<'e>(edge: &'e Edge, item: &Id) -> Option<(&'static str, &'e Id)> {
    if edge.from == *item {
        Some((edge.rel.label(), &edge.to))
    } else {
        (edge.to == *item).then(|| (edge.rel.inverse(), &edge.from))
    }
}

/// The item of another bundle that an id means. What supersedes another edition may name that alone.
fn end<'l>(library: &'l Library, own: &Bundle, relation: Relation, id: &Id) -> Option<(&'l Cleared, Id)> {
    let (name, item) = id.abroad()?;
    let edition = || library.bundle(&format!("{}@{name}", own.id())).filter(|_| relation == Relation::Supersedes);
    let bundle = edition().or_else(|| library.bundle(name)).filter(|found| found.key() != own.key())?;
    Some((bundle, bundle.resolve(&Id::new(item))?))
}

fn tie(edge: &Edge, reads: &'static str, written: &Id, found: Option<&(&Cleared, Id)>) -> TieElsewhere {
    let address = |(bundle, item): &(&Cleared, Id)| {
        Id::new(&Address { bundle: bundle.key().clone(), item: item.clone() }.to_string())
    };
    let named = |(bundle, item): &(&Cleared, Id)| {
        let item = bundle.item(item.as_str())?;
        Some((item.kind(), item.title.clone()))
    };
    TieElsewhere {
        relation: edge.rel,
        reads,
        to: found.map_or_else(|| written.clone(), address),
        other: found.and_then(named),
        text: edge.text.clone(),
        origin: edge.origin,
    }
}

/// Why a reference into another bundle leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Astray<'a> {
    /// The library has no such bundle.
    NoBundle(&'a str),
    /// The bundle is there, and the item is not in it.
    NoItem(&'a str, &'a str),
}

/// Why a reference leads nowhere in a library; nothing where it leads somewhere.
pub fn astray<'a>(library: &Library, id: &'a Id) -> Option<Astray<'a>> {
    let (name, item) = id.abroad()?;
    match library.bundle(name) {
        None => Some(Astray::NoBundle(name)),
        Some(bundle) if bundle.item(item).is_none() => Some(Astray::NoItem(name, item)),
        Some(_) => None,
    }
}
