//! The table of keys. The palette, the footer, the README and the program itself are all read off it.

use crate::keymap::command::Command as C;
use crate::keymap::context::Context;

/// Keys that mean one command in some contexts.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    pub command: C,
    /// Its keys, the one to show first. Beside a key that types a letter stands one that no keyboard layout moves.
    pub keys: &'static [&'static str],
    /// Where they mean it.
    pub reach: Reach,
}

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
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

impl Reach {
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

const fn binding(command: C, keys: &'static [&'static str], reach: Reach) -> Binding {
    Binding { command, keys, reach }
}

/// Every binding, in the order of help. Of two for one key in one context, the narrower stands first.
pub const BINDINGS: &[Binding] = &[
    // Presenting, which comes first since it uses many keys in its own way; clickers send PgDn, PgUp and `.`.
    binding(C::NextStep, &["Space", "Right", "PgDn"], Reach::OnStage),
    binding(C::PreviousStep, &["Left", "PgUp", "h"], Reach::OnStage),
    binding(C::Back, &["Backspace"], Reach::OnStage),
    binding(C::Blank, &["b", ".", "F6"], Reach::OnStage),
    binding(C::Overview, &["o", "F2"], Reach::OnStage),
    binding(C::Peek, &["K", "F4"], Reach::OnStage),
    binding(C::Spotlight, &["l", "F7"], Reach::OnStage),
    binding(C::Additions, &["r", "F8"], Reach::OnStage),
    binding(C::Covered, &["m", "F9"], Reach::OnStage),
    binding(C::Notes, &["N", "Shift-F3"], Reach::In(Context::Present)),
    binding(C::Close, &["Esc"], Reach::OnStage),
    // Moving.
    binding(C::Up, &["Up", "k"], Reach::Plainly),
    binding(C::Up, &["Up", "Ctrl-p", "Ctrl-k"], Reach::In(Context::Search)),
    binding(C::Up, &["Up", "Ctrl-k"], Reach::Typing),
    binding(C::Down, &["Down", "j"], Reach::Plainly),
    binding(C::Down, &["Down", "Ctrl-n", "Ctrl-j"], Reach::Typing),
    binding(C::Left, &["Left", "h"], Reach::Plainly),
    binding(C::Right, &["Right", "l"], Reach::Plainly),
    binding(C::PageDown, &["PgDn", "Space"], Reach::Plainly),
    binding(C::PageDown, &["PgDn"], Reach::Typing),
    binding(C::PageUp, &["PgUp"], Reach::Everywhere),
    binding(C::HalfDown, &["Ctrl-d", "Shift-Down"], Reach::Plainly),
    binding(C::HalfUp, &["Ctrl-u", "Shift-Up"], Reach::Plainly),
    binding(C::Top, &["Home", "g"], Reach::Plainly),
    binding(C::Bottom, &["End", "G"], Reach::Plainly),
    binding(C::PaneOutline, &["Alt-1"], Reach::Panes),
    binding(C::PanePage, &["Alt-2"], Reach::Panes),
    binding(C::PaneLinks, &["Alt-3"], Reach::Panes),
    // Links and history.
    binding(C::Enter, &["Enter"], Reach::Everywhere),
    binding(C::NextLink, &["Tab"], Reach::Panes),
    binding(C::PreviousLink, &["Shift-Tab"], Reach::Panes),
    binding(C::Hints, &["f", "Shift-F4"], Reach::Panes),
    binding(C::Fold, &["e", "Ctrl-Right"], Reach::Panes),
    binding(C::FoldAll, &["E", "Ctrl-Left"], Reach::Panes),
    binding(C::Peek, &["K", "F4"], Reach::Panes),
    binding(C::CitedBy, &["u", "F7"], Reach::Panes),
    binding(C::Back, &["Ctrl-o", "Alt-Left", "[", "Backspace"], Reach::Panes),
    binding(C::Forward, &["Alt-Right", "]"], Reach::Panes),
    binding(C::NextItem, &["J", "Ctrl-Down"], Reach::Panes),
    binding(C::PreviousItem, &["H", "Ctrl-Up"], Reach::Panes),
    // Finding.
    binding(C::Search, &["/", "F3"], Reach::Reading),
    binding(C::NextMatch, &["n", "Alt-Down"], Reach::Panes),
    binding(C::PreviousMatch, &["N", "Alt-Up"], Reach::Panes),
    binding(C::NextScope, &["F3", "Ctrl-s"], Reach::In(Context::Search)),
    binding(C::NextKind, &["F6", "Ctrl-t"], Reach::In(Context::Search)),
    binding(C::KeepView, &["F2", "Alt-k"], Reach::In(Context::Search)),
    binding(C::Views, &["F4", "Alt-v"], Reach::In(Context::Search)),
    binding(C::Views, &["v", "Shift-F7"], Reach::Panes),
    binding(C::RemoveView, &["Alt-Delete", "Ctrl-x"], Reach::In(Context::Choice)),
    binding(C::Complete, &["Tab"], Reach::In(Context::Search)),
    binding(C::EraseWord, &["Ctrl-w", "Alt-Backspace"], Reach::Typing),
    binding(C::EraseLine, &["Ctrl-u", "Ctrl-Delete"], Reach::Typing),
    // Sections.
    binding(C::Cover, &["0"], Reach::Panes),
    binding(C::Section1, &["1"], Reach::Panes),
    binding(C::Section2, &["2"], Reach::Panes),
    binding(C::Section3, &["3"], Reach::Panes),
    binding(C::Section4, &["4"], Reach::Panes),
    binding(C::Section5, &["5"], Reach::Panes),
    binding(C::Section6, &["6"], Reach::Panes),
    binding(C::Section7, &["7"], Reach::Panes),
    binding(C::Section8, &["8"], Reach::Panes),
    binding(C::Section9, &["9"], Reach::Panes),
    // Views.
    binding(C::Palette, &["?", "F1", ":", "Ctrl-p"], Reach::Plainly),
    binding(C::Palette, &["F1"], Reach::Typing),
    binding(C::Grid, &["x", "F6"], Reach::Panes),
    binding(C::GridRows, &["r", "F6"], Reach::In(Context::Grid)),
    binding(C::GridColumns, &["c", "F7"], Reach::In(Context::Grid)),
    binding(C::Library, &["L", "F2"], Reach::Panes),
    binding(C::Faults, &["!", "F8"], Reach::Panes),
    binding(C::Scale, &["s", "F12"], Reach::Reading),
    binding(C::Present, &["p", "F5"], Reach::Panes),
    binding(C::Walks, &["w", "Shift-F2"], Reach::Panes),
    binding(C::AddStop, &["a", "Insert"], Reach::Panes),
    binding(C::StopEarlier, &["Alt-PgUp"], Reach::Panes),
    binding(C::StopLater, &["Alt-PgDn"], Reach::Panes),
    binding(C::RenameWalk, &["Alt-F2"], Reach::Panes),
    binding(C::Minutes, &["Alt-F5"], Reach::Panes),
    binding(C::Zen, &["z", "Alt-Enter"], Reach::Panes),
    binding(C::Themes, &["t", "F9"], Reach::Panes),
    binding(C::Ceiling, &["C", "Shift-F9"], Reach::Panes),
    binding(C::Copy, &["y", "Ctrl-Insert"], Reach::Reading),
    binding(C::CopyLink, &["Y", "Alt-Insert"], Reach::Reading),
    binding(C::Mouse, &["M", "F11"], Reach::Everywhere),
    binding(C::Reload, &["R", "Shift-F5"], Reach::Panes),
    binding(C::Redraw, &["Ctrl-l", "Shift-F12"], Reach::Everywhere),
    // Leaving.
    binding(C::Close, &["Esc", "q", "Backspace"], Reach::In(Context::Peek)),
    binding(C::Close, &["Esc", "q", "Backspace"], Reach::In(Context::Grid)),
    binding(C::Close, &["Esc", "q", "Backspace"], Reach::In(Context::Faults)),
    binding(C::Close, &["Esc"], Reach::Typing),
    binding(C::ClearMatches, &["Esc"], Reach::Panes),
    binding(C::Suspend, &["Ctrl-z", "Shift-F10"], Reach::Everywhere),
    binding(C::Quit, &["q", "F10"], Reach::Panes),
    binding(C::Quit, &["Ctrl-c", "Ctrl-F10"], Reach::Everywhere),
];
