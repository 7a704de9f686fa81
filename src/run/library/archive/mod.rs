//! The kept index of a library: what is in it, whether that is still what the files say, and how it is made.

pub mod stamp;
pub mod block_file;
pub mod manifest;
pub mod survey;
pub mod segments;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod archive;
