//! How items bear on each other.

use std::fmt;

use serde::Serialize;

use crate::bundle::value::id::Id;
use crate::bundle::value::origin::Origin;

macro_rules! relations {
    ($($(#[doc = $doc:literal])* $name:ident $key:literal $forward:literal $inverse:literal $class:ident,)+) => {
        /// How one item bears on another. Every relation reads in both directions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub enum Relation { $($(#[doc = $doc])* #[serde(rename = $key)] $name,)+ }

        impl Relation {
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The word for it in a bundle: a link type, or the field that carries it.
            pub const fn key(self) -> &'static str { match self { $(Self::$name => $key,)+ } }

            /// How it reads from the item that has it: `rests on`.
            pub const fn label(self) -> &'static str { match self { $(Self::$name => $forward,)+ } }

            /// How it reads from the item it leads to: `supports`.
            pub const fn inverse(self) -> &'static str { match self { $(Self::$name => $inverse,)+ } }

            /// What part it plays in an argument.
            pub const fn part(self) -> Part { match self { $(Self::$name => Part::$class,)+ } }
        }
    };
}

/// The part that a relation plays in an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The one rests on the other.
    Basis,
    /// The one holds up the other; a basis read from its other end.
    Support,
    /// The one is about the other, limits it, or is otherwise tied to it.
    Tie,
    /// The one names the other as where it comes from.
    Attribution,
}

relations! {
    /// A judgement rests on this (`basis`).
    RestsOn "basis" "rests on" "leads to" Basis,
    /// A statement is attributed to this (`attributed_to`).
    AttributedTo "attributed_to" "attributed to" "is given for" Attribution,
    /// A statement draws on this source (`sources`).
    DrawsOn "sources" "draws on" "is drawn on by" Attribution,
    /// A judgement takes this for granted (`assumptions`, or the link `assumes`).
    Assumes "assumes" "assumes" "is assumed by" Basis,
    /// It is limited by this caveat (`caveats`).
    LimitedBy "caveats" "is limited by" "limits" Tie,
    /// It covers this (`scope_list`).
    Covers "scope_list" "covers" "is covered by" Tie,
    /// It is about this (`about`).
    Concerns "about" "concerns" "is the concern of" Tie,
    /// It is held by this (`holders`).
    HeldBy "holders" "is held by" "holds" Tie,
    /// It is not held by this (`dissents`).
    DissentedBy "dissents" "is dissented from by" "dissents from" Tie,
    /// It is held to be so under this (`condition`).
    HoldsUnder "condition" "holds under" "is the condition of" Tie,
    /// This part is missing for it (`affects`).
    Affects "affects" "affects" "lacks" Tie,
    /// A judgement has this other reading (`alternatives`, or an alternative's `to`).
    AlternativeTo "alternative-to" "is another reading of" "has the other reading" Tie,
    /// A judgement on what an actor can do (`capability`).
    Capability "capability" "has its abilities told in" "says what can be done by" Tie,
    /// A judgement on what an actor wants (`intent`).
    Intent "intent" "has its aims told in" "says what is wanted by" Tie,
    /// A source was published by this organisation (`publisher`).
    PublishedBy "publisher" "is published by" "published" Attribution,
    /// A measure reduces this (`mitigates`).
    Mitigates "mitigates" "mitigates" "is mitigated by" Tie,
    Supports "supports" "supports" "is supported by" Support,
    Contradicts "contradicts" "contradicts" "is contradicted by" Tie,
    Limits "limits" "limits" "is limited by" Tie,
    Explains "explains" "explains" "is explained by" Tie,
    Answers "answers" "answers" "is answered by" Tie,
    /// Seeing it would move this.
    Moves "moves" "would move" "would be moved by" Tie,
    Uses "uses" "uses" "is used by" Tie,
    Targets "targets" "targets" "is targeted by" Tie,
    Directs "directs" "directs" "is directed by" Tie,
    /// It reports to this.
    ReportsTo "reports-to" "reports to" "receives reports from" Tie,
    Hires "hires" "hires" "is hired by" Tie,
    /// It is part of this (also `parent`).
    PartOf "part-of" "is part of" "includes" Tie,
    /// It is in this place.
    LocatedIn "located-in" "is located in" "is the place of" Tie,
    /// It belongs to this.
    OwnedBy "owned-by" "is owned by" "owns" Tie,
    Tolerates "tolerates" "tolerates" "is tolerated by" Tie,
    /// It can be reached through this.
    AccessibleVia "accessible-via" "is accessible via" "gives access to" Tie,
    /// It is derived from this.
    DerivedFrom "derived-from" "is derived from" "is the origin of" Basis,
    Supersedes "supersedes" "supersedes" "is superseded by" Tie,
    /// It is the same thing as this.
    SameAs "same-as" "is the same as" "is the same as" Tie,
    /// It does not sit easily with this (also `tension_with`).
    TensionWith "tension-with" "is in tension with" "is in tension with" Tie,
    /// It is related to this in a way that its text says.
    RelatedTo "related-to" "is related to" "is related to" Tie,
}

impl Relation {
    /// The link types that a bundle may write under `links`.
    pub const LINK_TYPES: [Self; 22] = [
        Self::Supports,
        Self::Contradicts,
        Self::Assumes,
        Self::Limits,
        Self::Explains,
        Self::Answers,
        Self::Moves,
        Self::Uses,
        Self::Targets,
        Self::Directs,
        Self::ReportsTo,
        Self::Hires,
        Self::PartOf,
        Self::LocatedIn,
        Self::OwnedBy,
        Self::Tolerates,
        Self::AccessibleVia,
        Self::DerivedFrom,
        Self::Supersedes,
        Self::SameAs,
        Self::TensionWith,
        Self::RelatedTo,
    ];

    /// The link type of that name.
    pub fn link_type(text: &str) -> Option<Self> {
        Self::LINK_TYPES.into_iter().find(|relation| relation.key() == text)
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// One tie between two items of a bundle, whichever field or link carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The item that has the field or link.
    pub from: Id,
    /// How it bears on the other.
    pub rel: Relation,
    pub to: Id,
    /// The tie in words, where the link says more than its type.
    pub text: Option<String>,
    /// Who says so, where it is not whoever says the item that has it.
    pub origin: Option<Origin>,
}
