//! What answers a query, the best first, and what of it is lit.

pub mod sweep;
pub mod estimate;
pub mod occurrences;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod rank;
pub mod highlight;
pub mod excerpt;
pub mod findings;
pub mod find;
pub mod pick;
