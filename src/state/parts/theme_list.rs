//! The themes there are, and the one in use.

use crate::theme::Theme;

/// The themes there are, and the one in use, which is there even where the list is empty.
#[derive(Debug, Clone)]
pub struct ThemeList {
    current: Theme,
    all: Vec<Theme>,
}

impl ThemeList {
    pub fn new(current: Theme, all: Vec<Theme>) -> Self {
        Self { current, all }
    }

    /// The themes with the one of that name in use, where there is one.
    pub fn named(all: Vec<Theme>, name: &str) -> Option<Self> {
        let current = all.iter().find(|theme| theme.name() == name)?.clone();
        Some(Self { current, all })
    }

    pub const fn current(&self) -> &Theme {
        &self.current
    }

    /// The theme of slides: dark grounds wash out on a projector, so that in place of the two that the program chooses by
    /// itself there is one that does not.
    pub fn on_stage(&self) -> &Theme {
        let by_itself = matches!(self.current.name(), "dark" | "light");
        let stage = self.all.iter().find(|theme| by_itself && theme.name() == "stage");
        stage.unwrap_or(&self.current)
    }

    pub fn all(&self) -> &[Theme] {
        &self.all
    }

    /// Takes the theme of that name into use, where there is one.
    pub fn choose(&mut self, name: &str) {
        if let Some(theme) = self.all.iter().find(|theme| theme.name() == name) {
            self.current = theme.clone();
        }
    }

    /// Takes the themes as they were read again; the one in use stays in use, or the first takes its place.
    pub fn replace(&mut self, all: Vec<Theme>) {
        let same = all.iter().find(|theme| theme.name() == self.current.name()).or_else(|| all.first());
        if let Some(theme) = same {
            self.current = theme.clone();
        }
        self.all = all;
    }
}
