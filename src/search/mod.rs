//! Words of assessments, found as people type them: an index over words, a query language, a ranking, and what to light.

pub mod fold;
pub mod sentence;
pub mod token;
pub mod field;
pub mod facet;
pub mod record;
pub mod table;
pub mod acronym;
pub mod stem;
pub mod vocabulary;
pub mod part;
pub mod index;
pub mod matcher;
pub mod edit;
pub mod query;
pub mod near;
pub mod bits;
pub mod reach;
pub mod heads;
pub mod plan;
pub mod sweep;
pub mod rank;
pub mod lit;
pub mod excerpt;
pub mod find;
pub mod pick;

pub use facet::Facet;
pub use field::{Field, FieldText};
pub use find::{Ask, Findings, Hit, Scope, find};
pub use index::Index;
pub use lit::Lit;
pub use pick::{Picked, pick};
pub use query::{Completion, Query};
pub use record::Record;
pub use table::table;
