//! What two screens show of whatever was heard between them: text that steers nothing.

use std::cell::RefCell;

use briefing::state::Message;
use briefing::state::second_screen::peer_message::LinkEvent;

use crate::fuzz::word::word;
use crate::stage::pair::Pair;
use crate::steering::steering;

/// Hears bytes, and shows what they say: on the speaker's screen, and on the slides that it drives.
pub fn shown(bytes: &[u8]) {
    thread_local! {
        static PAIR: RefCell<Pair> = RefCell::new(Pair::met(80, 24));
    }
    let words = word(bytes);
    PAIR.with_borrow_mut(|pair| {
        for word in words {
            let wide = u16::try_from(bytes.len() % 150 + 1).unwrap();
            pair.notes.resize(wide, wide / 3 + 1);
            for stage in [&mut pair.notes, &mut pair.slides] {
                stage.message(Message::Linked(LinkEvent::Received(word.clone())));
                for key in ["o", "Esc", "Down"] {
                    stage.press(key);
                }
                let text = stage.text().replace('\n', "");
                assert_eq!(steering(&text), None, "{text:?}");
            }
            if pair.slides.state.stage.slides().is_none() {
                *pair = Pair::met(80, 24);
            }
        }
    });
}
