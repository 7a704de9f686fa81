//! Characters that could act on a terminal or turn a line around, and how text is shown without them.

use std::fmt;

/// What stands in the place of a character that may not pass.
pub const MARK: char = '\u{FFFD}';

/// Longest quotation from a file in one sentence, in characters: longer ones push the sentence off the screen.
const QUOTED: usize = 60;

/// Whether a character may never stand in a file as it is: controls other than tab and line ends, separators that only
/// some parsers take for line ends, marks of byte order, and overrides and isolates of direction.
#[must_use]
pub const fn is_hostile(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\0'..='\u{1F}'
        | '\u{7F}'..='\u{9F}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => true,
        _ => false,
    }
}

/// Whether a character may not stand in a text that has been read: the same, and the lone carriage return.
#[must_use]
pub const fn is_hostile_in_text(c: char) -> bool {
    c == '\r' || is_hostile(c)
}

/// The text with every character that may not pass replaced by a visible mark.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars().map(|c| if is_hostile_in_text(c) { MARK } else { c }).collect()
}

/// The text on one line, without anything that acts on a terminal.
#[must_use]
pub fn shown(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => ' ',
            c if is_hostile_in_text(c) => MARK,
            c => c,
        })
        .collect()
}

/// A piece of a file inside a sentence: in backquotes, on one line, harmless and not too long.
pub struct Quoted<'a>(pub &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = shown(self.0);
        let mut head: String = text.chars().take(QUOTED).collect();
        if head.len() < text.len() {
            head.push('…');
        }
        write!(f, "`{head}`")
    }
}
