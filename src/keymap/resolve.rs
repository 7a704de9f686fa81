//! From a key to what it means where it is pressed, and from a command back to its keys.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::keymap::context::Context;
use crate::keymap::key::{Code, Key};
use crate::keymap::table::{BINDINGS, Command};

/// What a key press comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Command(Command),
    /// A character that is typed into a line.
    Typed(char),
    /// A key that edits a line: Backspace, Left…
    Edit(Code),
    Nothing,
}

/// The commands of the keys of each context, each table made when the first key or hint asks for it.
static TABLES: [OnceLock<HashMap<Key, Command>>; Context::ALL.len()] = [const { OnceLock::new() }; Context::ALL.len()];

fn commands_of(context: Context) -> &'static HashMap<Key, Command> {
    TABLES[context as usize].get_or_init(|| {
        let mut table = HashMap::new();
        for binding in BINDINGS.iter().filter(|binding| binding.reach.within(context)) {
            for key in binding.keys.iter().filter_map(|name| Key::named(name)) {
                let text = context.takes_text() && key.typed().is_some();
                if !text {
                    table.entry(key).or_insert(binding.command);
                }
            }
        }
        table
    })
}

/// What a key means in a context.
pub fn resolve(context: Context, key: Key) -> Meaning {
    if let Some(&command) = commands_of(context).get(&key) {
        return Meaning::Command(command);
    }
    match (context.takes_text(), key.typed(), key.code) {
        (true, Some(c), _) => Meaning::Typed(c),
        (false, Some(c), _) if context.takes_numbers() && c.is_ascii_digit() => Meaning::Typed(c),
        (true, None, code @ (Code::Backspace | Code::Delete | Code::Left | Code::Right | Code::Home | Code::End)) => {
            Meaning::Edit(code)
        }
        _ => Meaning::Nothing,
    }
}

/// The keys of a command in a context, the one to show first.
pub fn keys(context: Context, command: Command) -> Vec<&'static str> {
    let mut keys: Vec<&'static str> = Vec::new();
    for binding in BINDINGS.iter().filter(|binding| binding.command == command && binding.reach.within(context)) {
        for name in binding.keys {
            let means = Key::named(name).map(|key| resolve(context, key));
            if means == Some(Meaning::Command(command)) && !keys.contains(name) {
                keys.push(name);
            }
        }
    }
    keys
}

/// The commands that can be asked for in a context by some key, in the order of help.
pub fn commands(context: Context) -> Vec<Command> {
    Command::ALL.iter().copied().filter(|&command| !keys(context, command).is_empty()).collect()
}

/// The whole table as rows of `(where, what, keys)`, in the order of help; a row that every pane shares stands once.
pub fn table() -> Vec<(&'static str, &'static str, String)> {
    let mut rows: Vec<(&'static str, &'static str, String)> = Vec::new();
    for context in Context::ALL {
        for command in commands(context) {
            let place = if context.is_pane() { "Reader" } else { context.word() };
            let row = (place, command.says(), keys(context, command).join(", "));
            let shared = rows.iter().any(|told| told.1 == row.1 && told.2 == row.2 && told.0 == "Reader");
            if !shared {
                rows.push(row);
            }
        }
    }
    rows
}
