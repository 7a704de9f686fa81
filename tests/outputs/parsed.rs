//! Parsing what was written: which bytes are ours, and whether any other is more than a letter.

use crate::steering::steering;

/// Fails unless a text has nothing in it that a terminal obeys, but ends of lines.
#[track_caller]
pub fn is_plain(what: &str, text: &str) {
    let found = steering(&text.replace('\n', ""));
    if let Some(c) = found {
        let place = text.find(c).unwrap();
        let around: String = text[..place].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
        panic!("{what}: {c:?} stands behind {around:?}");
    }
}

/// Fails unless bytes are text and the sequences with which frames are drawn: places, styles, and the cursor.
#[track_caller]
pub fn is_a_frame(what: &str, bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, sequence)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        let Some(sequence) = sequence.strip_prefix('[') else { panic!("{what}: an escape in {before:?}") };
        let end = sequence.find(|c: char| ('@'..='~').contains(&c)).unwrap_or_else(|| panic!("{what}: no end"));
        let (parameters, last) = (&sequence[..end], &sequence[end..=end]);
        let ours = match last {
            "m" | "H" => parameters.chars().all(|c| c.is_ascii_digit() || matches!(c, ';' | ':')),
            "J" | "K" => matches!(parameters, "" | "2"),
            "h" | "l" => parameters == "?25",
            _ => false,
        };
        assert!(ours, "{what}: the sequence {parameters:?}{last} is not ours");
        rest = &sequence[end + 1..];
    }
    plain.push_str(rest);
    assert!(!plain.contains('\n'), "{what}: a line end in a frame");
    is_plain(what, &plain);
}
