//! A limit on what the assessment may be taken to say.

use serde::{Deserialize, Serialize};

use crate::bundle::value::id::Id;

/// What a caveat applies to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Caveat {
    /// The items it limits; `assessment` stands for all of them.
    pub applies_to: Vec<Id>,
    /// Whether the text leaves open what it applies to; the items listed are then one reading of it.
    pub uncertain: bool,
}
