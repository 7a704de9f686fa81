//! The one place that builds documents: headings, labelled fields, texts, lists and links, each for its surfaces.

use std::collections::HashSet;

use crate::bundle::{Bundle, Id, Item, Relation, Show};
use crate::page::document::beside::beside;
use crate::page::document::document::{Document, DocumentPart, Passage};
use crate::page::document::element::{COLUMN, Element, ItemName, ListEntry, ProseParagraph, glyph, has_code, name};
use crate::page::document::weight::{Topic, Weight};
use crate::page::layout::setting::{Additions, Setting};
use crate::page::layout::span::Span;
use crate::text::light::{self, Markup, Target};
use crate::theme::Role;

/// Gathers the parts of a document in reading order.
#[derive(Debug)]
pub struct Composer<'a> {
    /// The bundle that the item stands in.
    pub bundle: &'a Bundle,
    /// The item whose document it is.
    pub item: &'a Item,
    /// The day and the scale that it is for; its width and its folds make no difference to a document.
    pub setting: Setting<'a>,
    pub additions: Additions,
    document: Document,
    /// The surfaces that what is composed now stands on.
    weight: Weight,
    show: Option<Show>,
    told: HashSet<(Relation, Id)>,
    /// Those of which the page has told the words of the tie too.
    told_in_words: HashSet<(Relation, Id)>,
}

impl<'a> Composer<'a> {
    /// A document with nothing in it, for some surfaces.
    pub fn new(
        bundle: &'a Bundle,
        item: &'a Item,
        setting: &Setting<'a>,
        additions: Additions,
        weight: Weight,
    ) -> Self {
        let document = Document { item: item.id.clone(), parts: Vec::new(), links: Vec::new() };
        Self {
            bundle,
            item,
            setting: *setting,
            additions,
            document,
            weight,
            show: None,
            told: HashSet::new(),
            told_in_words: HashSet::new(),
        }
    }

    pub fn document(self) -> Document {
        self.document
    }

    /// Begins a part.
    pub fn part(&mut self, topic: Topic) {
        self.document.parts.push(DocumentPart { topic, passages: Vec::new() });
    }

    /// Composes what stands on some surfaces only; nothing where the document is for none of them.
    pub fn on(&mut self, weight: Weight, compose: impl FnOnce(&mut Self)) {
        let outer = self.weight;
        self.weight = outer.and(weight);
        if !self.weight.is_nowhere() {
            compose(self);
        }
        self.weight = outer;
    }

    /// Composes what a slide shows only where its stop says so.
    pub fn shown(&mut self, show: Show, compose: impl FnOnce(&mut Self)) {
        self.show = Some(show);
        compose(self);
        self.show = None;
    }

    /// What is composed, as elements that do not stand in a part of their own.
    pub fn apart(&mut self, compose: impl FnOnce(&mut Self)) -> Vec<Element> {
        let parts = std::mem::take(&mut self.document.parts);
        compose(self);
        let apart = std::mem::replace(&mut self.document.parts, parts);
        apart.into_iter().flat_map(|part| part.passages).map(|passage| passage.element).collect()
    }

    pub fn put(&mut self, element: Element) {
        let passage = Passage { weight: self.weight, show: self.show, element };
        match self.document.parts.last_mut() {
            Some(part) => part.passages.push(passage),
            None => self.document.parts.push(DocumentPart { topic: Topic::Head, passages: vec![passage] }),
        }
    }

    /// An empty row, unless there is one already or nothing stands above it.
    pub fn gap(&mut self) {
        self.put(Element::Gap);
    }

    /// A heading, with room above it.
    pub fn heading(&mut self, text: &str) {
        self.put(Element::Heading(text.to_owned(), Vec::new()));
    }

    /// A heading with how many stand below it.
    pub fn heading_of(&mut self, text: &str, count: usize) {
        self.put(Element::Heading(text.to_owned(), vec![Span::around(&count.to_string(), Role::Muted)]));
    }

    /// A paragraph.
    pub fn say(&mut self, spans: Vec<Span>) {
        self.put(Element::Line(spans));
    }

    /// A paragraph of the program's own words.
    pub fn remark(&mut self, text: &str, role: Role) {
        self.say(vec![Span::around(text, role)]);
    }

    /// A labelled field; an empty label goes on below the last one.
    pub fn field(&mut self, label: &str, spans: Vec<Span>) {
        self.field_in(COLUMN, label, spans);
    }

