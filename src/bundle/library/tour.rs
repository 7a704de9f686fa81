//! The walk that every bundle has without anybody writing one.

use crate::bundle::item::item::{Detail, Item};
use crate::bundle::library::bundle::Bundle;
use crate::bundle::library::walk::{Stop, Walk};
use crate::bundle::value::id::Id;
use crate::bundle::value::kind::Kind;

impl Bundle {
    /// The cover, each key judgement, sectors, actors, tactics, and what is not known. Where no judgement is called key,
    /// all of them are.
    pub fn tour(&self) -> Walk {
        let key = |item: &&Item| matches!(&item.detail, Detail::Judgement(judgement) if judgement.key);
        let mut items: Vec<&Item> = vec![self.cover()];
        let before = items.len();
        items.extend(self.of_kind(Kind::Judgement).filter(key));
        if items.len() == before {
            items.extend(self.of_kind(Kind::Judgement));
        }
        for kind in [Kind::Sector, Kind::Actor, Kind::Tactic, Kind::Question, Kind::Omission] {
            items.extend(self.of_kind(kind));
        }
        let stops = items.into_iter().map(|item| Stop::at(&item.id)).collect();
        Walk { id: Id::new(Walk::OF_ITSELF), title: "The assessment from the beginning".to_owned(), stops }
    }

    /// Every walk through it: its author's, then the one it has of itself.
    pub fn every_walk(&self) -> Vec<Walk> {
        self.walks().iter().cloned().chain([self.tour()]).collect()
    }
}
