//! The sentences and lines of a text, which are what a search shows.

use std::ops::Range;

/// The sentences of a text as byte ranges, in order, without the blanks around them. Every line ends one; so does a full
/// stop, unless what follows goes on in small letters or what stands before it is an initial (`U.S. agencies`).
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        if byte > b'?' && byte < 0xE2 || byte == b' ' {
            continue;
        }
        let end = match byte {
            b'\n' | b'\r' => Some(at + 1),
            b'.' | b'!' | b'?' => {
                let closes = bytes.get(at + 1).is_none_or(|next| next.is_ascii_whitespace() || !next.is_ascii())
                    && text[at + 1..].chars().next().is_none_or(char::is_whitespace);
                let ends = closes && !(byte == b'.' && follows_initial(&text[start..at])) && goes_on(&text[at + 1..]);
                ends.then_some(at + 1)
            }
            0xE2..=0xEF => text[at..]
                .chars()
                .next()
                .and_then(|c| matches!(c, '\u{2028}' | '\u{2029}' | '。' | '！' | '？').then_some(at + c.len_utf8())),
            _ => None,
        };
        if let Some(end) = end {
            push(text, start..end, &mut found);
            start = end;
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = range.end - (piece.len() - piece.trim_end().len());
    if start < end {
        found.push(start..end);
    }
}

fn follows_initial(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let mut letters = word.chars().rev();
    let last_is_letter = letters.next().is_some_and(char::is_alphabetic);
    last_is_letter && letters.next().is_none_or(|c| c == '.')
}

fn goes_on(after: &str) -> bool {
    after.trim_start().chars().next().is_none_or(|c| !c.is_lowercase())
}
