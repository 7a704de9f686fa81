//! What each kind of item says, and the item itself.

pub mod condition;
pub mod holder;
pub mod breakdown;
pub mod table;
pub mod exhibits;
pub mod judgement;
pub mod evidence;
pub mod caveat;
pub mod omission;
pub mod question;
pub mod sector;
pub mod actor;
pub mod tactic;
pub mod region;
pub mod source;
pub mod assessment;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod item;
