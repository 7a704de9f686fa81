//! The reader on one bundle: overview, lists, page, links, and the way that led there.

pub mod sections;
pub mod section_list;
pub mod light;
pub mod overview;
pub mod overview_areas;
pub mod links;
pub mod history;
pub mod page_view;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod reader;
pub mod commands;
pub mod mouse;
