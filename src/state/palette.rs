//! The palette: every command with its keys, filtered as one types, and run. It is help too.

use crate::keymap::{Code, Command, Context, commands, keys};
use crate::search::rank::pick::{Picked, pick};
use crate::state::answer::Answer;
use crate::state::field::Field;
use crate::state::scroll::Scroll;

/// One line of the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub command: Command,
    pub says: String,
    pub keys: String,
    /// The name of the view that it opens, where it opens one.
    pub view: Option<String>,
}

/// The palette over the place where it was called.
#[derive(Debug, Clone)]
pub struct PaletteLayer {
    /// Where it was called: its commands are offered.
    pub context: Context,
    /// Everything that can be done there.
    pub offers: Vec<Offer>,
    /// The line that filters them.
    pub field: Field,
    /// The offers that are left, best first.
    pub left: Vec<Picked>,
    /// The cursor among them.
    pub scroll: Scroll,
}

impl PaletteLayer {
    /// What can be done in a context, the named views that can be opened there among it.
    pub fn new(context: Context, views: &[(String, String)]) -> Self {
        let offer = |command: Command| Offer {
            command,
            says: command.says().to_owned(),
            keys: keys(context, command).join("  "),
            view: None,
        };
        // Where views can be chosen, each can be run.
        let opened = views.iter().filter(|_| !keys(context, Command::Views).is_empty()).map(|(name, query)| Offer {
            command: Command::Views,
            says: format!("View: {name}"),
            keys: query.clone(),
            view: Some(name.clone()),
        });
        let offers: Vec<Offer> = commands(context)
            .into_iter()
            .filter(|&command| command != Command::Palette)
            .map(offer)
            .chain(opened)
            .collect();
        let mut layer = Self { context, offers, field: Field::default(), left: Vec::new(), scroll: Scroll::default() };
        layer.filter();
        layer
    }

    /// The offer under the cursor.
    pub fn current(&self) -> Option<&Offer> {
        self.offers.get(self.left.get(self.scroll.cursor)?.index)
    }

    /// Does what a command means here.
    pub fn act(&mut self, command: Command, height: usize) -> Answer {
        if self.scroll.act(command, self.left.len(), height) {
            return Answer::Done;
        }
        match command {
            Command::Enter => {
                return self.current().map_or(Answer::Done, |offer| match &offer.view {
                    Some(name) => Answer::View(name.clone()),
                    None => Answer::Run(offer.command),
                });
            }
            Command::Close | Command::Palette => return Answer::Close,
            Command::EraseWord => self.field.erase_word(),
            Command::EraseLine => self.field.clear(),
            _ => return Answer::Pass,
        }
        self.filter();
        Answer::Done
    }

    pub fn type_char(&mut self, c: char) -> Answer {
        self.field.type_char(c);
        self.filter();
        Answer::Done
    }

    pub fn paste(&mut self, text: &str) -> Answer {
        self.field.paste(text);
        self.filter();
        Answer::Done
    }

    pub fn edit(&mut self, code: Code) -> Answer {
        self.field.edit(code);
        self.filter();
        Answer::Done
    }

    /// The line that is filtered and lit: what a command does, then its keys, so that it is found by key too.
    pub fn line(offer: &Offer) -> String {
        format!("{} {}", offer.says, offer.keys)
    }

    fn filter(&mut self) {
        let lines: Vec<String> = self.offers.iter().map(Self::line).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        self.left = pick(&self.field.text(), &lines);
        self.scroll = Scroll::default();
    }
}
