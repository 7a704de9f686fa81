//! The map of the house: each floor uses only the floors above it.

pub mod bundle;
pub mod search;
