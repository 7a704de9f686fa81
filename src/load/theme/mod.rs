//! Theme files.

pub mod theme_shape;
pub mod theme_file;
