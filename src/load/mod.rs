//! Files to values: the only floor that reads content and themes.

pub mod fault;
pub mod yaml;
pub mod shape;
pub mod join;
pub mod files;
pub mod theme;

pub use fault::code::{FaultCode, Severity};
pub use fault::fault::Fault;
pub use fault::file_text::{FileText, FileTexts, Spot};
pub use fault::report::Paint;
pub use fault::wrong::Wrong;
pub use files::builtin::{SAMPLES, embedded, is_sample, path_of};
pub use files::folders::{Glance, PathContents, bundles_in, glance};
pub use files::open::{Digest, Loaded, Texts, assemble, open};
pub use files::references::settled;
pub use files::same_id::same_ids;
pub use theme::theme_file::{Themes, themes, themes_for};
pub use yaml::read::read;
pub use yaml::spans::Spans;
pub use yaml::step::{Focus, Step};
