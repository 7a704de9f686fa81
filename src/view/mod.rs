//! State to cells: reads everything, changes nothing.

pub mod brush;
pub mod text_input;
pub mod bars;
pub mod stage;
pub mod layers;
pub mod draw;

pub use draw::draw;
