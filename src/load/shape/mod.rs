//! The shapes of the files of a bundle.

pub mod handling;
pub mod bundle_file;
