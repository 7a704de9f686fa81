//! The terminal: what is written to it, and what arrives from it.

pub mod writer;
pub mod encode;
pub mod screen;
pub mod inbox;
pub mod listen;
pub mod first_theme;
