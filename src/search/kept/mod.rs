//! Segments as bytes: read whole beside their items, or opened and read by position.

pub mod store;
pub mod kept_segment;
