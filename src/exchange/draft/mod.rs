//! What every format is made into: items with ids and texts that a bundle can hold, and an account of what became of what.

pub mod report;
pub mod ids;
pub mod prose;
pub mod cover;
pub mod wording;
pub mod kinds;
