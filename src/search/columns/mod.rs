//! Rows of numbers and bytes, of which an index is made.

pub mod bits;
pub mod bytes;
pub mod column;
