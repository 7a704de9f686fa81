//! What an item rests on, as far as it is open: a line for each item, below it what that says and what it rests on in turn.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::bundle::{Id, Relation};
use crate::page::document::element::{Body, Branch, Element, Indent, Trail};
use crate::page::layout::span::Span;
use crate::theme::Role;

/// No part of a trail is opened deeper than this, in files that lead on for ever.
pub const DEEPEST: usize = 8;
/// From this depth on a line tells what belongs to what.
const LINED: usize = 3;

/// Which parts of a trail are open.
#[derive(Debug, Clone, Copy)]
pub struct OpenParts<'a> {
    /// Parts this deep are open unless they are folded.
    pub depth: usize,
    /// The parts that are folded or opened against that, by key.
    pub toggled: &'a BTreeSet<String>,
}

/// The lines of a trail of an item.
pub fn unfold(trail: Trail, item: &Id, opened: OpenParts<'_>) -> Vec<Element> {
    let Trail { branches, bodies } = trail;
    let mut descent = Descent { key: item.to_string(), depth: 1, bodies, told: HashSet::from([item.clone()]), opened };
    branches.into_iter().flat_map(|branch| descent.branch(branch)).collect()
}

/// Where the walk down a trail has come to.
struct Descent<'a> {
    key: String,
    depth: usize,
    bodies: HashMap<Id, Body>,
    told: HashSet<Id>,
    opened: OpenParts<'a>,
}

impl Descent<'_> {
    /// One item of a trail: a line that folds, and what it says below it, where it was not said above.
    fn branch(&mut self, branch: Branch) -> Vec<Element> {
        let Branch { relation, mut entry } = branch;
        let id = entry.name.id.clone();
        let key = format!("{}/{id}", self.key);
        let above = self.told.contains(&id);
        let says = above || self.bodies.contains_key(&id);
        let folds = says && !above && self.depth < DEEPEST;
        let open = folds && (self.depth <= self.opened.depth) != self.opened.toggled.contains(&key);
        if folds {
            entry.fold = Some(key.clone());
        }
        if relation == Relation::Assumes {
            entry.remark.push(Span::around(" (taken for granted)", Role::Muted));
        }
        if above {
            entry.remark.push(Span::around(" (shown above)", Role::Faint));
            entry.under.clear();
        } else if says && !folds {
            entry.remark.push(Span::around(" (see its own page)", Role::Faint));
        }
        let body = if open { self.bodies.remove(&id) } else { None };
        let Some(body) = body else { return vec![Element::Entry(entry)] };
        let provenance = std::mem::take(&mut entry.under);
        let mut says = body.says;
        says.extend((!provenance.is_empty()).then_some(Element::Line(provenance)));
        let mut lines = vec![Element::Entry(entry), Element::Within(Indent::Title, says)];
        self.told.insert(id);
        let outer = std::mem::replace(&mut self.key, key);
        self.depth += 1;
        let below: Vec<Element> = body.below.into_iter().flat_map(|below| self.branch(below)).collect();
        let indent = if self.depth >= LINED { Indent::Line } else { Indent::Step };
        lines.push(Element::Within(indent, below));
        self.depth -= 1;
        self.key = outer;
        lines
    }
}
