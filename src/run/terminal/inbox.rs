//! What arrives from outside, and what it comes to: the queue is drained, and folded into as few steps as it holds.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::keymap::Key;
use crate::state::message::{Deed, Focus, Message, Mouse};

/// A click so soon after the window was given the focus gave it that focus, and means nothing else.
const FOCUSING: Duration = Duration::from_millis(150);

/// A late answer of the terminal is no longer than this, in keys.
const ANSWER: usize = 64;

/// A slow line cuts an answer into pieces that follow each other within this time; nobody types so fast by hand.
const CUT: Duration = Duration::from_millis(150);

/// One thing that arrives.
#[derive(Debug)]
pub enum Arrival {
    /// The terminal reports a key, the mouse, a paste or the focus, and when it did.
    Event(Event, Instant),
    /// The window has another size.
    Resized { width: u16, height: u16 },
    /// Something that the reader is to know.
    Message(Message),
    /// The line to the other screen has heard something, which is to be fetched there.
    Heard,
    /// The shell, or somebody, asks the program to stop for a while.
    Stop,
    /// The program goes on after it was stopped.
    Continued,
    /// There will be no more keys; why.
    Ended(String),
}

/// One thing to do.
#[derive(Debug)]
pub enum Step {
    Tell(Message),
    /// Fetch what the line to the other screen has heard.
    Hear,
    /// Take another size, and tell the reader.
    Resize {
        width: u16,
        height: u16,
    },
    /// Stop until the shell calls.
    Stop,
    /// Take the terminal back.
    Continue,
    /// End, since nobody can be heard any more; why.
    End(String),
}

impl Step {
    /// Whether it tells only how far the reading of the library has come, which may be drawn a little later.
    pub const fn is_progress(&self) -> bool {
        matches!(self, Self::Tell(Message::Arrived(_) | Message::Expected { .. } | Message::Indexed { .. }))
    }
}

/// Whether the terminal was asked something and has not answered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Answered,
    /// An answer may still come, in the middle of what is typed.
    Silent,
}

/// Turns arrivals into steps. It remembers what one arrival means for the next.
#[derive(Debug)]
pub struct Inbox {
    focused: Option<Instant>,
    asked: Asked,
    answering: Option<(usize, Instant)>,
    escaped: Option<Instant>,
}

impl Inbox {
    /// An inbox for a terminal that was asked something, or not.
    pub const fn new(asked: Asked) -> Self {
        Self { focused: None, asked, answering: None, escaped: None }
    }

