//! What happens on the connection between the slides and the speaker's own screen.

use crate::state::layers::layer::Layer;
use crate::state::second_screen::peer_message::{Drive, LinkEvent, PeerMessage};
use crate::state::stage::remote;
use crate::state::stage::stage::Stage;
use crate::state::state::State;

/// Takes in what happened on the connection to the other program.
pub fn take_event(state: &mut State, event: LinkEvent) {
    match (&mut state.stage, event) {
        (Stage::Notes(notes), event) => notes.follow(event, state.clock.now),
        (Stage::Slides(..), LinkEvent::Received(PeerMessage::Drive(drive))) => obey(state, drive),
        (Stage::Slides(..), LinkEvent::Replaced) => {
            state.own.remember_not_connected("another talk has the speaker's notes since".to_owned());
        }
        (Stage::Slides(..), LinkEvent::Refused(why)) => state.own.remember_not_connected(why),
        // The audience's screen says nothing of it: it is shared. What cannot be is said once it is left.
        (
            Stage::Slides(..),
            LinkEvent::Connected | LinkEvent::Received(_) | LinkEvent::Disconnected | LinkEvent::Dropped(_),
        )
        | (Stage::Reader(_), _) => {}
    }
}

/// Does what the speaker's screen asks. What lies over the slide is put away first, as by a key there.
fn obey(state: &mut State, drive: Drive) {
    let covered = !state.layers.is_empty();
    state.layers.clear();
    let closes = matches!(drive, Drive::Next | Drive::Previous | Drive::Return | Drive::Trail);
    if covered && closes {
        return;
    }
    let command = state.stage.slides_mut().and_then(|slides| remote::drive(slides, drive));
    let opened = command.and_then(|command| Layer::opened_by(command, state.context(), &state.surroundings()));
    if let Some(Ok(layer)) = opened {
        state.layers.push(layer);
    }
}
