//! One item as an article: what it says in the middle, what qualifies it in the margin, its ties below.

use jiff::civil::Date;

use crate::bundle::Item;
use crate::export::html::element::HtmlWriter;
use crate::export::html::escape::{escaped, spans};
use crate::export::place::Places;
use crate::export::selection::Portion;
use crate::page::document::element::{Element, Top, called_key, glyph, has_code};
use crate::page::document::weight::Topic;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// What the articles of a file have in common.
#[derive(Debug, Clone, Copy)]
pub struct ArticleSetup<'a> {
    pub places: &'a Places,
    pub today: Date,
    /// The level of the heading of an article.
    pub level: u8,
}

/// An item of a portion, under its own heading.
pub fn article(portion: &Portion, item: &Item, setup: ArticleSetup<'_>) -> String {
    let anchor = setup.places.anchor(portion.bundle.key(), &item.id);
    let Columns { top, title, says, margin, below } = columns(portion, item, setup, setup.level + 1);
    let level = setup.level;
    // A title that is only a shorter form of the statement is for lists, and for those who go from heading to heading.
    let unseen = if says.contains("class=\"statement\"") { " class=\"unseen\"" } else { "" };
    format!(
        "<article id=\"{anchor}\" aria-labelledby=\"_t.{anchor}\" class=\"{}\">\n<div class=\"head\">\n{top}\
         <h{level} id=\"_t.{anchor}\"{unseen}>{title}</h{level}>\n{says}</div>\n{margin}\
         <div class=\"below\">\n{below}</div>\n</article>\n",
        Role::of_kind(item.kind()).key()
    )
}

/// What an assessment says of itself, below a heading that has named it.
pub fn opening(portion: &Portion, item: &Item, setup: ArticleSetup<'_>) -> String {
    let anchor = setup.places.anchor(portion.bundle.key(), &item.id);
    let Columns { says, margin, below, .. } = columns(portion, item, setup, setup.level - 1);
    format!(
        "<article id=\"{anchor}\" aria-label=\"About the assessment\">\n<div class=\"head\">\n{says}</div>\n{margin}\
         <div class=\"below\">\n{below}</div>\n</article>\n"
    )
}

/// An item in HTML, by where it stands in its article.
struct Columns {
    top: String,
    title: String,
    says: String,
    margin: String,
    below: String,
}

fn columns(portion: &Portion, item: &Item, setup: ArticleSetup<'_>, level: u8) -> Columns {
    let document = portion.document(item, setup.today);
    let links = setup.places.links(portion.bundle.key(), &document);
    let mut head = Head::default();
    let (mut says, mut margin, mut below) = (Vec::new(), Vec::new(), Vec::new());
    for part in document.parts.clone() {
        let topic = part.topic;
        let elements = portion.elements(item, part);
        match topic {
            Topic::Head => elements.into_iter().for_each(|element| head.take(element)),
            Topic::Text => says.extend(elements),
            topic if topic.qualifies() => margin.extend(elements),
            _ => below.extend(elements),
        }
    }
    let write = |elements: Vec<Element>| HtmlWriter::new(links, level).with(elements).html();
    let margin = write(margin);
    Columns {
        top: write(vec![head.top.unwrap_or_else(|| what_it_is(item))]),
        title: head.title.map_or_else(|| escaped(&item.title), |title| spans(&title, links)),
        says: write(head.rest) + &write(says),
        margin: if margin.is_empty() { margin } else { format!("<div class=\"margin\">\n{margin}</div>\n") },
        below: write(below),
    }
}

/// The top line of an item of which its document says none, as on slides.
fn what_it_is(item: &Item) -> Element {
    let kind = item.kind();
    let (glyph, role) = glyph(item);
    let key = called_key(item);
    let name = if key.is_some() { format!("key {kind}") } else { kind.word().to_owned() };
    let id = item.id.clone();
    Element::Top(Top { glyph, role, name, key, id, has_code: has_code(item), number: None, right: Vec::new() })
}

/// The parts of a document's head, which an article sets in its own way.
#[derive(Default)]
struct Head {
    top: Option<Element>,
    title: Option<Vec<Span>>,
    rest: Vec<Element>,
}

impl Head {
    fn take(&mut self, element: Element) {
        match element {
            top @ Element::Top(_) if self.top.is_none() => self.top = Some(top),
            Element::Headline(title) if self.title.is_none() => {
                self.title = Some(title.into_iter().flat_map(|paragraph| paragraph.spans).collect());
            }
            other => self.rest.push(other),
        }
    }
}
