//! The elements of a document arranged on a surface: glyphs, guides and folds on a screen, words alone in print.

use crate::bundle::{Bound, Id};
use crate::page::document::element::{
    COLUMN, Element, Indent, ItemName, LikelihoodLine, ListEntry, ProseParagraph, Qualifiers, RELATIONS, TieLine, Top,
};
use crate::page::document::tabular::{scale_shapes, table_shapes};
use crate::page::document::unfold::{OpenParts, unfold};
use crate::page::document::weight::{Surface, Topic};
use crate::page::layout::block::{Block, Guide, LikelihoodShape, QualifierShape, Shape};
use crate::page::layout::layout::{self, LaidOut};
use crate::page::layout::row::{Page, PageColumn, PageLink, Row};
use crate::page::layout::setting::{Setting, Sheet, Spacing};
use crate::page::layout::span::Span;
use crate::page::layout::words::capital;
use crate::text::light::Paragraph;
use crate::text::prose;
use crate::theme::Role;

/// A screen of so many rows has room for what evidence says; on others that opens by a key.
const ROOMY: u16 = 40;

/// Elements on their way to rows.
#[derive(Debug)]
pub struct Arrangement<'s> {
    surface: Surface,
    setting: Setting<'s>,
    item: Id,
    blocks: Vec<Block>,
    guides: Vec<Guide>,
    /// The column in which what is arranged now stands.
    column: PageColumn,
    /// The cells of the longest code of the items that the part lists.
    codes: usize,
    /// The cells of what led the last item of a list.
    led: usize,
    /// Where links lead, by their numbers, and the keys of the parts that they fold.
    links: Vec<(Id, Option<String>)>,
    /// The last paragraph, while nothing stands below it.
    last: Option<Paragraph>,
}

impl<'s> Arrangement<'s> {
    /// Nothing yet, with room for the links of a document.
    pub fn new(surface: Surface, setting: &Setting<'s>, item: &Id, links: &[Id]) -> Self {
        Self {
            surface,
            setting: *setting,
            item: item.clone(),
            blocks: Vec::new(),
            guides: Vec::new(),
            column: PageColumn::Text,
            codes: 0,
            led: 0,
            links: links.iter().map(|to| (to.clone(), None)).collect(),
            last: None,
        }
    }

    /// The same with a part of a document below.
    pub fn with(mut self, topic: Topic, elements: impl Iterator<Item = Element>) -> Self {
        let elements: Vec<Element> = elements.collect();
        self.column =
            if topic.qualifies() && self.surface == Surface::Page { PageColumn::Margin } else { PageColumn::Text };
        // An audience is told what things are called, and not by which code they are cited.
        let coded = !matches!(self.surface, Surface::Slide | Surface::Trail);
        self.codes = elements.iter().filter(|_| coded).map(Element::widest_code).max().unwrap_or_default();
        for element in elements {
            self.put(element);
        }
        self
    }

    /// The rows, and where their links lead.
    pub fn page(mut self) -> Page {
        self.trim();
        let room = self.setting.room;
        let sheet = Sheet::on_screen(self.setting.width).beside(room.margin);
        let mut laid_out = layout::rows(&self.blocks, sheet);
        let long = |laid_out: &LaidOut| laid_out.qualified.max(laid_out.margin.len()) > usize::from(room.rows);
        if room.rows > 0 && long(&laid_out) {
            laid_out = layout::rows(&self.blocks, Sheet { spacing: Spacing::Close, ..sheet });
        }
        let LaidOut { mut rows, mut margin, headings, .. } = laid_out;
        let mut numbering = Numbering { from: &self.links, numbers: vec![None; self.links.len()], links: Vec::new() };
        numbering.number(PageColumn::Text, &mut rows);
        numbering.number(PageColumn::Margin, &mut margin);
        let links = numbering.links;
        Page { item: self.item, width: self.setting.width, rows, margin, links, headings }
    }

    /// The rows as plain lines.
    pub fn print(mut self) -> String {
        self.trim();
        let blocks: Vec<Block> = self.blocks.into_iter().filter_map(Block::in_print).collect();
        let mut text = String::new();
        for row in layout::rows(&blocks, Sheet::in_print(self.setting.width)).rows {
            text.push_str(row.text().trim_end());
            text.push('\n');
        }
        text
    }

