//! What each kind of item says that looks ahead: other readings, assumptions, scenarios, signposts, outlooks, measures.

pub mod alternative;
pub mod assumption;
pub mod scenario;
pub mod signpost;
pub mod outlook;
pub mod measure;
