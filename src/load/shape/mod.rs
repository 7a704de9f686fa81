//! The shapes of the files of a bundle, and what they become.

pub mod field_file;
pub mod item_file;
pub mod manifest_file;
pub mod walk_file;
pub mod bundle_file;
