//! The palette: every command with its keys, filtered as one types, and run. It is help too.

use crate::keymap::{Command, Context, commands, keys};
use crate::state::answer::{Answer, Chosen};
use crate::state::layers::filtered_list::{FilteredList, ListChange, list_areas};
use crate::state::layers::overlay::{ClickAreas, Edit, Overlay};
use crate::state::layers::surroundings::Surroundings;
use crate::state::screen::scroll::Scroll;

/// One line of the palette.
#[derive(Debug, Clone)]
pub struct Offer {
    pub says: String,
    pub keys: String,
    /// What running it means.
    answer: Answer,
}

/// The palette over the place where it was called.
#[derive(Debug, Clone)]
pub struct PaletteLayer {
    /// Where it was called: its commands are offered.
    pub called_in: Context,
    /// Everything that can be done there.
    pub offers: Vec<Offer>,
    /// The offers that are left.
    pub list: FilteredList,
}

impl PaletteLayer {
    /// What can be done in a context, the named views that can be opened there among it.
    pub fn new(context: Context, around: &Surroundings<'_>) -> Self {
        let offer = |command: Command| Offer {
            says: command.says().to_owned(),
            keys: keys(context, command).join("  "),
            answer: Answer::Run(command),
        };
        let commands = commands(context).into_iter().filter(|&command| command != Command::Palette);
        // Where views can be chosen, each can be run.
        let views = if keys(context, Command::Views).is_empty() { Vec::new() } else { around.own.view_list() };
        let views = views.into_iter().map(|(name, query)| Offer {
            says: format!("View: {name}"),
            keys: query,
            answer: Answer::Chosen(Chosen::View(name)),
        });
        let offers = commands.map(offer).chain(views).collect();
        let mut layer = Self { called_in: context, offers, list: FilteredList::default() };
        layer.filter();
        layer
    }

    /// A line is found by what the command does, and by its keys.
    fn filter(&mut self) {
        let lines = self.offers.iter().map(|offer| format!("{} {}", offer.says, offer.keys));
        self.list.filter(&lines.collect::<Vec<_>>());
    }
}

impl Overlay for PaletteLayer {
    fn context(&self) -> Context {
        Context::Palette
    }

    fn act(&mut self, command: Command, around: &Surroundings<'_>) -> Answer {
        match (self.list.act(command, list_areas(&around.areas, self.offers.len()).height()), command) {
            (ListChange::Moved, _) => {}
            (ListChange::Typed, _) => self.filter(),
            (ListChange::None, Command::Enter) => {
                let offer = self.list.current().and_then(|place| self.offers.get(place));
                return offer.map_or(Answer::Done, |offer| offer.answer.clone());
            }
            (ListChange::None, Command::Close | Command::Palette) => return Answer::Close,
            (ListChange::None, _) => return Answer::Pass,
        }
        Answer::Done
    }

    fn edit(&mut self, edit: Edit<'_>) -> Answer {
        self.list.edit(edit);
        self.filter();
        Answer::Done
    }

    fn click_areas(&self, around: &Surroundings<'_>) -> ClickAreas {
        self.list.click_areas(&around.areas, self.offers.len())
    }

    fn list_cursor(&mut self) -> Option<&mut Scroll> {
        Some(&mut self.list.scroll)
    }

    fn name_for_speaker(&self) -> String {
        "the list of commands".to_owned()
    }
}
