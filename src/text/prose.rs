//! Text as cells: made safe for a terminal, measured, and cut, always by grapheme.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::character::{acts_on_text, is_joiner};

/// What stands where a text was cut.
pub const ELLIPSIS: &str = "…";

/// The text with nothing in it that could steer a terminal or hide: each control character becomes its picture, and each
/// run of characters that turn or hide text (direction overrides, zero-width characters) becomes one `�`. Tabs and line
/// breaks become spaces. A joiner inside a visible grapheme stays, since words are written with it.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) || text.chars().all(|c| !acts_on_text(c)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let (mut hidden, mut joinable) = (false, false);
    while let Some(c) = chars.next() {
        let joins =
            is_joiner(c) && joinable && chars.peek().is_some_and(|next| !next.is_whitespace() && !acts_on_text(*next));
        if joins || !acts_on_text(c) {
            safe.push(c);
            joinable = !c.is_whitespace() && !joins;
            hidden = false;
            continue;
        }
        joinable = false;
        match picture(c) {
            Some(picture) => {
                safe.push(picture);
                hidden = false;
            }
            None if hidden => {}
            None => {
                safe.push(char::REPLACEMENT_CHARACTER);
                hidden = true;
            }
        }
    }
    Cow::Owned(safe)
}

/// Safe text, with each run of breakable white space made one space; a no-break space stays.
pub fn single_spaced(text: &str) -> String {
    if is_plain(text) && !text.contains("  ") {
        return text.to_owned();
    }
    let mut single = String::with_capacity(text.len());
    for c in clean(text).chars() {
        if c.is_whitespace() && c != '\u{a0}' {
            if !single.ends_with(' ') {
                single.push(' ');
            }
        } else {
            single.push(c);
        }
    }
    single
}

/// Whether a text is nothing but letters, marks and spaces of ASCII, as nearly all text is.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The graphemes of a text, each with the cells it takes.
pub fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (grapheme, cells) = match rest.as_bytes() {
            [] => return None,
            // Nearly all text is such letters, and nothing that follows one in ASCII can join it.
            [b' '..=b'~'] | [b' '..=b'~', 0..=0x7f, ..] => (rest.split_at(1).0, 1),
            _ => {
                let grapheme = rest.graphemes(true).next()?;
                (grapheme, grapheme.width())
            }
        };
        rest = rest.split_at(grapheme.len()).1;
        Some((grapheme, cells))
    })
}

/// How many cells the text takes: the sum over its graphemes, which is what is drawn.
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    graphemes(text).map(|(_, cells)| cells).sum()
}

/// The text in so many cells at most; where it does not fit, its beginning and `…`.
pub fn truncate(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    match cells.checked_sub(1) {
        Some(room) => Cow::Owned(format!("{}{ELLIPSIS}", head(text, room))),
        None => Cow::Borrowed(""),
    }
}

fn head(text: &str, cells: usize) -> String {
    let mut left = cells;
    graphemes(text).map(|(grapheme, _)| grapheme).take_while(|grapheme| take(&mut left, grapheme)).collect()
}

fn take(left: &mut usize, grapheme: &str) -> bool {
    match left.checked_sub(grapheme.width()) {
        Some(rest) => {
            *left = rest;
            true
        }
        None => false,
    }
}

/// The picture of a control character, or the space that a break stands for.
fn picture(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{7f}' => Some('␡'),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(shown: impl AsRef<str>, expected: &str) {
        assert_eq!(shown.as_ref(), expected);
    }

    #[test]
    fn steering_characters_become_visible() {
        check(clean("plain — text, 漢字, é"), "plain — text, 漢字, é");
        check(clean("\u{1b}[31mred\u{9b}0m"), "␛[31mred�0m");
        check(clean("a\u{202e}\u{2066}b\u{200b}c"), "a�b�c");
        check(clean("a\u{34f}b\u{17b4}\u{17b5}c\u{1bca0}\u{1bca3}d\u{ffff}"), "a�b�c�d�");
        check(clean("a\tb\r\nc\u{2028}d"), "a b  c d");
        check(clean("👩\u{200d}💻 \u{200d}x"), "👩\u{200d}💻 �x");
        check(clean("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    proptest! {
        #[test]
        fn graphemes_are_those_of_the_standard(text in "(\\PC|[a-z ]|[\\x00-\\x1f]|漢|e\u{301}|👩\u{200d}💻|🇩🇪🇫🇷|\u{600}a|क्ष|\r\n){0,40}") {
            let expected: Vec<(&str, usize)> = text.graphemes(true).map(|grapheme| (grapheme, grapheme.width())).collect();
            prop_assert_eq!(graphemes(&text).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn text_is_cut_between_graphemes() {
        check(truncate("briefing", 8), "briefing");
        check(truncate("briefing", 5), "brie…");
        check(truncate("漢字漢字", 5), "漢字…");
        check(truncate("漢字漢字", 4), "漢…");
        check(truncate("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        check(truncate("anything", 0), "");
    }
}
