//! What looks beyond the judgements: alternatives, signposts, outlooks, assumptions and measures.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bundle::value::id::Id;
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::timeframe::Timeframe;

/// Another reading of the same evidence.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Alternative {
    /// The judgement it stands against.
    pub to: Id,
    /// How likely the issuer holds it to be.
    pub likelihood: Option<Likelihood>,
    /// Why the issuer did not adopt it.
    pub why_rejected: Option<String>,
}

/// Whether a signpost has been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignpostState {
    #[default]
    NotSeen,
    Seen,
    Reversed,
}

impl SignpostState {
    /// The words for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotSeen => "not seen",
            Self::Seen => "seen",
            Self::Reversed => "reversed",
        }
    }
}

/// Which way a signpost would move a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Course {
    Up,
    Down,
}

/// The move that a signpost would make.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The judgement that would move.
    pub judgement: Id,
    pub direction: Course,
}

/// Something that, once seen, would move a judgement.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Signpost {
    /// What it would move.
    pub moves: Vec<Move>,
    /// Whether it has been seen.
    pub state: SignpostState,
    /// When it was seen.
    pub observed_on: Option<Date>,
    /// What one would look for.
    pub observable: Option<String>,
}

/// The direction that things take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OutlookDirection {
    Up,
    Down,
    Flat,
    Mixed,
    NotStated,
}

impl OutlookDirection {
    /// The words for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Up => "rising",
            Self::Down => "falling",
            Self::Flat => "unchanged",
            Self::Mixed => "mixed",
            Self::NotStated => "direction not stated",
        }
    }
}

/// The direction that things take for a region or sector.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Outlook {
    pub direction: OutlookDirection,
    pub likelihood: Option<Likelihood>,
    pub timeframe: Option<Timeframe>,
}

/// What a judgement takes for granted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
pub struct Assumption {
    /// What would follow if it did not hold.
    pub if_wrong: Option<String>,
    /// The judgements that stand on it.
    pub supports: Vec<Id>,
}

/// A step that reduces the risk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
pub struct Measure {
    /// The tactics or judgements it bears on.
    pub mitigates: Vec<Id>,
}
