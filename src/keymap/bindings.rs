//! The table of keys. The palette, the footer, the README and the program itself are all read off it.

use crate::keymap::command::Command as C;
use crate::keymap::context::Context;

/// Keys that mean one command in some contexts.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    pub command: C,
    /// Its keys, the one to show first. A key that types a letter has a twin that no layout moves.
    pub keys: &'static [&'static str],
    /// Where they are heard.
    pub heard: Heard,
}

/// Where a binding is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// In every pane of the reader.
    Panes,
    /// In every pane, and in the layers that do not hear text.
    Plainly,
    /// Where what is read can be searched and copied: in those too, but not on the speaker's own screen, which reads nothing.
    Reading,
    /// In layers over the reader that hear text.
    Typing,
    /// In every layer over the reader.
    Layers,
    Everywhere,
    /// On the slides, and on the speaker's own screen that drives them.
    OnStage,
    /// In one context only.
    In(Context),
}

impl Heard {
    /// Whether a binding with this reach is heard in a context.
    pub const fn within(self, context: Context) -> bool {
        match self {
            Self::Panes => context.is_pane(),
            Self::Plainly => !context.hears_text(),
            Self::Reading => !context.hears_text() && !matches!(context, Context::Notes),
            Self::Typing => context.hears_text(),
            Self::Layers => !context.is_pane(),
            Self::Everywhere => true,
            Self::OnStage => matches!(context, Context::Present | Context::Notes),
            Self::In(one) => one as u8 == context as u8,
        }
    }
}

const fn binding(command: C, keys: &'static [&'static str], heard: Heard) -> Binding {
    Binding { command, keys, heard }
}