    fn put(&mut self, element: Element) {
        match element {
            Element::Gap => self.gap(),
            Element::Heading(text, note) => {
                self.gap();
                self.push(Shape::Heading { text, note });
            }
            Element::Top(top) => self.top(top),
            Element::Headline(paragraphs) => self.paragraphs(paragraphs, Shape::Headline),
            Element::Line(spans) => self.say(spans),
            Element::Prose(paragraphs) => {
                self.paragraphs(paragraphs, |spans| Shape::Flow { lead: Vec::new(), spans });
            }
            Element::Field { label, column, spans } => self.push(Shape::Field { label, column, spans }),
            Element::Likelihood(likelihood) => self.likelihood(likelihood),
            Element::Scale(rows) => scale_shapes(rows, self.surface).for_each(|shape| self.push(shape)),
            Element::Table { names, rows } => table_shapes(names, rows).for_each(|shape| self.push(shape)),
            Element::Figure { value, bound } => {
                let bound = Span::around(self.pick("", in_words(bound)), Role::Muted);
                self.field(COLUMN, "Figure", vec![value, bound]);
            }
            Element::Entry(entry) => self.entry(entry),
            Element::Qualifiers(qualifiers) => self.qualifiers(qualifiers),
            Element::Ties(ties) => self.ties(ties),
            Element::Trail(trail) => {
                let depth = match self.surface {
                    Surface::Print => usize::MAX,
                    Surface::Card | Surface::Slide | Surface::Trail | Surface::Page => {
                        usize::from(self.setting.room.rows >= ROOMY)
                    }
                };
                let item = self.item.clone();
                let opened = OpenParts { depth, toggled: self.setting.toggled };
                for element in unfold(trail, &item, opened) {
                    self.put(element);
                }
            }
            Element::Term(spans) => {
                let lead = self.pick("≈ ", "- ");
                self.hanging(vec![Span::around(lead, Role::Muted)], spans);
            }
            Element::Numbered { id, spans } => {
                self.hanging(vec![Span::around(&format!("{id}  "), Role::Muted)], spans);
            }
            Element::Within(indent, elements) => {
                let guides: &[Guide] = match indent {
                    Indent::Title => &[Guide::Hang(self.led)],
                    Indent::Step => &[Guide::Space],
                    Indent::Line => &[Guide::Line],
                };
                let outer = self.guides.len();
                self.guides.extend_from_slice(guides);
                for element in elements {
                    self.put(element);
                }
                self.guides.truncate(outer);
            }
        }
    }
}

