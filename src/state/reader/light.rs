//! What an item lights in the overview: everything it is joined to, by what, and what a judgement among it sits uneasily with.

use std::collections::HashMap;

use crate::bundle::{Bundle, Id, Item, Kind};
use crate::page::document::element::has_code;
use crate::page::surface::joined::{JoinedBy, Joint, joints_of};
use crate::page::surface::table::mark;
use crate::theme::Role;

/// Why a row is lit, in a sign and a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub sign: &'static str,
    pub role: Role,
    pub says: String,
}

/// What one item lights.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Light {
    /// The item whose light it is.
    pub of: Option<Id>,
    joints: HashMap<Id, Joint>,
    /// What is in tension with the item or with a judgement that it lights, and with which.
    tense: HashMap<Id, Id>,
}

impl Light {
    pub fn of(bundle: &Bundle, item: &Item) -> Self {
        let mut joints = HashMap::new();
        for (other, by) in joints_of(bundle, item) {
            if let Some(firmest) = by.into_iter().min_by_key(|joint| joint.how) {
                joints.insert(other.clone(), firmest);
            }
        }
        let mut tense = HashMap::new();
        let lit = bundle.of_kind(Kind::Judgement).filter(|judgement| joints.contains_key(&judgement.id));
        for judgement in std::iter::once(item).chain(lit) {
            for other in bundle.tensions_of(judgement.id.as_str()) {
                tense.entry(other.id.clone()).or_insert_with(|| judgement.id.clone());
            }
        }
        // What is lit itself is not set against what lights it, unless it is against the item in hand.
        tense.retain(|other, with| *other != item.id && (*with == item.id || !joints.contains_key(other)));
        Self { of: Some(item.id.clone()), joints, tense }
    }

    /// What joins a row to the item whose light it is.
    pub fn on(&self, id: &Id) -> Option<&Joint> {
        self.joints.get(id)
    }

    /// With which item of those that are lit a row is in tension.
    pub fn tension(&self, id: &Id) -> Option<&Id> {
        self.tense.get(id)
    }

    /// Whether a row concerns the item in hand in any way.
    pub fn reaches(&self, id: &Id) -> bool {
        self.joints.contains_key(id) || self.tense.contains_key(id)
    }

    /// Why a row is lit.
    pub fn reason(&self, bundle: &Bundle, id: &Id) -> Option<Reason> {
        let joint = self.joints.get(id)?;
        let by = bundle.item(joint.id.as_str())?;
        let statement = matches!(by.kind(), Kind::Judgement | Kind::Evidence);
        let name = if has_code(by) { by.id.to_string() } else { by.kind().word().to_owned() };
        Some(match joint.how {
            JoinedBy::Link if !statement => Reason { sign: "→", role: Role::Muted, says: "link".to_owned() },
            JoinedBy::Named => Reason { sign: JoinedBy::Named.mark(), role: Role::Muted, says: name },
            JoinedBy::Link | JoinedBy::Judgement | JoinedBy::Evidence => {
                let (sign, role) = mark(by);
                Reason { sign, role, says: name }
            }
        })
    }
}
