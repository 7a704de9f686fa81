//! The overview: key judgements, and the kinds that they speak of, in panes that answer each other.

use jiff::civil::Date;

use crate::bundle::{Bundle, Detail, Id, Kind, Origin, Sight};
use crate::keymap::Command;
use crate::page::surface::table::{has_lapsed, word_of};
use crate::state::reader::light::Light;
use crate::state::reader::section_list::{ListLine, Only};
use crate::state::reader::sections::Section;
use crate::state::screen::scroll::Scroll;

/// The kinds that have a pane each, the first three that the bundle has any of.
const BESIDE: [Kind; 9] = [
    Kind::Sector,
    Kind::Actor,
    Kind::Tactic,
    Kind::Technology,
    Kind::Region,
    Kind::Measure,
    Kind::Organisation,
    Kind::Evidence,
    Kind::Source,
];
/// How many of them stand beside each other.
const PANES: usize = 3;

/// A pane of the overview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverviewPane {
    pub kind: Kind,
    pub heading: String,
    /// What stands behind the heading and its count.
    pub remark: &'static str,
    pub lines: Vec<ListLine>,
    /// How many of the lines stand there before all others.
    pub first: usize,
    pub scroll: Scroll,
}

/// A number that leads to the list of what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    pub says: String,
    pub section: usize,
    pub only: Option<Only>,
}

/// The panes, the counts, and the light that the item in hand throws on them.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The judgements first.
    pub panes: Vec<OverviewPane>,
    pub counts: Vec<Count>,
    /// The pane in hand; behind the last one the counts.
    pub hand: usize,
    /// The count under the cursor.
    pub count: usize,
    /// The item whose light stays while the cursor moves on.
    pub held: Option<Id>,
    pub light: Light,
}

impl Overview {
    pub fn new(bundle: &Bundle, today: Date) -> Self {
        let mut panes = vec![judgements(bundle)];
        for kind in BESIDE.into_iter().filter(|kind| bundle.of_kind(*kind).next().is_some()).take(PANES) {
            let lines: Vec<ListLine> = bundle.of_kind(kind).map(|item| ListLine::Item(item.id.clone())).collect();
            let (heading, first) = (kind.heading().to_uppercase(), lines.len());
            panes.push(OverviewPane { kind, heading, remark: "", first, lines, scroll: Scroll::default() });
        }
        let hand = panes.iter().position(|pane| !pane.lines.is_empty()).unwrap_or(0);
        let counts = counts(bundle, today);
        let mut overview = Self { panes, counts, hand, count: 0, held: None, light: Light::default() };
        overview.relight(bundle);
        overview
    }

    /// Takes a bundle that was read again, and keeps the rows in hand as far as it still has them.
    pub fn renew(&mut self, bundle: &Bundle, today: Date) {
        let held = self.held.take().filter(|id| bundle.item(id.as_str()).is_some());
        let current = self.current().cloned();
        *self = Self { held, ..Self::new(bundle, today) };
        if let Some(id) = current {
            self.show(bundle, &id);
        }
        self.relight(bundle);
    }

    /// The pane in hand; nothing where the counts are.
    pub fn pane(&self) -> Option<&OverviewPane> {
        self.panes.get(self.hand)
    }

    /// The item under the cursor.
    pub fn current(&self) -> Option<&Id> {
        self.pane().and_then(OverviewPane::current)
    }

    /// Puts the cursor on an item, where a pane has it.
    pub fn show(&mut self, bundle: &Bundle, id: &Id) {
        let place = self.panes.iter().enumerate().find_map(|(place, pane)| Some((place, pane.line_of(id)?)));
        if let Some((place, line)) = place {
            self.hand = place;
            self.panes[place].scroll.cursor = line;
            self.relight(bundle);
        }
    }

