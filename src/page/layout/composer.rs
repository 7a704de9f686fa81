//! The one place that lays out parts: headings, labelled fields, paragraphs, lists, links, banners and folds.

use std::collections::HashSet;

use crate::bundle::{Bundle, Id, Item, Kind, Relation};
use crate::page::layout::block::{Bar, Block, Extent, Guide, Shape};
use crate::page::layout::layout;
use crate::page::layout::row::{Page, PageLink};
use crate::page::layout::setting::{Setting, Sheet};
use crate::page::layout::span::Span;
use crate::text::light::{self, Markup, Paragraph, Target};
use crate::text::prose;
use crate::theme::Role;

/// The column of labels, in cells.
pub const COLUMN: usize = 15;

/// What a page is composed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Cells with roles: glyphs, guides and bars beside the words.
    Screen,
    /// Plain lines for files, pipes and screen readers: words only.
    Print,
}

/// What is said of a word of probability where no range stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmapped {
    /// That the reader's own mapping is off.
    MappingOff,
    /// That the issuer gives no number: who looks on does not know of a mapping.
    NoNumber,
}

/// Gathers the parts of a page in reading order.
#[derive(Debug)]
pub struct Composer<'a> {
    /// The bundle that the item stands in.
    pub bundle: &'a Bundle,
    /// The item whose page it is.
    pub item: &'a Item,
    /// What it is set for.
    pub setting: Setting<'a>,
    /// What it is composed for.
    pub medium: Medium,
    /// Whether the page has said whose ranges it shows.
    pub mapping_told: bool,
    /// What it says where it shows none.
    pub unmapped: Unmapped,
    told: HashSet<(Relation, Id)>,
    blocks: Vec<Block>,
    guides: Vec<Guide>,
    links: Vec<(Id, Option<String>)>,
}

impl<'a> Composer<'a> {
    /// A page with nothing on it.
    pub fn new(bundle: &'a Bundle, item: &'a Item, setting: &Setting<'a>, medium: Medium) -> Self {
        Self {
            bundle,
            item,
            setting: *setting,
            medium,
            mapping_told: false,
            unmapped: Unmapped::MappingOff,
            told: HashSet::new(),
            blocks: Vec::new(),
            guides: Vec::new(),
            links: Vec::new(),
        }
    }

    pub fn page(mut self) -> Page {
        self.trim();
        let (mut rows, headings) = layout::rows(&self.blocks, Sheet::on_screen(self.setting.width));
        let mut numbers = vec![None; self.links.len()];
        let mut links = Vec::new();
        for (place, row) in rows.iter_mut().enumerate() {
            for piece in &mut row.pieces {
                let Some(link) = piece.link else { continue };
                piece.link = Some(*numbers[link].get_or_insert_with(|| {
                    let (to, fold) = self.links[link].clone();
                    links.push(PageLink { to, row: place, fold });
                    links.len() - 1
                }));
            }
        }
        Page { item: self.item.id.clone(), width: self.setting.width, rows, links, headings }
    }

    /// The page as plain lines.
    pub fn print(mut self) -> String {
        self.trim();
        let blocks: Vec<Block> = self.blocks.into_iter().filter_map(in_print).collect();
        let (rows, _) = layout::rows(&blocks, Sheet::in_print(self.setting.width));
        let mut text = String::new();
        for row in rows {
            text.push_str(row.text().trim_end());
            text.push('\n');
        }
        text
    }

    /// An empty row, unless there is one already or nothing stands above it.
    pub fn gap(&mut self) {
        if self.blocks.last().is_some_and(|block| block.shape != Shape::Blank) {
            self.push(Shape::Blank);
        }
    }

    /// A thin line across.
    pub fn rule(&mut self) {
        self.push(Shape::Rule);
    }

    /// A heading, with room above it.
    pub fn heading(&mut self, text: &str) {
        self.gap();
        self.push(Shape::Heading(text.to_owned()));
    }

    /// Words at both ends of a row.
    pub fn ends(&mut self, left: Vec<Span>, right: Vec<Span>) {
        self.push(Shape::Ends { left, right });
    }

    pub fn say(&mut self, spans: Vec<Span>) {
        self.push(Shape::Flow { lead: Vec::new(), spans });
    }

    /// A paragraph of the reader's own words.
    pub fn remark(&mut self, text: &str, role: Role) {
        self.say(vec![Span::around(text, role)]);
    }

    /// A paragraph that hangs from what leads it.
    pub fn hanging(&mut self, lead: Vec<Span>, spans: Vec<Span>) {
        self.push(Shape::Flow { lead, spans });
    }

    /// An item in a list, with the word that must stand beside it.
    pub fn entry(&mut self, lead: Vec<Span>, spans: Vec<Span>, end: Vec<Span>) {
        self.push(Shape::Entry { lead, spans, end });
    }

    /// A labelled field; an empty label goes on below the last one.
    pub fn field(&mut self, label: &str, spans: Vec<Span>) {
        self.field_in(COLUMN, label, spans);
    }

