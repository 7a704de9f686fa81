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
    binding(C::Back, &["Backspace"], BindingScope::OnStage),
    binding(C::Blank, &["b", ".", "F6"], BindingScope::OnStage),
    binding(C::Overview, &["o", "F2"], BindingScope::OnStage),
    binding(C::Peek, &["K", "F4"], BindingScope::OnStage),
    binding(C::Spotlight, &["l", "F7"], BindingScope::OnStage),
    binding(C::Additions, &["r", "F8"], BindingScope::OnStage),
    binding(C::Covered, &["m", "F9"], BindingScope::OnStage),
    binding(C::Notes, &["N", "Shift-F3"], BindingScope::In(Context::Present)),
    binding(C::Close, &["Esc"], BindingScope::OnStage),
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
    binding(C::PaneOutline, &["Alt-1"], BindingScope::Panes),
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
    binding(C::Cover, &["0"], BindingScope::Panes),
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
    binding(C::CopyLink, &["Y", "Alt-Insert"], BindingScope::Reading),
    binding(C::Mouse, &["M", "F11"], BindingScope::Everywhere),
    binding(C::Reload, &["R", "Shift-F5"], BindingScope::Panes),
    binding(C::Redraw, &["Ctrl-l", "Shift-F12"], BindingScope::Everywhere),
    // Leaving.
    binding(C::Close, &["Esc", "q", "Backspace"], BindingScope::In(Context::Peek)),
    binding(C::Close, &["Esc", "q", "Backspace"], BindingScope::In(Context::Grid)),
    binding(C::Close, &["Esc", "q", "Backspace"], BindingScope::In(Context::Faults)),
    binding(C::Close, &["Esc"], BindingScope::Typing),
    binding(C::ClearMatches, &["Esc"], BindingScope::Panes),
    binding(C::Suspend, &["Ctrl-z", "Shift-F10"], BindingScope::Everywhere),
    binding(C::Quit, &["q", "F10"], BindingScope::Panes),
    binding(C::Quit, &["Ctrl-c", "Ctrl-F10"], BindingScope::Everywhere),
];
