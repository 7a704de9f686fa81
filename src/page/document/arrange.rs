//! The elements of a document arranged on a surface: glyphs, guides and folds on a screen, words alone in print.

use std::collections::{HashMap, HashSet};

use crate::bundle::{Bound, Id, Reach, Relation};
use crate::page::document::element::{
    Body, Branch, COLUMN, CaveatLine, Element, ItemName, ListEntry, ProseParagraph, RELATIONS, ScaleRange, TieLine,
    Top, Trail,
};
use crate::page::document::tabular::{scale_shapes, table_shapes};
use crate::page::document::weight::Surface;
use crate::page::layout::block::{Block, Guide, Shape};
use crate::page::layout::layout;
use crate::page::layout::row::{Page, PageLink};
use crate::page::layout::setting::{Setting, Sheet};
use crate::page::layout::span::Span;
use crate::page::layout::words::capital;
use crate::text::light::Paragraph;
use crate::theme::Role;

/// Parts of a trail this deep are open unless they are folded.
const OPEN: usize = 2;
/// No part of a trail is opened deeper than this, in files that lead on for ever.
pub const DEEPEST: usize = 8;

/// Elements on their way to rows.
#[derive(Debug)]
pub struct Arrangement<'s> {
    surface: Surface,
    setting: Setting<'s>,
    item: Id,
    blocks: Vec<Block>,
    guides: Vec<Guide>,
    /// Where links lead, by their numbers, and the keys of the parts that they fold.
    links: Vec<(Id, Option<String>)>,
    /// The last paragraph, while nothing stands below it.
    last: Option<Paragraph>,
}

