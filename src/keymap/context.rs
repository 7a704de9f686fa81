//! Where keys are heard: a key may mean one thing in each.

/// A place that hears keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// The outline of the reader.
    Outline,
    /// The page of the reader.
    Page,
    /// The links of the reader.
    Links,
    /// The line and the hits of a search.
    Search,
    /// The palette, which is help too.
    Palette,
    /// A card over the page.
    Peek,
    /// A grid of two kinds.
    Grid,
    /// A list to choose an item, a theme or a bundle from.
    Choice,
    /// The list of faults.
    Faults,
    /// Letters over links, waiting for one.
    Hints,
    /// A slide on a shared screen.
    Present,
    /// The speaker's own screen.
    Notes,
}

impl Context {
    /// Every context, in the order of help.
    pub const ALL: [Self; 12] = [
        Self::Page,
        Self::Outline,
        Self::Links,
        Self::Search,
        Self::Palette,
        Self::Peek,
        Self::Grid,
        Self::Choice,
        Self::Faults,
        Self::Hints,
        Self::Present,
        Self::Notes,
    ];

    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Outline => "Outline",
            Self::Page => "Page",
            Self::Links => "Links",
            Self::Search => "Search",
            Self::Palette => "Palette",
            Self::Peek => "Peek",
            Self::Grid => "Grid",
            Self::Choice => "Choice",
            Self::Faults => "Faults",
            Self::Hints => "Jump letters",
            Self::Present => "Presenting",
            Self::Notes => "Speaker's notes",
        }
    }

    /// Whether keys that type a character type it here.
    pub const fn hears_text(self) -> bool {
        match self {
            Self::Search | Self::Palette | Self::Choice | Self::Hints => true,
            Self::Outline
            | Self::Page
            | Self::Links
            | Self::Peek
            | Self::Grid
            | Self::Faults
            | Self::Present
            | Self::Notes => false,
        }
    }

    /// Whether figures are heard as the number of something, though other characters are commands.
    pub const fn hears_numbers(self) -> bool {
        matches!(self, Self::Present | Self::Notes)
    }

    /// Whether it is one of the panes of the reader.
    pub const fn is_pane(self) -> bool {
        match self {
            Self::Outline | Self::Page | Self::Links => true,
            Self::Search
            | Self::Palette
            | Self::Peek
            | Self::Grid
            | Self::Choice
            | Self::Faults
            | Self::Hints
            | Self::Present
            | Self::Notes => false,
        }
    }
}
