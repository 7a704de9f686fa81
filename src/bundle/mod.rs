//! What an assessment says, as plain values: no files, no colours, no keys.

pub mod value;
pub mod item;
pub mod library;

pub use item::actor::{Actor, ActorScope};
pub use item::alternative::Alternative;
pub use item::assessment::{Absence, Assessment, Imprint, SourceDocument};
pub use item::assumption::Assumption;
pub use item::caveat::Caveat;
pub use item::evidence::{Bound, Credibility, Evidence, Figure, Grade, Reliability};
pub use item::item::{Detail, Item};
pub use item::judgement::Judgement;
pub use item::measure::Measure;
pub use item::omission::{Omission, OmissionType};
pub use item::outlook::{Outlook, OutlookDirection};
pub use item::question::{Question, QuestionState};
pub use item::region::Region;
pub use item::sector::{Members, Sector};
pub use item::signpost::{Course, Move, Signpost, SignpostState};
pub use item::source::Source;
pub use item::tactic::{Lawful, Tactic};
pub use library::bundle::{Bundle, Sight};
pub use library::ceiling::{Ceiling, Clearance, Cleared, NotStated};
pub use library::description::{Description, ValueType};
pub use library::library::Library;
pub use library::walk::{Show, Stop, Walk};
pub use value::confidence::{Confidence, Level};
pub use value::id::{Address, Id};
pub use value::kind::Kind;
pub use value::likelihood::{Form, Likelihood, Percents};
pub use value::link::{Edge, Part, Relation};
pub use value::locator::Locator;
pub use value::marking::{Marking, Tlp};
pub use value::origin::Origin;
pub use value::reference::{ExternalRef, Link, MatchStrength};
pub use value::scale::{Band, Scale};
pub use value::timeframe::{Timeframe, Window};
