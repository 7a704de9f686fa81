//! The sentences and lines of a text, which are what a search shows.

use std::ops::Range;

/// The sentences of a text as byte ranges, in order, without the blanks around them. Every line ends one; so does a full
/// stop, unless what follows goes on in small letters or what stands before it is an initial (`U.S. agencies`).
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut marks = text.char_indices().peekable();
    while let Some((at, c)) = marks.next() {
        let end = at + c.len_utf8();
        let ends = match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '。' | '！' | '？' => true,
            '.' | '!' | '?' => {
                let next = marks.peek().map(|&(_, next)| next);
                let closes = next.is_none_or(char::is_whitespace);
                closes && !(c == '.' && follows_initial(&text[start..at])) && goes_on(&text[end..])
            }
            _ => false,
        };
        if ends {
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
