//! JSON of other programs, read without copying it and never without a limit.

pub mod budget;
pub mod raw;
