//! STIX 2.1: every item an object that other programs read, and in an extension what STIX has no place for.

pub mod identifier;
pub mod came;
pub mod fields;
pub mod native;
pub mod prose;
pub mod file;
