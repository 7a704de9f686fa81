//! Characters that could act on a terminal or turn a line around, and how text is shown without them.

use std::fmt;

/// What stands in the place of a character that may not pass.
pub const MARK: char = '\u{FFFD}';

/// Longest quotation from a file in one sentence, in characters: longer ones push the sentence off the screen.
const QUOTED: usize = 60;

/// Whether a character may never stand in a file as it is: controls other than tab and line ends, separators that only
/// some parsers take for line ends, marks of byte order, overrides and isolates of direction, the tags and
/// annotations in which a whole sentence can be hidden, and what is no character at all.
pub const fn is_hostile(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\0'..='\u{1F}'
        | '\u{7F}'..='\u{9F}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFFE}'
        | '\u{FFFF}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => true,
        _ => false,
    }
}

/// Whether a character takes no room and belongs to no letter: it splits words that look whole, or turns their direction.
const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2060}'..='\u{2065}'
            | '\u{3164}'
            | '\u{FFA0}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0080}'..='\u{E0FFF}'
    )
}

/// Whether a character joins letters, or keeps them apart, without room of its own.
pub const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Whether a character in the midst of a line does anything but show itself: ends it, moves the cursor, turns the
/// direction of what follows, or hides.
pub const fn acts_on_text(c: char) -> bool {
    matches!(c, '\t' | '\n') || is_hostile_in_text(c) || is_hidden(c) || is_joiner(c)
}

/// Whether nothing is seen of a character, and it stands for no blank either. Which form a letter takes is no part of what
/// it says.
pub const fn is_invisible(c: char) -> bool {
    let blank = matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    !blank && (is_hostile_in_text(c) || is_hidden(c) || is_joiner(c) || matches!(c, '\u{FE00}'..='\u{FE0F}'))
}

/// The first character of a text that takes no room and belongs to no letter. A joiner between two letters is part of
/// how many languages are written; at the edge of a word, or after another joiner, it only hides.
pub fn first_hidden(text: &str) -> Option<char> {
    let letter = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !is_joiner(c) && !is_hidden(c));
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if is_hidden(c) || (is_joiner(c) && !(letter(before) && letter(chars.peek().copied()))) {
            return Some(c);
        }
        before = Some(c);
    }
    None
}

/// Whether a character may not stand in a text that has been read: the same, and the lone carriage return.
pub const fn is_hostile_in_text(c: char) -> bool {
    c == '\r' || is_hostile(c)
}

/// The text with every character that may not pass replaced by a visible mark.
pub fn harmless(text: &str) -> String {
    text.chars().map(|c| if is_hostile_in_text(c) { MARK } else { c }).collect()
}

/// The text on one line, without anything that acts on a terminal.
pub fn shown(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => ' ',
            c if is_hostile_in_text(c) || is_hidden(c) => MARK,
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
