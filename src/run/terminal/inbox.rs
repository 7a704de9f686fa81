//! What arrives from outside, folded into as few actions as possible before one frame is drawn.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::keymap::Key;
use crate::run::terminal::screen;
use crate::state::message::{Message, Mouse, MouseAction, WindowFocus};

/// A click so soon after the window was given the focus gave it that focus, and means nothing else.
const FOCUSING: Duration = Duration::from_millis(150);

/// The longest late answer of the terminal, in keys.
const ANSWER: usize = 64;

/// A slow line cuts an answer into pieces that follow each other within this time, which is faster than typing.
const CUT: Duration = Duration::from_millis(150);

/// One thing that arrives.
#[derive(Debug)]
pub enum Arrival {
    /// The terminal reports a key, the mouse, a paste or the focus, and when it did.
    Event(Event, Instant),
    /// The window has another size.
    Resized { width: u16, height: u16 },
    /// A message for the state.
    Message(Message),
    /// The connection to the other screen has received something, which waits in its mailbox.
    MailboxReady,
    /// A signal asks the program to stop until it is continued.
    Stop,
    /// The program was continued after a stop.
    Continued,
    /// No more keys can be read; why.
    Ended(String),
}

/// One thing to do.
#[derive(Debug)]
pub enum Action {
    /// Update the state with a message.
    Update(Message),
    /// Take what the connection to the other screen has received.
    ReadMailbox,
    Resize {
        width: u16,
        height: u16,
    },
    /// Stop until a signal continues the program.
    Stop,
    /// Take the terminal again.
    Continue,
    /// End, since no more keys can be read; why.
    End(String),
}

impl Action {
    /// Whether it reports only the progress of reading the library, which may be drawn a little later.
    pub const fn is_progress(&self) -> bool {
        matches!(self, Self::Update(Message::Arrived(_) | Message::Expected { .. } | Message::Indexed { .. }))
    }
}

/// Whether the terminal still has to answer a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TerminalQuery {
    Answered,
    /// An answer may still come, in the middle of what is typed.
    Pending,
}

/// Turns arrivals into actions. It keeps what one arrival means for the next.
#[derive(Debug)]
pub struct Inbox {
    focused: Option<Instant>,
    query: TerminalQuery,
    answering: Option<(usize, Instant)>,
    escaped: Option<Instant>,
}

impl Inbox {
    pub const fn new(query: TerminalQuery) -> Self {
        Self { focused: None, query, answering: None, escaped: None }
    }

    /// The actions of some arrivals: turns of the wheel are added up, and of several sizes only the last counts.
    pub fn fold(&mut self, arrivals: impl IntoIterator<Item = Arrival>) -> Vec<Action> {
        let mut actions: Vec<Action> = Vec::new();
        for arrival in arrivals {
            let action = match arrival {
                Arrival::Event(event, at) => self.event(event, at),
                Arrival::Resized { width, height } => Some(Action::Resize { width, height }),
                Arrival::Message(message) => Some(Action::Update(message)),
                Arrival::MailboxReady => Some(Action::ReadMailbox),
                Arrival::Stop => Some(Action::Stop),
                Arrival::Continued => Some(Action::Continue),
                Arrival::Ended(why) => Some(Action::End(why)),
            };
            match action {
                Some(Action::Resize { width, height }) => {
                    actions.retain(|action| !matches!(action, Action::Resize { .. }));
                    actions.push(Action::Resize { width, height });
                }
                Some(Action::Update(Message::Mouse(mouse))) => {
                    let before = match actions.last_mut() {
                        Some(Action::Update(Message::Mouse(before))) => added(*before, mouse).map(|sum| *before = sum),
                        _ => None,
                    };
                    if before.is_none() {
                        actions.push(Action::Update(Message::Mouse(mouse)));
                    }
                }
                Some(Action::Continue) => {
                    // A program that was continued already would wait in vain to be continued again.
                    actions.retain(|action| !matches!(action, Action::Stop));
                    actions.push(Action::Continue);
                }
                Some(action) => actions.push(action),
                None => {}
            }
        }
        actions
    }

