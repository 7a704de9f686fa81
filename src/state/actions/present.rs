//! Beginning to present, and leaving it.

use crate::bundle::{Address, Id, Walk};
use crate::state::actions::open::open;
use crate::state::layers::choices::walks;
use crate::state::stage::slide_setup::StartedFrom;
use crate::state::stage::slides::Slides;
use crate::state::state::State;

/// Presents a walk through the open bundle: the one of that id, or the first there is; from an item of it, where it has that.
pub fn present(state: &mut State, walk: Option<&Id>, from: Option<&Id>, started: StartedFrom) {
    let Some(bundle) = state.stage.reader().map(|reader| reader.bundle.clone()) else { return };
    let walks = walks(&state.surroundings());
    let found = walk.and_then(|id| walks.iter().find(|walk| walk.id == *id)).or_else(|| walks.first());
    let Some(found) = found else { return };
    // An item that this walk does not have may stand in another.
    let has = |walk: &&Walk| from.is_some_and(|item| walk.place_of(item).is_some());
    let chosen = match walk {
        None => walks.iter().find(has).unwrap_or(found),
        Some(_) => found,
    };
    let mut slides = Slides::new(bundle.clone(), chosen.clone(), from, started);
    if let Some(item) = from.filter(|item| slides.item().id != **item)
        && bundle.item(item.as_str()).is_some()
        && slides.asks().is_none()
    {
        slides.detour_to(&bundle, item);
    }
    state.layers.clear();
    state.notice = None;
    state.stage.present(slides);
}

/// Stops presenting, and reads an item.
pub fn leave(state: &mut State, address: &Address) {
    if let Some(slides) = state.stage.slides() {
        let log = slides.shown_log.ended(state.clock.now);
        state.own.remember_presented(log);
    }
    state.stage.end_slides();
    open(state, address);
    // Why the speaker's screen was not connected stands in no frame that others saw.
    state.notice = state.own.take_not_connected(state.gate());
}
