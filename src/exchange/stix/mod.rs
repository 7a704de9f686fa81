//! STIX 2.0 and 2.1: each report an assessment, and every object an item or a part of one.

pub mod object;
pub mod marking;
pub mod own;
pub mod relation;
pub mod file;
pub mod homes;
pub mod mapping;
pub mod cover;
pub mod assembly;
pub mod ties;
pub mod read;
