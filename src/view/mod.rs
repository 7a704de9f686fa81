//! State to cells: reads everything, changes nothing.

pub mod brush;
pub mod bars;
pub mod pane;
pub mod field;
pub mod search;
pub mod palette;
pub mod choice;
pub mod peek;
pub mod grid;
pub mod faults;
pub mod hints;
pub mod present;
pub mod notes;
pub mod draw;

pub use draw::draw;
