//! The light Markdown of content, read into runs.

use crate::page::layout::span::Span;
use crate::theme::Role;

/// What a paragraph of content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paragraph {
    Plain,
    /// An item of a list.
    Listed,
    Quoted,
}

/// Where a link of content leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target<'t> {
    /// The id as it is written.
    pub id: &'t str,
    /// The words that stand for it, where the text gives any.
    pub words: Option<&'t str>,
}

/// The paragraphs of a text, in order. Lines that follow each other without a blank one are one paragraph.
pub fn paragraphs(text: &str) -> Vec<(Paragraph, String)> {
    let mut paragraphs: Vec<(Paragraph, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let trimmed = line.trim();
        let (kind, words) = match (trimmed.strip_prefix("- "), trimmed.strip_prefix('>')) {
            (Some(listed), _) => (Paragraph::Listed, listed),
            (None, Some(quoted)) => (Paragraph::Quoted, quoted.trim_start()),
            (None, None) => (Paragraph::Plain, trimmed),
        };
        if words.is_empty() {
            open = false;
            continue;
        }
        match paragraphs.last_mut() {
            Some((last, gathered)) if open && goes_on(*last, kind) => {
                gathered.push(' ');
                gathered.push_str(words);
            }
            _ => paragraphs.push((kind, words.to_owned())),
        }
        open = true;
    }
    paragraphs
}

/// Whether a line of one kind goes on with the paragraph of another.
fn goes_on(last: Paragraph, line: Paragraph) -> bool {
    match line {
        Paragraph::Listed => false,
        Paragraph::Plain => last != Paragraph::Quoted,
        Paragraph::Quoted => last == Paragraph::Quoted,
    }
}

/// The runs of one paragraph. `link` says what a link shows and where it leads: its words and its number.
pub fn runs(paragraph: &str, base: Role, link: &mut dyn FnMut(Target<'_>) -> (String, Option<usize>)) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut plain = String::new();
    let mut rest = paragraph;
    loop {
        let (before, marks) = rest.split_at(rest.find(['`', '[', '*']).unwrap_or(rest.len()));
        plain.push_str(before);
        rest = marks;
        let Some(first) = rest.chars().next() else { break };
        let marked = if let Some((code, after)) = fenced(rest, "`", "`") {
            Some((Span::said(code, Role::Code), after))
        } else if let Some((inner, after)) = fenced(rest, "[[", "]]") {
            let (id, words) = inner.split_once('|').map_or((inner, None), |(id, words)| (id, Some(words)));
            let (shown, number) = link(Target { id: id.trim(), words: words.map(str::trim) });
            let role = if number.is_some() { Role::Link } else { base };
            Some((Span::said(&shown, role).linked(number), after))
        } else if let Some((strong, after)) = fenced(rest, "**", "**") {
            Some((Span::said(strong, Role::Strong), after))
        } else {
            fenced(rest, "*", "*").map(|(emphasis, after)| (Span::said(emphasis, Role::Emphasis), after))
        };
        if let Some((span, after)) = marked {
            if !plain.is_empty() {
                spans.push(Span::said(&std::mem::take(&mut plain), base));
            }
            spans.push(span);
            rest = after;
        } else {
            plain.push(first);
            rest = rest.strip_prefix(first).unwrap_or_default();
        }
    }
    if !plain.is_empty() {
        spans.push(Span::said(&plain, base));
    }
    spans
}

/// A text without its markup, for where there is no room for it.
pub fn bare(text: &str) -> String {
    let mut shown = |target: Target<'_>| (target.words.unwrap_or(target.id).to_owned(), None);
    let paragraphs = paragraphs(text);
    let words = |(_, paragraph): &(Paragraph, String)| -> String {
        runs(paragraph, Role::Text, &mut shown).into_iter().map(|span| span.text).collect()
    };
    paragraphs.iter().map(words).collect::<Vec<_>>().join("\n\n")
}

/// What stands between two marks at the beginning of a text, and what follows the second.
fn fenced<'t>(text: &'t str, open: &str, close: &str) -> Option<(&'t str, &'t str)> {
    let (inner, after) = text.strip_prefix(open)?.split_once(close)?;
    let tight = !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace);
    (!inner.is_empty() && tight).then_some((inner, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paragraph: &str, expected: &[(&str, Role)]) {
        let mut link = |target: Target<'_>| {
            let known = target.id.starts_with('J');
            (target.words.unwrap_or(target.id).to_owned(), known.then_some(0))
        };
        let spans = runs(paragraph, Role::Text, &mut link);
        let shown: Vec<(&str, Role)> = spans.iter().map(|span| (span.text.as_str(), span.role)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn marks_become_roles_and_loose_marks_stay() {
        check("plain", &[("plain", Role::Text)]);
        check(
            "a *b* **c** `d`",
            &[
                ("a ", Role::Text),
                ("b", Role::Emphasis),
                (" ", Role::Text),
                ("c", Role::Strong),
                (" ", Role::Text),
                ("d", Role::Code),
            ],
        );
        check("2 * 3 * 4 and **x", &[("2 * 3 * 4 and **x", Role::Text)]);
        check(
            "see [[J-1|this]], [[X-9]]",
            &[("see ", Role::Text), ("this", Role::Link), (", ", Role::Text), ("X-9", Role::Text)],
        );
        check("[[", &[("[[", Role::Text)]);
    }

    #[test]
    fn lines_gather_into_paragraphs() {
        let text = "one\ntwo\n\n- first\n  goes on\n- second\n\n> said\n> so\nlast";
        let expected = [
            (Paragraph::Plain, "one two"),
            (Paragraph::Listed, "first goes on"),
            (Paragraph::Listed, "second"),
            (Paragraph::Quoted, "said so"),
            (Paragraph::Plain, "last"),
        ];
        let found = paragraphs(text);
        assert_eq!(found.iter().map(|(kind, text)| (*kind, text.as_str())).collect::<Vec<_>>(), expected);
        assert_eq!(bare("a *b*\n\n[[x|c]]"), "a b\n\nc");
    }
}
