//! The list of a section: its items as a table, ordered, grouped and narrowed as one likes.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::bundle::{Bundle, Detail, Form, Id, Item, Kind};
use crate::keymap::Command;
use crate::page::document::element::has_code;
use crate::page::layout::span::Span;
use crate::page::layout::wrap::{Room, WrappedLine, in_order, wrap};
use crate::page::surface::table::{ListedItem, has_lapsed, word_of};
use crate::state::reader::sections::{SECTIONS, Section};
use crate::state::screen::areas::Areas;
use crate::state::screen::list_columns::ListColumns;
use crate::state::screen::scroll::Scroll;
use crate::state::screen::text_input::TextInput;
use crate::text::prose;
use crate::theme::Role;

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListLine {
    /// What the lines below it have in common, and how many they are.
    Heading(String, usize),
    Item(Id),
}

/// In which order items are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    #[default]
    Text,
    Word,
    Grounds,
    Title,
}

/// What the lines of a list are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    #[default]
    None,
    Word,
    Key,
    Grounds,
    Kind,
}

/// Which items alone are listed, where a count led to the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Only {
    /// Those of which the issuer says this word.
    Word(String),
    Key,
    Lapsed,
    /// Those that rest on nothing here.
    Groundless,
    Kind(Kind),
    /// The caveats on the whole.
    General,
}

impl Order {
    const fn next(self) -> Self {
        match self {
            Self::Text => Self::Word,
            Self::Word => Self::Grounds,
            Self::Grounds => Self::Title,
            Self::Title => Self::Text,
        }
    }

    pub const fn words(self) -> &'static str {
        match self {
            Self::Text => "in order of the text",
            Self::Word => "by what is said",
            Self::Grounds => "fewest grounds first",
            Self::Title => "by title",
        }
    }
}

impl Grouping {
    const fn next(self) -> Self {
        match self {
            Self::None => Self::Word,
            Self::Word => Self::Key,
            Self::Key => Self::Grounds,
            Self::Grounds => Self::Kind,
            Self::Kind => Self::None,
        }
    }
}

impl Only {
    /// What the items have in common, in words.
    pub fn words(&self) -> String {
        match self {
            Self::Word(word) => format!("only “{word}”"),
            Self::Key => "only key ones".to_owned(),
            Self::Lapsed => "only lapsed ones".to_owned(),
            Self::Groundless => "only those that rest on nothing here".to_owned(),
            Self::Kind(kind) => format!("only {}", kind.key()),
            Self::General => "only caveats on the whole".to_owned(),
        }
    }

    pub fn admits(&self, bundle: &Bundle, item: &Item, today: Date) -> bool {
        match self {
            Self::Word(word) => word_of(item).as_ref() == Some(word),
            Self::Key => matches!(&item.detail, Detail::Judgement(judgement) if judgement.key),
            Self::Lapsed => has_lapsed(item, today),
            Self::Groundless => bundle.rests_on(item.id.as_str()).is_empty(),
            Self::Kind(kind) => item.kind() == *kind,
            Self::General => bundle.general_caveats().contains(&item.id),
        }
    }
}

/// A line of a list where it stands on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedLine {
    pub line: usize,
    /// Its first row below the head of the list.
    pub row: u16,
    pub rows: u16,
}

/// The list of the open section.
#[derive(Debug, Clone)]
pub struct SectionList {
    /// The section, by its place in `SECTIONS`.
    pub section: usize,
    pub lines: Vec<ListLine>,
    pub scroll: Scroll,
    pub order: Order,
    pub grouping: Grouping,
    pub only: Option<Only>,
    /// What its lines are narrowed by, while it is there.
    pub filter: Option<TextInput>,
    /// The day on which it is read.
    pub today: Date,
}

impl SectionList {
    /// The judgements of a bundle.
    pub fn new(bundle: &Bundle, today: Date) -> Self {
        let mut list = Self {
            section: 0,
            lines: Vec::new(),
            scroll: Scroll::default(),
            order: Order::default(),
            grouping: Grouping::default(),
            only: None,
            filter: None,
            today,
        };
        list.list(bundle);
        list
    }

