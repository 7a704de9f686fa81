//! The tables of commands, of contexts and of keys. The palette, the footer, the README and the program itself are read off
//! them.

use std::fmt;

use crate::keymap::context::Context;
use crate::keymap::table::Command as C;

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
    Return "return" "Put out what is lit; back to the list, then to the overview",
    NextPane "next-pane" "Next pane of the overview",
    PreviousPane "previous-pane" "Previous pane of the overview",
    Hold "hold" "Keep the light of this item while the cursor moves, or let it go",
    NextTied "next-tied" "Next row that is tied to it",
    PreviousTied "previous-tied" "Previous row that is tied to it",
    NextSection "next-section" "Next section",
    PreviousSection "previous-section" "Previous section",
    Order "order" "Order the list in another way",
    Group "group" "Group the list in another way",
    Filter "filter" "Narrow the list by words",
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
    Grid "grid" "Cross two kinds in a grid",
    GridRows "grid-rows" "Next kind for the rows",
    GridColumns "grid-columns" "Next kind for the columns",
    Scale "scale" "The scale of the word; then the next scale for ranges that are not the issuer's, or none",
    Copy "copy" "Copy as a citation",
    CopyAs "copy-as" "Copy as text, Markdown, HTML or link",
    Export "export" "Write this, a walk or the assessment into a file",
    Present "present" "Present: one stop a screen",
    Walks "walks" "Choose a walk, and present it",
    AddStop "add-stop" "Add this to a walk of your own, or take it out",
    StopEarlier "stop-earlier" "This stop earlier in your own walk",
    StopLater "stop-later" "This stop later in your own walk",
    RenameWalk "rename-walk" "Rename your own walk",
    Minutes "minutes" "Save the minutes of what was presented",
    NextStep "next-step" "The next step, then the next stop",
    PreviousStep "previous-step" "The step before, then the stop before",
    NextStop "next-stop" "The next stop, whatever is left of this one",
    PreviousStop "previous-stop" "The stop before",
    Overview "overview" "All stops of the walk",
    Blank "blank" "Blank the screen, or bring it back",
    Spotlight "spotlight" "Dim everything but one line",
    Additions "additions" "Ranges and items that are not the issuer's, on or off",
    Covered "covered" "What was covered, in minutes",
    Notes "notes" "The speaker's notes, for everybody to see",
    Start "start" "The overview",
    Cover "cover" "The cover",
    Section1 "section-1" "Judgements",
    Section2 "section-2" "Sectors",
    Section3 "section-3" "Actors",
    Section4 "section-4" "Tactics",
    Section5 "section-5" "Evidence",
    Section6 "section-6" "Regions",
    Section7 "section-7" "Technologies",
    Section8 "section-8" "Sources",
    Section9 "section-9" "Caveats, gaps and questions",
    PaneList "pane-list" "To the list",
    PanePage "pane-page" "To the page",
    PaneLinks "pane-links" "To the links",
    Zen "zen" "One pane on the whole screen, or all",
    Library "library" "Choose an assessment",
    OtherEdition "other-edition" "The same in another edition of the assessment",
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

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.says())
    }
}

/// The sections that the number keys lead to, in their order.
pub const SECTION_COMMANDS: [Command; 9] = [
    Command::Section1,
    Command::Section2,
    Command::Section3,
    Command::Section4,
    Command::Section5,
    Command::Section6,
    Command::Section7,
    Command::Section8,
    Command::Section9,
];

/// Keys that mean one command in some contexts.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    pub command: C,
    /// Its keys, the one to show first. Beside a key that types a letter stands one that no keyboard layout moves.
    pub keys: &'static [&'static str],
    /// Where they mean it.
    pub reach: BindingScope,
}

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BindingScope {
    /// In every pane of the reader.
    Panes,
    /// In every pane, and in the layers that take no text.
    Plainly,
    /// Where what is read can be searched and copied: in those too, but not on the speaker's own screen, which reads nothing.
    Reading,
    /// In layers over the reader that take text.
    Typing,
    /// In every layer over the reader.
    Layers,
    Everywhere,
    /// On the slides, and on the speaker's own screen that drives them.
    OnStage,
    /// In one context only.
    In(Context),
}

impl BindingScope {
    /// Whether a binding with this reach holds in a context.
    pub const fn within(self, context: Context) -> bool {
        match self {
            Self::Panes => context.is_pane(),
            Self::Plainly => !context.takes_text(),
            Self::Reading => !context.takes_text() && !matches!(context, Context::Notes),
            Self::Typing => context.takes_text(),
            Self::Layers => !context.is_pane(),
            Self::Everywhere => true,
            Self::OnStage => matches!(context, Context::Present | Context::Notes),
            Self::In(one) => one as u8 == context as u8,
        }
    }
}

const fn binding(command: C, keys: &'static [&'static str], reach: BindingScope) -> Binding {
    Binding { command, keys, reach }
}

