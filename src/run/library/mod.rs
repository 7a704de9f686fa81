//! The bundles there are to read: where they come from, how they are read, and what is cached.

pub mod foreign;
pub mod origin;
pub mod cache;
pub mod batch;
pub mod bundles;
pub mod catalog;
pub mod archive;
pub mod source_digest;
