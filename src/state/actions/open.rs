//! Opening items and hits, and copying what is open.

use crate::bundle::{Address, Bundle};
use crate::keymap::Command;
use crate::page::layout::age::in_print;
use crate::state::layers::layer::Layer;
use crate::state::parts::finding::FollowedSearch;
use crate::state::reader::history::Navigation;
use crate::state::screen::areas::{Mode, Pane};
use crate::state::stage::stage::Stage;
use crate::state::state::State;

/// Opens an item, in the bundle that has it: in the reader, or as a detour on the slides. Says so where the library does not
/// have it.
pub fn open(state: &mut State, address: &Address) {
    let found = state
        .contents
        .library
        .bundle(address.bundle.as_str())
        .and_then(|bundle| Some((bundle.clone(), bundle.resolve(&address.item)?)));
    let areas = state.areas();
    match (&mut state.stage, found) {
        (Stage::Slides(slides, _), found) => {
            state.layers.clear();
            if let Some((bundle, item)) = found {
                slides.detour_to(&bundle, &item);
            }
        }
        (Stage::Reader(reader), Some((bundle, item))) => {
            state.layers.clear();
            if reader.address() == (Address { bundle: bundle.key().clone(), item: item.clone() }) {
                (reader.mode, reader.pane) = (Mode::Read, Pane::Page);
            } else {
                reader.open(&bundle, &item, Navigation::Asking, &areas);
            }
        }
        (Stage::Reader(_), None) => state.notice = Some(format!("{address} is not in the library")),
        (Stage::Notes(_), _) => {}
    }
}

/// Opens the same item in the next older edition of the assessment, and in the newest after the oldest; its cover where that
/// edition does not have it. Says which edition it is.
pub fn other_edition(state: &mut State) {
    let Some(reader) = state.stage.reader() else { return };
    let (id, item) = (reader.bundle.id().clone(), reader.item().id.clone());
    let editions = state.contents.library.editions(&id);
    let now = editions.iter().position(|bundle| bundle.key() == reader.bundle.key()).unwrap_or_default();
    let Some(next) = editions.get((now + 1) % editions.len().max(1)).filter(|_| editions.len() > 1) else {
        state.notice = Some(format!("no other edition of {id} is in the library"));
        return;
    };
    let (has, lacks) = match next.resolve(&item) {
        Some(item) => (item, String::new()),
        None => (id.clone(), format!("; it has no {item}")),
    };
    let address = Address { bundle: next.key().clone(), item: has };
    let place = (now + 1) % editions.len() + 1;
    let notice = format!("{}, {place} of {} of {id}, the newest first{lacks}", edition(next), editions.len());
    open(state, &address);
    state.notice = Some(notice);
}

/// Which edition a bundle is, in words.
fn edition(bundle: &Bundle) -> String {
    let Some(assessment) = bundle.assessment() else { return "an edition".to_owned() };
    let named = assessment.imprint.edition.as_ref().map(|edition| format!("edition {edition}, "));
    format!("{}issued {}", named.unwrap_or_default(), in_print(assessment.issued))
}

/// Opens the selected hit of a search, with its matches marked and the first of them in view. On slides it leaves no
/// trace: no marks, nothing in the history of searches.
pub fn follow(state: &mut State, trail: FollowedSearch) {
    if state.stage.slides().is_some() {
        if let Some(address) = trail.hit().map(|hit| hit.address.clone()) {
            open(state, &address);
        }
        return;
    }
    state.own.remember_search(&trail.text);
    show_hit(state, trail);
}

/// Walks the matches of the page, then the other hits of the search.
pub fn step_match(state: &mut State, command: Command) {
    let Some(trail) = &state.finding.trail else {
        state.notice = Some("no search to walk: / searches".to_owned());
        return;
    };
    let next = trail.step(command);
    let height = usize::from(state.areas().content(Pane::Page).height);
    let Some(reader) = state.stage.reader_mut() else { return };
    reader.pane = Pane::Page;
    if reader.view.step_mark(command, height) {
        return;
    }
    match next {
        Err(end) => state.notice = Some(end.to_owned()),
        Ok(trail) => {
            show_hit(state, trail);
            if let Some(reader) = state.stage.reader_mut().filter(|_| command == Command::PreviousMatch) {
                reader.view.mark = None;
                reader.view.step_mark(command, height);
            }
        }
    }
}

fn show_hit(state: &mut State, trail: FollowedSearch) {
    let Some(address) = trail.hit().map(|hit| hit.address.clone()) else { return };
    let lit = trail.lit.clone();
    state.finding.trail = Some(trail);
    open(state, &address);
    state.layout();
    let height = usize::from(state.areas().content(Pane::Page).height);
    if let Some(reader) = state.stage.reader_mut() {
        reader.view.mark = None;
        reader.view.highlight(Some(&lit));
        reader.view.step_mark(Command::NextMatch, height);
    }
}

/// Forgets the search that was followed, and marks nothing any more.
pub fn clear_matches(state: &mut State) {
    state.finding.trail = None;
    if let Some(reader) = state.stage.reader_mut() {
        reader.view.mark = None;
        reader.view.highlight(None);
    }
}

/// The item that a copy would be of: the card on top, else what is open.
pub fn subject(state: &State) -> Option<Address> {
    match state.layers.top() {
        Some(Layer::Peek(peek)) => Some(peek.address.clone()),
        _ => state.stage.open().map(|(_, address)| address),
    }
}
