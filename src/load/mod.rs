//! Files to values: the only floor that reads content and themes.

pub mod character;
pub mod source;
pub mod code;
pub mod nearest;
pub mod wrong;
pub mod sentence;
pub mod help;
pub mod fault;
pub mod spans;
pub mod trap;
pub mod guard;
pub mod yaml;
pub mod reader;
pub mod shape;
pub mod read;
mod theme_shape;
pub mod theme_file;

pub use code::{Code, Explanation, Severity};
pub use fault::Fault;
pub use read::read;
pub use source::{Source, Sources, Spot};
pub use spans::{Focus, Spans, Step};
pub use theme_file::{Themes, themes};
pub use wrong::Wrong;
