//! Taking in what was read, and setting the ceiling, under which what it hides is forgotten.

use crate::bundle::{Address, Ceiling, Id};
use crate::load::Severity;
use crate::state::actions::open::open;
use crate::state::message::Opened;
use crate::state::parts::contents::Put;
use crate::state::stage::stage::Stage;
use crate::state::state::State;
use crate::state::task::Task;

/// Sets the highest marking that may be shown, or none. The place is kept where it still exists; layers, slides, searches and
/// the way here are forgotten.
pub fn set_ceiling(state: &mut State, ceiling: Option<Ceiling>) -> Vec<Task> {
    state.contents.set_ceiling(ceiling);
    state.layers.clear();
    state.stage.end_slides();
    state.finding.forget();
    state.own.forget_searches();
    state.notice = None;
    let areas = state.areas();
    if let Some(reader) = state.stage.reader_mut() {
        reader.limit(&state.contents.library, &areas);
    }
    vec![Task::Index(state.contents.library.bundles().to_vec())]
}

/// Takes in what came of some bundles; they are indexed together.
pub fn take_opened(state: &mut State, all: Vec<Opened>) -> Vec<Task> {
    let any = all.iter().any(|opened| opened.bundle.is_some());
    let before = (state.contents.withheld_sentence(), state.contents.same_id_sentence());
    for opened in all {
        take_one(state, opened);
    }
    let moved = forget_moved(state);
    state.contents.warn();
    // It is for the one who set the ceiling, and not for those who see the slides.
    let (withheld, same_id) = (state.contents.withheld_sentence(), state.contents.same_id_sentence());
    if matches!(state.stage, Stage::Reader(_)) {
        if withheld != before.0 {
            state.notice = withheld;
        } else if same_id != before.1 && same_id.is_some() {
            state.notice = same_id;
        }
    }
    // A list of the assessments that lies open has more to choose from.
    state.renew_layers();
    if any { vec![Task::Index(state.contents.library.bundles().to_vec())] } else { moved }
}

fn take_one(state: &mut State, opened: Opened) {
    let contents = &mut state.contents;
    contents.loading = contents.loading.saturating_sub(1);
    let faults = opened.faults.iter().filter(|fault| fault.severity == Severity::Fault).count();
    contents.take_faults(opened.faults);
    let Some(bundle) = opened.bundle else { return };
    let first = contents.library.bundles().is_empty();
    match contents.put(&bundle) {
        Put::Shown => {}
        Put::Hidden => return,
        Put::Withdrawn => {
            let ceiling = state.contents.ceiling();
            set_ceiling(state, ceiling);
            return;
        }
    }
    let id = bundle.id();
    if first {
        open(state, &Address { bundle: id.clone(), item: id.clone() });
    } else if renew(state, id) && faults > 0 && state.notice.is_none() && state.contents.ceiling().is_none() {
        state.notice = Some(format!("{faults} faults in {id}"));
    }
}

/// Shows what the name of the open bundle means now, where editions of it came or went: another reading of it, or a newer
/// edition. Whether it is a bundle of this id.
fn renew(state: &mut State, id: &Id) -> bool {
    let areas = state.areas();
    let Some(reader) = state.stage.reader_mut().filter(|reader| reader.bundle.id() == id) else { return false };
    let library = &state.contents.library;
    let meant = library.bundle(reader.bundle.key().as_str()).or_else(|| library.bundle(id.as_str()));
    if let Some(bundle) = meant {
        reader.renew(bundle, &areas);
    }
    true
}

/// Takes in which bundles there are.
pub fn take_count(state: &mut State, paths: Vec<String>, left: usize) -> Vec<Task> {
    state.contents.expect(paths, left);
    forget_moved(state)
}

/// Forgets bundles that were moved, and indexes what is left.
fn forget_moved(state: &mut State) -> Vec<Task> {
    if !state.contents.forget_moved() {
        return Vec::new();
    }
    if let Some(id) = state.stage.reader().map(|reader| reader.bundle.id().clone()) {
        renew(state, &id);
    }
    vec![Task::Index(state.contents.library.bundles().to_vec())]
}