    fn event(&mut self, event: Event, at: Instant) -> Option<Action> {
        let message = match event {
            Event::Key(key) if self.answers(key, at) => return None,
            Event::Key(key) => Message::Key(Key::from_event(key)?),
            Event::Paste(text) => Message::Paste(text),
            Event::Mouse(mouse) => Message::Mouse(self.mouse(mouse, at)?),
            Event::Resize(width, height) => {
                let size = screen::bounded(width, height);
                return Some(Action::Resize { width: size.width, height: size.height });
            }
            Event::FocusGained => {
                self.focused = Some(at);
                Message::Focus(WindowFocus::Gained)
            }
            Event::FocusLost => Message::Focus(WindowFocus::Lost),
        };
        Some(Action::Update(message))
    }

    fn mouse(&mut self, event: MouseEvent, at: Instant) -> Option<Mouse> {
        let action = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                let focusing = self.focused.take().is_some_and(|focused| at.duration_since(focused) < FOCUSING);
                if focusing {
                    return None;
                }
                MouseAction::Press
            }
            MouseEventKind::ScrollUp => MouseAction::WheelUp(1),
            MouseEventKind::ScrollDown => MouseAction::WheelDown(1),
            MouseEventKind::Down(_)
            | MouseEventKind::Up(_)
            | MouseEventKind::Drag(_)
            | MouseEventKind::Moved
            | MouseEventKind::ScrollLeft
            | MouseEventKind::ScrollRight => return None,
        };
        Some(Mouse { action, column: event.column, row: event.row })
    }

    /// Whether a key is a part of a late answer about colours: `ESC ] 1 1 ; r g b : … ESC \`, which arrives as `Alt-]`
    /// and letters, or as `Esc` and `]` where the line cuts it between the two. It is looked for only while one is pending.
    fn answers(&mut self, key: KeyEvent, at: Instant) -> bool {
        if self.query == TerminalQuery::Answered {
            return false;
        }
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let behind_esc = self.escaped.take().is_some_and(|before| at.duration_since(before) < CUT);
        if key.code == KeyCode::Esc {
            self.escaped = Some(at);
        }
        let answering = self.answering.filter(|&(_, before)| at.duration_since(before) < CUT);
        let length = answering.map(|(length, _)| length);
        match (length, key.code) {
            (None, KeyCode::Char(']')) if alt || behind_esc => {
                self.answering = Some((0, at));
                true
            }
            (None, _) => false,
            (Some(_), KeyCode::Char('\\')) if alt || behind_esc => self.answered(),
            (Some(_), KeyCode::Char('g')) if ctrl => self.answered(),
            (Some(length), KeyCode::Esc) => {
                self.answering = Some((length, at));
                true
            }
            (Some(length), KeyCode::Char(c))
                if length < ANSWER && (c.is_ascii_hexdigit() || matches!(c, ';' | ':' | '/' | 'r' | 'g' | 'b')) =>
            {
                self.answering = Some((length + 1, at));
                true
            }
            (Some(_), _) => {
                self.answered();
                false
            }
        }
    }

    /// Two answers come, of the text colour and of the background, and the second may follow the first.
    const fn answered(&mut self) -> bool {
        self.answering = None;
        true
    }
}

