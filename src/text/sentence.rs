//! The sentences of a text.

use std::ops::Range;

use crate::text::light::paragraphs;

/// The sentences of a text as byte ranges, in order, without the blanks around them. Every line ends one; so does a full
/// stop with what closes behind it, unless what follows goes on in small letters or what stands before it is an initial
/// (`U.S. agencies`). A link of light Markdown is never cut in two.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut linked = false;
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let end = match byte {
            b'\n' | b'\r' => Some(at + 1),
            b'[' | b']' if bytes.get(at + 1) == Some(&byte) => {
                linked = byte == b'[';
                None
            }
            b'.' if !linked && is_initial(&text[start..at]) => None,
            b'.' | b'!' | b'?' if !linked => closed(text, at + 1),
            0xE2..=0xEF => match text[at..].chars().next() {
                Some('\u{2028}' | '\u{2029}') => Some(at + 3),
                Some('。' | '！' | '？') if !linked => Some(at + 3),
                Some('…') if !linked => closed(text, at + 3),
                _ => None,
            },
            _ => None,
        };
        if let Some(end) = end.filter(|end| *end > start) {
            push(text, start..end, &mut found);
            (start, linked) = (end, false);
        }
    }
    push(text, start..text.len(), &mut found);
    found
}

/// The first sentence of a text, for where a whole text would be too much.
pub fn first_sentence(text: &str) -> String {
    let Some((_, mut paragraph)) = paragraphs(text).into_iter().next() else { return String::new() };
    paragraph.truncate(sentences(&paragraph).first().map_or(0, |range| range.end));
    paragraph
}

fn push(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = range.end - (piece.len() - piece.trim_end().len());
    if start < end {
        found.push(start..end);
    }
}

/// Whether what stands before a full stop ends with an initial.
fn is_initial(before: &str) -> bool {
    let mut letters = before.chars().rev();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.next().is_none_or(|c| matches!(c, '.' | '(') || c.is_whitespace())
}

/// Where a sentence ends whose stop ends here: behind what closes with it, where a new one begins after it.
fn closed(text: &str, stop: usize) -> Option<usize> {
    let after = text[stop..].trim_start_matches([')', '"', '”', '’', '\'', '*']);
    let begins = after.trim_start().chars().next().is_none_or(|c| !c.is_lowercase());
    (begins && after.chars().next().is_none_or(char::is_whitespace)).then(|| text.len() - after.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_sentence_ends_at_its_full_stop() {
        check("Only partial. More follows.", &["Only partial.", "More follows."]);
        check("The U.S. view (in brief.) Next one.", &["The U.S. view (in brief.)", "Next one."]);
        check(
            "As of 1.5 p.m. it was so\nA line! “Is it?” *No…* Yes",
            &["As of 1.5 p.m. it was so", "A line!", "“Is it?”", "*No…*", "Yes"],
        );
        check(
            "See [[E-07|The thing. With a stop]] here. Three.",
            &["See [[E-07|The thing. With a stop]] here.", "Three."],
        );
        check("其一。其二。", &["其一。", "其二。"]);
    }

    #[test]
    fn the_first_sentence_is_of_the_first_paragraph() {
        assert_eq!(first_sentence("\n\nOne\nline more. Next one."), "One line more.");
        assert_eq!(first_sentence("No stop here\n\nSecond paragraph."), "No stop here");
        assert_eq!(first_sentence(" "), "");
    }
}
