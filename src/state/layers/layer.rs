//! The layers there are: a closed set, with the command that opens each.

use crate::keymap::{Command, Context};
use crate::state::layers::choice::ChoiceLayer;
use crate::state::layers::choices;
use crate::state::layers::faults::FaultsLayer;
use crate::state::layers::grid::GridLayer;
use crate::state::layers::jump::JumpLayer;
use crate::state::layers::overlay::Overlay;
use crate::state::layers::palette::PaletteLayer;
use crate::state::layers::peek::PeekLayer;
use crate::state::layers::prompt::PromptLayer;
use crate::state::layers::scale::ScaleLayer;
use crate::state::layers::search::SearchLayer;
use crate::state::layers::surroundings::Surroundings;
use crate::state::stage::stage::Stage;

/// A layer over the stage.
#[derive(Debug, Clone)]
pub enum Layer {
    Search(Box<SearchLayer>),
    Palette(Box<PaletteLayer>),
    Peek(Box<PeekLayer>),
    /// The whole scale of a word of likelihood.
    Scale(Box<ScaleLayer>),
    Grid(Box<GridLayer>),
    /// A list to choose from.
    Choice(Box<ChoiceLayer>),
    /// A line that asks for a name.
    Prompt(Box<PromptLayer>),
    Faults(FaultsLayer),
    /// Letters over the links in view.
    Jump(JumpLayer),
}

impl Layer {
    pub fn overlay(&self) -> &dyn Overlay {
        match self {
            Self::Search(layer) => &**layer,
            Self::Palette(layer) => &**layer,
            Self::Peek(layer) => &**layer,
            Self::Scale(layer) => &**layer,
            Self::Grid(layer) => &**layer,
            Self::Choice(layer) => &**layer,
            Self::Prompt(layer) => &**layer,
            Self::Faults(layer) => layer,
            Self::Jump(layer) => layer,
        }
    }

    pub fn overlay_mut(&mut self) -> &mut dyn Overlay {
        match self {
            Self::Search(layer) => &mut **layer,
            Self::Palette(layer) => &mut **layer,
            Self::Peek(layer) => &mut **layer,
            Self::Scale(layer) => &mut **layer,
            Self::Grid(layer) => &mut **layer,
            Self::Choice(layer) => &mut **layer,
            Self::Prompt(layer) => &mut **layer,
            Self::Faults(layer) => layer,
            Self::Jump(layer) => layer,
        }
    }

    /// The layer that a command opens, or a sentence that says why there is nothing to open. Nothing for a command that
    /// opens no layer.
    pub fn opened_by(command: Command, context: Context, around: &Surroundings<'_>) -> Option<Result<Self, String>> {
        let choice = |layer: ChoiceLayer| Self::Choice(Box::new(layer));
        let prompt = |layer: PromptLayer| Self::Prompt(Box::new(layer));
        let reader = around.stage.reader();
        Some(match command {
            Command::Palette => Ok(Self::Palette(Box::new(PaletteLayer::new(context, around)))),
            Command::Search => Ok(Self::Search(Box::new(SearchLayer::new(around)?))),
            Command::Views => choices::views(around).map(choice),
            Command::Grid => {
                let (rows, columns) = GridLayer::FIRST;
                Ok(Self::Grid(Box::new(GridLayer::new(&reader?.bundle, rows, columns))))
            }
            Command::Library => Ok(choice(choices::assessments(around))),
            Command::Scale => {
                let (_, address) = around.stage.open()?;
                Ok(Self::Scale(Box::new(ScaleLayer::new(address, around)?)))
            }
            Command::Faults => Ok(Self::Faults(FaultsLayer::default())),
            Command::Themes => Ok(choice(choices::themes(around))),
            Command::Ceiling => Ok(choice(choices::ceilings(around))),
            Command::Walks => Ok(choice(choices::walk_choice(around))),
            Command::Export => Ok(choice(choices::exports(around)?)),
            Command::CopyAs => Ok(choice(choices::copy_forms())),
            Command::Overview => Ok(choice(choices::stops(around)?)),
            Command::Minutes => PromptLayer::minutes_file(around).map(prompt),
            Command::RenameWalk => PromptLayer::walk_name(around).map(prompt),
            Command::Hints => JumpLayer::new(around).map(Self::Jump).ok_or_else(|| "no links in view".to_owned()),
            Command::Peek if matches!(around.stage, Stage::Slides(..)) => {
                Ok(Self::Peek(Box::new(PeekLayer::trail(around)?)))
            }
            Command::Peek => {
                let reader = reader?;
                match reader.pointed().map(|id| reader.address_of(&id)) {
                    None => Err("nothing to peek at here".to_owned()),
                    Some(address) => PeekLayer::new(address.clone(), around)
                        .map(|layer| Self::Peek(Box::new(layer)))
                        .ok_or_else(|| format!("{address} is not in the library")),
                }
            }
            _ => return None,
        })
    }
}
