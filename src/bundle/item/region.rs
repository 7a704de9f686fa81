//! A place, as the issuer delimits it.

use serde::{Deserialize, Serialize};

/// What a region says of itself beyond its text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
pub struct Region {
    /// Places that it covers, as written.
    pub places: Vec<String>,
    /// How the issuer delimits it.
    pub scope: Option<String>,
}
