//! At which items, and at which classes above them, a part of the original is missing.

use std::collections::{HashMap, HashSet};

use crate::bundle::value::id::Id;
use crate::bundle::value::link::{Edge, Relation};

/// For each item on which the absence of a part bears, the nearest classes above it through which one does. Classes at
/// which nothing more is to be found are stepped over, so that a chain of any length costs one step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Missing {
    at: HashMap<Id, Vec<Id>>,
    above: HashMap<Id, Vec<Id>>,
}

impl Missing {
    /// Reads the ties of a bundle.
    pub fn of(edges: &[Edge]) -> Self {
        let mut at: HashMap<Id, Vec<Id>> = HashMap::new();
        for edge in edges.iter().filter(|edge| edge.rel == Relation::Affects) {
            at.entry(edge.to.clone()).or_default().push(edge.from.clone());
        }
        if at.is_empty() {
            return Self::default();
        }
        let (mut classes, mut members) = (HashMap::<&Id, Vec<&Id>>::new(), HashMap::<&Id, Vec<&Id>>::new());
        for edge in edges.iter().filter(|edge| edge.rel == Relation::PartOf) {
            classes.entry(&edge.from).or_default().push(&edge.to);
            members.entry(&edge.to).or_default().push(&edge.from);
        }
        let mut under: HashSet<&Id> = at.keys().collect();
        let mut next: Vec<&Id> = at.keys().collect();
        while let Some(id) = next.pop() {
            next.extend(members.get(id).into_iter().flatten().filter(|member| under.insert(**member)));
        }
        for classes in classes.values_mut() {
            classes.retain(|class| under.contains(*class));
        }
        let mut steps: HashMap<&Id, &Id> = HashMap::new();
        let mut nearest = |from: &Id| -> Id {
            let mut passed = Vec::new();
            let Some(&(mut id)) = under.get(from) else { return from.clone() };
            while !at.contains_key(id) {
                match (steps.get(id), classes.get(id).map(Vec::as_slice)) {
                    (Some(known), _) => {
                        id = *known;
                        break;
                    }
                    (None, Some([only])) => {
                        passed.push(id);
                        id = *only;
                    }
                    (None, _) => break,
                }
            }
            steps.extend(passed.into_iter().map(|step| (step, id)));
            id.clone()
        };
        let mut above = |id: &Id| classes.get(id).into_iter().flatten().map(|class| nearest(class)).collect();
        let above = under.iter().map(|id| ((*id).clone(), above(id))).collect();
        Self { at, above }
    }

    /// The omissions that bear on an item, by way of the classes above it too.
    pub fn bearing_on(&self, id: &Id) -> Vec<&Id> {
        let (mut line, mut seen) = (vec![id], HashSet::from([id]));
        let mut omissions = Vec::new();
        let mut place = 0;
        while let Some(id) = line.get(place).copied() {
            omissions.extend(self.at.get(id).into_iter().flatten());
            line.extend(self.above.get(id).into_iter().flatten().filter(|class| seen.insert(class)));
            place += 1;
        }
        omissions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(from: usize, rel: Relation, to: usize) -> Edge {
        Edge { from: Id::new(&format!("s.{from}")), rel, to: Id::new(&format!("s.{to}")), text: None, origin: None }
    }

    #[test]
    fn a_long_chain_of_classes_is_one_step() {
        let chain = (0..5_000).map(|place| edge(place, Relation::PartOf, place + 1));
        let edges: Vec<Edge> = chain.chain([edge(9_000, Relation::Affects, 5_000)]).collect();
        let missing = Missing::of(&edges);
        assert_eq!(missing.bearing_on(&Id::new("s.0")), [&Id::new("s.9000")]);
        assert!(missing.above.values().all(|classes| classes.len() <= 1));
        assert!(missing.above.values().flatten().all(|class| *class == Id::new("s.5000")));
    }

    #[test]
    fn classes_in_a_circle_and_two_ways_up_are_all_asked() {
        let ties = [(0, 1), (1, 0), (1, 2), (2, 3), (1, 4), (4, 3), (6, 7)];
        let parts = ties.map(|(from, to)| edge(from, Relation::PartOf, to));
        let lacks = [(8, 3), (9, 4), (8, 0), (5, 7)].map(|(from, to)| edge(from, Relation::Affects, to));
        let missing = Missing::of(&[parts.as_slice(), lacks.as_slice()].concat());
        let on = |id: usize| -> Vec<String> {
            let mut ids: Vec<String> =
                missing.bearing_on(&Id::new(&format!("s.{id}"))).into_iter().map(Id::to_string).collect();
            ids.sort();
            ids.dedup();
            ids
        };
        assert_eq!(on(0), ["s.8", "s.9"]);
        assert_eq!(on(2), ["s.8"]);
        assert_eq!(on(6), ["s.5"]);
        assert!(on(5).is_empty());
    }
}
