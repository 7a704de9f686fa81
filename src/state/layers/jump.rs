//! Letters over the links in view: two keys to any of them.

use crate::bundle::Id;
use crate::keymap::{Command, Context};
use crate::state::answer::Answer;
use crate::state::layers::overlay::{ClickAreas, Edit, Overlay};
use crate::state::layers::surroundings::Surroundings;
use crate::state::screen::areas::{Area, Pane};

/// The letters, those under the strongest fingers first.
const LETTERS: &str = "asdfghjklqwertyuiopzxcvbnm";

/// A letter, or two, over a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JumpLabel {
    /// What is typed to follow the link.
    pub letters: String,
    /// The link, by its place on the page.
    pub link: usize,
    pub to: Id,
}

/// Letters over links, and what has been typed of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JumpLayer {
    pub labels: Vec<JumpLabel>,
    /// What has been typed.
    pub typed: String,
}

impl JumpLayer {
    /// Letters over the links that are in view; nothing where there are no links.
    pub fn new(around: &Surroundings<'_>) -> Option<Self> {
        let view = &around.stage.reader()?.view;
        let height = usize::from(around.areas.content(Pane::Page).height);
        let in_view = |row: usize| row >= view.top && row < view.top + height;
        let links = view.page.links.iter().enumerate().filter(|(_, link)| in_view(link.row)).map(|(place, _)| place);
        let links: Vec<usize> = links.take(LETTERS.len() * LETTERS.len()).collect();
        let letters: Vec<char> = LETTERS.chars().collect();
        let two = links.len() > letters.len();
        let labels = links.iter().enumerate().map(|(place, &link)| {
            let (first, second) = (letters[place / letters.len()], letters[place % letters.len()]);
            let letters = if two { format!("{first}{second}") } else { second.to_string() };
            JumpLabel { letters, link, to: view.page.links[link].to.clone() }
        });
        let labels: Vec<JumpLabel> = labels.collect();
        (!labels.is_empty()).then_some(Self { labels, typed: String::new() })
    }

    /// A letter: the link it completes is followed; a letter that leads nowhere closes the layer.
    fn type_char(&mut self, c: char) -> Answer {
        self.typed.extend(c.to_lowercase());
        if let Some(label) = self.labels.iter().find(|label| label.letters == self.typed) {
            return Answer::Item(label.to.clone());
        }
        let begun = self.labels.iter().any(|label| label.letters.starts_with(&self.typed));
        if begun { Answer::Done } else { Answer::Close }
    }
}

impl Overlay for JumpLayer {
    fn context(&self) -> Context {
        Context::Hints
    }

    fn act(&mut self, command: Command, _around: &Surroundings<'_>) -> Answer {
        match command {
            Command::Close => Answer::Close,
            _ => Answer::Done,
        }
    }

    fn edit(&mut self, edit: Edit<'_>) -> Answer {
        match edit {
            Edit::Type(c) => self.type_char(c),
            Edit::Key(_) => Answer::Close,
            Edit::Paste(_) => Answer::Done,
        }
    }

    fn click_areas(&self, _around: &Surroundings<'_>) -> ClickAreas {
        ClickAreas::of(Area::default())
    }
}
