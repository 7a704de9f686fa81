//! What the user does with what is the user's own: the walk, named views, minutes.

use std::path::PathBuf;

use crate::keymap::Command;
use crate::state::screen::areas::{Mode, Pane};
use crate::state::state::State;
use crate::state::task::Task;

/// Adds the item under the cursor to the user's walk, or removes it where it is in it.
pub fn toggle_stop(state: &mut State) -> Vec<Task> {
    let Some(reader) = state.stage.reader() else { return Vec::new() };
    let pointed = match (reader.mode, reader.pane) {
        (Mode::Read, Pane::Page) => None,
        (Mode::Overview | Mode::Choose, _) | (Mode::Read, Pane::List | Pane::Links) => {
            reader.pointed().and_then(|id| reader.bundle.resolve(&id))
        }
    };
    let id = pointed.unwrap_or_else(|| reader.item().id.clone());
    state.notice = Some(state.own.toggle_stop(reader.bundle.key(), &id));
    vec![Task::KeepWalks(state.own.walks_to_keep())]
}

/// Moves the open item one place in the user's walk.
pub fn move_stop(state: &mut State, command: Command) -> Vec<Task> {
    let Some(reader) = state.stage.reader() else { return Vec::new() };
    match state.own.move_stop(reader.bundle.key(), &reader.item().id, command) {
        Ok(sentence) => {
            state.notice = Some(sentence);
            vec![Task::KeepWalks(state.own.walks_to_keep())]
        }
        Err(why) => {
            state.notice = Some(why);
            Vec::new()
        }
    }
}

/// Renames the user's walk.
pub fn rename_walk(state: &mut State, title: &str) -> Vec<Task> {
    let Some(reader) = state.stage.reader() else { return Vec::new() };
    let Some(sentence) = state.own.rename_walk(reader.bundle.key(), title) else { return Vec::new() };
    state.notice = Some(sentence);
    vec![Task::KeepWalks(state.own.walks_to_keep())]
}

/// Keeps a query under a name.
pub fn name_view(state: &mut State, name: &str, query: &str) -> Vec<Task> {
    let Some(sentence) = state.own.name_view(name, query) else { return Vec::new() };
    state.notice = Some(sentence);
    state.renew_layers();
    vec![Task::KeepViews(state.own.views_to_keep())]
}

pub fn remove_view(state: &mut State, name: &str) -> Vec<Task> {
    state.own.remove_view(name);
    state.notice = Some(format!("“{name}” is taken out"));
    state.renew_layers();
    vec![Task::KeepViews(state.own.views_to_keep())]
}

/// Writes the minutes into a file of that name, where one is given.
pub fn write_minutes(state: &State, name: &str) -> Vec<Task> {
    let name = name.trim();
    if name.is_empty() {
        return Vec::new();
    }
    vec![Task::Write { path: PathBuf::from(name), text: state.minutes() }]
}
