//! The reader on one bundle: outline, page, links, and the way that led there.

pub mod outline;
pub mod links;
pub mod history;
pub mod page_view;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod reader;
pub mod mouse;
