//! The elements of a document as HTML: lists and fields gathered, evidence folded.

use std::collections::{HashMap, HashSet};

use crate::bundle::{Bound, Id};
use crate::export::html::escape::{escaped, spans, words};
use crate::export::html::picture;
use crate::export::place::DocumentLinks;
use crate::page::document::element::{
    Body, Branch, Element, ItemName, LikelihoodLine, ListEntry, ProseParagraph, Qualifiers, ScaleRow, TieLine, Top,
    Trail,
};
use crate::page::document::unfold::DEEPEST;
use crate::page::layout::span::Span;
use crate::page::layout::words::capital;
use crate::text::light::Paragraph;
use crate::theme::Role;

/// What is open and goes on with the next element of its sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Fields,
    List,
    Terms,
    Bullets,
}

/// Elements on their way to HTML.
#[derive(Debug)]
pub struct HtmlWriter<'a> {
    html: String,
    group: Option<Group>,
    links: DocumentLinks<'a>,
    /// The level of the next heading.
    level: u8,
}

impl<'a> HtmlWriter<'a> {
    pub fn new(links: DocumentLinks<'a>, level: u8) -> Self {
        Self { html: String::new(), group: None, links, level }
    }

    pub fn with(mut self, elements: impl IntoIterator<Item = Element>) -> Self {
        elements.into_iter().for_each(|element| self.put(element));
        self
    }

    pub fn html(mut self) -> String {
        self.enter(None);
        self.html
    }

    /// Ends what is open and begins another group, unless it is the same that goes on.
    fn enter(&mut self, group: Option<Group>) {
        if self.group == group {
            return;
        }
        self.html.push_str(match self.group {
            Some(Group::Fields) => "</dl>\n",
            Some(Group::List | Group::Terms | Group::Bullets) => "</ul>\n",
            None => "",
        });
        self.html.push_str(match group {
            Some(Group::Fields) => "<dl class=\"fields\">\n",
            Some(Group::List) => "<ul class=\"entries\">\n",
            Some(Group::Terms) => "<ul class=\"terms\">\n",
            Some(Group::Bullets) => "<ul class=\"bullets\">\n",
            None => "",
        });
        self.group = group;
    }

    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn spans(&self, all: &[Span]) -> String {
        spans(all, self.links)
    }

    fn put(&mut self, element: Element) {
        match element {
            Element::Gap => {}
            Element::Heading(text, note) => self.heading(&text, &note),
            Element::Headline(paragraphs) => paragraphs.iter().for_each(|paragraph| self.paragraph(paragraph)),
            Element::Top(top) => self.top(&top),
            Element::Line(line) => self.block("p", None, &line),
            Element::Prose(paragraphs) => paragraphs.iter().for_each(|paragraph| self.paragraph(paragraph)),
            Element::Field { label, column: _, spans } => self.field(&label, &spans),
            Element::Likelihood(likelihood) => self.likelihood(likelihood),
            Element::Scale(rows) => self.scale(&rows),
            Element::Table { names, rows } => self.table(&names, &rows),
            Element::Figure { value, bound } => self.figure(value, bound),
            Element::Entry(entry) => self.entry(&entry),
            Element::Qualifiers(qualifiers) => self.qualifiers(&qualifiers),
            Element::Ties(ties) => self.ties(&ties),
            Element::Trail(trail) => self.trail(trail),
            Element::Term(term) => {
                self.enter(Some(Group::Terms));
                let term = self.spans(&term);
                self.push(&format!("<li>{term}</li>\n"));
            }
            Element::Numbered { id, spans } => {
                self.enter(Some(Group::List));
                let said = self.spans(&spans);
                self.push(&format!("<li><span class=\"code\">{}</span> {said}</li>\n", escaped(&id)));
            }
            Element::Within(_, elements) => {
                self.enter(None);
                self.push("<div class=\"within\">\n");
                for element in elements {
                    self.put(element);
                }
                self.enter(None);
                self.push("</div>\n");
            }
        }
    }

    fn block(&mut self, tag: &str, class: Option<&str>, all: &[Span]) {
        self.enter(None);
        let class = class.map(|class| format!(" class=\"{class}\"")).unwrap_or_default();
        let said = self.spans(all);
        self.push(&format!("<{tag}{class}>{said}</{tag}>\n"));
    }

    fn heading(&mut self, text: &str, note: &[Span]) {
        self.enter(None);
        let (level, note) = (self.level, self.spans(note));
        let note = if note.is_empty() { note } else { format!(" <span class=\"muted\">{note}</span>") };
        self.push(&format!("<h{level}>{}{note}</h{level}>\n", escaped(text)));
    }

