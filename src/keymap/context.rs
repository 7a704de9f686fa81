//! The places where keys are pressed, and what keys do there beside commands.

/// A place where keys are pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// The overview of the reader.
    Overview,
    /// The list of a section.
    List,
    /// The page of the reader.
    Page,
    /// The links of the reader.
    Links,
    /// The line by which a list is narrowed.
    Filter,
    /// The line and the hits of a search.
    Search,
    /// The palette, which is help too.
    Palette,
    /// A card over the page.
    Peek,
    /// The scales of likelihood.
    Scale,
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
    pub const ALL: [Self; 15] = [
        Self::Page,
        Self::Overview,
        Self::List,
        Self::Links,
        Self::Filter,
        Self::Search,
        Self::Palette,
        Self::Peek,
        Self::Scale,
        Self::Grid,
        Self::Choice,
        Self::Faults,
        Self::Hints,
        Self::Present,
        Self::Notes,
    ];

    /// The word for it, and what its keys do beside commands.
    const fn row(self) -> (&'static str, Typing) {
        match self {
            Self::Overview => ("Overview", Typing::Pane),
            Self::List => ("List", Typing::Pane),
            Self::Filter => ("Filter", Typing::Text),
            Self::Page => ("Page", Typing::Pane),
            Self::Links => ("Links", Typing::Pane),
            Self::Search => ("Search", Typing::Text),
            Self::Palette => ("Palette", Typing::Text),
            Self::Peek => ("Peek", Typing::Commands),
            Self::Scale => ("Scales", Typing::Commands),
            Self::Grid => ("Grid", Typing::Commands),
            Self::Choice => ("Choice", Typing::Text),
            Self::Faults => ("Faults", Typing::Commands),
            Self::Hints => ("Jump letters", Typing::Text),
            Self::Present => ("Presenting", Typing::Numbers),
            Self::Notes => ("Speaker's notes", Typing::Numbers),
        }
    }

    pub const fn word(self) -> &'static str {
        self.row().0
    }

    /// Whether keys that type a character type it here.
    pub const fn takes_text(self) -> bool {
        matches!(self.row().1, Typing::Text)
    }

    /// Whether figures are typed as the number of something, though other characters are commands.
    pub const fn takes_numbers(self) -> bool {
        matches!(self.row().1, Typing::Numbers)
    }

    /// Whether it is one of the panes of the reader.
    pub const fn is_pane(self) -> bool {
        matches!(self.row().1, Typing::Pane)
    }
}

/// What keys do in a context.
enum Typing {
    /// Commands, in a pane of the reader.
    Pane,
    Commands,
    /// Commands, and figures that are typed.
    Numbers,
    /// What types a character types it.
    Text,
}
