//! The words of a folded text: compounds whole and in parts, numbers apart from letters, and text without blanks (Chinese,
//! Japanese, Korean and others) by pairs of characters.

use std::ops::Range;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    pub text: &'a str,
    /// Where it stands in the folded text.
    pub range: Range<usize>,
    /// Which word of the text it is; a derived word has the position of the word that it is derived from.
    pub position: u32,
    /// Where it comes from.
    pub source: TokenSource,
}

/// Where a word comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenSource {
    /// It stands in the text.
    Written,
    /// It is a part of a word, or several parts in one: `29` of `apt29`, `j04` of `j-04`.
    Derived,
}

/// A run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
struct LetterRun {
    range: Range<usize>,
    /// Whether it is split into pairs of characters.
    paired: bool,
    /// The one mark between it and the run before it, in a compound.
    tie: Option<char>,
}

/// A word or compound as it was typed: `co-opt`, `T1137.005`, `安全`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compound {
    /// Its parts in order: words, or pairs of characters.
    pub parts: Vec<String>,
    /// The parts in one word, where people write them so.
    pub whole: Option<String>,
}

/// The longest compound that is also kept as one word, in parts and in bytes.
const COMPOUND_PARTS: usize = 5;
const COMPOUND_BYTES: usize = 40;

/// Visits the words of a folded text in order; derived words follow the word at whose position they stand.
pub fn tokens(folded: &str, mut visit: impl FnMut(Token<'_>)) {
    let mut position = 0;
    let mut whole = String::new();
    for_each_compound(folded, |runs| {
        if let [run] = runs {
            if run.paired {
                pairs(folded, &run.range, &mut position, &mut visit);
            } else {
                word(folded, &run.range, position, &mut visit);
                position += 1;
            }
            return;
        }
        whole.clear();
        for run in runs {
            whole.push_str(&folded[run.range.clone()]);
        }
        let first = runs.first().map_or(0, |run| run.range.start);
        let range = first..runs.last().map_or(first, |run| run.range.end);
        let joined = |position, source| Token { text: &whole, range: range.clone(), position, source };
        if runs.iter().skip(1).all(|run| run.tie == Some('\'')) {
            let possessive = matches!(runs, [_, last] if &folded[last.range.clone()] == "s");
            if possessive {
                word(folded, &runs[0].range, position, &mut visit);
                visit(joined(position, TokenSource::Derived));
            } else {
                visit(joined(position, TokenSource::Written));
                for run in runs.iter().filter(|run| run.range.len() > 2) {
                    visit(Token {
                        text: &folded[run.range.clone()],
                        range: run.range.clone(),
                        position,
                        source: TokenSource::Derived,
                    });
                }
            }
            position += 1;
            return;
        }
        let spoken = !runs.windows(2).any(|pair| names_apart(folded, &pair[0], &pair[1]));
        let head = position;
        for (place, run) in runs.iter().enumerate() {
            word(folded, &run.range, position, &mut visit);
            if place == 0 && spoken && runs.len() <= COMPOUND_PARTS && whole.len() <= COMPOUND_BYTES {
                visit(joined(head, TokenSource::Derived));
            }
            position += 1;
        }
    });
}

/// The words of what was typed, in order: a compound is one entry with its parts.
pub fn compounds(folded: &str) -> Vec<Compound> {
    let mut found = Vec::new();
    for_each_compound(folded, |runs| {
        let mut parts = Vec::new();
        let mut whole = None;
        if let [run] = runs {
            if run.paired {
                let characters: Vec<&str> = characters(&folded[run.range.clone()]);
                match characters.as_slice() {
                    [one] => parts.push((*one).to_owned()),
                    several => parts.extend(several.windows(2).map(<[&str]>::concat)),
                }
            } else {
                let text = &folded[run.range.clone()];
                parts.extend(shifts(text).into_iter().map(|range| text[range].to_owned()));
                whole = Some(text.to_owned());
            }
        } else if runs.iter().skip(1).all(|run| run.tie == Some('\'')) {
            if let [first, last] = runs
                && &folded[last.range.clone()] == "s"
            {
                whole = Some(folded[first.range.clone()].to_owned());
            } else {
                whole = Some(runs.iter().map(|run| &folded[run.range.clone()]).collect());
            }
            parts.extend(whole.clone());
        } else {
            parts.extend(runs.iter().map(|run| folded[run.range.clone()].to_owned()));
            whole = Some(parts.concat());
        }
        found.push(Compound { parts, whole });
    });
    found
}

/// Where letters turn into digits or back: `apt29` is `apt` and `29`. A long mixture, such as a hash, is left whole.
fn shifts(word: &str) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (at, c) in word.char_indices() {
        let digit = c.is_numeric();
        if last != Some(digit) {
            parts.push(at..at);
            last = Some(digit);
        }
        if let Some(part) = parts.last_mut() {
            part.end = at + c.len_utf8();
        }
        if parts.len() > 3 {
            return std::iter::once(0..word.len()).collect();
        }
    }
    parts
}

