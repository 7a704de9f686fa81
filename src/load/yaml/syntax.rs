//! The syntax errors of YAML in plain words: where unquoted text goes wrong, and what was meant.

use std::ops::Range;

use crate::load::fault::wrong::Wrong;
use crate::load::fault::yaml;

/// Where and why the text is no YAML, and whether what lies before it may be parsed.
pub struct SyntaxError {
    pub bytes: Range<usize>,
    pub wrong: Box<Wrong>,
    /// The end of the part that may be parsed all the same.
    pub sound: Option<usize>,
}

impl SyntaxError {
    /// An error after which nothing of the file may be parsed.
    pub fn at(bytes: Range<usize>, wrong: Wrong) -> Self {
        Self { bytes, wrong: Box::new(wrong), sound: None }
    }
}

/// The fault of text that begins with `*`, `&` or `!`; the parser's place may lie after it, even in a later line.
pub fn start_of_text(text: &str, at: usize) -> SyntaxError {
    let sign = |c: char| matches!(c, '*' | '&' | '!');
    let mut begin = at.min(text.len());
    if !text.get(begin..).is_some_and(|rest| rest.starts_with(sign)) {
        let before = text.get(..begin).unwrap_or("");
        let starts = before.rmatch_indices(sign).map(|(place, _)| place).find(|&place| {
            before.get(..place).is_some_and(|lead| lead.is_empty() || lead.ends_with([' ', '\t', '\n', '[', '{', ',']))
        });
        begin = starts.unwrap_or(begin);
    }
    let end = line_end(text, begin);
    let shown = text.get(begin..end).unwrap_or("").trim_end().to_owned();
    let wrong = if shown.starts_with('!') { yaml::tag(&shown) } else { yaml::alias(&shown) };
    SyntaxError::at(begin..end, wrong)
}

/// Text that goes on after a closing bracket, so that the bracket was meant as text: `[[J-01]] says so`.
pub fn text_after_bracket(text: &str, at: usize) -> Option<SyntaxError> {
    let rest = text.get(at..)?;
    let before = text.get(..at)?.trim_end_matches(' ');
    if rest.starts_with([',', ']', '}', ':', '#', '\n', '\r']) || rest.is_empty() || !before.ends_with([']', '}']) {
        return None;
    }
    let mut depth = 0_usize;
    for (place, c) in before.char_indices().rev() {
        match c {
            ']' | '}' => depth += 1,
            '[' | '{' if depth == 1 => {
                return Some(SyntaxError::at(place..line_end(text, at), yaml::reserved_start(c)));
            }
            '[' | '{' => depth -= 1,
            '\n' | '\r' => return None,
            _ => {}
        }
    }
    None
}

/// Whether a key is written with a question mark before it, which is most often meant as text.
pub fn is_asked(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let lead = before.trim_end_matches([' ', '\n', '\r']);
    lead.len() < before.len()
        && lead
            .strip_suffix('?')
            .is_some_and(|lead| lead.is_empty() || lead.ends_with([' ', '\n', '\r', '{', '[', ',']))
}

/// A tab where only spaces may stand: the place is the first tab of the line.
pub fn tab(text: &str, at: usize) -> SyntaxError {
    let line = text.get(..at).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |end| end + 1);
    let end = line_end(text, line);
    let at = text.get(line..end).and_then(|line| line.find('\t')).map_or(at, |place| line + place);
    SyntaxError::at(at..at + 1, yaml::tab_indent())
}

/// A line that does not fit: a tab at its start, a colon in the text above it, or its indentation.
pub fn indent(text: &str, at: usize, key: Option<String>) -> SyntaxError {
    let line = text.get(..at).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |end| end + 1);
    let here = text.get(line..line_end(text, at)).unwrap_or("");
    if here.trim_start_matches(' ').starts_with('\t') {
        return tab(text, at);
    }
    if here.trim_start().trim_start_matches("- ").split_once(": ").is_some_and(|(_, value)| value.contains(": ")) {
        return colon(text, at, key);
    }
    SyntaxError::at(at..line_end(text, at), yaml::bad_indent())
}

/// A colon inside unquoted text: the place is the second colon of the line, and the key is the first word.
pub fn colon(text: &str, at: usize, key: Option<String>) -> SyntaxError {
    let line = text.get(..at).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |end| end + 1);
    let end = line_end(text, at);
    let here = text.get(line..end).unwrap_or("");
    let first = here.find(": ");
    let second = first.and_then(|first| {
        here.get(first + 2..)?
            .find(": ")
            .or_else(|| here.get(first + 2..)?.strip_suffix(':').map(str::len))
            .map(|next| first + 2 + next)
    });
    let written = first.and_then(|first| here.get(..first)).map(|key| key.trim().trim_start_matches("- ").to_owned());
    let at_first = line + first.unwrap_or(0);
    let sentence = written.as_deref().is_some_and(|written| written.contains(' '));
    match (second, written, key) {
        (Some(second), Some(key), _) => {
            let at = line + second;
            SyntaxError::at(at..at + 1, yaml::colon_in_text(&key))
        }
        // Several words before the colon are no key, but a later line of the text above.
        (None, Some(_), Some(key)) if sentence => SyntaxError::at(at_first..at_first + 1, yaml::colon_in_text(&key)),
        _ => {
            let begin = line + (here.len() - here.trim_start().len());
            SyntaxError::at(begin..end, yaml::bad_indent())
        }
    }
}

/// A key that is a list or a mapping: most often unquoted text that begins with a question mark.
pub fn question_mark(text: &str, at: usize) -> Wrong {
    let before = text.get(..at).unwrap_or("").trim_end_matches(' ');
    if before.ends_with('?') { yaml::question_mark() } else { yaml::key_not_text() }
}

/// Where the line ends that holds a place.
pub fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find(['\n', '\r'])).map_or(text.len(), |length| at + length)
}
