//! The hints of the footer: what is worth knowing where the keys are pressed, in the order of worth.

use crate::keymap::resolve::keys;
use crate::keymap::table::{Command as C, Context};

/// A hint: the key to press, and what it does in a word or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// The key to show.
    pub key: &'static str,
    pub says: &'static str,
    pub command: C,
}

const PAGE: &[(C, &str)] = &[
    (C::Palette, "keys"),
    (C::Search, "search"),
    (C::NextLink, "link"),
    (C::Enter, "follow"),
    (C::Peek, "peek"),
    (C::Back, "back"),
    (C::Fold, "evidence"),
    (C::CitedBy, "cited by"),
    (C::Right, "links"),
    (C::Left, "outline"),
    (C::Grid, "grid"),
    (C::Scale, "scale"),
    (C::Hints, "jump"),
    (C::Themes, "theme"),
    (C::Quit, "quit"),
];

const OUTLINE: &[(C, &str)] = &[
    (C::Palette, "keys"),
    (C::Search, "search"),
    (C::Enter, "open"),
    (C::Section1, "to 9: sections"),
    (C::Right, "page"),
    (C::Back, "back"),
    (C::Grid, "grid"),
    (C::Library, "library"),
    (C::Themes, "theme"),
    (C::Quit, "quit"),
];

const LINKS: &[(C, &str)] = &[
    (C::Palette, "keys"),
    (C::Search, "search"),
    (C::Enter, "follow"),
    (C::Peek, "peek"),
    (C::Left, "page"),
    (C::Back, "back"),
    (C::Quit, "quit"),
];

const SEARCH: &[(C, &str)] = &[
    (C::Enter, "open"),
    (C::Close, "back"),
    (C::Down, "next"),
    (C::NextScope, "where"),
    (C::NextKind, "kind"),
    (C::KeepView, "keep"),
    (C::Views, "views"),
    (C::Complete, "complete"),
    (C::Palette, "keys"),
];

const LIST: &[(C, &str)] = &[(C::Enter, "choose"), (C::Close, "back"), (C::Down, "next"), (C::EraseLine, "clear")];

const PEEK: &[(C, &str)] = &[(C::Enter, "open"), (C::Close, "back"), (C::Down, "more"), (C::Copy, "copy")];

const SCALE: &[(C, &str)] = &[(C::Scale, "next scale"), (C::Close, "back"), (C::Down, "more")];

const GRID: &[(C, &str)] =
    &[(C::Enter, "what joins them"), (C::GridRows, "rows"), (C::GridColumns, "columns"), (C::Close, "back")];

const FAULTS: &[(C, &str)] = &[(C::Down, "next"), (C::Close, "back")];

const PRESENT: &[(C, &str)] = &[
    (C::NextStep, "next"),
    (C::PreviousStep, "before"),
    (C::Overview, "stops"),
    (C::Search, "search"),
    (C::Peek, "evidence"),
    (C::Blank, "blank"),
    (C::Close, "leave"),
    (C::Palette, "keys"),
];

const NOTES: &[(C, &str)] = &[
    (C::NextStep, "next"),
    (C::PreviousStep, "before"),
    (C::Overview, "stops"),
    (C::Blank, "blank"),
    (C::Peek, "evidence"),
    (C::Covered, "covered"),
    (C::Palette, "keys"),
    (C::Quit, "end"),
];

/// The hints of each context; one that is not named here has the key that leads back.
const HINTS: &[(Context, &[(C, &str)])] = &[
    (Context::Page, PAGE),
    (Context::Outline, OUTLINE),
    (Context::Links, LINKS),
    (Context::Search, SEARCH),
    (Context::Palette, LIST),
    (Context::Choice, LIST),
    (Context::Peek, PEEK),
    (Context::Scale, SCALE),
    (Context::Grid, GRID),
    (Context::Faults, FAULTS),
    (Context::Present, PRESENT),
    (Context::Notes, NOTES),
];

/// The hints of a context, each with the first of its keys.
pub fn hints(context: Context) -> Vec<Hint> {
    let wanted = HINTS.iter().find(|(of, _)| *of == context).map_or(&[(C::Close, "back")][..], |(_, hints)| hints);
    let hint = |&(command, says): &(C, &'static str)| {
        let key = keys(context, command).first().copied()?;
        Some(Hint { key, says, command })
    };
    wanted.iter().filter_map(hint).collect()
}
