//! Items as they are indexed: records, vocabularies, postings, and the parts of an index.

pub mod field;
pub mod facet;
pub mod record;
pub mod table;
pub mod intern;
pub mod vocabulary;
pub mod postings;
pub mod common_words;
pub mod kinds;
pub mod word_code;
pub mod entries;
pub mod segment;
pub mod build_segment;
pub mod merge;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod index;
