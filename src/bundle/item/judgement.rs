//! A conclusion that the issuer draws.

use serde::{Deserialize, Serialize};

use crate::bundle::value::confidence::Confidence;
use crate::bundle::value::id::Id;
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::timeframe::Timeframe;

/// What a judgement says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Judgement {
    /// Whether it is one of the key judgements.
    pub key: bool,
    /// How likely the issuer holds it to be.
    pub likelihood: Likelihood,
    /// How well founded; never read off the likelihood.
    pub confidence: Confidence,
    /// When it is meant to hold.
    pub timeframe: Option<Timeframe>,
    /// What it rests on: evidence, or other judgements.
    pub basis: Vec<Id>,
    /// What it takes for granted.
    pub assumptions: Vec<Id>,
    pub caveats: Vec<Id>,
    pub alternatives: Vec<Id>,
    /// What would move it.
    pub signposts: Vec<Id>,
    /// Judgements it does not sit easily with.
    pub tension_with: Vec<Id>,
    /// What a list inside the judgement covers.
    pub scope_list: Vec<Id>,
    /// What follows for whoever reads it.
    pub implication: Option<String>,
}
