//! Words of assessments, found as people type them: an index over words, a query language, a ranking, and what to light.
//!
//! A query is answered in steps, each only where the one before found hardly anything: the words themselves, their forms
//! and what they begin; then, for words that stand nowhere, those a slip away, typed by their consonants or by the heads of
//! a name; where the words stand but never together, items that lack one; at last the fewest words are left out, and said.
//! How items are ranked, and what decides between equal scores, is described in `rank.rs`.

pub mod text;
pub mod columns;
pub mod index;
pub mod kept;
pub mod query;
pub mod rank;

pub use index::facet::Facet;
pub use index::field::{FieldText, IndexField};
pub use index::index::Index;
pub use index::record::Record;
pub use index::table::table;
pub use query::complete::{Completion, complete};
pub use query::parse::parse;
pub use query::query::Query;
pub use rank::find::find;
pub use rank::findings::{Findings, Hit, Request, Scope, Whose};
pub use rank::highlight::Highlights;
pub use rank::pick::{Picked, pick};