    /// A labelled field with a column of its own width.
    pub fn field_in(&mut self, column: usize, label: &str, spans: Vec<Span>) {
        self.push(Shape::Field { label: label.to_owned(), column, spans });
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

    /// A likelihood as a range on its scale, in the column of values.
    pub fn bar(&mut self, bar: Bar) {
        self.push(Shape::Bar { column: COLUMN, bar });
    }

    /// One band of a scale.
    pub fn band(&mut self, words: Span, range: Span, extent: Extent) {
        self.push(Shape::Band { words, range, extent });
    }

    /// A text in light Markdown, all of it.
    pub fn text(&mut self, text: &str, role: Role) {
        let mut last = None;
        for (kind, paragraph) in light::paragraphs(text) {
            if last.is_some_and(|last| last != kind || kind == Paragraph::Plain) {
                self.push(Shape::Blank);
            }
            match kind {
                Paragraph::Plain => {
                    let spans = self.runs(&paragraph, role);
                    self.say(spans);
                }
                Paragraph::Listed => {
                    let spans = self.runs(&paragraph, role);
                    let bullet = match self.medium {
                        Medium::Screen => "• ",
                        Medium::Print => "- ",
                    };
                    self.hanging(vec![Span::around(bullet, Role::Muted)], spans);
                }
                Paragraph::Quoted => {
                    let spans = self.runs(&paragraph, Role::Quote);
                    self.inside(Guide::Quote, |page| page.say(spans));
                }
            }
            last = Some(kind);
        }
    }

    /// A statement, with the issuer's word of likelihood set off in it where that stands there.
    pub fn statement(&mut self, text: &str, word: Option<(&str, Role)>) {
        let first = self.blocks.len();
        self.text(text, Role::Statement);
        let Some((word, role)) = word.filter(|(word, _)| !word.is_empty()) else { return };
        for block in self.blocks.iter_mut().skip(first) {
            if let Shape::Flow { spans, .. } = &mut block.shape
                && set_off(spans, word, role)
            {
                return;
            }
        }
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

    /// Whether the page has told how its item is tied to another.
    pub fn has_told(&self, relation: Relation, other: &Id) -> bool {
        self.told.contains(&(relation, other.clone()))
    }

    /// The number of a new link to an item.
    pub fn link(&mut self, to: &Id) -> usize {
        self.links.push((to.clone(), None));
        self.links.len() - 1
    }

    /// The number of a new link that also heads a part which folds.
    pub fn folding_link(&mut self, to: &Id, key: &str) -> usize {
        self.links.push((to.clone(), Some(key.to_owned())));
        self.links.len() - 1
    }

    /// The name of an item as a link, for use within a sentence or a list.
    pub fn mention(&mut self, item: &Item) -> Span {
        let link = self.link(&item.id);
        Span::said(&name(item), Role::Link).linked(Some(link))
    }

    /// What is composed within stands one step in.
    pub fn inside<T>(&mut self, guide: Guide, compose: impl FnOnce(&mut Self) -> T) -> T {
        self.guides.push(guide);
        let result = compose(self);
        self.guides.pop();
        result
    }

    fn push(&mut self, shape: Shape) {
        self.blocks.push(Block { guides: self.guides.clone(), shape });
    }

    fn trim(&mut self) {
        while self.blocks.last().is_some_and(|block| block.shape == Shape::Blank) {
            self.blocks.pop();
        }
    }
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

/// What an item is called in running text: its code where it has one, else its title.
pub fn name(item: &Item) -> String {
    if has_code(item) { item.id.to_string() } else { item.title.clone() }
}

/// Whether an item's id is a short code by which people cite it (`J-04`), and not a slug (`actor.mss`).
pub fn has_code(item: &Item) -> bool {
    let id = item.id.as_str();
    item.kind() != Kind::Assessment
        && prose::width(id) <= 7
        && id.starts_with(|c: char| c.is_ascii_uppercase())
        && id.ends_with(|c: char| c.is_ascii_digit())
}

/// A part in plain lines: guides become room, a field becomes a sentence, and drawings, whose words stand beside them, go.
fn in_print(block: Block) -> Option<Block> {
    let guides = block.guides.iter().map(|_| Guide::Space).collect();
    let shape = match block.shape {
        Shape::Rule | Shape::Bar { .. } => return None,
        Shape::Heading(text) => {
            Shape::Flow { lead: Vec::new(), spans: vec![Span::around(&text.to_uppercase(), Role::Heading)] }
        }
        Shape::Ends { mut left, right } => {
            if !left.is_empty() && !right.is_empty() {
                left.push(Span::around(", ", Role::Text));
            }
            left.extend(right);
            Shape::Flow { lead: Vec::new(), spans: left }
        }
        Shape::Entry { lead, mut spans, end } => {
            if !end.is_empty() {
                spans.push(Span::around("; ", Role::Muted));
                spans.extend(end);
            }
            Shape::Flow { lead, spans }
        }
        Shape::Field { label, spans, .. } if label.is_empty() => {
            Shape::Flow { lead: vec![Span::around("  ", Role::Text)], spans }
        }
        Shape::Field { label, spans, .. } => {
            let mut all = vec![Span::around(&format!("{label}: "), Role::Label)];
            all.extend(spans);
            Shape::Flow { lead: Vec::new(), spans: all }
        }
        Shape::Band { words, range, .. } => {
            Shape::Flow { lead: Vec::new(), spans: vec![words, Span::around(": ", Role::Text), range] }
        }
        kept @ (Shape::Blank | Shape::Flow { .. }) => kept,
    };
    Some(Block { guides, shape })
}
