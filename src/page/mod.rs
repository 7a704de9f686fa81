//! Typesetting: an item and a width make rows of role-tagged text.

pub mod layout;
pub mod item;
pub mod slide;
pub mod surface;

pub use item::card::card;
pub use item::typeset::typeset;
pub use layout::row::{Page, PageHeading, PageLink, Piece, Place, Row};
pub use layout::setting::Setting;
pub use slide::large::Large;
pub use slide::parts::Additions;
pub use slide::slide::{Slide, SlideFrame, Step};
pub use slide::trail::trail;
pub use surface::grid::{Grid, Tie, cross};
pub use surface::marks::{Mark, marks};
pub use surface::plain::plain;