fn word(folded: &str, range: &Range<usize>, position: u32, visit: &mut impl FnMut(Token<'_>)) {
    let text = &folded[range.clone()];
    visit(Token { text, range: range.clone(), position, source: TokenSource::Written });
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return;
    }
    let parts = shifts(text);
    for part in &parts {
        let mut derive = |from: usize| {
            visit(Token {
                text: &text[from..part.end],
                range: range.start + from..range.start + part.end,
                position,
                source: TokenSource::Derived,
            });
        };
        if parts.len() > 1 {
            derive(part.start);
        }
        let number = &text[part.clone()];
        let bare = number.trim_start_matches('0');
        if number.starts_with('0') && !bare.is_empty() && number.len() <= 6 {
            derive(part.end - bare.len());
        }
    }
}

fn characters(text: &str) -> Vec<&str> {
    text.char_indices().map(|(at, c)| &text[at..at + c.len_utf8()]).collect()
}

/// Each character with the one after it, and the last by itself, so that a single character finds every place.
fn pairs(folded: &str, range: &Range<usize>, position: &mut u32, visit: &mut impl FnMut(Token<'_>)) {
    let text = &folded[range.clone()];
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        let end = text[next..].chars().next().map_or(next, |c| next + c.len_utf8());
        let range = range.start + at..range.start + end;
        visit(Token { text: &text[at..end], range, position: *position, source: TokenSource::Written });
        *position += 1;
    }
}

fn for_each_compound(folded: &str, mut visit: impl FnMut(&[LetterRun])) {
    let mut runs: Vec<LetterRun> = Vec::new();
    for_each_run(folded, |run| {
        if run.tie.is_none() && !runs.is_empty() {
            visit(&runs);
            runs.clear();
        }
        runs.push(run);
    });
    if !runs.is_empty() {
        visit(&runs);
    }
}

fn for_each_run(folded: &str, mut visit: impl FnMut(LetterRun)) {
    let bytes = folded.as_bytes();
    let mut at = 0;
    let mut previous: Option<(usize, bool)> = None;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let (class, width) = class_at(folded, at);
        let Some(paired) = class else {
            at += width;
            continue;
        };
        let start = at;
        at += width;
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii() {
                if paired || !byte.is_ascii_alphanumeric() {
                    break;
                }
                at += 1;
                continue;
            }
            let (class, width) = class_at(folded, at);
            if class != Some(paired) {
                break;
            }
            at += width;
        }
        let tie = previous.filter(|&(_, before)| !before && !paired).and_then(|(end, _)| tie(&folded[end..start]));
        visit(LetterRun { range: start..at, paired, tie });
        previous = Some((at, paired));
    }
}

/// Whether a full stop stands between two names, as in `sector.semiconductors`: those are not written in one, as `T1137.005`
/// and `e.g.` are written, and letters of both are near to far too much.
fn names_apart(folded: &str, one: &LetterRun, other: &LetterRun) -> bool {
    let name = |run: &LetterRun| run.range.len() > 2 && folded[run.range.start..].starts_with(char::is_alphabetic);
    other.tie == Some('.') && name(one) && name(other) && !folded[one.range.clone()].bytes().any(|b| b.is_ascii_digit())
}

/// The mark, where one mark is all that stands between two runs and people write such words in one.
fn tie(gap: &str) -> Option<char> {
    let mut marks = gap.chars();
    let mark = marks.next()?;
    (marks.next().is_none() && matches!(mark, '-' | '.' | '\'' | '_' | '&' | '@' | '+')).then_some(mark)
}

/// Whether the character at a byte belongs to a word, and if so whether it is read in pairs; and how many bytes it has.
fn class_at(text: &str, at: usize) -> (Option<bool>, usize) {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => (byte.is_ascii_alphanumeric().then_some(false), 1),
        Some(_) => text[at..].chars().next().map_or((None, 1), |c| {
            let class = if is_paired(c) { Some(true) } else { is_word(c).then_some(false) };
            (class, c.len_utf8())
        }),
        None => (None, 1),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Scripts that are written without blanks between words, and Korean, whose particles hang on the word.
const fn is_paired(c: char) -> bool {
    matches!(c,
        '\u{0E01}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E4E}' | '\u{0E81}'..='\u{0EDF}' | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17D3}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