impl Arrangement<'_> {
    /// What a screen shows, or what print says instead.
    fn pick<T>(&self, on_screen: T, in_print: T) -> T {
        if self.surface == Surface::Print { in_print } else { on_screen }
    }

    fn push(&mut self, shape: Shape) {
        self.last = None;
        self.blocks.push(Block { column: self.column, guides: self.guides.clone(), shape });
    }

    fn gap(&mut self) {
        if self.blocks.last().is_some_and(|block| block.shape != Shape::Blank) {
            self.push(Shape::Blank);
        }
    }

    fn trim(&mut self) {
        while self.blocks.last().is_some_and(|block| block.shape == Shape::Blank) {
            self.blocks.pop();
        }
    }

    fn say(&mut self, spans: Vec<Span>) {
        self.hanging(Vec::new(), spans);
    }

    /// A paragraph that hangs from what leads it.
    fn hanging(&mut self, lead: Vec<Span>, spans: Vec<Span>) {
        self.push(Shape::Flow { lead, spans });
    }

    fn top(&mut self, top: Top) {
        let (glyph, word) = self.pick((top.glyph, top.name.to_uppercase()), ("", capital(&top.name)));
        let between = self.pick("  ", " ");
        let mut left = Vec::new();
        left.extend((!glyph.is_empty()).then(|| Span::around(&format!("{glyph} "), top.role)));
        left.push(Span::around(&word, Role::Heading));
        if top.has_code || self.surface == Surface::Print {
            left.push(Span::around(&format!("{between}{}", top.id), Role::Muted));
        }
        if let (Some((place, of)), Surface::Page) = (top.number, self.surface) {
            left.push(Span::around(&format!("  {place} of {of}"), Role::Faint));
        }
        let key = top.key.map(|key| Span::around(&self.pick(key.to_owned(), format!(", {key}")), Role::Faint));
        let under = key.into_iter().collect();
        self.push(Shape::Ends { left, right: top.right, under });
    }

    fn paragraphs(&mut self, paragraphs: Vec<ProseParagraph>, plain: impl Fn(Vec<Span>) -> Shape) {
        for ProseParagraph { kind, spans } in paragraphs {
            if self.last.is_some_and(|last| !kind.follows(last)) {
                self.push(Shape::Blank);
            }
            match kind {
                Paragraph::Plain => self.push(plain(spans)),
                Paragraph::Heading | Paragraph::TableLine => self.say(spans),
                Paragraph::Numbered(number) => {
                    self.hanging(vec![Span::around(&format!("{number}. "), Role::Muted)], spans);
                }
                Paragraph::Listed => {
                    let bullet = self.pick("• ", "- ");
                    self.hanging(vec![Span::around(bullet, Role::Muted)], spans);
                }
                Paragraph::Quoted => {
                    self.guides.push(Guide::Quote);
                    self.say(spans);
                    self.guides.pop();
                }
            }
            self.last = Some(kind);
        }
    }

    fn field(&mut self, column: usize, label: &str, spans: Vec<Span>) {
        self.push(Shape::Field { label: label.to_owned(), column, spans });
    }

    fn likelihood(&mut self, likelihood: LikelihoodLine) {
        let LikelihoodLine { word, whose, mut remark, mut picture, spelt, note } = likelihood;
        if let Some(spelt) = spelt.filter(|_| self.surface == Surface::Print) {
            let role = picture.take().map_or(Role::Muted, |picture| picture.whose.role());
            if !remark.is_empty() {
                remark.push(Span::around("; ", Role::Muted));
            }
            remark.push(Span::around(&spelt, role));
        }
        let whose = vec![Span::around(&whose, Role::Muted)];
        let note = note.map(|note| Span::around(note, Role::Faint)).into_iter().collect();
        self.push(Shape::Likelihood(LikelihoodShape { column: COLUMN, word, whose, remark, picture, note }));
    }

    /// The glyph and the code that lead an item's title.
    fn lead(&self, name: &ItemName) -> Vec<Span> {
        if self.surface == Surface::Print {
            return vec![Span::around(&format!("- {} {}: ", capital(name.kind.word()), name.id), Role::Muted)];
        }
        let part = |text: String, role| Span::around(&text, role).linked(Some(name.link));
        let mut lead = vec![part(format!("{} ", name.glyph), name.role)];
        if self.codes > 0 {
            let code = if name.has_code { name.id.as_str() } else { "" };
            let pad = self.codes.saturating_sub(prose::width(code));
            lead.push(part(format!("{code}{}  ", " ".repeat(pad)), Role::Muted));
        }
        lead
    }

    fn entry(&mut self, mut entry: ListEntry) {
        if let Some(key) = entry.fold {
            entry.name.link = self.fold(&entry.name.id, &key);
            entry.name.title.link = Some(entry.name.link);
        }
        let lead = self.lead(&entry.name);
        self.led = lead.iter().map(|span| prose::width(&span.text)).sum();
        let spans = std::iter::once(entry.name.title).chain(entry.remark).collect();
        self.push(Shape::Entry { lead, spans, end: entry.beside, under: entry.under });
    }

    /// What qualifies the item, a block for each.
    fn qualifiers(&mut self, qualifiers: Qualifiers) {
        let Qualifiers { label, none, lines } = qualifiers;
        if let (Some(none), []) = (none, lines.as_slice()) {
            let full = vec![Span::around(none, Role::NotStated)];
            self.push(Shape::Qualifier(QualifierShape { label: label.to_owned(), full, ..QualifierShape::default() }));
            return;
        }
        if self.surface == Surface::Print {
            self.say(vec![Span::around(&format!("{label}:"), Role::Label)]);
        }
        for (place, line) in lines.into_iter().enumerate() {
            let name = line.name;
            let code = (name.has_code && self.surface != Surface::Print)
                .then(|| Span::around(&format!("{} ", name.id), Role::Muted).linked(Some(name.link)));
            let reach = (!line.reach.is_empty()).then(|| Span::around(&line.reach, Role::Muted));
            let glyph = Span::around(&format!("{} ", line.glyph), line.role).linked(Some(name.link));
            self.push(Shape::Qualifier(QualifierShape {
                label: if place == 0 { label } else { "" }.to_owned(),
                column: COLUMN,
                lead: if self.surface == Surface::Print { self.lead(&name) } else { vec![glyph] },
                brief: code.iter().cloned().chain([Span { role: Role::Text, ..name.title }]).collect(),
                code: code.into_iter().collect(),
                reach: reach.into_iter().collect(),
                full: line.says,
            }));
        }
    }

    /// Ties as fields; on a screen a label stands once above all that it is for.
    fn ties(&mut self, ties: Vec<TieLine>) {
        let mut last = "";
        for TieLine { label, entry } in ties {
            let ListEntry { name, remark, beside, .. } = entry;
            let mut spans = if self.surface == Surface::Print {
                vec![Span::around(&format!("{} {}, ", name.kind.word(), name.id), Role::Muted)]
            } else {
                self.lead(&name)
            };
            spans.push(name.title);
            if !beside.is_empty() {
                spans.push(Span::around(" — ", Role::Muted));
                spans.extend(beside);
            }
            spans.extend(remark);
            let repeated = label == last && self.surface != Surface::Print;
            self.field(RELATIONS, if repeated { "" } else { label }, spans);
            last = label;
        }
    }

    /// The number of a link that also folds the part below it.
    fn fold(&mut self, to: &Id, key: &str) -> usize {
        self.links.push((to.clone(), Some(key.to_owned())));
        self.links.len() - 1
    }
}

/// Links on their way to the numbers of a page: in the order of its rows, those of the margin after those of the text.
struct Numbering<'a> {
    from: &'a [(Id, Option<String>)],
    numbers: Vec<Option<usize>>,
    links: Vec<PageLink>,
}

impl Numbering<'_> {
    fn number(&mut self, column: PageColumn, rows: &mut [Row]) {
        for (row, set) in rows.iter_mut().enumerate() {
            for piece in &mut set.pieces {
                let Some(link) = piece.link else { continue };
                let links = &mut self.links;
                piece.link = Some(*self.numbers[link].get_or_insert_with(|| {
                    let (to, fold) = self.from[link].clone();
                    links.push(PageLink { to, column, row, fold });
                    links.len() - 1
                }));
            }
        }
    }
}

/// What the sign before a figure says, for those who hear the page.
const fn in_words(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::AtLeast => " (at least)",
        Bound::AtMost => " (at most)",
        Bound::About => " (about)",
    }
}
