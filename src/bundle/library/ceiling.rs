//! The highest marking that may be shown: what is above it does not exist, nor does what quotes it.

use std::collections::HashSet;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::bundle::item::item::{Detail, Item};
use crate::bundle::library::bundle::Bundle;
use crate::bundle::library::mention::Mentions;
use crate::bundle::library::redact::{redacted, redacted_walk};
use crate::bundle::value::id::Id;
use crate::bundle::value::link::Relation;
use crate::bundle::value::marking::{Marking, Tlp};

/// What becomes of items that state no marking. It is always decided, and always said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum NotStated {
    #[default]
    Shown,
    Hidden,
}

/// The highest marking that may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ceiling {
    pub tlp: Tlp,
    /// What becomes of items without a label.
    pub not_stated: NotStated,
}

impl Ceiling {
    /// Whether something with that marking may be shown.
    pub fn admits(self, marking: &Marking) -> bool {
        match (marking.tlp, self.not_stated) {
            (Some(tlp), _) => tlp <= self.tlp,
            (None, NotStated::Shown) => true,
            (None, NotStated::Hidden) => false,
        }
    }

    /// What is to be said of items without a marking, in words.
    pub const fn policy(self) -> &'static str {
        match self.not_stated {
            NotStated::Shown => "what states no marking is shown",
            NotStated::Hidden => "what states no marking is hidden",
        }
    }
}

impl fmt::Display for Ceiling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ceiling {}", self.tlp)
    }
}

/// A bundle as it may be shown. Only a ceiling makes one, and where none is set that is said too: so what is drawn, printed,
/// searched, sent or written cannot have gone past it.
#[derive(Debug, Clone)]
pub struct Cleared(Arc<Bundle>);

impl Deref for Cleared {
    type Target = Bundle;

    fn deref(&self) -> &Bundle {
        &self.0
    }
}

impl Cleared {
    /// What stands in where there is no bundle at all.
    pub fn empty() -> Self {
        Self(Arc::new(Bundle::empty()))
    }

    /// The same as its library knows it.
    pub fn known_as(&self, key: Id) -> Self {
        Self(Arc::new(Bundle::clone(&self.0).known_as(key)))
    }

    /// Whether it is this very bundle, cleared at the same time, and not another reading of it.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What a ceiling leaves of a bundle.
#[derive(Debug, Clone)]
pub struct Clearance {
    /// The bundle as it may be shown; nothing where it may not be shown at all.
    pub shown: Option<Cleared>,
    /// How many items of it, its cover among them, are withheld because their marking cannot be read. Only whoever sets the
    /// ceiling is told.
    pub unreadable: usize,
}

impl Clearance {
    /// What a ceiling leaves of a bundle; all of it where none is set.
    pub fn of(bundle: &Arc<Bundle>, ceiling: Option<Ceiling>) -> Self {
        let Some(ceiling) = ceiling else {
            return Self { shown: Some(Cleared(Arc::clone(bundle))), unreadable: 0 };
        };
        let shown = under(ceiling, bundle).map(|bundle| Cleared(Arc::new(bundle)));
        Self { shown, unreadable: bundle.unreadable() }
    }
}

/// How often a bundle is read for what names an item that fell the time before. An assessment needs two or three; one that
/// needs more is a chain made to keep the program busy, and is not shown.
const MOST_ROUNDS: usize = 32;

/// The bundle as it may be shown; nothing where it may not be shown at all.
///
/// An item above the ceiling is not there. Of the others, what names it (by id, link, title or alias) or quotes eight words
/// of it, or all of a shorter text, loses that sentence, and every tie to it. An item goes with it where it cannot stand without it: it is derived from it,
/// its title names it, nothing else is left of its text or of a list that would then be read as empty, a caveat that limits
/// it would be missing, or the one it is attributed to. So does a bundle whose cover would. What stands in another bundle
/// cannot be vouched for, and is treated as hidden.
fn under(ceiling: Ceiling, bundle: &Bundle) -> Option<Bundle> {
    if !ceiling.admits(&bundle.cover().marking.clone().unwrap_or_default()) {
        return None;
    }
    // An item that says of itself that it has no label is not shown for that of the assessment.
    let above = |item: &&Item| item.marking.as_ref().is_some_and(|own| !ceiling.admits(own));
    let mut hidden: HashSet<Id> = bundle.items().iter().filter(above).map(|item| item.id.clone()).collect();
    for _ in 0..MOST_ROUNDS {
        let mentions =
            Mentions::of(bundle.items().iter().filter(|item| hidden.contains(&item.id))).in_texts_of(bundle.items());
        let limited = limited(bundle, &hidden);
        let mut gone: Vec<Id> = Vec::new();
        let mut kept: Vec<Item> = Vec::new();
        for item in bundle.items().iter().filter(|item| !hidden.contains(&item.id)) {
            match redacted(item, &mentions).filter(|_| !limited.contains(&item.id)) {
                Some(item) => kept.push(item),
                None => gone.push(item.id.clone()),
            }
        }
        if gone.contains(bundle.id()) {
            return None;
        }
        if gone.is_empty() {
            let mut kept = kept.into_iter();
            let walks = bundle.walks().iter().filter_map(|walk| redacted_walk(walk, &mentions)).collect();
            return Some(
                Bundle::new(kept.next()?, kept.collect()).with_walks(walks).ceiled().read_from(bundle.path().cloned()),
            );
        }
        hidden.extend(gone);
    }
    None
}

/// What a hidden caveat limits: it would be shown as if nothing limited it.
fn limited(bundle: &Bundle, hidden: &HashSet<Id>) -> HashSet<Id> {
    let caveats = bundle.items().iter().filter(|item| hidden.contains(&item.id));
    caveats
        .filter(|item| matches!(item.detail, Detail::Caveat(_)))
        .flat_map(|caveat| bundle.edges_from(caveat.id.as_str()))
        .filter(|edge| edge.rel == Relation::Limits)
        .map(|edge| edge.to.clone())
        .collect()
}
