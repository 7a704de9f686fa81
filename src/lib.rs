//! The map of the house. A floor uses only the floors named above it.

/// What an assessment says: plain values.
pub mod bundle;
/// How a meaning looks.
pub mod theme;
/// Which key means which command.
pub mod keymap;
