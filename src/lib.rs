//! The map of the house. A floor uses only the floors named above it.

/// What an assessment says: plain values.
pub mod bundle;
/// How a meaning looks.
pub mod theme;
/// Files to values: the only floor that reads content and themes.
pub mod load;
/// Which key means which command.
pub mod keymap;
