//! The links of the item that is open: what it rests on, what it leads to, what else is tied to it.

use std::collections::HashSet;

use crate::bundle::{Bundle, Edge, Id, Item, Relation, TieElsewhere};
use crate::state::screen::scroll::Scroll;

/// A line of the links pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkLine {
    /// The heading of a group, and how many stand in it.
    Heading(&'static str, usize),
    /// An item, and how it is tied where the heading does not say it.
    Item {
        to: Id,
        /// The tie in words.
        tie: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links {
    /// The lines, top to bottom.
    pub lines: Vec<LinkLine>,
    /// The cursor; it stands on items only, where there are any.
    pub scroll: Scroll,
}

impl Links {
    /// The links of an item.
    pub fn of(bundle: &Bundle, id: &Id) -> Self {
        let key = id.as_str();
        let mut links = Gathered { lines: Vec::new(), listed: HashSet::from([id.clone()]) };
        links.group("Rests on", bundle.rests_on(key));
        links.group("Leads to", bundle.leads_to(key));
        links.group("Limited by", bundle.caveats_on(key));
        links.group("Not reproduced", bundle.omissions_on(key));
        links.group("In tension with", bundle.tensions_of(key));
        links.tied("Ties", bundle.edges_from(key).filter(|edge| edge.rel != Relation::Concerns).map(forward));
        links.tied("Concerns", bundle.edges_from(key).filter(|edge| edge.rel == Relation::Concerns).map(forward));
        links.tied("Cited by", bundle.edges_to(key).map(backward));
        let mut links = Self { lines: links.lines, scroll: Scroll::default() };
        links.scroll.cursor = usize::from(links.lines.len() > 1);
        links
    }

    /// Lists the ties to other bundles below all others.
    pub fn tell_elsewhere(&mut self, ties: &[TieElsewhere]) {
        const HEADING: &str = "In other bundles";
        let before = self.lines.iter().position(|line| matches!(line, LinkLine::Heading(HEADING, _)));
        self.lines.truncate(before.unwrap_or(self.lines.len()));
        if ties.is_empty() {
            return;
        }
        self.lines.push(LinkLine::Heading(HEADING, ties.len()));
        self.lines.extend(ties.iter().map(|tie| {
            let title = tie.other.as_ref().map_or("not in the library", |(_, title)| title.as_str());
            LinkLine::Item { to: tie.to.clone(), tie: format!("{}: {title}", tie.reads) }
        }));
        if self.scroll.cursor == 0 {
            self.scroll.cursor = 1;
        }
    }

    /// The item under the cursor.
    pub fn current(&self) -> Option<&Id> {
        match self.lines.get(self.scroll.cursor)? {
            LinkLine::Item { to, .. } => Some(to),
            LinkLine::Heading(..) => None,
        }
    }

    /// Moves the cursor off a heading, in the direction it came from.
    pub fn skip_headings(&mut self, before: usize, height: usize) {
        let up = self.scroll.cursor < before;
        if matches!(self.lines.get(self.scroll.cursor), Some(LinkLine::Heading(..))) {
            let line = if up && self.scroll.cursor > 0 { self.scroll.cursor - 1 } else { self.scroll.cursor + 1 };
            self.scroll.to(line, self.lines.len(), height);
        }
        if self.scroll.cursor == 1 {
            self.scroll.top = 0;
        }
    }
}

/// Every item that cites an item, each once, in reading order.
pub fn citing<'b>(bundle: &'b Bundle, id: &Id) -> Vec<(&'b Item, String)> {
    let mut listed = HashSet::from([id.clone()]);
    let edges = bundle.edges_to(id.as_str()).filter(|edge| listed.insert(edge.from.clone()));
    edges.filter_map(|edge| Some((bundle.item(edge.from.as_str())?, words(edge, edge.rel.label())))).collect()
}

fn forward(edge: &Edge) -> (Id, String) {
    (edge.to.clone(), words(edge, edge.rel.label()))
}

fn backward(edge: &Edge) -> (Id, String) {
    (edge.from.clone(), words(edge, edge.rel.label()))
}

/// How a tie reads from the item that has it: its own words where it has some, else those of its type.
fn words(edge: &Edge, label: &str) -> String {
    match (&edge.text, edge.rel) {
        (Some(text), _) => text.clone(),
        // That one thing concerns another goes without saying in a list of what is tied to it.
        (None, Relation::Concerns) => String::new(),
        (None, _) => label.to_owned(),
    }
}

/// The lines while they are gathered: an item stands in the first group that has it.
struct Gathered {
    lines: Vec<LinkLine>,
    listed: HashSet<Id>,
}

impl Gathered {
    fn group(&mut self, heading: &'static str, items: Vec<&Item>) {
        self.tied(heading, items.into_iter().map(|item| (item.id.clone(), String::new())));
    }

    fn tied(&mut self, heading: &'static str, ties: impl Iterator<Item = (Id, String)>) {
        let ties: Vec<(Id, String)> = ties.filter(|(to, _)| self.listed.insert(to.clone())).collect();
        if !ties.is_empty() {
            self.lines.push(LinkLine::Heading(heading, ties.len()));
            self.lines.extend(ties.into_iter().map(|(to, tie)| LinkLine::Item { to, tie }));
        }
    }
}