/// Every binding, in the order of help. Of two for one key in one context, the narrower stands first.
pub const BINDINGS: &[Binding] = &[
    // Presenting, which comes first since it uses many keys in its own way; clickers send PgDn, PgUp and `.`.
    binding(C::NextStep, &["Space", "Right", "PgDn"], BindingScope::OnStage),
    binding(C::PreviousStep, &["Left", "PgUp", "h"], BindingScope::OnStage),
    binding(C::NextStop, &["J", "Shift-Right"], BindingScope::OnStage),
    binding(C::PreviousStop, &["H", "Shift-Left"], BindingScope::OnStage),
    binding(C::Back, &["Backspace"], BindingScope::OnStage),
    binding(C::Blank, &["b", ".", "F6"], BindingScope::OnStage),
    binding(C::Overview, &["o", "F2"], BindingScope::OnStage),
    binding(C::Peek, &["K", "F4"], BindingScope::OnStage),
    binding(C::Spotlight, &["l", "F7"], BindingScope::OnStage),
    binding(C::Additions, &["r", "F8"], BindingScope::OnStage),
    binding(C::Covered, &["m", "F9"], BindingScope::OnStage),
    binding(C::Notes, &["N", "Shift-F3"], BindingScope::In(Context::Present)),
    binding(C::Close, &["Esc"], BindingScope::OnStage),
    // The overview and the lists.
    binding(C::NextPane, &["Tab"], BindingScope::In(Context::Overview)),
    binding(C::PreviousPane, &["Shift-Tab"], BindingScope::In(Context::Overview)),
    binding(C::Hold, &["Space"], BindingScope::In(Context::Overview)),
    binding(C::NextTied, &["n", "Alt-Down"], BindingScope::In(Context::Overview)),
    binding(C::PreviousTied, &["N", "Alt-Up"], BindingScope::In(Context::Overview)),
    binding(C::NextSection, &["Tab"], BindingScope::In(Context::List)),
    binding(C::PreviousSection, &["Shift-Tab"], BindingScope::In(Context::List)),
    binding(C::Order, &["o", "Shift-F6"], BindingScope::In(Context::List)),
    binding(C::Group, &["g", "Shift-F8"], BindingScope::In(Context::List)),
    binding(C::Filter, &["f", "Shift-F4"], BindingScope::In(Context::List)),
    // Moving.
    binding(C::Up, &["Up", "k"], BindingScope::Plainly),
    binding(C::Up, &["Up", "Ctrl-p", "Ctrl-k"], BindingScope::In(Context::Search)),
    binding(C::Up, &["Up", "Ctrl-k"], BindingScope::Typing),
    binding(C::Down, &["Down", "j"], BindingScope::Plainly),
    binding(C::Down, &["Down", "Ctrl-n", "Ctrl-j"], BindingScope::Typing),
    binding(C::Left, &["Left", "h"], BindingScope::Plainly),
    binding(C::Right, &["Right", "l"], BindingScope::Plainly),
    binding(C::PageDown, &["PgDn", "Space"], BindingScope::Plainly),
    binding(C::PageDown, &["PgDn"], BindingScope::Typing),
    binding(C::PageUp, &["PgUp"], BindingScope::Everywhere),
    binding(C::HalfDown, &["Ctrl-d", "Shift-Down"], BindingScope::Plainly),
    binding(C::HalfUp, &["Ctrl-u", "Shift-Up"], BindingScope::Plainly),
    binding(C::Top, &["Home", "g"], BindingScope::Plainly),
    binding(C::Bottom, &["End", "G"], BindingScope::Plainly),
    binding(C::PaneList, &["Alt-1"], BindingScope::Panes),
    binding(C::PanePage, &["Alt-2"], BindingScope::Panes),
    binding(C::PaneLinks, &["Alt-3"], BindingScope::Panes),
    // Links and history.
    binding(C::Enter, &["Enter"], BindingScope::Everywhere),
    binding(C::NextLink, &["Tab"], BindingScope::Panes),
    binding(C::PreviousLink, &["Shift-Tab"], BindingScope::Panes),
    binding(C::Hints, &["f", "Shift-F4"], BindingScope::Panes),
    binding(C::Fold, &["e", "Ctrl-Right"], BindingScope::Panes),
    binding(C::FoldAll, &["E", "Ctrl-Left"], BindingScope::Panes),
    binding(C::Peek, &["K", "F4"], BindingScope::Panes),
    binding(C::CitedBy, &["u", "F7"], BindingScope::Panes),
    binding(C::Back, &["Ctrl-o", "Alt-Left", "[", "Backspace"], BindingScope::Panes),
    binding(C::Forward, &["Alt-Right", "]"], BindingScope::Panes),
    binding(C::NextItem, &["J", "Ctrl-Down"], BindingScope::Panes),
    binding(C::PreviousItem, &["H", "Ctrl-Up"], BindingScope::Panes),
    // Finding.
    binding(C::Search, &["/", "F3"], BindingScope::Reading),
    binding(C::NextMatch, &["n", "Alt-Down"], BindingScope::Panes),
    binding(C::PreviousMatch, &["N", "Alt-Up"], BindingScope::Panes),
    binding(C::NextScope, &["F3", "Ctrl-s"], BindingScope::In(Context::Search)),
    binding(C::NextKind, &["F6", "Ctrl-t"], BindingScope::In(Context::Search)),
    binding(C::KeepView, &["F2", "Alt-k"], BindingScope::In(Context::Search)),
    binding(C::Views, &["F4", "Alt-v"], BindingScope::In(Context::Search)),
    binding(C::Views, &["v", "Shift-F7"], BindingScope::Panes),
    binding(C::RemoveView, &["Alt-Delete", "Ctrl-x"], BindingScope::In(Context::Choice)),
    binding(C::Complete, &["Tab"], BindingScope::In(Context::Search)),
    binding(C::EraseWord, &["Ctrl-w", "Alt-Backspace"], BindingScope::Typing),
    binding(C::EraseLine, &["Ctrl-u", "Ctrl-Delete"], BindingScope::Typing),
    // Sections.
    binding(C::Start, &["0"], BindingScope::Panes),
    binding(C::Cover, &["Alt-0"], BindingScope::Panes),
    binding(C::Section1, &["1"], BindingScope::Panes),
    binding(C::Section2, &["2"], BindingScope::Panes),
    binding(C::Section3, &["3"], BindingScope::Panes),
    binding(C::Section4, &["4"], BindingScope::Panes),
    binding(C::Section5, &["5"], BindingScope::Panes),
    binding(C::Section6, &["6"], BindingScope::Panes),
    binding(C::Section7, &["7"], BindingScope::Panes),
    binding(C::Section8, &["8"], BindingScope::Panes),
    binding(C::Section9, &["9"], BindingScope::Panes),
    // Views.
    binding(C::Palette, &["?", "F1", ":", "Ctrl-p"], BindingScope::Plainly),
    binding(C::Palette, &["F1"], BindingScope::Typing),
    binding(C::Grid, &["x", "F6"], BindingScope::Panes),
    binding(C::GridRows, &["r", "F6"], BindingScope::In(Context::Grid)),
    binding(C::GridColumns, &["c", "F7"], BindingScope::In(Context::Grid)),
    binding(C::Library, &["L", "F2"], BindingScope::Panes),
    binding(C::OtherEdition, &["o", "Shift-F6"], BindingScope::Panes),
    binding(C::Faults, &["!", "F8"], BindingScope::Panes),
    binding(C::Scale, &["s", "F12"], BindingScope::Reading),
    binding(C::Present, &["p", "F5"], BindingScope::Panes),
    binding(C::Walks, &["w", "Shift-F2"], BindingScope::Panes),
    binding(C::AddStop, &["a", "Insert"], BindingScope::Panes),
    binding(C::StopEarlier, &["Alt-PgUp"], BindingScope::Panes),
    binding(C::StopLater, &["Alt-PgDn"], BindingScope::Panes),
    binding(C::RenameWalk, &["Alt-F2"], BindingScope::Panes),
    binding(C::Minutes, &["Alt-F5"], BindingScope::Panes),
    binding(C::Zen, &["z", "Alt-Enter"], BindingScope::Panes),
    binding(C::Themes, &["t", "F9"], BindingScope::Panes),
    binding(C::Ceiling, &["C", "Shift-F9"], BindingScope::Panes),
    binding(C::Copy, &["y", "Ctrl-Insert"], BindingScope::Reading),
    binding(C::CopyAs, &["Y", "Alt-Insert"], BindingScope::Reading),
    binding(C::Export, &["S", "Shift-F3"], BindingScope::Panes),
    binding(C::Mouse, &["M", "F11"], BindingScope::Everywhere),
    binding(C::Reload, &["R", "Shift-F5"], BindingScope::Panes),
    binding(C::Redraw, &["Ctrl-l", "Shift-F12"], BindingScope::Everywhere),
    // Leaving.
    binding(C::Close, &["Esc", "q", "Backspace"], BindingScope::In(Context::Peek)),
    binding(C::Close, &["Esc", "q", "Backspace"], BindingScope::In(Context::Scale)),
    binding(C::Close, &["Esc", "q", "Backspace"], BindingScope::In(Context::Grid)),
    binding(C::Close, &["Esc", "q", "Backspace"], BindingScope::In(Context::Faults)),
    binding(C::Close, &["Esc"], BindingScope::Typing),
    binding(C::Return, &["Esc"], BindingScope::Panes),
    binding(C::Suspend, &["Ctrl-z", "Shift-F10"], BindingScope::Everywhere),
    binding(C::Quit, &["q", "F10"], BindingScope::Panes),
    binding(C::Quit, &["Ctrl-c", "Ctrl-F10"], BindingScope::Everywhere),
];
