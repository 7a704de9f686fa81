//! Slides and the speaker's own screen on one stage: what each says goes over as the lines of the socket, and both are read.

use briefing::bundle::Ceiling;
use briefing::state::second_screen::peer_message::{LinkEvent, PeerMessage, decode, encode, millis};
use briefing::state::stage::notes_screen::NotesScreen;
use briefing::state::{Message, Setup, State, Task};

use crate::stage::Stage;

/// Slides, and the speaker's own screen beside them.
pub struct Pair {
    pub slides: Stage,
    pub notes: Stage,
    /// Every line that went over, in order.
    pub lines: Vec<Vec<u8>>,
}

impl Pair {
    /// Slides that are not shown yet, and a screen that waits for them.
    pub fn new(slides: Stage, width: u16, height: u16, ceiling: Option<Ceiling>) -> Self {
        let mut notes = Stage::new(width, height);
        let state = State::new(Setup {
            bundles: Vec::new(),
            faults: Vec::new(),
            themes: notes.state.looks.themes.clone(),
            today: notes.state.clock.today,
            size: (width, height),
            start: None,
            loading: 0,
            measure: None,
            ceiling: None,
        });
        notes.state = state;
        notes.state.show_notes(NotesScreen::new("/run/user/1/briefing".to_owned(), ceiling));
        notes.message(Message::Minute);
        Self { slides, notes, lines: Vec::new() }
    }

    /// A walk of the shipped assessment that is being told, and the notes of it.
    pub fn met(width: u16, height: u16) -> Self {
        let mut slides = Stage::new(120, 36);
        slides.press("p");
        let mut pair = Self::new(slides, width, height, None);
        pair.meet();
        pair
    }

    /// The two programs meet.
    pub fn meet(&mut self) {
        for stage in [&mut self.slides, &mut self.notes] {
            stage.message(Message::Linked(LinkEvent::Connected));
        }
        self.relay();
    }

    /// Presses keys on the audience's screen.
    pub fn slides(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.slides.press(key);
            self.relay();
        }
        self
    }

    /// Presses keys on the speaker's screen.
    pub fn notes(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.notes.press(key);
            self.relay();
        }
        self
    }

    /// Lets it be so long after both began.
    pub fn at(&mut self, minutes: u64, seconds: u64) -> &mut Self {
        let now = std::time::Duration::from_secs(minutes * 60 + seconds);
        (self.slides.state.clock.now, self.notes.state.clock.now) = (now, now);
        self.slides.message(Message::Minute);
        self.notes.message(Message::Minute);
        self.relay();
        self
    }

    /// Carries over what there is to say, each way.
    pub fn relay(&mut self) {
        for task in std::mem::take(&mut self.notes.asked) {
            if let Task::Drive(drive) = task {
                let word = self.over(&PeerMessage::Drive(drive));
                self.slides.message(Message::Linked(LinkEvent::Received(word)));
            }
        }
        let word = match self.slides.state.scene() {
            Some((elapsed, scene)) => PeerMessage::Scene(millis(elapsed), Box::new(scene)),
            None => PeerMessage::Ended,
        };
        let word = self.over(&word);
        self.notes.message(Message::Linked(LinkEvent::Received(word)));
    }

    fn over(&mut self, word: &PeerMessage) -> PeerMessage {
        let line = encode(word);
        let heard = decode(&line).unwrap();
        assert_eq!(heard, *word, "what is said is what is heard");
        self.lines.push(line);
        heard
    }
}
