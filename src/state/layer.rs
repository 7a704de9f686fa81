//! What can lie over the reader: a closed set, the last of them on top.

use crate::keymap::Context;
use crate::state::choice::ChoiceLayer;
use crate::state::faults::FaultsLayer;
use crate::state::grid::GridLayer;
use crate::state::hints::HintsLayer;
use crate::state::notes::NotesLayer;
use crate::state::palette::PaletteLayer;
use crate::state::peek::PeekLayer;
use crate::state::present::PresentLayer;
use crate::state::search::SearchLayer;

/// A layer over the reader.
#[derive(Debug, Clone)]
pub enum Layer {
    Search(Box<SearchLayer>),
    Palette(Box<PaletteLayer>),
    Peek(Box<PeekLayer>),
    Grid(Box<GridLayer>),
    /// A list to choose from.
    Choice(Box<ChoiceLayer>),
    Faults(FaultsLayer),
    Hints(HintsLayer),
    /// A walk that is being told.
    Present(Box<PresentLayer>),
    /// The speaker's own screen.
    Notes(Box<NotesLayer>),
}

impl Layer {
    /// Where its keys are heard.
    pub const fn context(&self) -> Context {
        match self {
            Self::Search(_) => Context::Search,
            Self::Palette(_) => Context::Palette,
            Self::Peek(_) => Context::Peek,
            Self::Grid(_) => Context::Grid,
            Self::Choice(_) => Context::Choice,
            Self::Faults(_) => Context::Faults,
            Self::Hints(_) => Context::Hints,
            Self::Present(_) => Context::Present,
            Self::Notes(_) => Context::Notes,
        }
    }
}