    fn top(&mut self, top: &Top) {
        self.enter(None);
        let right = self.spans(&top.right);
        let right = if right.is_empty() { right } else { format!("<span class=\"right\">{right}</span>") };
        let key = top.key.map(|key| format!(" <span class=\"muted\">{}</span>", escaped(key))).unwrap_or_default();
        self.push(&format!(
            "<p class=\"top\"><span class=\"{}\"><span aria-hidden=\"true\">{}</span> {}</span> \
             <span class=\"code\">{}</span>{key} {right}</p>\n",
            top.role.key(),
            top.glyph,
            escaped(&capital(&top.name)),
            escaped(top.id.as_str()),
        ));
    }

    fn paragraph(&mut self, paragraph: &ProseParagraph) {
        let states = paragraph.spans.iter().any(|span| span.role == Role::Statement);
        let class = states.then_some("statement");
        match paragraph.kind {
            Paragraph::Plain | Paragraph::TableLine => self.block("p", class, &paragraph.spans),
            Paragraph::Heading => self.block("p", Some("heading"), &paragraph.spans),
            Paragraph::Numbered(number) => {
                self.enter(None);
                let said = self.spans(&paragraph.spans);
                self.push(&format!("<ol start=\"{number}\"><li>{said}</li></ol>\n"));
            }
            Paragraph::Quoted => {
                self.enter(None);
                let said = self.spans(&paragraph.spans);
                self.push(&format!("<blockquote><p>{said}</p></blockquote>\n"));
            }
            Paragraph::Listed => {
                self.enter(Some(Group::Bullets));
                let said = self.spans(&paragraph.spans);
                self.push(&format!("<li>{said}</li>\n"));
            }
        }
    }

    /// A labelled field; one without a label goes on below the last one.
    fn field(&mut self, label: &str, all: &[Span]) {
        let goes_on = label.is_empty() && self.group == Some(Group::Fields);
        if label.is_empty() && !goes_on {
            self.block("p", Some("remark"), all);
            return;
        }
        self.enter(Some(Group::Fields));
        let said = self.spans(all);
        let term = if goes_on { String::new() } else { format!("<dt>{}</dt>", escaped(label)) };
        self.push(&format!("{term}<dd>{said}</dd>\n"));
    }

    fn figure(&mut self, value: Span, bound: Bound) {
        let bound = match bound {
            Bound::Exact => "",
            Bound::AtLeast => " at least",
            Bound::AtMost => " at most",
            Bound::About => " about",
        };
        self.block("p", Some("figure-value"), &[value, Span::around(bound, Role::Muted)]);
    }

    /// The glyph, the kind in words, and the code that lead an item's title.
    fn lead(name: &ItemName) -> String {
        let code = if name.has_code {
            format!(" <span class=\"code\">{}</span>", escaped(name.id.as_str()))
        } else {
            String::new()
        };
        format!(
            "<span class=\"lead {}\"><span aria-hidden=\"true\">{}</span><span class=\"unseen\">{}:</span>{code}</span> ",
            name.role.key(),
            name.glyph,
            escaped(&capital(name.kind.word())),
        )
    }

    fn beside(&self, beside: &[Span]) -> String {
        if beside.is_empty() { String::new() } else { format!(" <span class=\"beside\">{}</span>", self.spans(beside)) }
    }

    /// Who says so, and how firmly.
    fn under(&self, under: &[Span]) -> String {
        if under.is_empty() { String::new() } else { format!("<p class=\"muted\">{}</p>", self.spans(under)) }
    }

    fn entry(&mut self, entry: &ListEntry) {
        self.enter(Some(Group::List));
        let title = self.spans(std::slice::from_ref(&entry.name.title));
        let (remark, beside) = (self.spans(&entry.remark), self.beside(&entry.beside));
        let says = self.under(&entry.under);
        let lead = Self::lead(&entry.name);
        self.push(&format!("<li><span class=\"title\">{lead}{title}{remark}</span>{beside}{says}</li>\n"));
    }

    /// What qualifies the item, of one sort.
    fn qualifiers(&mut self, qualifiers: &Qualifiers) {
        let Qualifiers { label, none, lines } = qualifiers;
        if lines.is_empty() {
            if let Some(none) = none {
                self.field(label, &[Span::around(none, Role::NotStated)]);
            }
            return;
        }
        self.heading(label, &[]);
        self.push("<ul class=\"caveats\">\n");
        for line in lines {
            let (lead, title) = (Self::lead(&line.name), self.spans(std::slice::from_ref(&line.name.title)));
            let reach = escaped(&line.reach);
            let reach = if reach.is_empty() { reach } else { format!(" <span class=\"muted\">({reach})</span>") };
            let says = self.spans(&line.says);
            self.push(&format!("<li>{lead}<b>{title}</b>{reach} {says}</li>\n"));
        }
        self.push("</ul>\n");
    }