/// Two turns of the wheel as one, where both go the same way.
fn added(before: Mouse, mouse: Mouse) -> Option<Mouse> {
    let action = match (before.action, mouse.action) {
        (MouseAction::WheelUp(one), MouseAction::WheelUp(two)) => MouseAction::WheelUp(one.saturating_add(two)),
        (MouseAction::WheelDown(one), MouseAction::WheelDown(two)) => MouseAction::WheelDown(one.saturating_add(two)),
        (MouseAction::Press | MouseAction::WheelUp(_) | MouseAction::WheelDown(_), _) => return None,
    };
    Some(Mouse { action, ..mouse })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Arrival {
        Arrival::Event(Event::Key(KeyEvent::new(code, modifiers)), Instant::now())
    }

    fn mouse(kind: MouseEventKind, at: Instant) -> Arrival {
        Arrival::Event(Event::Mouse(MouseEvent { kind, column: 3, row: 4, modifiers: KeyModifiers::NONE }), at)
    }

    fn folded(arrivals: Vec<Arrival>, query: TerminalQuery) -> Vec<String> {
        let mut inbox = Inbox::new(query);
        let shown = |action| match action {
            Action::Update(Message::Key(key)) => key.to_string(),
            Action::Update(Message::Mouse(mouse)) => format!("{:?}", mouse.action),
            Action::Update(Message::Focus(focus)) => format!("{focus:?}"),
            Action::Resize { width, height } => format!("{width}x{height}"),
            other => format!("{other:?}"),
        };
        inbox.fold(arrivals).into_iter().map(shown).collect()
    }

    #[test]
    fn turns_of_the_wheel_are_added_up_until_something_else_happens() {
        let now = Instant::now();
        let (up, down) = (MouseEventKind::ScrollUp, MouseEventKind::ScrollDown);
        let mut arrivals: Vec<Arrival> = (0..10_000).map(|_| mouse(down, now)).collect();
        arrivals.push(mouse(up, now));
        arrivals.push(key(KeyCode::Char('j'), KeyModifiers::NONE));
        arrivals.push(mouse(up, now));
        assert_eq!(folded(arrivals, TerminalQuery::Answered), ["WheelDown(10000)", "WheelUp(1)", "j", "WheelUp(1)"]);
    }

    #[test]
    fn a_stop_that_is_over_is_none() {
        let arrivals = vec![Arrival::Stop, key(KeyCode::Tab, KeyModifiers::NONE), Arrival::Continued];
        assert_eq!(folded(arrivals, TerminalQuery::Answered), ["Tab", "Continue"]);
    }

    #[test]
    fn of_several_sizes_the_last_counts() {
        let resized = |width| Arrival::Resized { width, height: 9 };
        let arrivals = vec![resized(1), key(KeyCode::Tab, KeyModifiers::NONE), resized(2), resized(3)];
        assert_eq!(folded(arrivals, TerminalQuery::Answered), ["Tab", "3x9"]);
    }

    #[test]
    fn of_an_absurd_size_a_part_is_drawn() {
        let resized = |width, height| Arrival::Event(Event::Resize(width, height), Instant::now());
        for (size, drawn) in [((10_000, 1_000), "2000x250"), ((65_535, 65_535), "2000x250"), ((640, 480), "640x480")] {
            assert_eq!(folded(vec![resized(size.0, size.1)], TerminalQuery::Answered), [drawn]);
        }
    }

    #[test]
    fn the_click_that_gives_the_focus_means_nothing_else() {
        let now = Instant::now();
        let press = MouseEventKind::Down(MouseButton::Left);
        let gained = || Arrival::Event(Event::FocusGained, now);
        let soon = now + Duration::from_millis(20);
        assert_eq!(folded(vec![gained(), mouse(press, soon)], TerminalQuery::Answered), ["Gained"]);
        assert_eq!(
            folded(vec![gained(), mouse(press, soon), mouse(press, soon)], TerminalQuery::Answered),
            ["Gained", "Press"],
            "the next one means what it says"
        );
        let later = now + Duration::from_secs(1);
        assert_eq!(folded(vec![gained(), mouse(press, later)], TerminalQuery::Answered), ["Gained", "Press"]);
    }

    #[test]
    fn a_late_answer_of_the_terminal_is_typed_nowhere() {
        let answer = || {
            let mut keys = vec![key(KeyCode::Char(']'), KeyModifiers::ALT)];
            keys.extend("11;rgb:ffff/0000/fafa".chars().map(|c| key(KeyCode::Char(c), KeyModifiers::NONE)));
            keys.push(key(KeyCode::Char('\\'), KeyModifiers::ALT));
            keys.push(key(KeyCode::Char('j'), KeyModifiers::NONE));
            keys
        };
        assert_eq!(folded(answer(), TerminalQuery::Pending), ["j"]);
        assert_eq!(
            folded(answer(), TerminalQuery::Answered).len(),
            24,
            "no answer is looked for where none is pending"
        );
        let mut cut = answer();
        cut[0] = key(KeyCode::Char(']'), KeyModifiers::NONE);
        cut.insert(0, key(KeyCode::Esc, KeyModifiers::NONE));
        let end = cut.len() - 2;
        cut[end] = key(KeyCode::Char('\\'), KeyModifiers::NONE);
        cut.insert(end, key(KeyCode::Esc, KeyModifiers::NONE));
        assert_eq!(
            folded(cut, TerminalQuery::Pending),
            ["Esc", "j"],
            "nor where the line cuts it behind its escape characters"
        );
        let typed = vec![key(KeyCode::Char(']'), KeyModifiers::ALT), key(KeyCode::Enter, KeyModifiers::NONE)];
        assert_eq!(folded(typed, TerminalQuery::Pending), ["Enter"], "and what is no answer is a key");
    }
}
