//! Typesetting: an item becomes a document, and a document and a width become rows of role-tagged text.

pub mod layout;
pub mod document;
pub mod item;
pub mod slide;
pub mod surface;

pub use document::document::Document;
pub use document::weight::{Surface, Weight};
pub use item::write::document;
pub use layout::row::{Page, PageColumn, PageHeading, PageLink, Piece, Place, Row};
pub use layout::setting::{Additions, PageRoom, Setting};
pub use slide::slide::{Slide, SlideFrame, SlideStep};
pub use surface::grid::{Grid, GridTie, cross};
pub use surface::marks::{Mark, marks};
pub use surface::settings::{arranged, card, plain, scales, trail, typeset};
