//! Words of assessments, found as people type them: an index over words, a query language, a ranking, and what to light.
//!
//! A query is answered in steps, each only where the one before found hardly anything: the words themselves, their forms
//! and what they begin; then, for words that stand nowhere, those a slip away, typed by their consonants or by the heads of
//! a name; where the words stand but never together, items that lack one; at last the fewest words are left out, and said.
//! How items are ranked, and what decides between equals, is told in `rank.rs`.

pub mod fold;
pub mod sentence;
pub mod token;
pub mod field;
pub mod facet;
pub mod record;
pub mod table;
pub mod acronym;
pub mod stem;
pub mod bits;
pub mod intern;
pub mod vocabulary;
pub mod postings;
pub mod crowd;
pub mod kinds;
pub mod code;
pub mod part;
pub mod gather;
pub mod merge;
pub mod bytes;
pub mod store;
pub mod index;
pub mod matcher;
pub mod edit;
pub mod query;
pub mod narrow;
pub mod parse;
pub mod complete;
pub mod near;
pub mod reach;
pub mod heads;
pub mod plan;
pub mod sweep;
pub mod estimate;
pub mod sighting;
pub mod rank;
pub mod lit;
pub mod excerpt;
pub mod findings;
pub mod find;
pub mod pick;

pub use complete::Completion;
pub use facet::Facet;
pub use field::{Field, FieldText};
pub use find::find;
pub use findings::{Ask, Findings, Hit, Scope, Whose};
pub use index::Index;
pub use lit::Lit;
pub use pick::{Picked, pick};
pub use query::Query;
pub use record::Record;
pub use table::table;
