//! Files of other programs to bundles, with nothing lost, and what became of each object told.

pub mod json;
pub mod draft;
pub mod stix;
pub mod misp;
pub mod markdown;
pub mod csv;
pub mod read;

pub use draft::report::{ImportReport, ImportWarning, Imported};
pub use json::budget::Refusal;