    /// How likely something is, whose word that is, and its range as a picture.
    fn likelihood(&mut self, likelihood: LikelihoodLine) {
        let LikelihoodLine { word, whose, remark, picture, spelt, note } = likelihood;
        let muted = |text: &str| Span::around(text, Role::Muted);
        let mut all = word;
        for more in [vec![muted(&whose)], remark, note.map(muted).into_iter().collect()] {
            if more.iter().any(|span| !span.text.is_empty()) {
                all.extend((!all.is_empty()).then(|| muted("; ")));
                all.extend(more);
            }
        }
        if let (None, Some(spelt)) = (&picture, spelt) {
            all.extend([muted("; "), muted(&spelt)]);
        }
        self.field("Likelihood", &all);
        if let Some(picture) = picture {
            self.enter(None);
            self.push(&picture::figure(&picture));
        }
    }

    fn ties(&mut self, ties: &[TieLine]) {
        let mut last = "";
        for TieLine { label, entry } in ties {
            self.enter(Some(Group::Fields));
            let title = self.spans(std::slice::from_ref(&entry.name.title));
            let (remark, beside) = (self.spans(&entry.remark), self.beside(&entry.beside));
            let term = if *label == last { String::new() } else { format!("<dt>{}</dt>", escaped(&capital(label))) };
            let lead = Self::lead(&entry.name);
            self.push(&format!("{term}<dd>{lead}{title}{beside}{remark}</dd>\n"));
            last = label;
        }
    }

    /// The bands of a scale as a table, each with its words, its range, and where it lies.
    fn scale(&mut self, rows: &[ScaleRow]) {
        self.enter(None);
        self.push("<table class=\"scale\"><thead><tr><th scope=\"col\">Word</th><th scope=\"col\">Range</th><td></td></tr></thead><tbody>\n");
        for ScaleRow { row, spelt } in rows {
            let range = spelt.as_deref().map_or_else(|| escaped(&row.range.text), escaped);
            let whose = row.chosen.map(|role| match role {
                Role::Band => crate::page::layout::scale_picture::ScaleOwner::Issuer,
                _ => crate::page::layout::scale_picture::ScaleOwner::Other,
            });
            let strip = row.band.map(|band| picture::strip(band, whose)).unwrap_or_default();
            self.push(&format!(
                "<tr><th scope=\"row\">{}</th><td>{range}</td><td class=\"strip\">{strip}</td></tr>\n",
                escaped(&row.words.text)
            ));
        }
        self.push("</tbody></table>\n");
    }

    /// A table of content, with as many names as its longest row has cells.
    fn table(&mut self, names: &[Span], rows: &[Vec<Span>]) {
        self.enter(None);
        let cells = |tag: &str, spans: &[Span]| -> String {
            let cell = |cell: &Span| format!("<{tag}>{}</{tag}>", escaped(&cell.text));
            spans.iter().map(cell).collect::<Vec<_>>().concat()
        };
        let head = cells("th", names);
        self.push(&format!("<table class=\"content\"><thead><tr>{head}</tr></thead><tbody>\n"));
        for row in rows {
            self.push(&format!("<tr>{}</tr>\n", cells("td", row)));
        }
        self.push("</tbody></table>\n");
    }

    /// What an item rests on, each folded with what it says and rests on in turn.
    fn trail(&mut self, trail: Trail) {
        let Trail { branches, mut bodies } = trail;
        self.enter(None);
        self.branches(branches, &mut bodies, &mut HashSet::new(), 1);
    }

    fn branches(
        &mut self,
        branches: Vec<Branch>,
        bodies: &mut HashMap<Id, Body>,
        told: &mut HashSet<Id>,
        depth: usize,
    ) {
        if branches.is_empty() {
            return;
        }
        self.push("<ul class=\"trail\">\n");
        for Branch { relation: _, entry } in branches {
            let body = bodies.remove(&entry.name.id).filter(|_| depth < DEEPEST);
            let lead = Self::lead(&entry.name);
            let beside = self.beside(&entry.beside);
            let Some(body) = body else {
                let above =
                    if told.contains(&entry.name.id) { " <span class=\"muted\">(told above)</span>" } else { "" };
                let title = self.spans(std::slice::from_ref(&entry.name.title));
                let remark = self.spans(&entry.remark);
                let under = self.under(&entry.under);
                self.push(&format!(
                    "<li><span class=\"title\">{lead}{title}{remark}</span>{beside}{above}{under}</li>\n"
                ));
                continue;
            };
            told.insert(entry.name.id.clone());
            let (title, remark) = (words(std::slice::from_ref(&entry.name.title)), words(&entry.remark));
            self.push(&format!(
                "<li><details><summary><span class=\"title\">{lead}{title}{remark}</span>{beside}</summary>\n<div class=\"within\">\n"
            ));
            body.says.into_iter().for_each(|element| self.put(element));
            self.enter(None);
            let under = self.under(&entry.under);
            self.push(&under);
            self.branches(body.below, bodies, told, depth + 1);
            if let Some(anchor) = self.links.anchor(entry.name.link) {
                let name = escaped(entry.name.id.as_str());
                self.push(&format!("<p class=\"more\"><a href=\"#{anchor}\">All of {name}</a></p>\n"));
            }
            self.push("</div></details></li>\n");
        }
        self.push("</ul>\n");
    }
}