    /// What a drained queue comes to: turns of the wheel are added up, and of several sizes only the last counts.
    pub fn fold(&mut self, arrivals: impl IntoIterator<Item = Arrival>) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        for arrival in arrivals {
            let step = match arrival {
                Arrival::Event(event, at) => self.event(event, at),
                Arrival::Resized { width, height } => Some(Step::Resize { width, height }),
                Arrival::Message(message) => Some(Step::Tell(message)),
                Arrival::Heard => Some(Step::Hear),
                Arrival::Stop => Some(Step::Stop),
                Arrival::Continued => Some(Step::Continue),
                Arrival::Ended(why) => Some(Step::End(why)),
            };
            match step {
                Some(Step::Resize { width, height }) => {
                    steps.retain(|step| !matches!(step, Step::Resize { .. }));
                    steps.push(Step::Resize { width, height });
                }
                Some(Step::Tell(Message::Mouse(mouse))) => {
                    let before = match steps.last_mut() {
                        Some(Step::Tell(Message::Mouse(before))) => added(*before, mouse).map(|sum| *before = sum),
                        _ => None,
                    };
                    if before.is_none() {
                        steps.push(Step::Tell(Message::Mouse(mouse)));
                    }
                }
                Some(Step::Continue) => {
                    // Whoever has been called back already would wait in vain to be called again.
                    steps.retain(|step| !matches!(step, Step::Stop));
                    steps.push(Step::Continue);
                }
                Some(step) => steps.push(step),
                None => {}
            }
        }
        steps
    }

    fn event(&mut self, event: Event, at: Instant) -> Option<Step> {
        let message = match event {
            Event::Key(key) if self.answers(key, at) => return None,
            Event::Key(key) => Message::Key(Key::from_event(key)?),
            Event::Paste(text) => Message::Paste(text),
            Event::Mouse(mouse) => Message::Mouse(self.mouse(mouse, at)?),
            Event::Resize(width, height) => return Some(Step::Resize { width, height }),
            Event::FocusGained => {
                self.focused = Some(at);
                Message::Focus(Focus::Gained)
            }
            Event::FocusLost => Message::Focus(Focus::Lost),
        };
        Some(Step::Tell(message))
    }

    fn mouse(&mut self, event: MouseEvent, at: Instant) -> Option<Mouse> {
        let deed = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                let focusing = self.focused.take().is_some_and(|focused| at.duration_since(focused) < FOCUSING);
                if focusing {
                    return None;
                }
                Deed::Press
            }
            MouseEventKind::ScrollUp => Deed::WheelUp(1),
            MouseEventKind::ScrollDown => Deed::WheelDown(1),
            MouseEventKind::Down(_)
            | MouseEventKind::Up(_)
            | MouseEventKind::Drag(_)
            | MouseEventKind::Moved
            | MouseEventKind::ScrollLeft
            | MouseEventKind::ScrollRight => return None,
        };
        Some(Mouse { deed, column: event.column, row: event.row })
    }

    /// Whether a key is a part of a late answer about colours: `ESC ] 1 1 ; r g b : … ESC \`, which arrives as `Alt-]`
    /// and letters, or as `Esc` and `]` where the line cuts it between the two. It is looked for only where one is owed.
    fn answers(&mut self, key: KeyEvent, at: Instant) -> bool {
        if self.asked == Asked::Answered {
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

    /// Two answers are owed, of the letters and of the ground, and the second may follow the first.
    const fn answered(&mut self) -> bool {
        self.answering = None;
        true
    }
}

/// A turn of the wheel and the one before it as one, where both turn the same way.
fn added(before: Mouse, mouse: Mouse) -> Option<Mouse> {
    let deed = match (before.deed, mouse.deed) {
        (Deed::WheelUp(one), Deed::WheelUp(two)) => Deed::WheelUp(one.saturating_add(two)),
        (Deed::WheelDown(one), Deed::WheelDown(two)) => Deed::WheelDown(one.saturating_add(two)),
        (Deed::Press | Deed::WheelUp(_) | Deed::WheelDown(_), _) => return None,
    };
    Some(Mouse { deed, ..mouse })
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

    fn told(arrivals: Vec<Arrival>, asked: Asked) -> Vec<String> {
        let mut inbox = Inbox::new(asked);
        let said = |step| match step {
            Step::Tell(Message::Key(key)) => key.to_string(),
            Step::Tell(Message::Mouse(mouse)) => format!("{:?}", mouse.deed),
            Step::Tell(Message::Focus(focus)) => format!("{focus:?}"),
            Step::Resize { width, height } => format!("{width}x{height}"),
            other => format!("{other:?}"),
        };
        inbox.fold(arrivals).into_iter().map(said).collect()
    }

    #[test]
    fn turns_of_the_wheel_are_added_up_until_something_else_happens() {
        let now = Instant::now();
        let (up, down) = (MouseEventKind::ScrollUp, MouseEventKind::ScrollDown);
        let mut arrivals: Vec<Arrival> = (0..10_000).map(|_| mouse(down, now)).collect();
        arrivals.push(mouse(up, now));
        arrivals.push(key(KeyCode::Char('j'), KeyModifiers::NONE));
        arrivals.push(mouse(up, now));
        assert_eq!(told(arrivals, Asked::Answered), ["WheelDown(10000)", "WheelUp(1)", "j", "WheelUp(1)"]);
    }

    #[test]
    fn a_stop_that_is_over_is_none() {
        let arrivals = vec![Arrival::Stop, key(KeyCode::Tab, KeyModifiers::NONE), Arrival::Continued];
        assert_eq!(told(arrivals, Asked::Answered), ["Tab", "Continue"]);
    }

    #[test]
    fn of_several_sizes_the_last_counts() {
        let resized = |width| Arrival::Resized { width, height: 9 };
        let arrivals = vec![resized(1), key(KeyCode::Tab, KeyModifiers::NONE), resized(2), resized(3)];
        assert_eq!(told(arrivals, Asked::Answered), ["Tab", "3x9"]);
    }

    #[test]
    fn the_click_that_gives_the_focus_means_nothing_else() {
        let now = Instant::now();
        let press = MouseEventKind::Down(MouseButton::Left);
        let gained = || Arrival::Event(Event::FocusGained, now);
        let soon = now + Duration::from_millis(20);
        assert_eq!(told(vec![gained(), mouse(press, soon)], Asked::Answered), ["Gained"]);
        assert_eq!(
            told(vec![gained(), mouse(press, soon), mouse(press, soon)], Asked::Answered),
            ["Gained", "Press"],
            "the next one means what it says"
        );
        let later = now + Duration::from_secs(1);
        assert_eq!(told(vec![gained(), mouse(press, later)], Asked::Answered), ["Gained", "Press"]);
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
        assert_eq!(told(answer(), Asked::Silent), ["j"]);
        assert_eq!(told(answer(), Asked::Answered).len(), 24, "no answer is looked for where none is owed");
        let mut cut = answer();
        cut[0] = key(KeyCode::Char(']'), KeyModifiers::NONE);
        cut.insert(0, key(KeyCode::Esc, KeyModifiers::NONE));
        let end = cut.len() - 2;
        cut[end] = key(KeyCode::Char('\\'), KeyModifiers::NONE);
        cut.insert(end, key(KeyCode::Esc, KeyModifiers::NONE));
        assert_eq!(told(cut, Asked::Silent), ["Esc", "j"], "nor where the line cuts it behind its escape characters");
        let typed = vec![key(KeyCode::Char(']'), KeyModifiers::ALT), key(KeyCode::Enter, KeyModifiers::NONE)];
        assert_eq!(told(typed, Asked::Silent), ["Enter"], "and what is no answer is a key");
    }
}
