//! MISP: events as assessments, and galaxies as vocabularies.

pub mod element;
pub mod cluster;
pub mod event;
pub mod galaxy;
pub mod read;
