//! Industries and technologies: classes that may have members.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Ids, ItemField, SHORT, Visit};
use crate::bundle::value::id::Id;
use crate::bundle::value::kind::Kind;
use crate::bundle::value::link::Relation;
use crate::bundle::value::tie::{May, Tie};

/// What is known of the members of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Members {
    /// All members are given.
    Listed,
    /// The members given are examples ("such as").
    Open,
    /// The original lists them, and this copy lacks the list.
    NotReproduced,
}

impl Members {
    /// What it means, in a sentence.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Listed => "the members named here are all of them",
            Self::Open => "the list is open: members named here are examples",
            Self::NotReproduced => "the original lists the members; this copy does not reproduce them",
        }
    }
}

/// What a sector or a technology says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Sector {
    /// Its name in lists, where its title is too long for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    pub members: Members,
    pub parent: Option<Id>,
}

/// The class that a sector is a part of, and that a technology is.
pub const PART_OF_SECTOR: Tie = Tie::to(Relation::PartOf, May::of(&[Kind::Sector], "a sector"));
pub const PART_OF_TECHNOLOGY: Tie = Tie::to(Relation::PartOf, May::of(&[Kind::Technology], "a technology"));

impl Sector {
    /// Visits every field; what it may be a part of is told apart by its kind.
    pub fn each_field(&mut self, part_of: Tie, visit: &mut Visit<'_>) {
        const MEMBERS: ItemField = ItemField::needed("members: open # What is known of its members.");
        const PARENT: ItemField =
            ItemField::optional("parent: class # The class of its own kind that it is a part of.");
        let Self { short, members, parent } = self;
        visit(&SHORT, FieldValue::Text(short.as_mut()));
        visit(&MEMBERS, FieldValue::word::<Members>(Some(members.meaning()), None));
        visit(&PARENT, FieldValue::Ids(Ids::Optional(parent), part_of));
    }
}
