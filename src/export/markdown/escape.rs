//! Words made harmless for Markdown: nothing in them is markup, HTML, a tag or a link.

use crate::page::layout::span::Span;
use crate::text::prose;
use crate::theme::Role;

/// Where a link leads, in a form that Markdown takes as it is.
pub type Href<'a> = dyn Fn(usize) -> Option<String> + 'a;

/// What is markup somewhere in a line, for some reader of Markdown.
const MARKUP: &str = "\\`*_[]<>&~|$#^{}@=%!";

/// Words as text, wherever in a line they stand. What some reader would make a link or a formula of is parted too.
pub fn escaped(words: &str) -> String {
    let words = prose::clean(words);
    let mut safe = String::with_capacity(words.len() + 8);
    let mut before = ' ';
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let acts = match c {
            // `https://` and `www.` are links in many readers, without any markup.
            ':' => next == '/',
            '.' => before.eq_ignore_ascii_case(&'w'),
            c => MARKUP.contains(c),
        };
        if acts {
            safe.push('\\');
        }
        safe.push(c);
        before = c;
    }
    safe
}

/// Words at the beginning of a line, where more is markup than within it.
pub fn opening(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = &line[digits..];
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{}\\{rest}", &line[..digits]);
    }
    if line.starts_with(['-', '+']) { format!("\\{line}") } else { line.to_owned() }
}

/// Runs of words. A link is one only where `href` knows a place for it.
pub fn spans(spans: &[Span], href: &Href<'_>) -> String {
    let mut text = String::new();
    let mut place = 0;
    while place < spans.len() {
        let link = spans[place].link.and_then(href);
        let number = spans[place].link;
        let end = spans[place..].iter().position(|span| span.link != number).map_or(spans.len(), |count| place + count);
        let words: String = spans[place..end].iter().map(run).collect();
        match link {
            Some(to) => text.extend(["[", &words, "](", &to, ")"]),
            None => text.push_str(&words),
        }
        place = end;
    }
    text
}

/// One run, with the room at its ends outside of its marks.
fn run(span: &Span) -> String {
    let marks = match span.role {
        Role::Emphasis => "*",
        Role::Strong | Role::StatementWord | Role::StatementRank | Role::LikelihoodWord | Role::RankWord => "**",
        Role::Code => return code(&span.text),
        _ => "",
    };
    let text = escaped(&span.text);
    let words = text.trim();
    if marks.is_empty() || words.is_empty() {
        return text;
    }
    let (before, after) = (&text[..text.len() - text.trim_start().len()], &text[text.trim_end().len()..]);
    format!("{before}{marks}{words}{marks}{after}")
}

/// Code, fenced by more of its own marks than it holds.
fn code(text: &str) -> String {
    let text = prose::clean(text);
    let most = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(most + 1);
    if text.trim().is_empty() { String::new() } else { format!("{fence} {text} {fence}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_words_is_markup() {
        for (words, safe) in [
            ("<img src=x onerror=y>", "\\<img src\\=x onerror\\=y\\>"),
            ("[a](javascript:b)", "\\[a\\](javascript:b)"),
            ("see https://example.com", "see https\\://example.com"),
            ("www.example.com", "www\\.example.com"),
            ("a@b.c", "a\\@b.c"),
            ("$5 and $6, #tag, ==x==, %%y%%", "\\$5 and \\$6, \\#tag, \\=\\=x\\=\\=, \\%\\%y\\%\\%"),
            ("Beijing: a city", "Beijing: a city"),
            ("a\u{1b}[31m\u{202e}b", "a␛\\[31m\u{fffd}b"),
        ] {
            assert_eq!(escaped(words), safe);
        }
        assert_eq!(opening("1. one"), "1\\. one");
        assert_eq!(opening("- one"), "\\- one");
        assert_eq!(opening("2024 was"), "2024 was");
        assert_eq!(code("a``b"), "``` a``b ```");
    }
}