/// Where the walk down a trail has come to.
struct Descent {
    key: String,
    depth: usize,
    bodies: HashMap<Id, Body>,
    opened: HashSet<Id>,
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
            links: links.iter().map(|to| (to.clone(), None)).collect(),
            last: None,
        }
    }

    /// The same with more elements below.
    pub fn with(mut self, elements: impl Iterator<Item = Element>) -> Self {
        elements.for_each(|element| self.put(element));
        self
    }

    /// The rows, and where their links lead.
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
        Page { item: self.item, width: self.setting.width, rows, links, headings }
    }

    /// The rows as plain lines.
    pub fn print(mut self) -> String {
        self.trim();
        let blocks: Vec<Block> = self.blocks.into_iter().filter_map(Block::in_print).collect();
        let (rows, _) = layout::rows(&blocks, Sheet::in_print(self.setting.width));
        let mut text = String::new();
        for row in rows {
            text.push_str(row.text().trim_end());
            text.push('\n');
        }
        text
    }

    fn put(&mut self, element: Element) {
        match element {
            Element::Gap => self.gap(),
            Element::Rule => self.push(Shape::Rule),
            Element::Heading(text) => {
                self.gap();
                self.push(Shape::Heading(text));
            }
            Element::Top(top) => self.top(top),
            Element::Line(spans) => self.say(spans),
            Element::Prose(paragraphs) => paragraphs.into_iter().for_each(|paragraph| self.paragraph(paragraph)),
            Element::Field { label, column, spans } => self.push(Shape::Field { label, column, spans }),
            Element::Likelihood { mut words, range } => {
                if let Some(range) = range {
                    words.extend([Span::around(" ", Role::Text), self.bracket(&range)]);
                }
                self.field(COLUMN, "Likelihood", words);
            }
            Element::Picture(picture) => self.push(Shape::Bar { column: COLUMN, picture }),
            Element::Scale(rows) => scale_shapes(rows, self.surface).for_each(|shape| self.push(shape)),
            Element::Table { names, rows } => table_shapes(names, rows).for_each(|shape| self.push(shape)),
            Element::Figure { value, bound } => self.figure(value, bound),
            Element::Entry(entry) => self.entry(entry),
            Element::Tension { mut entry, says } => {
                let slide = self.surface == Surface::Slide;
                if !slide {
                    entry.remark.push(Span::around(" (not resolved here)", Role::Tension));
                }
                self.entry(entry);
                says.filter(|_| slide).into_iter().for_each(|says| self.say(vec![says]));
            }
            Element::Caveats(caveats) => self.caveats(caveats),
            Element::Ties(ties) => self.ties(ties),
            Element::Trail(trail) => self.trail(trail),
            Element::Banner(spans) => self.inside(Guide::Banner, |page| page.say(spans)),
            Element::Term(spans) => {
                let lead = self.pick("≈ ", "- ");
                self.hanging(vec![Span::around(lead, Role::Muted)], spans);
            }
            Element::Numbered { id, spans } => {
                self.hanging(vec![Span::around(&format!("{id} "), Role::Muted)], spans);
            }
            Element::Within(elements) => {
                self.inside(Guide::Line, |page| elements.into_iter().for_each(|element| page.put(element)));
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
        self.blocks.push(Block { guides: self.guides.clone(), shape });
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

    /// What is arranged within stands one step in.
    fn inside(&mut self, guide: Guide, arrange: impl FnOnce(&mut Self)) {
        self.guides.push(guide);
        arrange(self);
        self.guides.pop();
    }

    fn top(&mut self, top: Top) {
        let word = self.pick(format!("{} {}", top.kind.glyph(), top.name.to_uppercase()), capital(&top.name));
        let id = format!("{}{}", self.pick("  ", " "), top.id);
        let left = vec![Span::around(&word, Role::of_kind(top.kind)), Span::around(&id, Role::Muted)];
        self.push(Shape::Ends { left, right: top.right });
    }

    fn paragraph(&mut self, paragraph: ProseParagraph) {
        let ProseParagraph { kind, spans } = paragraph;
        if self.last.is_some_and(|last| !kind.follows(last)) {
            self.push(Shape::Blank);
        }
        match kind {
            Paragraph::Plain | Paragraph::Heading | Paragraph::TableLine => self.say(spans),
            Paragraph::Numbered(number) => {
                self.hanging(vec![Span::around(&format!("{number}. "), Role::Muted)], spans);
            }
            Paragraph::Listed => {
                let bullet = self.pick("• ", "- ");
                self.hanging(vec![Span::around(bullet, Role::Muted)], spans);
            }
            Paragraph::Quoted => self.inside(Guide::Quote, |page| page.say(spans)),
        }
        self.last = Some(kind);
    }

    fn field(&mut self, column: usize, label: &str, spans: Vec<Span>) {
        self.push(Shape::Field { label: label.to_owned(), column, spans });
    }

    /// On a page a figure stands on a row of its own.
    fn figure(&mut self, value: Span, bound: Bound) {
        match self.surface {
            Surface::Page => {
                self.say(vec![value]);
                self.gap();
            }
            Surface::Print => self.field(COLUMN, "Figure", vec![value, Span::around(in_words(bound), Role::Muted)]),
            Surface::Card | Surface::Slide | Surface::Trail => self.field(COLUMN, "Figure", vec![value]),
        }
    }

    /// The glyph and the code that lead an item's title.
    fn lead(&self, name: &ItemName) -> Vec<Span> {
        if self.surface == Surface::Print {
            return vec![Span::around(&format!("- {} {}: ", capital(name.kind.word()), name.id), Role::Muted)];
        }
        let part = |text: String, role| Span::around(&text, role).linked(Some(name.link));
        let mut lead = vec![part(format!("{} ", name.kind.glyph()), Role::of_kind(name.kind))];
        lead.extend(name.has_code.then(|| part(format!("{} ", name.id), Role::Muted)));
        lead
    }

    fn entry(&mut self, entry: ListEntry) {
        let lead = self.lead(&entry.name);
        let spans = std::iter::once(entry.name.title).chain(entry.remark).collect();
        self.push(Shape::Entry { lead, spans, end: entry.beside });
    }

    /// A slide says of each no more than what it is.
    fn caveats(&mut self, caveats: Vec<CaveatLine>) {
        match self.surface {
            Surface::Card | Surface::Slide | Surface::Trail => {
                if self.surface == Surface::Card {
                    self.gap();
                }
                for line in caveats {
                    self.caveat(line, None);
                }
            }
            Surface::Page | Surface::Print => {
                self.gap();
                self.push(Shape::Heading("Caveats".to_owned()));
                for line in caveats {
                    let whole = (line.reach == Reach::Whole).then_some("on the whole assessment");
                    self.caveat(line, whole);
                }
            }
        }
    }

    /// One caveat: its title as a link, a remark, and its first sentence.
    fn caveat(&mut self, caveat: CaveatLine, remark: Option<&str>) {
        let mut lead = self.lead(&caveat.name);
        if self.surface != Surface::Print {
            for span in &mut lead {
                span.role = Role::Caveat;
            }
        }
        let mut spans = vec![caveat.name.title];
        if caveat.reach == Reach::Unclear {
            spans.push(Span::around(" (the text leaves open what this limits)", Role::NotStated));
        } else {
            let remark = remark.map_or_else(|| ": ".to_owned(), |remark| format!(" ({remark}): "));
            spans.push(Span::around(&remark, Role::Muted));
            spans.extend(caveat.says);
        }
        self.hanging(lead, spans);
    }

    /// Ties as fields; on a screen a label stands once above all that it is for.
    fn ties(&mut self, ties: Vec<TieLine>) {
        let mut last = "";
        for TieLine { label, entry } in ties {
            let ListEntry { name, remark, beside } = entry;
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

    fn trail(&mut self, trail: Trail) {
        let Trail { branches, bodies } = trail;
        let opened = HashSet::from([self.item.clone()]);
        let mut descent = Descent { key: self.item.to_string(), depth: 1, bodies, opened };
        for branch in branches {
            self.branch(&mut descent, branch);
        }
    }

    /// One item of a trail: a line that folds, and what it says below it, where it was not said above.
    fn branch(&mut self, descent: &mut Descent, branch: Branch) {
        let Branch { relation, mut entry } = branch;
        let id = entry.name.id.clone();
        let key = format!("{}/{id}", descent.key);
        let above = descent.opened.contains(&id);
        let says = above || descent.bodies.contains_key(&id);
        let folds = says && !above && descent.depth < DEEPEST;
        let by_default = descent.depth <= OPEN || self.surface == Surface::Print;
        let open = folds && by_default != self.setting.toggled.contains(&key);
        if folds {
            entry.name.link = self.fold(&id, &key);
            entry.name.title.link = Some(entry.name.link);
        }
        if relation == Relation::Assumes {
            entry.remark.push(Span::around(" (taken for granted)", Role::Muted));
        }
        let elsewhere = match (says, above) {
            (true, true) => " (shown above)",
            (true, false) if !folds => " (see its own page)",
            (true | false, _) => "",
        };
        entry.remark.extend((!elsewhere.is_empty()).then(|| Span::around(elsewhere, Role::Muted)));
        let mut lead = self.lead(&entry.name);
        if self.surface != Surface::Print {
            let mark = match (folds, open) {
                (true, true) => "▾ ",
                (true, false) => "▸ ",
                (false, _) => "  ",
            };
            lead.insert(0, Span::around(mark, Role::Muted).linked(folds.then_some(entry.name.link)));
        }
        let spans = std::iter::once(entry.name.title).chain(entry.remark).collect();
        self.push(Shape::Entry { lead, spans, end: entry.beside });
        if !open {
            return;
        }
        let Some(body) = descent.bodies.remove(&id) else { return };
        descent.opened.insert(id);
        let outer = std::mem::replace(&mut descent.key, key);
        descent.depth += 1;
        self.inside(Guide::Line, |page| {
            body.says.into_iter().for_each(|element| page.put(element));
            body.below.into_iter().for_each(|below| page.branch(descent, below));
        });
        descent.depth -= 1;
        descent.key = outer;
    }

    /// The number of a link that also folds the part below it.
    fn fold(&mut self, to: &Id, key: &str) -> usize {
        self.links.push((to.clone(), Some(key.to_owned())));
        self.links.len() - 1
    }

    /// The range beside a word, with the name of the scale, and whose it is.
    fn bracket(&self, range: &ScaleRange) -> Span {
        let whose = range.whose.of_scale();
        let together = |text: &str| text.replace(' ', "\u{a0}");
        let on_screen =
            [&format!("⟨{whose}:"), &format!("{} {}⟩", range.scale, range.signs)].map(|half| together(half));
        let in_print = format!("[{whose}: {}, {}]", range.scale, range.words);
        Span::around(&self.pick(on_screen.join(" "), in_print), range.whose.role())
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
