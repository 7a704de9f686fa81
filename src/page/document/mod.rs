//! An item as a document of parts, before it has a surface or a width; and its arrangement on a surface.

pub mod element;
pub mod weight;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod document;
pub mod beside;
pub mod composer;
pub mod tabular;
pub mod unfold;
pub mod arrange;
