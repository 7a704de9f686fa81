//! The format of bundles, written out by the fields of the kinds: examples to begin with, and a schema.

pub mod example;
pub mod bundle_text;
pub mod template;
pub mod schema;