    /// Does what a command means here; tells whether it means anything. `heights` are the rows of each pane.
    pub fn act(&mut self, bundle: &Bundle, command: Command, heights: &[usize]) -> bool {
        let ring = self.panes.len() + 1;
        let in_counts = self.hand == self.panes.len();
        match command {
            Command::NextPane => self.hand = (self.hand + 1) % ring,
            Command::PreviousPane => self.hand = (self.hand + ring - 1) % ring,
            Command::Left if in_counts => self.count = self.count.saturating_sub(1),
            Command::Right if in_counts => self.count = (self.count + 1).min(self.counts.len().saturating_sub(1)),
            Command::Left => self.hand = self.hand.saturating_sub(1),
            Command::Right => self.hand = (self.hand + 1).min(self.panes.len()),
            Command::Up if in_counts => self.hand = self.hand.saturating_sub(1),
            Command::Hold => self.hold(),
            Command::NextTied | Command::PreviousTied => self.step(command, heights),
            command => {
                let height = heights.get(self.hand).copied().unwrap_or(1);
                let Some(pane) = self.panes.get_mut(self.hand) else { return false };
                if !pane.act(command, height) {
                    return false;
                }
            }
        }
        self.relight(bundle);
        true
    }

    /// Keeps the light of the item under the cursor, or lets it go.
    fn hold(&mut self) {
        self.held = match self.held.take() {
            Some(_) => None,
            None => self.current().cloned(),
        };
    }

    /// Lets the light go; tells whether it was held.
    pub fn release(&mut self, bundle: &Bundle) -> bool {
        let was = self.held.take().is_some();
        self.relight(bundle);
        was
    }

    /// Goes to the next row that is lit, or the one before. The light is kept for it, or it would be another's there.
    fn step(&mut self, command: Command, heights: &[usize]) {
        let lit: Vec<(usize, usize)> = self
            .panes
            .iter()
            .enumerate()
            .flat_map(|(place, pane)| pane.lines.iter().enumerate().map(move |(line, entry)| (place, line, entry)))
            .filter_map(|(place, line, entry)| match entry {
                ListLine::Item(id) if self.light.reaches(id) => Some((place, line)),
                ListLine::Item(_) | ListLine::Heading(..) => None,
            })
            .collect();
        let here = (self.hand, self.pane().map_or(0, |pane| pane.scroll.cursor));
        let next = if command == Command::NextTied {
            lit.iter().find(|place| **place > here).or(lit.first())
        } else {
            lit.iter().rev().find(|place| **place < here).or(lit.last())
        };
        if let Some(&(place, line)) = next {
            self.held = self.held.take().or_else(|| self.current().cloned());
            self.hand = place;
            let lines = self.panes[place].lines.len();
            self.panes[place].scroll.to(line, lines, heights.get(place).copied().unwrap_or(1));
        }
    }

    fn relight(&mut self, bundle: &Bundle) {
        let of = self.held.as_ref().or_else(|| self.current());
        if of != self.light.of.as_ref() {
            let item = of.and_then(|id| bundle.item(id.as_str()));
            self.light = item.map_or_else(Light::default, |item| Light::of(bundle, item));
        }
    }

    /// How many rows of a pane are lit.
    pub fn tied(&self, pane: &OverviewPane) -> usize {
        let lit = |line: &&ListLine| matches!(line, ListLine::Item(id) if self.light.on(id).is_some());
        pane.lines.iter().filter(lit).count()
    }
}

impl OverviewPane {
    /// The item under the cursor.
    pub fn current(&self) -> Option<&Id> {
        match self.lines.get(self.scroll.cursor)? {
            ListLine::Item(id) => Some(id),
            ListLine::Heading(..) => None,
        }
    }

    /// The item that stands in a row below the head.
    pub fn at(&self, row: usize) -> Option<&Id> {
        match self.lines.get(self.scroll.top + row)? {
            ListLine::Item(id) => Some(id),
            ListLine::Heading(..) => None,
        }
    }

    fn line_of(&self, id: &Id) -> Option<usize> {
        self.lines.iter().position(|line| matches!(line, ListLine::Item(item) if item == id))
    }

    fn act(&mut self, command: Command, height: usize) -> bool {
        let before = self.scroll.cursor;
        if !self.scroll.act(command, self.lines.len(), height) {
            return false;
        }
        if matches!(self.lines.get(self.scroll.cursor), Some(ListLine::Heading(..))) {
            let on = if self.scroll.cursor < before { self.scroll.cursor - 1 } else { self.scroll.cursor + 1 };
            self.scroll.to(on, self.lines.len(), height);
        }
        true
    }
}

