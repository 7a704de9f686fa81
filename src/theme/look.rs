//! The look of one meaning: its colours and strokes, as a theme file gives them.

use ratatui::style::{Color, Modifier, Style};
use serde::{Deserialize, Serialize};

use crate::theme::palette::Colour;

/// What a terminal can do to a letter beside colouring it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Stroke {
    Bold,
    Dim,
    Italic,
    /// With a line below.
    Underline,
    /// With text and ground exchanged.
    Reverse,
    /// With a line through.
    Strike,
}

impl Stroke {
    /// The modifier of a cell.
    pub const fn modifier(self) -> Modifier {
        match self {
            Self::Bold => Modifier::BOLD,
            Self::Dim => Modifier::DIM,
            Self::Italic => Modifier::ITALIC,
            Self::Underline => Modifier::UNDERLINED,
            Self::Reverse => Modifier::REVERSED,
            Self::Strike => Modifier::CROSSED_OUT,
        }
    }
}

/// The look of one meaning. What it leaves out shows as what lies beneath.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
pub struct Look {
    /// The colour of the letters.
    pub fg: Option<Colour>,
    /// The colour behind them.
    pub bg: Option<Colour>,
    /// The strokes it adds.
    pub on: Vec<Stroke>,
    /// The strokes it takes away from what lies beneath.
    pub off: Vec<Stroke>,
}

impl Look {
    /// A look of modifiers alone.
    pub fn bare(on: &[Stroke], off: &[Stroke]) -> Self {
        Self { fg: None, bg: None, on: on.to_vec(), off: off.to_vec() }
    }

    /// The style of a cell.
    pub fn style(&self) -> Style {
        let modifiers = |strokes: &[Stroke]| strokes.iter().fold(Modifier::empty(), |all, one| all | one.modifier());
        let mut style = Style::new().add_modifier(modifiers(&self.on)).remove_modifier(modifiers(&self.off));
        style.fg = self.fg.map(Color::from);
        style.bg = self.bg.map(Color::from);
        style
    }
}
