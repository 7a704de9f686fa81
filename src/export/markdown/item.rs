//! One item as Markdown, below a heading that its file writes.

use crate::bundle::Item;
use crate::export::markdown::element::MarkdownWriter;
use crate::export::markdown::escape::Href;
use crate::export::selection::{Portion, Share};
use crate::page::Document;
use crate::page::document::element::Element;
use crate::page::layout::span::Span;
use crate::page::layout::words::capital;
use crate::theme::Role;

/// What an item says, without its title.
pub fn body(portion: &Portion, item: &Item, document: Document, href: &Href<'_>, level: usize) -> String {
    let is_title = |element: &Element| match element {
        Element::Headline(paragraphs) => {
            paragraphs.iter().flat_map(|paragraph| &paragraph.spans).any(|span| span.role == Role::Title)
        }
        _ => false,
    };
    let elements = document.parts.into_iter().flat_map(|part| portion.elements(item, part));
    // Slides do not say what an item is: its heading does, on paper.
    let code = matches!(portion.share, Share::Talk(_)).then(|| {
        let code = format!("{} {}", capital(item.kind().word()), item.id);
        Element::Line(vec![Span::around(&code, Role::Muted)])
    });
    let elements = code.into_iter().chain(elements);
    MarkdownWriter::new(href, level).with(elements.filter(|element| !is_title(element))).markdown()
}
