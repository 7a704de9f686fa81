//! Everything that a key, a click or the palette can ask for.

use std::fmt;

macro_rules! commands {
    ($($name:ident $key:literal $says:literal,)+) => {
        /// One thing that can be asked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command { $(#[doc = $says] $name,)+ }

        impl Command {
            /// Every command, in the order in which help lists them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The stable name of the command.
            pub const fn name(self) -> &'static str { match self { $(Self::$name => $key,)+ } }

            /// What it does, in a few words.
            pub const fn says(self) -> &'static str { match self { $(Self::$name => $says,)+ } }
        }
    };
}

commands! {
    Search "search" "Search as you type",
    Enter "open" "Open, or follow the link",
    NextLink "next-link" "Next link of the page",
    PreviousLink "previous-link" "Previous link of the page",
    Hints "jump-to-link" "Letters over links: jump to one",
    Peek "peek" "Peek at the link without leaving",
    Fold "fold" "Open or close the evidence in place",
    FoldAll "fold-all" "Open or close all evidence in place",
    CitedBy "cited-by" "What cites this",
    Back "back" "Back to where you were",
    Forward "forward" "Forward again",
    NextItem "next-item" "Next item of the section",
    PreviousItem "previous-item" "Previous item of the section",
    NextMatch "next-match" "Next match, then the next hit",
    PreviousMatch "previous-match" "Previous match, then the previous hit",
    ClearMatches "clear-matches" "Put out the lit matches",
    Grid "grid" "Cross two kinds in a grid",
    GridRows "grid-rows" "Next kind for the rows",
    GridColumns "grid-columns" "Next kind for the columns",
    Scale "scale" "Next scale for the reader's ranges, or none",
    Copy "copy" "Copy as a citation",
    CopyLink "copy-link" "Copy the link to this item",
    Present "present" "Present: one stop a screen",
    Walks "walks" "Choose a walk, and present it",
    AddStop "add-stop" "Add this to a walk of your own, or take it out",
    StopEarlier "stop-earlier" "This stop earlier in your own walk",
    StopLater "stop-later" "This stop later in your own walk",
    RenameWalk "rename-walk" "Rename your own walk",
    Minutes "minutes" "Save the minutes of what was presented",
    NextStep "next-step" "The next step, then the next stop",
    PreviousStep "previous-step" "The step before, then the stop before",
    Overview "overview" "All stops of the walk",
    Blank "blank" "Blank the screen, or bring it back",
    Spotlight "spotlight" "Dim everything but one line",
    Additions "additions" "The reader's own ranges and items, on or off",
    Covered "covered" "What was covered, in minutes",
    Notes "notes" "The speaker's notes, for everybody to see",
    Cover "cover" "The cover",
    Section1 "section-1" "Judgements",
    Section2 "section-2" "Sectors",
    Section3 "section-3" "Actors",
    Section4 "section-4" "Tactics",
    Section5 "section-5" "Evidence",
    Section6 "section-6" "Regions",
    Section7 "section-7" "Technologies",
    Section8 "section-8" "Sources",
    Section9 "section-9" "Caveats and gaps",
    PaneOutline "pane-outline" "To the outline",
    PanePage "pane-page" "To the page",
    PaneLinks "pane-links" "To the links",
    Zen "zen" "One pane on the whole screen, or all",
    Library "library" "Choose an assessment",
    Ceiling "ceiling" "Set the highest marking that may be shown",
    Themes "themes" "Choose a theme",
    Faults "faults" "What is wrong with the files",
    Up "up" "Line up",
    Down "down" "Line down",
    Left "left" "Pane to the left",
    Right "right" "Pane to the right",
    PageUp "page-up" "Page up",
    PageDown "page-down" "Page down",
    HalfUp "half-page-up" "Half a page up",
    HalfDown "half-page-down" "Half a page down",
    Top "top" "To the top",
    Bottom "bottom" "To the bottom",
    NextScope "next-scope" "Search elsewhere: page, assessment, library",
    NextKind "next-kind" "Only the next kind of hit",
    KeepView "keep-view" "Keep this query as a named view",
    Views "views" "Choose a named view",
    RemoveView "remove-view" "Take the named view out",
    Complete "complete" "Complete the field or value",
    EraseWord "erase-word" "Erase the word before the cursor",
    EraseLine "erase-line" "Erase the line",
    Mouse "mouse" "Give the mouse to the terminal, or take it",
    Reload "reload" "Read the files again",
    Redraw "redraw" "Draw the screen again",
    Palette "palette" "Commands and keys",
    Close "close" "Close this layer",
    Suspend "suspend" "To the shell; fg comes back",
    Quit "quit" "Quit",
}

impl Command {
    /// The sections that the number keys lead to, in their order.
    pub const SECTIONS: [Self; 9] = [
        Self::Section1,
        Self::Section2,
        Self::Section3,
        Self::Section4,
        Self::Section5,
        Self::Section6,
        Self::Section7,
        Self::Section8,
        Self::Section9,
    ];
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.says())
    }
}
