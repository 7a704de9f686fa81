//! The elements of a document as Markdown.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::bundle::{Bound, Id};
use crate::export::markdown::escape::{Href, escaped, opening, spans};
use crate::page::document::element::{
    Body, Branch, Element, ItemName, LikelihoodLine, ListEntry, ProseParagraph, Qualifiers, ScaleRow, TieLine, Top,
    Trail,
};
use crate::page::document::unfold::DEEPEST;
use crate::page::layout::span::{Span, Voice};
use crate::page::layout::words::capital;
use crate::text::light::Paragraph;
use crate::theme::Role;

/// What the last line belongs to: lines of one list follow each other without a blank one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Block,
    List,
}

/// Elements on their way to Markdown.
pub struct MarkdownWriter<'a> {
    text: String,
    last: Last,
    href: &'a Href<'a>,
    /// How many signs the next heading has.
    level: usize,
    /// The label that fields without one go on below.
    indent: usize,
}

impl<'a> MarkdownWriter<'a> {
    pub fn new(href: &'a Href<'a>, level: usize) -> Self {
        Self { text: String::new(), last: Last::Block, href, level, indent: 0 }
    }

    pub fn with(mut self, elements: impl IntoIterator<Item = Element>) -> Self {
        elements.into_iter().for_each(|element| self.put(element));
        self
    }

    pub fn markdown(self) -> String {
        self.text
    }

    fn spans(&self, all: &[Span]) -> String {
        spans(all, self.href)
    }

    /// A block of its own, with a blank line before it.
    fn block(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.indented(text);
        self.last = Last::Block;
    }

    /// A line of a list.
    fn item(&mut self, text: &str) {
        if self.last == Last::Block && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.indented(&format!("- {text}"));
        self.last = Last::List;
    }

