//! Items joined into a bundle, bundles into a library, and both under a ceiling.

pub mod walk;
pub mod description;
pub mod mention;
pub mod redact;
pub mod missing;
pub mod bundle;
pub mod qualified;
pub mod ceiling;
pub mod tour;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod library;
pub mod elsewhere;
