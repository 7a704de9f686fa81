//! What joins an item to others: links, statements that concern both, and statements that only name both.

use std::collections::HashMap;

use crate::bundle::{Bundle, Edge, Id, Item, Kind, Relation};

/// What stands at the crossing of a row and a column, and how it joins them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joint {
    pub id: Id,
    pub how: JoinedBy,
}

/// How two items are joined, the firmest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JoinedBy {
    /// One is tied to the other.
    Link,
    /// A judgement concerns both.
    Judgement,
    /// A piece of evidence concerns both.
    Evidence,
    /// A statement names both, as two of one kind: side by side or as alternatives. It does not join them.
    Named,
}

impl JoinedBy {
    pub const ALL: [Self; 4] = [Self::Link, Self::Judgement, Self::Evidence, Self::Named];

    /// One cell that stands for it.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Link => "●",
            Self::Judgement => "◆",
            Self::Evidence => "■",
            Self::Named => "○",
        }
    }

    pub const fn words(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Judgement => "judgement",
            Self::Evidence => "evidence",
            Self::Named => "only named together",
        }
    }
}

/// Everything that an item is joined to, each with what joins the two. A judgement or a piece of evidence that concerns
/// both joins them; of two of one kind it only names both. Where the two are tied directly, the one that is a statement
/// joins them; of two that are not, the item itself.
pub fn joints_of<'b>(bundle: &'b Bundle, item: &'b Item) -> HashMap<&'b Id, Vec<Joint>> {
    let mut joints: HashMap<&Id, Vec<Joint>> = HashMap::new();
    let id = item.id.as_str();
    let tied = bundle.edges_from(id).map(|edge| &edge.to).chain(bundle.edges_to(id).map(|edge| &edge.from));
    for other in tied.filter_map(|other| bundle.item(other.as_str())).filter(|other| other.id != item.id) {
        let says = if is_statement(item.kind()) || !is_statement(other.kind()) { item } else { other };
        join(joints.entry(&other.id).or_default(), &says.id, JoinedBy::Link);
    }
    let naming = bundle.edges_to(id).filter(|edge| names(edge)).filter_map(|edge| bundle.item(edge.from.as_str()));
    for statement in naming.filter(|statement| is_statement(statement.kind())) {
        let named = bundle.edges_from(statement.id.as_str()).filter(|edge| names(edge));
        for other in named.filter_map(|edge| bundle.item(edge.to.as_str())).filter(|other| other.id != item.id) {
            let how = if other.kind() == item.kind() {
                JoinedBy::Named
            } else if statement.kind() == Kind::Judgement {
                JoinedBy::Judgement
            } else {
                JoinedBy::Evidence
            };
            join(joints.entry(&other.id).or_default(), &statement.id, how);
        }
    }
    joints
}

fn join(joints: &mut Vec<Joint>, id: &Id, how: JoinedBy) {
    match joints.iter_mut().find(|joint| joint.id == *id) {
        Some(joint) => joint.how = joint.how.min(how),
        None => joints.push(Joint { id: id.clone(), how }),
    }
}

/// Whether items of a kind say something of others.
const fn is_statement(kind: Kind) -> bool {
    matches!(kind, Kind::Judgement | Kind::Evidence)
}

/// Whether a statement is about, covers, or is attributed to what the tie leads to.
const fn names(edge: &Edge) -> bool {
    matches!(edge.rel, Relation::Concerns | Relation::Covers | Relation::AttributedTo | Relation::DrawsOn)
}
