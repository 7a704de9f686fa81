//! One item as Markdown, below a heading that its file writes.

use crate::bundle::Item;
use crate::export::markdown::element::ElementWriter;
use crate::export::markdown::escape::Href;
use crate::export::selection::Portion;
use crate::page::Document;
use crate::page::document::element::Element;
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
    ElementWriter::new(href, level).with(elements.filter(|element| !is_title(element))).markdown()
}
