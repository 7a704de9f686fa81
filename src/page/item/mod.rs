//! What is said of each kind of item, one file a kind, and what they share.

pub mod likelihood;
pub mod timing;
pub mod head;
pub mod caveats;
pub mod basis;
pub mod ties;
pub mod footer;
pub mod cover;
pub mod judgement;
pub mod evidence;
pub mod sector;
pub mod actor;
pub mod tactic;
pub mod region;
pub mod source;
pub mod organisation;
pub mod caveat;
pub mod omission;
pub mod question;
pub mod alternative;
pub mod assumption;
pub mod signpost;
pub mod outlook;
pub mod measure;
pub mod note;
pub mod write;
