//! The shapes of the files of a bundle.

pub mod bundle_file;
