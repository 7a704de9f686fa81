//! The map of the house. A floor uses only the floors named above it.

/// Running text: characters, cells, light Markdown, sentences.
pub mod text;
/// What an assessment says: plain values.
pub mod bundle;
/// How a meaning looks.
pub mod theme;
/// Files to values: the only floor that reads content and themes.
pub mod load;
/// Files of other programs to bundles.
pub mod exchange;
/// The format of bundles, written out: examples to begin with, and a schema.
pub mod format;
/// Finding words, as people type them.
pub mod search;
/// Typesetting: an item and a width make rows of role-tagged text.
pub mod page;
/// What leaves the program: assessments, items and talks in the formats of other programs.
pub mod export;
/// Which key means which command.
pub mod keymap;
/// What the reader is doing, and how it changes.
pub mod state;
/// State to cells: reads everything, changes nothing.
pub mod view;
/// The outside world: terminal, threads, clock, command line.
pub mod run;