    /// A labelled field with a column of its own width.
    pub fn field_in(&mut self, column: usize, label: &str, spans: Vec<Span>) {
        self.put(Element::Field { label: label.to_owned(), column, spans });
    }

    /// A labelled field of a value as it is written.
    pub fn field_said(&mut self, label: &str, value: &str) {
        self.field(label, vec![Span::said(value, Role::Text)]);
    }

    /// A value that the transcriber adds to what somebody else says, which is said beside it; it is not shown where only
    /// the issuer's own is. The label is left out below a field that has it already.
    pub fn field_added(&mut self, label: &str, value: &str) {
        if self.additions == Additions::Shown {
            self.field(label, vec![Span::said(value, Role::Text), added()]);
        }
    }

    /// A labelled field whose value is light Markdown, of one paragraph or several.
    pub fn field_text(&mut self, label: &str, text: &str) {
        for (place, (_, paragraph)) in light::paragraphs(text).into_iter().enumerate() {
            let spans = self.runs(&paragraph, Role::Text);
            self.field(if place == 0 { label } else { "" }, spans);
        }
    }

    /// A field that says that something is not stated.
    pub fn absent(&mut self, label: &str, words: &str) {
        self.field(label, vec![Span::around(words, Role::NotStated)]);
    }

    /// A text in light Markdown, all of it.
    pub fn text(&mut self, text: &str, role: Role) {
        let paragraphs = self.paragraphs(text, role, &[]);
        if !paragraphs.is_empty() {
            self.put(Element::Prose(paragraphs));
        }
    }

    /// The one text that is larger than the others, with the issuer's words of likelihood set off where they stand
    /// there, one after another.
    pub fn headline(&mut self, text: &str, words: &[(&str, Role)]) {
        let paragraphs = self.paragraphs(text, Role::Statement, words);
        if !paragraphs.is_empty() {
            self.put(Element::Headline(paragraphs));
        }
    }

    /// What the item is called, as its headline; a title is no Markdown.
    pub fn title(&mut self) {
        let spans = vec![Span::said(&self.item.title, Role::Title)];
        self.put(Element::Headline(vec![ProseParagraph { kind: light::Paragraph::Plain, spans }]));
    }

    fn paragraphs(&mut self, text: &str, role: Role, words: &[(&str, Role)]) -> Vec<ProseParagraph> {
        let mut words: Vec<(&str, Role)> = words.iter().copied().filter(|(word, _)| !word.is_empty()).collect();
        let mut paragraphs = Vec::new();
        for (kind, paragraph) in light::paragraphs(text) {
            let role = match kind {
                light::Paragraph::Quoted => Role::Quote,
                light::Paragraph::Heading => Role::Subheading,
                light::Paragraph::TableLine => Role::Code,
                light::Paragraph::Plain | light::Paragraph::Listed | light::Paragraph::Numbered(_) => role,
            };
            let mut spans = self.runs(&paragraph, role);
            words.retain(|(word, its)| !set_off(&mut spans, word, *its));
            paragraphs.push(ProseParagraph { kind, spans });
        }
        paragraphs
    }

    /// The runs of one paragraph of light Markdown, its links among them.
    pub fn runs(&mut self, paragraph: &str, role: Role) -> Vec<Span> {
        let mut spans = Vec::new();
        for run in light::runs(paragraph) {
            let span = match run.markup {
                Markup::Plain => Span::said(run.text, role),
                Markup::Emphasis => Span::said(run.text, Role::Emphasis),
                Markup::Strong => Span::said(run.text, Role::Strong),
                Markup::Code => Span::said(run.text, Role::Code),
                Markup::Link(target) => self.linked(target, role),
                Markup::Address(address) => {
                    spans.extend(self.cited(Span::said(run.text, role)));
                    Span::said(&light::behind(address), Role::Code)
                }
            };
            spans.extend(self.cited(span));
        }
        spans
    }

    /// A link of light Markdown: by its words, else by what its item is called.
    fn linked(&mut self, target: Target<'_>, role: Role) -> Span {
        let id = Id::new(target.id);
        let known = self.bundle.item(target.id);
        let leads = known.map(|item| item.id.clone()).or_else(|| id.abroad().is_some().then(|| id.clone()));
        let shown = target.words.map_or_else(|| known.map_or_else(|| id.to_string(), name), str::to_owned);
        let number = leads.map(|to| self.link(&to));
        Span::said(&shown, if number.is_some() { Role::Link } else { role }).linked(number)
    }

