//! What an assessment says, as plain values: no files, no colours, no keys.

pub mod id;
pub mod kind;
pub mod origin;
pub mod locator;
pub mod marking;
pub mod likelihood;
pub mod scale;
pub mod confidence;
pub mod timeframe;
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
pub mod foresight;
pub mod link;
pub mod assessment;
pub mod item;
pub mod walk;
pub mod mention;
pub mod redact;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod bundle;
pub mod ceiling;
pub mod tour;
pub mod library;

pub use actor::{Actor, ActorScope};
pub use assessment::{Absence, Assessment, SourceDocument};
pub use bundle::{Bundle, Sight};
pub use caveat::Caveat;
pub use ceiling::{Ceiling, NotStated};
pub use confidence::{Confidence, Level};
pub use evidence::{Bound, Credibility, Evidence, Figure, Grade, Reliability};
pub use foresight::{
    Alternative, Assumption, Course, Measure, Move, Outlook, OutlookDirection, Signpost, SignpostState,
};
pub use id::{Address, Id};
pub use item::{Detail, Item};
pub use judgement::Judgement;
pub use kind::Kind;
pub use library::Library;
pub use likelihood::{Form, Likelihood, Percents};
pub use link::{Edge, ExternalRef, Link, MatchStrength, Part, Relation};
pub use locator::Locator;
pub use marking::{Marking, Tlp};
pub use omission::{Omission, OmissionType};
pub use origin::Origin;
pub use question::{Question, QuestionState};
pub use region::Region;
pub use scale::{Band, Scale};
pub use sector::{Members, Sector};
pub use source::Source;
pub use tactic::{Lawful, Tactic};
pub use timeframe::{Timeframe, Window};
pub use walk::{Show, Stop, Walk};
