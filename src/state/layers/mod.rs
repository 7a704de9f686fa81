//! What can lie over the stage: one file a layer, which answers for all of it.

pub mod surroundings;
pub mod overlay;
pub mod filtered_list;
pub mod search;
pub mod choice;
pub mod choices;
pub mod prompt;
pub mod palette;
pub mod peek;
pub mod scale;
pub mod grid;
pub mod faults;
pub mod jump;
pub mod layer;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod layers;