/// Every binding, in the order of help. Of two that hear one key in one context, the narrower stands first.
pub const BINDINGS: &[Binding] = &[
    // Presenting, which comes first since it hears many keys in its own way; clickers send PgDn, PgUp and `.`.
    binding(C::NextStep, &["Space", "Right", "PgDn"], Heard::OnStage),
    binding(C::PreviousStep, &["Left", "PgUp", "h"], Heard::OnStage),
    binding(C::Back, &["Backspace"], Heard::OnStage),
    binding(C::Blank, &["b", ".", "F6"], Heard::OnStage),
    binding(C::Overview, &["o", "F2"], Heard::OnStage),
    binding(C::Peek, &["K", "F4"], Heard::OnStage),
    binding(C::Spotlight, &["l", "F7"], Heard::OnStage),
    binding(C::Additions, &["r", "F8"], Heard::OnStage),
    binding(C::Covered, &["m", "F9"], Heard::OnStage),
    binding(C::Notes, &["N", "Shift-F3"], Heard::In(Context::Present)),
    binding(C::Close, &["Esc"], Heard::OnStage),
    // Moving.
    binding(C::Up, &["Up", "k"], Heard::Plainly),
    binding(C::Up, &["Up", "Ctrl-p", "Ctrl-k"], Heard::In(Context::Search)),
    binding(C::Up, &["Up", "Ctrl-k"], Heard::Typing),
    binding(C::Down, &["Down", "j"], Heard::Plainly),
    binding(C::Down, &["Down", "Ctrl-n", "Ctrl-j"], Heard::Typing),
    binding(C::Left, &["Left", "h"], Heard::Plainly),
    binding(C::Right, &["Right", "l"], Heard::Plainly),
    binding(C::PageDown, &["PgDn", "Space"], Heard::Plainly),
    binding(C::PageDown, &["PgDn"], Heard::Typing),
    binding(C::PageUp, &["PgUp"], Heard::Everywhere),
    binding(C::HalfDown, &["Ctrl-d", "Shift-Down"], Heard::Plainly),
    binding(C::HalfUp, &["Ctrl-u", "Shift-Up"], Heard::Plainly),
    binding(C::Top, &["Home", "g"], Heard::Plainly),
    binding(C::Bottom, &["End", "G"], Heard::Plainly),
    binding(C::PaneOutline, &["Alt-1"], Heard::Panes),
    binding(C::PanePage, &["Alt-2"], Heard::Panes),
    binding(C::PaneLinks, &["Alt-3"], Heard::Panes),
    // Links and history.
    binding(C::Enter, &["Enter"], Heard::Everywhere),
    binding(C::NextLink, &["Tab"], Heard::Panes),
    binding(C::PreviousLink, &["Shift-Tab"], Heard::Panes),
    binding(C::Hints, &["f", "Shift-F4"], Heard::Panes),
    binding(C::Fold, &["e", "Ctrl-Right"], Heard::Panes),
    binding(C::FoldAll, &["E", "Ctrl-Left"], Heard::Panes),
    binding(C::Peek, &["K", "F4"], Heard::Panes),
    binding(C::CitedBy, &["u", "F7"], Heard::Panes),
    binding(C::Back, &["Ctrl-o", "Alt-Left", "[", "Backspace"], Heard::Panes),
    binding(C::Forward, &["Alt-Right", "]"], Heard::Panes),
    binding(C::NextItem, &["J", "Ctrl-Down"], Heard::Panes),
    binding(C::PreviousItem, &["H", "Ctrl-Up"], Heard::Panes),
    // Finding.
    binding(C::Search, &["/", "F3"], Heard::Reading),
    binding(C::NextMatch, &["n", "Alt-Down"], Heard::Panes),
    binding(C::PreviousMatch, &["N", "Alt-Up"], Heard::Panes),
    binding(C::NextScope, &["F3", "Ctrl-s"], Heard::In(Context::Search)),
    binding(C::NextKind, &["F6", "Ctrl-t"], Heard::In(Context::Search)),
    binding(C::KeepView, &["F2", "Alt-k"], Heard::In(Context::Search)),
    binding(C::Views, &["F4", "Alt-v"], Heard::In(Context::Search)),
    binding(C::Views, &["v", "Shift-F7"], Heard::Panes),
    binding(C::RemoveView, &["Alt-Delete", "Ctrl-x"], Heard::In(Context::Choice)),
    binding(C::Complete, &["Tab"], Heard::In(Context::Search)),
    binding(C::EraseWord, &["Ctrl-w", "Alt-Backspace"], Heard::Typing),
    binding(C::EraseLine, &["Ctrl-u", "Ctrl-Delete"], Heard::Typing),
    // Sections.
    binding(C::Cover, &["0"], Heard::Panes),
    binding(C::Section1, &["1"], Heard::Panes),
    binding(C::Section2, &["2"], Heard::Panes),
    binding(C::Section3, &["3"], Heard::Panes),
    binding(C::Section4, &["4"], Heard::Panes),
    binding(C::Section5, &["5"], Heard::Panes),
    binding(C::Section6, &["6"], Heard::Panes),
    binding(C::Section7, &["7"], Heard::Panes),
    binding(C::Section8, &["8"], Heard::Panes),
    binding(C::Section9, &["9"], Heard::Panes),
    // Views.
    binding(C::Palette, &["?", "F1", ":", "Ctrl-p"], Heard::Plainly),
    binding(C::Palette, &["F1"], Heard::Typing),
    binding(C::Grid, &["x", "F6"], Heard::Panes),
    binding(C::GridRows, &["r", "F6"], Heard::In(Context::Grid)),
    binding(C::GridColumns, &["c", "F7"], Heard::In(Context::Grid)),
    binding(C::Library, &["L", "F2"], Heard::Panes),
    binding(C::Faults, &["!", "F8"], Heard::Panes),
    binding(C::Scale, &["s", "F12"], Heard::Reading),
    binding(C::Present, &["p", "F5"], Heard::Panes),
    binding(C::Walks, &["w", "Shift-F2"], Heard::Panes),
    binding(C::AddStop, &["a", "Insert"], Heard::Panes),
    binding(C::StopEarlier, &["Alt-PgUp"], Heard::Panes),
    binding(C::StopLater, &["Alt-PgDn"], Heard::Panes),
    binding(C::RenameWalk, &["Alt-F2"], Heard::Panes),
    binding(C::Minutes, &["Alt-F5"], Heard::Panes),
    binding(C::Zen, &["z", "Alt-Enter"], Heard::Panes),
    binding(C::Themes, &["t", "F9"], Heard::Panes),
    binding(C::Ceiling, &["C", "Shift-F9"], Heard::Panes),
    binding(C::Copy, &["y", "Ctrl-Insert"], Heard::Reading),
    binding(C::CopyLink, &["Y", "Alt-Insert"], Heard::Reading),
    binding(C::Mouse, &["M", "F11"], Heard::Everywhere),
    binding(C::Reload, &["R", "Shift-F5"], Heard::Panes),
    binding(C::Redraw, &["Ctrl-l", "Shift-F12"], Heard::Everywhere),
    // Leaving.
    binding(C::Close, &["Esc", "q", "Backspace"], Heard::In(Context::Peek)),
    binding(C::Close, &["Esc", "q", "Backspace"], Heard::In(Context::Grid)),
    binding(C::Close, &["Esc", "q", "Backspace"], Heard::In(Context::Faults)),
    binding(C::Close, &["Esc"], Heard::Typing),
    binding(C::ClearMatches, &["Esc"], Heard::Panes),
    binding(C::Suspend, &["Ctrl-z", "Shift-F10"], Heard::Everywhere),
    binding(C::Quit, &["q", "F10"], Heard::Panes),
    binding(C::Quit, &["Ctrl-c", "Ctrl-F10"], Heard::Everywhere),
];
