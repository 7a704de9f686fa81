//! Files of any size, honest and hostile.

use briefing::load::FaultCode;
use briefing::load::fault::{files, items, yaml};

/// A file as large as asked for: its name, the kind of fault that it earns (none where it is merely large), and how it
/// is made.
pub struct Kind {
    pub name: &'static str,
    pub earns: Option<FaultCode>,
    pub grow: fn(usize) -> Vec<u8>,
}

const HEAD: &str = "briefing: 1\nassessment: {id: grown, title: Grown, issuer: Somebody, issued: 2023-03-29, \
    language: en, marking: {as_written: none}, issuer_scale: not_stated, reader_scale: phia-2025}\n";

/// A piece again and again, between a beginning and an end.
fn again(begin: &str, piece: &str, end: &str, size: usize) -> Vec<u8> {
    let count = size.saturating_sub(begin.len() + end.len()) / piece.len();
    [begin, &piece.repeat(count), end].concat().into_bytes()
}

/// Numbered pieces, between a beginning and an end.
fn numbered(begin: &str, piece: impl Fn(usize) -> String, end: &str, size: usize) -> Vec<u8> {
    let mut text = begin.to_owned();
    let mut number = 0;
    while text.len() + end.len() < size {
        text.push_str(&piece(number));
        number += 1;
    }
    text.push_str(end);
    text.into_bytes()
}

/// A bundle as people write it, as large as asked for.
pub fn honest(size: usize) -> Vec<u8> {
    let piece = |number: usize| {
        format!(
            "  - id: N-{number}\n    title: Observation {number}\n    origin: transcriber\n    text: |\n      They will likely \
             go on, as [[N-{}]] says; and the second half of the year is no different.\n      A second sentence says \
             why, and the third one what would change it.\n",
            number / 2
        )
    };
    numbered(&format!("{HEAD}notes:\n"), piece, "", size)
}

fn note(text: &str) -> String {
    format!("{HEAD}notes:\n  - id: N-1\n    title: T\n    origin: transcriber\n    {text}")
}

macro_rules! kinds {
    ($($name:literal $earns:expr, |$size:ident| $grow:expr;)+) => {
        &[$(Kind { name: $name, earns: $earns, grow: |$size| $grow },)+]
    };
}

