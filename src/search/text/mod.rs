//! Text as it is compared: folded, split into words, with their forms and slips.

pub mod fold;
pub mod token;
pub mod acronym;
pub mod stem;
pub mod matcher;
pub mod edit;
