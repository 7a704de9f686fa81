//! Where a statement comes from.

use serde::{Deserialize, Serialize};

use crate::bundle::item::evidence::Grade;

/// What a source says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct Source {
    /// What sort of source: press, plan, official remark, case file…
    pub source_kind: String,
    /// Who published it: a name, or the id of an organisation.
    pub publisher: Option<String>,
    pub date: Option<String>,
    /// Where; shown, never opened.
    pub url: Option<String>,
    /// How it is graded; absent means not stated.
    pub grade: Option<Grade>,
    /// How it can be reached.
    pub access: Option<String>,
}
