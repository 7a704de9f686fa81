//! A key as a person would name it: `Ctrl-o`, `Alt-Left`, `F1`, `K`.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Which key, without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    Char(char),
    F(u8),
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
}

/// A key press. Shift is named only where the character itself does not show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held, on keys that are not characters.
    pub shift: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The key with Ctrl.
    pub const fn ctrl(self) -> Self {
        Self { ctrl: true, ..self }
    }

    /// The key with Alt.
    pub const fn alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// The key with Shift.
    pub const fn shift(self) -> Self {
        Self { shift: true, ..self }
    }

    /// A press or a repeat as the terminal reports it; releases and keys that nothing is bound to are none.
    pub fn from_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let code = match event.code {
            KeyCode::Char(c) => Code::Char(c),
            KeyCode::F(n) => Code::F(n),
            KeyCode::Up => Code::Up,
            KeyCode::Down => Code::Down,
            KeyCode::Left => Code::Left,
            KeyCode::Right => Code::Right,
            KeyCode::PageUp => Code::PageUp,
            KeyCode::PageDown => Code::PageDown,
            KeyCode::Home => Code::Home,
            KeyCode::End => Code::End,
            KeyCode::Enter => Code::Enter,
            KeyCode::Esc => Code::Esc,
            KeyCode::Tab | KeyCode::BackTab => Code::Tab,
            KeyCode::Backspace => Code::Backspace,
            KeyCode::Delete => Code::Delete,
            KeyCode::Insert => Code::Insert,
            _ => return None,
        };
        let held = |modifier| event.modifiers.contains(modifier);
        let character = matches!(code, Code::Char(_));
        // AltGr arrives as Ctrl and Alt together: what it types is text, not a command.
        let altgr = character && held(KeyModifiers::CONTROL) && held(KeyModifiers::ALT);
        Some(Self {
            code,
            ctrl: held(KeyModifiers::CONTROL) && !altgr,
            alt: held(KeyModifiers::ALT) && !altgr,
            shift: !character && (held(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab),
        })
    }

    /// The character that the key types, if it types one.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The key of that name: the inverse of `Display`.
    pub fn named(text: &str) -> Option<Self> {
        let (mut key, mut rest) = (Self::plain(Code::Esc), text);
        loop {
            let modifier =
                ["Ctrl-", "Alt-", "Shift-"].into_iter().find(|m| rest.len() > m.len() && rest.starts_with(m));
            match modifier {
                Some("Ctrl-") => key.ctrl = true,
                Some("Alt-") => key.alt = true,
                Some(_) => key.shift = true,
                None => break,
            }
            rest = rest.split_once('-').map_or("", |(_, rest)| rest);
        }
        let named = NAMES.into_iter().find(|(_, name)| *name == rest).map(|(code, _)| code);
        let mut chars = rest.chars();
        key.code = match (named, chars.next(), chars.next()) {
            (Some(code), _, _) => code,
            (None, Some(c), None) => Code::Char(c),
            (None, Some('F'), Some(_)) => Code::F(rest.get(1..)?.parse().ok().filter(|n| (1..=24).contains(n))?),
            _ => return None,
        };
        Some(key)
    }
}

const NAMES: [(Code, &str); 15] = [
    (Code::Char(' '), "Space"),
    (Code::Up, "Up"),
    (Code::Down, "Down"),
    (Code::Left, "Left"),
    (Code::Right, "Right"),
    (Code::PageUp, "PgUp"),
    (Code::PageDown, "PgDn"),
    (Code::Home, "Home"),
    (Code::End, "End"),
    (Code::Enter, "Enter"),
    (Code::Esc, "Esc"),
    (Code::Tab, "Tab"),
    (Code::Backspace, "Backspace"),
    (Code::Delete, "Delete"),
    (Code::Insert, "Insert"),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match (NAMES.into_iter().find(|(code, _)| *code == self.code), self.code) {
            (Some((_, name)), _) => f.write_str(name),
            (None, Code::F(n)) => write!(f, "F{n}"),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, _) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_keys_are_read_back() {
        for name in ["Ctrl-o", "Alt-Left", "F1", "Shift-F12", "K", "Space", "/", "-", "Ctrl--", "Shift-Tab", "é"] {
            assert_eq!(Key::named(name).unwrap().to_string(), name);
        }
        assert_eq!(Key::named("F99"), None);
        assert_eq!(Key::named(""), None);
    }

    #[test]
    fn releases_are_no_presses_and_altgr_types_text() {
        let release = KeyEvent::new_with_kind(KeyCode::Char('q'), KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(Key::from_event(release), None);
        let at = KeyEvent::new(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT);
        assert_eq!(Key::from_event(at).unwrap().typed(), Some('@'));
        let back = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Key::from_event(back).unwrap().to_string(), "Shift-Tab");
    }
}
