//! The hints of the footer: what is worth knowing where the keys are pressed, in the order of worth.

use crate::keymap::context::Context;
use crate::keymap::resolve::keys;
use crate::keymap::table::Command as C;

/// A hint: the key to press, and what it does in a word or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    /// The key to show.
    pub key: &'static str,
    pub says: &'static str,
    pub command: C,
}

const OVERVIEW: &[(C, &str)] = &[
    (C::NextPane, "pane"),
    (C::Enter, "read"),
    (C::Hold, "hold"),
    (C::NextTied, "next tied"),
    (C::Search, "search"),
    (C::Grid, "grid"),
    (C::Present, "present"),
    (C::Palette, "keys"),
    (C::Walks, "walks"),
    (C::Library, "library"),
    (C::Themes, "theme"),
    (C::Quit, "quit"),
];

const LISTS: &[(C, &str)] = &[
    (C::Enter, "read"),
    (C::Order, "order"),
    (C::Group, "group"),
    (C::Filter, "filter"),
    (C::NextSection, "section"),
    (C::Search, "search"),
    (C::Grid, "grid"),
    (C::Palette, "keys"),
    (C::Return, "overview"),
    (C::AddStop, "to a walk"),
    (C::Copy, "quote"),
];

const PAGE: &[(C, &str)] = &[
    (C::NextLink, "link"),
    (C::Enter, "open"),
    (C::Fold, "evidence"),
    (C::NextItem, "next"),
    (C::Return, "list"),
    (C::Right, "links"),
    (C::Search, "search"),
    (C::Copy, "quote"),
    (C::Palette, "keys"),
    (C::Peek, "peek"),
    (C::CitedBy, "cited by"),
    (C::Grid, "grid"),
    (C::Scale, "scale"),
    (C::Back, "back"),
];

const LINKS: &[(C, &str)] = &[
    (C::Enter, "follow"),
    (C::Peek, "peek"),
    (C::Left, "page"),
    (C::Back, "back"),
    (C::Search, "search"),
    (C::Palette, "keys"),
];

const FILTER: &[(C, &str)] = &[(C::Enter, "read"), (C::Close, "all again"), (C::Down, "next"), (C::EraseLine, "clear")];

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
    (Context::Overview, OVERVIEW),
    (Context::List, LISTS),
    (Context::Filter, FILTER),
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
