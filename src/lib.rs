//! The map of the house. A floor uses only the floors named above it.

/// What an assessment says: plain values.
pub mod bundle;
/// How a meaning looks.
pub mod theme;
/// Files to values: content and themes.
pub mod load;
/// Typesetting: an item and a width make rows of role-tagged text.
pub mod page;