    fn indented(&mut self, text: &str) {
        self.text.push_str(&" ".repeat(self.indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn paragraph(&mut self, all: &[Span]) {
        let text = opening(self.spans(all).trim());
        self.block(&text);
    }

    fn put(&mut self, element: Element) {
        match element {
            Element::Gap => {}
            Element::Heading(text, note) => self.heading(&text, &note),
            Element::Headline(paragraphs) => paragraphs.iter().for_each(|paragraph| self.prose(paragraph)),
            Element::Top(top) => self.top(&top),
            Element::Line(line) => self.line(&line),
            Element::Prose(paragraphs) => paragraphs.iter().for_each(|paragraph| self.prose(paragraph)),
            Element::Field { label, column: _, spans } => self.field(&label, &spans),
            Element::Likelihood(likelihood) => self.likelihood(likelihood),
            Element::Scale(rows) => self.scale(&rows),
            Element::Table { names, rows } => self.table(&names, &rows),
            Element::Figure { value, bound } => {
                let bound = match bound {
                    Bound::Exact => "",
                    Bound::AtLeast => " (at least)",
                    Bound::AtMost => " (at most)",
                    Bound::About => " (about)",
                };
                self.field("Figure", &[value, Span::around(bound, Role::Muted)]);
            }
            Element::Entry(entry) => {
                let line = self.entry_line(&entry);
                self.item(&line);
            }
            Element::Qualifiers(qualifiers) => self.qualifiers(&qualifiers),
            Element::Ties(ties) => {
                for TieLine { label, entry } in &ties {
                    let line = self.entry_line(entry);
                    self.item(&format!("{}: {line}", escaped(&capital(label))));
                }
            }
            Element::Trail(trail) => self.trail(trail),
            Element::Term(term) => {
                let text = self.spans(&term);
                self.item(text.trim());
            }
            Element::Numbered { id, spans } => {
                let text = self.spans(&spans);
                self.item(&format!("{}: {text}", escaped(&id)));
            }
            Element::Within(_, elements) => {
                self.indent += 2;
                for element in elements {
                    self.put(element);
                }
                self.indent -= 2;
            }
        }
    }

    fn heading(&mut self, text: &str, note: &[Span]) {
        let (signs, note) = ("#".repeat(self.level), self.spans(note));
        let note = if note.is_empty() { note } else { format!(" ({note})") };
        self.block(&format!("{signs} {}{note}", escaped(text)));
    }

    fn top(&mut self, top: &Top) {
        let right = self.spans(&top.right);
        let right = if right.trim().is_empty() { right } else { format!(" · {}", right.trim()) };
        let key = top.key.map(|key| format!(" · {}", escaped(key))).unwrap_or_default();
        self.block(&format!("{} · {}{key}{right}", escaped(&capital(&top.name)), escaped(top.id.as_str())));
    }

    /// A remark that is not the item's own words is set apart.
    fn line(&mut self, line: &[Span]) {
        let own = line.iter().any(|span| span.voice == Voice::Item);
        let text = self.spans(line);
        match text.trim() {
            "" => {}
            text if own || text.contains('*') => self.block(&opening(text)),
            text => self.block(&format!("*{text}*")),
        }
    }

    fn prose(&mut self, paragraph: &ProseParagraph) {
        match paragraph.kind {
            Paragraph::Plain | Paragraph::TableLine | Paragraph::Heading => self.paragraph(&paragraph.spans),
            Paragraph::Numbered(number) => {
                let text = opening(self.spans(&paragraph.spans).trim());
                self.block(&format!("{number}. {text}"));
            }
            Paragraph::Listed => {
                let text = opening(self.spans(&paragraph.spans).trim());
                self.item(&text);
            }
            Paragraph::Quoted => {
                let text = opening(self.spans(&paragraph.spans).trim());
                self.block(&format!("> {text}"));
            }
        }
    }

    fn field(&mut self, label: &str, all: &[Span]) {
        let text = self.spans(all);
        let text = text.trim();
        match (label.is_empty(), self.last) {
            (true, Last::List) => {
                // Two spaces at its end make the line before a line of its own.
                let end = self.text.trim_end_matches('\n').len();
                self.text.truncate(end);
                self.text.push_str("  \n");
                self.indented(&format!("  {}", opening(text)));
            }
            (true, Last::Block) => self.block(&opening(text)),
            (false, _) => self.item(&format!("{}: {text}", escaped(label))),
        }
    }

    /// The kind, the code and the title of an item, and what must stand beside it.
    fn entry_line(&self, entry: &ListEntry) -> String {
        let ItemName { kind, id, title, has_code, .. } = &entry.name;
        let code = if *has_code { format!(" {}", escaped(id.as_str())) } else { String::new() };
        let title = self.spans(std::slice::from_ref(title));
        let remark = self.spans(&entry.remark);
        let behind = [&entry.beside, &entry.under].map(|more| self.spans(more));
        let behind: Vec<_> = behind.iter().filter(|more| !more.is_empty()).map(|more| format!("; {more}")).collect();
        let behind = behind.concat();
        format!("{}{code}, {title}{remark}{behind}", capital(kind.word()))
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
        for line in lines {
            let code = escaped(line.name.id.as_str());
            let (title, says) = (self.spans(std::slice::from_ref(&line.name.title)), self.spans(&line.says));
            let reach = if line.reach.is_empty() { String::new() } else { format!(" ({})", escaped(&line.reach)) };
            self.item(&format!("{code}, {title}{reach}: {says}"));
        }
    }

    /// How likely something is, whose word that is, and its range in words.
    fn likelihood(&mut self, likelihood: LikelihoodLine) {
        let LikelihoodLine { word, whose, remark, picture, spelt, note } = likelihood;
        let muted = |text: &str| Span::around(text, Role::Muted);
        let range = spelt.or_else(|| picture.map(|picture| picture.caption));
        let mut all = word;
        let (range, note) = (range.iter().map(|range| muted(range)), note.into_iter().map(muted));
        for more in [vec![muted(&whose)], remark, range.collect(), note.collect()] {
            if more.iter().any(|span| !span.text.is_empty()) {
                all.extend((!all.is_empty()).then(|| muted("; ")));
                all.extend(more);
            }
        }
        self.field("Likelihood", &all);
    }

    fn scale(&mut self, rows: &[ScaleRow]) {
        let mut table = "| Word | Range |\n| --- | --- |".to_owned();
        for ScaleRow { row, spelt } in rows {
            let range = spelt.as_deref().unwrap_or(&row.range.text);
            let _ = write!(table, "\n| {} | {} |", escaped(&row.words.text), escaped(range));
        }
        self.block(&table);
    }

    /// A table of content; where a row has more cells than there are names, their columns have none.
    fn table(&mut self, names: &[Span], rows: &[Vec<Span>]) {
        let columns = rows.iter().map(Vec::len).chain([names.len()]).max().unwrap_or_default();
        let line = |cells: &[Span]| -> String {
            let texts = (0..columns).map(|place| cells.get(place).map_or(String::new(), |cell| escaped(&cell.text)));
            format!("| {} |", texts.collect::<Vec<_>>().join(" | "))
        };
        let mut table = vec![line(names), format!("|{}", " --- |".repeat(columns))];
        table.extend(rows.iter().map(|row| line(row)));
        self.block(&table.join("\n"));
    }

    fn trail(&mut self, trail: Trail) {
        let Trail { branches, mut bodies } = trail;
        self.branches(branches, &mut bodies, 1);
    }

    fn branches(&mut self, branches: Vec<Branch>, bodies: &mut HashMap<Id, Body>, depth: usize) {
        for Branch { relation: _, entry } in branches {
            let line = self.entry_line(&entry);
            self.item(&line);
            let Some(body) = bodies.remove(&entry.name.id).filter(|_| depth < DEEPEST) else { continue };
            self.indent += 2;
            body.says.into_iter().for_each(|element| self.put(element));
            self.branches(body.below, bodies, depth + 1);
            self.indent -= 2;
            self.last = Last::List;
        }
    }
}
