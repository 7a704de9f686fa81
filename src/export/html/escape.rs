//! Words made harmless for HTML: nothing in them is markup, an attribute or a control character.

use std::fmt::Write as _;

use crate::export::place::DocumentLinks;
use crate::page::layout::span::Span;
use crate::text::prose;
use crate::theme::Role;

/// Words as text, or as the value of an attribute in quotation marks.
pub fn escaped(words: &str) -> String {
    let words = prose::clean(words);
    let mut safe = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

/// Runs of words. A link is one only where what it leads to is in the file too.
pub fn spans(spans: &[Span], links: DocumentLinks<'_>) -> String {
    let mut html = String::new();
    let mut open = None;
    for span in spans {
        let anchor = span.link.and_then(|number| links.anchor(number));
        if open != anchor {
            if open.is_some() {
                html.push_str("</a>");
            }
            if let Some(anchor) = &anchor {
                let _ = write!(html, "<a href=\"#{anchor}\">");
            }
            open = anchor;
        }
        html.push_str(&run(span));
    }
    if open.is_some() {
        html.push_str("</a>");
    }
    html
}

/// The same words without links, for where none may stand.
pub fn words(spans: &[Span]) -> String {
    spans.iter().map(run).collect()
}

fn run(span: &Span) -> String {
    let text = escaped(&span.text);
    match span.role {
        Role::Text | Role::Statement | Role::Title | Role::Link | Role::Quote => text,
        Role::Emphasis => format!("<em>{text}</em>"),
        Role::Strong => format!("<strong>{text}</strong>"),
        Role::Code => format!("<code>{text}</code>"),
        role => format!("<span class=\"{}\">{text}</span>", role.key()),
    }
}