    pub const fn of_section(&self) -> &'static Section {
        &SECTIONS[self.section]
    }

    /// Makes the lines again.
    pub fn list(&mut self, bundle: &Bundle) {
        let wanted = self.filter.as_ref().map(|filter| filter.text().to_lowercase()).unwrap_or_default();
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let holds = |item: &Item| {
            let all = format!("{} {} {}", item.id, item.title, word_of(item).unwrap_or_default()).to_lowercase();
            words.iter().all(|word| all.contains(word))
        };
        let section = self.of_section();
        let only = |item: &&Item| self.only.as_ref().is_none_or(|only| only.admits(bundle, item, self.today));
        let mut items: Vec<&Item> = section.items(bundle).filter(only).filter(|item| holds(item)).collect();
        match self.order {
            Order::Text => {}
            Order::Word => items.sort_by_key(|item| said(bundle, item)),
            Order::Grounds => items.sort_by_key(|item| grounds(bundle, item)),
            Order::Title => items.sort_by_key(|item| item.title.to_lowercase()),
        }
        let mut groups: Vec<(String, Vec<&Item>)> = Vec::new();
        for item in items {
            let name = self.group(bundle, item);
            match groups.iter_mut().find(|(other, _)| *other == name) {
                Some((_, members)) => members.push(item),
                None => groups.push((name, vec![item])),
            }
        }
        if self.grouping == Grouping::Word {
            groups.sort_by_key(|(_, members)| Reverse(members.len()));
        }
        self.lines.clear();
        for (name, members) in groups {
            if !name.is_empty() {
                self.lines.push(ListLine::Heading(name, members.len()));
            }
            self.lines.extend(members.into_iter().map(|item| ListLine::Item(item.id.clone())));
        }
    }

    fn group(&self, bundle: &Bundle, item: &Item) -> String {
        match self.grouping {
            Grouping::None => String::new(),
            Grouping::Word => {
                Some(said(bundle, item).1).filter(|word| !word.is_empty()).unwrap_or_else(|| "nothing said".to_owned())
            }
            Grouping::Key if Only::Key.admits(bundle, item, self.today) => "key".to_owned(),
            Grouping::Key => "not called key".to_owned(),
            Grouping::Grounds if grounds(bundle, item) == 0 => "on nothing in this bundle".to_owned(),
            Grouping::Grounds => "on something".to_owned(),
            Grouping::Kind => item.kind().heading().to_lowercase(),
        }
    }

    /// Opens a section at its first item, with nothing left out; gives that item.
    pub fn enter(&mut self, bundle: &Bundle, section: usize) -> Option<Id> {
        (self.section, self.only, self.filter, self.grouping) = (section, None, None, Grouping::None);
        self.list(bundle);
        self.scroll = Scroll { cursor: self.first(), top: 0 };
        self.current().cloned()
    }

    /// Takes the next order or grouping that tells the lines apart, and keeps the item in hand; says which it is.
    pub fn arrange(&mut self, bundle: &Bundle, command: Command) -> String {
        let held = self.current().cloned();
        let says = if command == Command::Order {
            self.order = self.order.next();
            self.list(bundle);
            format!("{} {}", self.of_section().heading.to_lowercase(), self.order.words())
        } else {
            loop {
                self.grouping = self.grouping.next();
                self.list(bundle);
                let groups = self.lines.iter().filter(|line| matches!(line, ListLine::Heading(..))).count();
                if groups > 1 || self.grouping == Grouping::None {
                    break;
                }
            }
            match self.grouping {
                Grouping::None => "not grouped".to_owned(),
                Grouping::Word => "grouped by what is said".to_owned(),
                Grouping::Key => "grouped by what is called key".to_owned(),
                Grouping::Grounds => "grouped by what they rest on".to_owned(),
                Grouping::Kind => "grouped by kind".to_owned(),
            }
        };
        if let Some(id) = held {
            self.put_cursor_on(&id);
        }
        says
    }

    /// Lists only some of the items.
    pub fn narrow(&mut self, bundle: &Bundle, only: Option<Only>) {
        self.only = only;
        self.relist(bundle);
    }

    /// Makes the lines again, and keeps the item in hand where it is still among them.
    pub fn relist(&mut self, bundle: &Bundle) {
        let held = self.current().cloned();
        self.list(bundle);
        if !held.is_some_and(|id| self.put_cursor_on(&id)) {
            self.scroll = Scroll { cursor: self.first(), top: 0 };
        }
    }

    /// Lists everything again where it was narrowed; tells whether it was.
    pub fn widen(&mut self, bundle: &Bundle) -> bool {
        if self.only.is_none() && self.filter.is_none() {
            return false;
        }
        (self.only, self.filter) = (None, None);
        self.relist(bundle);
        true
    }

    /// Puts the cursor on an item, in its own section if need be.
    pub fn show(&mut self, bundle: &Bundle, item: &Item) {
        if !self.put_cursor_on(&item.id)
            && let Some(section) = Section::of(item.kind())
        {
            (self.section, self.only, self.filter) = (section, None, None);
            self.list(bundle);
            self.put_cursor_on(&item.id);
        }
    }

    fn put_cursor_on(&mut self, id: &Id) -> bool {
        let line = self.lines.iter().position(|line| matches!(line, ListLine::Item(item) if item == id));
        self.scroll.cursor = line.unwrap_or(self.scroll.cursor);
        line.is_some()
    }

    fn first(&self) -> usize {
        self.lines.iter().position(|line| matches!(line, ListLine::Item(_))).unwrap_or(0)
    }

    /// The item under the cursor.
    pub fn current(&self) -> Option<&Id> {
        match self.lines.get(self.scroll.cursor)? {
            ListLine::Item(id) => Some(id),
            ListLine::Heading(..) => None,
        }
    }

    /// Which item of how many is under the cursor.
    pub fn position(&self) -> (usize, usize) {
        let items = |lines: &[ListLine]| lines.iter().filter(|line| matches!(line, ListLine::Item(_))).count();
        let at = items(&self.lines[..(self.scroll.cursor + 1).min(self.lines.len())]);
        (at, items(&self.lines))
    }

    /// Does what a moving command does; the cursor stands on items only. Tells whether it was one.
    pub fn act(&mut self, command: Command, height: usize) -> bool {
        let before = self.scroll.cursor;
        if !self.scroll.act(command, self.lines.len(), height) {
            return false;
        }
        if self.current().is_none() {
            let up = self.scroll.cursor < before;
            let on = if up { self.scroll.cursor.checked_sub(1) } else { Some(self.scroll.cursor + 1) };
            let on = on.filter(|line| matches!(self.lines.get(*line), Some(ListLine::Item(_))));
            self.scroll.to(on.unwrap_or_else(|| self.first()), self.lines.len(), height);
        }
        if self.scroll.cursor <= self.first() {
            self.scroll.top = 0;
        }
        true
    }

    /// Where its columns stand on a screen.
    pub fn columns(&self, bundle: &Bundle, areas: &Areas) -> ListColumns {
        let codes = self.of_section().items(bundle).filter(|item| has_code(item));
        let code = codes.map(|item| prose::width(item.id.as_str())).max().unwrap_or(0);
        ListColumns::of(areas.list.width, u16::try_from(code).unwrap_or(0), areas.list_place())
    }

    /// The lines in view, from the first one on: where each stands, and how many rows its title takes.
    pub fn placed(&self, bundle: &Bundle, columns: &ListColumns, height: u16) -> Vec<PlacedLine> {
        let rows = |line: usize| match &self.lines[line] {
            ListLine::Item(id) if columns.wraps_all || line == self.scroll.cursor => {
                let title = bundle.item(id.as_str()).map_or("", |item| item.title.as_str());
                u16::try_from(title_lines(title, columns, Role::Text).len()).unwrap_or(1)
            }
            ListLine::Heading(..) | ListLine::Item(_) => 1,
        };
        let cursor = self.scroll.cursor.min(self.lines.len().saturating_sub(1));
        let mut top = self.scroll.top.min(cursor);
        // From the cursor upwards there must be room.
        let mut taken = 0;
        for line in (top..=cursor).rev().filter(|line| *line < self.lines.len()) {
            taken += rows(line);
            if taken > height && line < cursor {
                top = line + 1;
                break;
            }
        }
        let mut placed = Vec::new();
        let mut row = 0;
        for line in top..self.lines.len() {
            if row >= height {
                break;
            }
            let rows = rows(line).min(height - row);
            placed.push(PlacedLine { line, row, rows });
            row += rows;
        }
        placed
    }
}

/// A title in the lines that its column needs; the room that lists have for one is seldom exceeded.
pub fn title_lines(title: &str, columns: &ListColumns, role: Role) -> Vec<WrappedLine> {
    let span = Span::said(title, role);
    let room = usize::from(columns.title_width).max(1);
    wrap(&in_order(std::slice::from_ref(&span), 0), Room { first: room, rest: room })
}

/// What is said of an item, so that what is said alike stands together: estimates first, bare statements last.
fn said(bundle: &Bundle, item: &Item) -> (usize, String) {
    match item.likelihood() {
        Some(likelihood) => {
            let form = Form::ALL.iter().position(|form| *form == likelihood.form).unwrap_or_default();
            (form, word_of(item).unwrap_or_default())
        }
        None => (0, ListedItem::of(bundle, item, Date::MIN).says.text),
    }
}

fn grounds(bundle: &Bundle, item: &Item) -> usize {
    ListedItem::of(bundle, item, Date::MIN).counts.iter().map(|(_, count)| count).sum()
}
