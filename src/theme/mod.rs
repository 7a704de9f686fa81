//! How a meaning looks: a `Role` for every meaning that may be styled, and themes that give each a style.

pub mod role;
pub mod palette;
pub mod look;
pub mod contrast;
pub mod bare;
pub mod depth;
#[allow(clippy::module_inception, reason = "a file is named after the noun it defines")]
pub mod theme;
pub mod choose;

pub use choose::{Output, first_theme, tone_from_environment};
pub use contrast::Shortfall;
pub use depth::Depth;
pub use look::{Look, Stroke};
pub use palette::{Colour, ColourError};
pub use role::Role;
pub use theme::{Face, Theme, Tone};