    /// The codes of other items that stand in a text (`J-04`) are links too: readers follow what they see.
    fn cited(&mut self, span: Span) -> Vec<Span> {
        if span.link.is_some() || span.role == Role::Code {
            return vec![span];
        }
        let mut spans = Vec::new();
        let mut plain = String::new();
        for word in span.text.split_inclusive(|c: char| !(c.is_alphanumeric() || c == '-')) {
            let code = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let named = self.bundle.item(code).filter(|item| has_code(item) && item.id != self.item.id);
            let Some(item) = named else {
                plain.push_str(word);
                continue;
            };
            if !plain.is_empty() {
                spans.push(Span { text: std::mem::take(&mut plain), ..span.clone() });
            }
            let link = self.link(&item.id);
            spans.push(Span { text: code.to_owned(), role: Role::Link, link: Some(link), ..span.clone() });
            plain.push_str(word.strip_prefix(code).unwrap_or_default());
        }
        if !plain.is_empty() {
            spans.push(Span { text: plain, ..span });
        }
        spans
    }

    /// Notes that the page has told how its item is tied to another, so that the list of remaining ties leaves it out.
    pub fn tell(&mut self, relation: Relation, other: &Id) {
        self.told.insert((relation, other.clone()));
    }

    /// The same, where the page has told the tie in its own words too.
    pub fn tell_in_words(&mut self, relation: Relation, other: &Id) {
        self.tell(relation, other);
        self.told_in_words.insert((relation, other.clone()));
    }

    pub fn has_told_in_words(&self, relation: Relation, other: &Id) -> bool {
        self.told_in_words.contains(&(relation, other.clone()))
    }

    /// Whether the page has told how its item is tied to another.
    pub fn has_told(&self, relation: Relation, other: &Id) -> bool {
        self.told.contains(&(relation, other.clone()))
    }

    /// The number of a new link to an item.
    pub fn link(&mut self, to: &Id) -> usize {
        self.document.links.push(to.clone());
        self.document.links.len() - 1
    }

    /// The name of an item as a link, for use within a sentence or a list.
    pub fn mention(&mut self, item: &Item) -> Span {
        let link = self.link(&item.id);
        Span::said(&name(item), Role::Link).linked(Some(link))
    }

    /// The item of an id by its name, or the id as it is written where the bundle lacks it.
    pub fn mention_of(&mut self, id: &str) -> Span {
        match self.bundle.item(id) {
            Some(item) => self.mention(item),
            None => Span::said(id, Role::Text),
        }
    }

    /// An item by its title, for a line of its own.
    pub fn name(&mut self, item: &Item) -> ItemName {
        let link = self.link(&item.id);
        let title = Span::said(&item.title, Role::Link).linked(Some(link));
        let (glyph, role) = glyph(item);
        ItemName { kind: item.kind(), glyph, role, id: item.id.clone(), title, has_code: has_code(item), link }
    }

    /// An item in a list, with what must stand beside it.
    pub fn entry(&mut self, item: &Item, remark: Vec<Span>) -> ListEntry {
        ListEntry { name: self.name(item), remark, beside: beside(item), under: Vec::new(), fold: None }
    }

    /// A line for an item, with the word of likelihood or the figure beside its title.
    pub fn line(&mut self, item: &Item) {
        self.line_with(item, Vec::new());
    }

    /// A line for an item, with a remark behind its title.
    pub fn line_with(&mut self, item: &Item, remark: Vec<Span>) {
        let entry = self.entry(item, remark);
        self.put(Element::Entry(entry));
    }
}

/// Whose something is that the transcriber adds to what somebody else says.
pub fn added() -> Span {
    Span::around(" (added\u{a0}by\u{a0}the\u{a0}transcriber)", Role::ReaderMark)
}

/// Gives the first place of a word in statement text its role, and says whether there was one.
fn set_off(spans: &mut Vec<Span>, word: &str, role: Role) -> bool {
    for place in 0..spans.len() {
        let span = &spans[place];
        let Some((before, after)) = span.text.split_once(word).filter(|_| span.role == Role::Statement) else {
            continue;
        };
        let part_of_a_word =
            before.ends_with(char::is_alphanumeric) || after.starts_with(|c: char| c.is_alphanumeric());
        if part_of_a_word {
            continue;
        }
        let parts = [(before, Role::Statement), (word, role), (after, Role::Statement)];
        let parts: Vec<Span> = parts
            .into_iter()
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, role)| Span { text: text.to_owned(), role, ..span.clone() })
            .collect();
        spans.splice(place..=place, parts);
        return true;
    }
    false
}
