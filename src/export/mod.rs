//! What leaves the program: assessments, items and talks, written in the formats of other programs.

pub mod format;
pub mod talk;
pub mod selection;
pub mod place;
pub mod html;
pub mod markdown;
pub mod json;
pub mod csv;
pub mod reference;
pub mod csl;
pub mod bibtex;
pub mod argdown;
pub mod stix;
pub mod write;

pub use format::ExportFormat;
pub use selection::{Portion, Selection, Share, SourceDigest};
pub use talk::Talk;
pub use write::{Exported, write};
