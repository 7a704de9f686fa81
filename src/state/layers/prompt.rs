//! A line that asks for a name: what is typed is itself the answer.

use crate::keymap::{Command, Context};
use crate::state::answer::{Answer, Prompt};
use crate::state::layers::filtered_list::{FilteredList, ListChange, list_areas};
use crate::state::layers::overlay::{ClickAreas, Edit, Overlay};
use crate::state::layers::surroundings::Surroundings;
use crate::state::screen::text_input::TextInput;

#[derive(Debug, Clone)]
pub struct PromptLayer {
    pub prompt: Prompt,
    /// What is typed, over a list that is always empty.
    pub list: FilteredList,
}

impl PromptLayer {
    /// A line in which this stands already.
    pub fn new(prompt: Prompt, text: &str) -> Self {
        Self { prompt, list: FilteredList { input: TextInput::holding(text), ..FilteredList::default() } }
    }

    /// Asks for a name for the user's own walk, where there is one.
    pub fn walk_name(around: &Surroundings<'_>) -> Result<Self, String> {
        let bundle = around.stage.reader().map(|reader| reader.bundle.key());
        match bundle.and_then(|bundle| around.own.walk_title(bundle)) {
            Some(title) => Ok(Self::new(Prompt::WalkName, title)),
            None => Err("there is no walk of your own here yet: a adds what is open".to_owned()),
        }
    }

    /// Asks for the name of a file for the minutes, where anything was presented.
    pub fn minutes_file(around: &Surroundings<'_>) -> Result<Self, String> {
        if around.own.presented().lasted().is_empty() {
            return Err("nothing was presented: p presents".to_owned());
        }
        Ok(Self::new(Prompt::MinutesFile, ""))
    }

    pub const fn title(&self) -> &'static str {
        match self.prompt {
            Prompt::WalkName => "A name for your own walk",
            Prompt::MinutesFile => "The name of a file for the minutes",
            Prompt::ExportFile(_) => "The name of a file for it",
            Prompt::ViewName { .. } => "A name for this view",
        }
    }
}

impl Overlay for PromptLayer {
    fn context(&self) -> Context {
        Context::Choice
    }

    fn act(&mut self, command: Command, around: &Surroundings<'_>) -> Answer {
        match (self.list.act(command, list_areas(&around.areas, 0).height()), command) {
            (ListChange::Moved | ListChange::Typed, _) => Answer::Done,
            (ListChange::None, Command::Close) => Answer::Close,
            (ListChange::None, Command::Enter) => Answer::Typed(self.prompt.clone(), self.list.input.text()),
            (ListChange::None, _) => Answer::Pass,
        }
    }

    fn edit(&mut self, edit: Edit<'_>) -> Answer {
        self.list.edit(edit);
        Answer::Done
    }

    fn click_areas(&self, around: &Surroundings<'_>) -> ClickAreas {
        self.list.click_areas(&around.areas, 0)
    }
}
