//! Letters over the links in view: two keys to any of them.

use crate::bundle::Id;
use crate::keymap::Command;
use crate::state::answer::Answer;
use crate::state::page_view::PageView;

/// The letters, those under the strongest fingers first.
const LETTERS: &str = "asdfghjklqwertyuiopzxcvbnm";

/// A letter, or two, over a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What is typed to follow the link.
    pub letters: String,
    /// The link, by its place on the page.
    pub link: usize,
    pub to: Id,
}

/// Letters over links, and what has been typed of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HintsLayer {
    pub hints: Vec<Hint>,
    /// What has been typed.
    pub typed: String,
}

impl HintsLayer {
    /// Letters over the links that are in view; none where there are no links.
    pub fn new(view: &PageView, height: usize) -> Option<Self> {
        let in_view = |row: usize| row >= view.top && row < view.top + height;
        let links: Vec<usize> = view
            .page
            .links
            .iter()
            .enumerate()
            .filter(|(_, link)| in_view(link.row))
            .map(|(place, _)| place)
            .take(LETTERS.len() * LETTERS.len())
            .collect();
        let letters: Vec<char> = LETTERS.chars().collect();
        let two = links.len() > letters.len();
        let hints = links.iter().enumerate().map(|(place, &link)| {
            let (first, second) = (letters[place / letters.len()], letters[place % letters.len()]);
            let letters = if two { format!("{first}{second}") } else { second.to_string() };
            Hint { letters, link, to: view.page.links[link].to.clone() }
        });
        let hints: Vec<Hint> = hints.collect();
        (!hints.is_empty()).then_some(Self { hints, typed: String::new() })
    }

    /// Takes a letter: the link it completes is followed; a letter that leads nowhere closes the layer.
    pub fn type_char(&mut self, c: char) -> Answer {
        self.typed.extend(c.to_lowercase());
        if let Some(hint) = self.hints.iter().find(|hint| hint.letters == self.typed) {
            return Answer::Item(hint.to.clone());
        }
        let begun = self.hints.iter().any(|hint| hint.letters.starts_with(&self.typed));
        if begun { Answer::Done } else { Answer::Close }
    }

    /// Does what a command means here.
    pub const fn act(&self, command: Command) -> Answer {
        match command {
            Command::Close => Answer::Close,
            _ => Answer::Done,
        }
    }
}