/// The judgements: those that are called key, then the others.
fn judgements(bundle: &Bundle) -> OverviewPane {
    let is_key = |id: &Id| matches!(bundle.item(id.as_str()).map(|item| &item.detail), Some(Detail::Judgement(judgement)) if judgement.key);
    let all = bundle.of_kind(Kind::Judgement).map(|item| item.id.clone());
    let (key, others): (Vec<Id>, Vec<Id>) = all.partition(is_key);
    let (heading, first) = if key.is_empty() { ("JUDGEMENTS", others.len()) } else { ("KEY JUDGEMENTS", key.len()) };
    let mut lines: Vec<ListLine> = key.into_iter().map(ListLine::Item).collect();
    if !lines.is_empty() && !others.is_empty() {
        lines.push(ListLine::Heading("OTHER JUDGEMENTS".to_owned(), others.len()));
    }
    lines.extend(others.into_iter().map(ListLine::Item));
    let heading = heading.to_owned();
    OverviewPane {
        kind: Kind::Judgement,
        heading,
        remark: whose_choice(bundle),
        lines,
        first,
        scroll: Scroll::default(),
    }
}

/// Whose choice the key judgements are.
fn whose_choice(bundle: &Bundle) -> &'static str {
    let origins: Vec<Option<Origin>> = bundle
        .of_kind(Kind::Judgement)
        .filter_map(|item| if let Detail::Judgement(judgement) = &item.detail { Some(judgement) } else { None })
        .filter(|judgement| judgement.key)
        .map(|judgement| judgement.key_origin)
        .collect();
    match origins.first() {
        Some(first) if origins.iter().all(|origin| origin == first) => match first {
            Some(Origin::Issuer) => "the issuer's choice",
            Some(Origin::Transcriber) => "the transcriber's choice",
            Some(Origin::Import) => "an import's choice",
            None => "so called in this bundle",
        },
        Some(_) => "by several hands",
        None => "",
    }
}

/// What is counted of a bundle, each with the list that it leads to.
fn counts(bundle: &Bundle, today: Date) -> Vec<Count> {
    let section = |kind| Section::of(kind).unwrap_or_default();
    let judged = section(Kind::Judgement);
    let all: Vec<_> = bundle.of_kind(Kind::Judgement).collect();
    let mut words: Vec<(String, usize)> = Vec::new();
    for word in all.iter().filter_map(|item| word_of(item)) {
        match words.iter_mut().find(|(other, _)| *other == word) {
            Some((_, count)) => *count += 1,
            None => words.push((word, 1)),
        }
    }
    words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut counts = Vec::new();
    let mut add = |number: usize, says: &str, section: usize, only: Option<Only>| {
        if number > 0 {
            counts.push(Count { says: format!("{number} {says}"), section, only });
        }
    };
    add(all.len(), if all.len() == 1 { "judgement" } else { "judgements" }, judged, None);
    let of = |only: Only| (all.iter().filter(|item| only.admits(bundle, item, today)).count(), only);
    let (number, key) = of(Only::Key);
    let choice = format!("key, {}", whose_choice(bundle));
    add(number, &choice, judged, Some(key));
    for (word, number) in words {
        add(number, &word, judged, Some(Only::Word(word.clone())));
    }
    let (number, groundless) = of(Only::Groundless);
    add(number, if number == 1 { "rests on nothing" } else { "rest on nothing" }, judged, Some(groundless));
    add(all.iter().filter(|item| has_lapsed(item, today)).count(), "lapsed", judged, Some(Only::Lapsed));
    let gaps = section(Kind::Omission);
    let missing = bundle.of_kind(Kind::Omission).count();
    // How many there are in all is not said under a ceiling.
    if bundle.sight() == Sight::Whole {
        add(
            missing,
            if missing == 1 { "part missing" } else { "parts missing" },
            gaps,
            Some(Only::Kind(Kind::Omission)),
        );
    }
    let general = bundle.general_caveats().len();
    add(general, if general == 1 { "caveat on the whole" } else { "caveats on the whole" }, gaps, Some(Only::General));
    counts
}