/// Hostile files, as large as asked for.
pub const HOSTILE: &[Kind] = kinds! {
    "a plain scalar" None, |size| again(&note("text: "), "word ", "\n", size);
    "a word without a break" None, |size| again(&note("text: "), "w", "\n", size);
    "a quoted scalar" None, |size| again(&note("text: \""), "word ", "\"\n", size);
    "a scalar of escapes" None, |size| again(&note("text: \""), "\\x41", "\"\n", size);
    "a scalar of escaped controls" Some(files::HOSTILE_CHARACTER), |size| again(&note("text: \""), "\\e[", "\"\n", size);
    "a scalar of escaped zero-width spaces" Some(files::HIDDEN_CHARACTER), |size| again(&note("text: \""), "\\u200b", "\"\n", size);
    "a block of lines" None, |size| again(&note("text: |\n"), "      x\n", "", size);
    "a folded block" None, |size| again(&note("text: >\n"), "      x\n\n", "", size);
    "a block of blank lines" None, |size| again(&note("text: |+\n      x\n"), "\n", "", size);
    "a scalar of wide characters" None, |size| again(&note("text: "), "漢", "\n", size);
    "a tower of accents" None, |size| again(&note("text: e"), "\u{301}", "\n", size);
    "a chain of joiners" Some(files::HIDDEN_CHARACTER), |size| again(&note("text: e"), "\u{200d}", "\n", size);
    "a long title" Some(items::LONG_TITLE), |size| again(&note("text: x\n").replace("title: T\n    origin: transcriber\n    text: x\n", "origin: transcriber\n    text: x\n    title: "), "t", "\n", size);
    "links to nowhere" Some(items::UNRESOLVED_REF), |size| again(&note("text: |\n      "), "[[x]] ", "\n", size);
    "links that lead somewhere" None, |size| again(&note("text: |\n      "), "[[N-1]] ", "\n", size);
    "links that never close" None, |size| again(&note("text: |\n      "), "[[", "\n", size);
    "stars" None, |size| again(&note("text: |\n      "), "*", "\n", size);
    "stars with blanks" None, |size| again(&note("text: |\n      "), "*a **b ", "\n", size);
    "backquotes" None, |size| again(&note("text: |\n      "), "`` ` ", "\n", size);
    "quotations" None, |size| again(&note("text: |\n"), "      > > > x\n", "", size);
    "keys of the file" Some(files::MORE_FAULTS), |size| numbered(HEAD, |n| format!("k{n}: 1\n"), "", size);
    "keys of an item" Some(files::MORE_FAULTS), |size| numbered(&note("text: x\n"), |n| format!("    k{n}: 1\n"), "", size);
    "one key again and again" Some(yaml::DUPLICATE_KEY), |size| again(&note("text: x\n"), "    k: 1\n", "", size);
    "one known key again and again" Some(yaml::DUPLICATE_KEY), |size| again(&note(""), "\n    text: x", "\n", size);
    "one list again and again" Some(yaml::DUPLICATE_KEY), |size| again(HEAD, "notes: [{}]\n", "", size);
    "a long key" Some(yaml::BAD_INDENT), |size| again(HEAD, "k", ": x\n", size);
    "a long quoted key" Some(yaml::BAD_INDENT), |size| again(&format!("{HEAD}\""), "k", "\": x\n", size);
    "empty items" Some(files::MORE_FAULTS), |size| again(&format!("{HEAD}notes:\n"), "  - {}\n", "", size);
    "empty items in one line" Some(files::TOO_MANY), |size| again(&format!("{HEAD}notes: ["), "{},", "]\n", size);
    "items that are words" Some(files::TOO_MANY), |size| again(&format!("{HEAD}notes: ["), "x,", "]\n", size);
    "items with one id" Some(items::DUPLICATE_ID), |size| again(&format!("{HEAD}notes:\n"), "  - {id: N, title: T, text: t, origin: transcriber}\n", "", size);
    "items about nothing" Some(items::UNRESOLVED_REF), |size| numbered(&format!("{HEAD}notes:\n"), |n| format!("  - {{id: N-{n}, title: T, text: t, origin: transcriber, about: M-{n}}}\n"), "", size);
    "items about each other" Some(items::SELF_REFERENCE), |size| numbered(&format!("{HEAD}notes:\n"), |n| format!("  - {{id: N-{n}, title: T, text: t, origin: transcriber, about: N-{}}}\n", n / 2), "", size);
    "tags" Some(files::TOO_MANY), |size| again(&note("text: x\n    tags: ["), "x,", "]\n", size);
    "empty lists" Some(files::TOO_MANY), |size| again(&note("text: x\n    tags: ["), "[],", "]\n", size);
    "nothing but commas" Some(yaml::UNCLOSED_BRACKET), |size| again(&note("text: x\n    tags: ["), ",", "]\n", size);
    "references" Some(items::UNRESOLVED_REF), |size| numbered(&note("text: x\n    about: ["), |n| format!("M-{n},"), "]\n", size);
    "aliases" Some(yaml::ALIAS), |size| again(&format!("a: &a [{}]\nb: [", "x,".repeat(size / 20)), "*a,", "]\n", size);
    "anchors" Some(yaml::ALIAS), |size| numbered("a: [", |n| format!("&a{n} x,"), "]\n", size);
    "merge keys" Some(yaml::ALIAS), |size| again("a: &a {x: y}\nb:\n", "  - {<<: *a}\n", "", size);
    "tags of YAML" Some(yaml::TAG), |size| again("a: [", "!!str x,", "]\n", size);
    "directives" Some(yaml::DIRECTIVE), |size| again("", "%TAG !a! b\n", "--- x\n", size);
    "documents" Some(yaml::SEVERAL_DOCUMENTS), |size| again("", "---\n", "", size);
    "open brackets" Some(yaml::TOO_DEEP), |size| again("", "[", "", size);
    "open braces" Some(yaml::TOO_DEEP), |size| again("", "{a: ", "", size);
    "dashes" Some(yaml::TOO_DEEP), |size| again("", "- ", "", size);
    "question marks" Some(yaml::KEY_NOT_TEXT), |size| again("", "? ", "", size);
    "stairs" Some(yaml::TOO_DEEP), |size| numbered("", |n| format!("{}a:\n", " ".repeat(n)), "", size.min(500_000));
    "towers of thirty" Some(files::TOO_MANY), |size| again("notes: [", &format!("{}{},", "[".repeat(30), "]".repeat(30)), "]\n", size);
    "huge numbers" None, |size| again(&note("text: "), "9", "\n", size);
    "many huge numbers" None, |size| again(&note("text: x\n    tags: ["), &format!("{},", "9".repeat(300)), "]\n", size);
    "comments" None, |size| again(HEAD, "# x\n", "", size);
    "blank lines" None, |size| again(HEAD, "\n", "", size);
    "blanks" None, |size| again(HEAD, " ", "\n", size);
    "carriage returns" None, |size| again(HEAD, "\r", "\n", size);
    "tabs" Some(yaml::TAB_INDENT), |size| again(HEAD, "\t", "x\n", size);
    "escape characters" Some(files::HOSTILE_CHARACTER), |size| again(&note("text: "), "\u{1b}", "\n", size);
    "nulls" Some(files::HOSTILE_CHARACTER), |size| vec![0; size];
    "overrides of direction" Some(files::HOSTILE_CHARACTER), |size| again(&note("text: "), "\u{202e}", "\n", size);
    "tags that cannot be seen" Some(files::HOSTILE_CHARACTER), |size| again(&note("text: "), "\u{e0041}", "\n", size);
    "line separators" Some(files::HOSTILE_CHARACTER), |size| again(&note("text: "), "\u{2028}", "\n", size);
    "bytes that are no text" Some(files::NOT_UTF8), |size| vec![0xff; size].into_iter().enumerate().map(|(n, b)| if n == 0 { b'a' } else { b }).collect();
    "UTF-16" Some(files::NOT_UTF8), |size| [0xff, 0xfe].into_iter().chain("a: b\n".encode_utf16().cycle().take(size / 2).flat_map(u16::to_le_bytes)).collect();
    "an open quotation mark" Some(yaml::UNCLOSED_QUOTE), |size| again(&note("text: \""), "x ", "", size);
    "quotation marks" None, |size| again(&note("text: '"), "''", "'\n", size);
    "colons" Some(yaml::COLON_IN_TEXT), |size| again(&note("text: x"), ": x", "\n", size);
};
