//! One stop on one screen: the claim first, its parts step by step, what qualifies it at the foot; never cut.

use crate::bundle::{Cleared, Id, Item, Kind, Stop};
use crate::page::document::element::{called_key, glyph};
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::write::document;
use crate::page::layout::block::{Block, Shape};
use crate::page::layout::layout;
use crate::page::layout::row::{PageColumn, Row};
use crate::page::layout::setting::{Additions, HEADLINE, Setting, Sheet};
use crate::page::layout::span::Span;
use crate::page::slide::parts::{SlidePart, ToldParts, parts};
use crate::theme::Role;

/// The one measure of slides, with two empty cells at each side.
const COLUMN: u16 = 68;
/// From this height on there is room to spare.
const TALL: u16 = 30;

/// What a slide is set for.
#[derive(Debug, Clone, Copy)]
pub struct SlideFrame<'a> {
    /// The setting of its text; its width is that of the room.
    pub setting: Setting<'a>,
    /// The rows that there are between the bars.
    pub height: u16,
    /// Whether what the transcriber adds is shown.
    pub additions: Additions,
}

/// A stop, set for a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slide {
    pub item: Id,
    /// The empty cells at its left, which are the same on every slide of a screen.
    pub edge: u16,
    /// The width that its text is set for.
    pub width: u16,
    /// The empty rows above and below the claim on its ground.
    pub pad: u16,
    /// What it is.
    pub kind: Vec<Row>,
    /// What it holds to be so, on every screen of it; empty where that leaves no room for anything else.
    pub head: Vec<Row>,
    /// What is shown, screen by screen. There is at least one.
    pub steps: Vec<SlideStep>,
    /// What qualifies it, always in view.
    pub caveats: Vec<Row>,
}

/// What is shown at once. A step that is longer than the screen goes on below.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SlideStep {
    pub rows: Vec<Row>,
    /// Which step it belongs to, counted from nought.
    pub step: usize,
    /// The last part that is shown, counted from nought.
    pub part: usize,
    /// The first row that it brings; those above it were there before.
    pub fresh: usize,
    /// How many steps come.
    pub more: usize,
    /// How many screens of this step come.
    pub below: usize,
}

/// How what qualifies an item is pinned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pinned {
    /// Each by what it says.
    Said,
    /// By what each is called, together; what they say is the last part.
    Named,
    /// By how many there are, on the smallest screens; what they say is the last part.
    Counted,
}

impl Slide {
    /// A slide that shows nothing, for a stop that is not there.
    pub fn empty(item: Id) -> Self {
        Self {
            item,
            edge: 0,
            width: 0,
            pad: 0,
            kind: Vec::new(),
            head: Vec::new(),
            steps: vec![SlideStep::default()],
            caveats: Vec::new(),
        }
    }

    /// Sets a stop of a bundle: with air between its lines, and with all that its qualifications say, where both fit.
    pub fn new(bundle: &Cleared, stop: &Stop, frame: &SlideFrame<'_>) -> Self {
        let Some(item) = bundle.item(stop.item.as_str()) else { return Self::empty(stop.item.clone()) };
        let width = frame.setting.width.min(COLUMN);
        let setting = Setting { width, ..frame.setting };
        let bare = Self {
            edge: (frame.setting.width - width) / 2,
            width,
            pad: u16::from(frame.height >= 12) + u16::from(frame.height >= TALL),
            kind: kind(item, width),
            ..Self::empty(item.id.clone())
        };
        let all = parts(document(bundle, item, &setting, frame.additions, Weight::SLIDE), stop, &setting);
        let height = usize::from(frame.height);
        let mut last = bare.clone();
        let ways = [
            (Pinned::Said, 2),
            (Pinned::Said, 1),
            (Pinned::Named, 2),
            (Pinned::Named, 1),
            (Pinned::Named, 0),
            (Pinned::Counted, 0),
        ];
        for (pinned, apart) in ways {
            let mut told = all.told.clone();
            let mut slide = Self { head: spaced(&all.claim, apart), ..bare.clone() };
            slide.caveats = slide.pin(&all, pinned, &mut told);
            if apart == 0 {
                // On the smallest screens the claim is a part like any other, so that none of it is lost.
                slide.pad = 0;
                told.insert(0, SlidePart { topic: Topic::Head, rows: all.claim.clone() });
            }
            let room = height.saturating_sub(slide.used()).max(1);
            slide.steps = steps(&told, room, item.kind());
            let opening = slide.steps[0].rows.len();
            let fits = slide.used() + opening.clamp(1, 6) <= height && slide.steps[0].below == 0;
            let crowded = slide.caveats.len() > (height / 3).max(2);
            let whole = slide.used() + 1 < height;
            last = slide;
            if (fits && !crowded) || (pinned != Pinned::Said && whole && apart < 2) {
                break;
            }
        }
        last
    }

    /// The screen that shows a part.
    pub fn step_of(&self, part: usize) -> usize {
        self.steps.iter().position(|step| step.part >= part).unwrap_or(self.steps.len() - 1)
    }

    /// The rows of the ground of the claim.
    pub fn band(&self) -> usize {
        let claim = if self.head.is_empty() { 0 } else { self.head.len() + usize::from(!self.kind.is_empty()) };
        2 * usize::from(self.pad) + self.kind.len() + claim
    }

    /// The rows that are taken on each screen: by the claim and by what is pinned.
    pub fn used(&self) -> usize {
        let under = if self.caveats.is_empty() { 0 } else { self.caveats.len() + 1 };
        self.band() + usize::from(self.pad > 0) + under
    }

    /// What qualifies the item as it is pinned; where that is by names, what it says becomes the last part.
    fn pin(&self, all: &ToldParts, pinned: Pinned, parts: &mut Vec<SlidePart>) -> Vec<Row> {
        let sheet = Sheet::on_screen(self.width);
        let lead = |label: &str, line: &crate::page::document::element::QualifierLine| {
            let label = if label == "Caveats" { String::new() } else { format!("{label}: ") };
            (Span::around(&format!("{} ", line.glyph), line.role), Span::around(&label, Role::Muted))
        };
        let plain = |span: &Span| Span { link: None, role: Role::Text, ..span.clone() };
        let said: Vec<Row> = all
            .limits
            .iter()
            .flat_map(|(label, line)| {
                let (glyph, label) = lead(label, line);
                let says = line.says.iter().map(plain);
                set(vec![glyph], std::iter::once(label).chain(says).collect(), sheet)
            })
            .collect();
        if pinned == Pinned::Said || said.is_empty() {
            return said;
        }
        parts.push(SlidePart { topic: Topic::Limits, rows: said });
        if pinned == Pinned::Counted {
            let count = Span::around(&format!("{} limits, told below", all.limits.len()), Role::Text);
            return set(vec![Span::around("! ", Role::Caveat)], vec![count], sheet);
        }
        let mut spans = Vec::new();
        for (label, line) in &all.limits {
            let (glyph, label) = lead(label, line);
            spans.extend((!spans.is_empty()).then(|| Span::around("  ", Role::Muted)));
            spans.extend([glyph, label, plain(&line.name.title)]);
        }
        set(Vec::new(), spans, sheet)
    }
}

/// What the item is, in words; whoever calls it key is named.
fn kind(item: &Item, width: u16) -> Vec<Row> {
    if item.kind() == Kind::Assessment {
        return Vec::new();
    }
    let (glyph, role) = glyph(item);
    let key = called_key(item);
    let word = if key.is_some() { format!("key {}", item.kind()) } else { item.kind().word().to_owned() };
    let mut spans = vec![Span::around(&word.to_uppercase(), Role::Heading)];
    spans.extend(key.map(|key| Span::around(&format!("  {key}"), Role::Faint)));
    set(vec![Span::around(&format!("{glyph} "), role)], spans, Sheet::on_screen(width))
}

/// Rows with so many rows for each, less one.
fn spaced(rows: &[Row], apart: usize) -> Vec<Row> {
    let mut all = Vec::new();
    for row in rows.iter().take(if apart == 0 { 0 } else { usize::MAX }) {
        if !all.is_empty() {
            all.extend(std::iter::repeat_n(Row::default(), apart - 1));
        }
        all.push(row.clone());
    }
    all
}

/// One paragraph, set.
fn set(lead: Vec<Span>, spans: Vec<Span>, sheet: Sheet) -> Vec<Row> {
    let block = Block { column: PageColumn::Text, guides: Vec::new(), shape: Shape::Flow { lead, spans } };
    layout::rows(&[block], Sheet { measure: sheet.measure.min(HEADLINE), ..sheet }).rows
}

/// The screens of parts in so many rows: parts of one step come together where they fit, and go on below where not; what
/// no longer fits above is folded. A cover is one step.
fn steps(parts: &[SlidePart], room: usize, kind: Kind) -> Vec<SlideStep> {
    let of = |part: &SlidePart| if kind == Kind::Assessment { 0 } else { part.step() };
    let mut numbers: Vec<usize> = parts.iter().map(of).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut screens: Vec<SlideStep> = Vec::new();
    let mut now: Vec<Row> = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let step = numbers.iter().position(|number| *number == of(part)).unwrap_or_default();
        for (number, chunk) in chunks(&part.rows, room).into_iter().enumerate() {
            let gap = usize::from(!now.is_empty() && number == 0);
            let fits = now.len() + gap + chunk.len() <= room;
            if !fits {
                now.clear();
            }
            let mut fresh = now.len();
            if !now.is_empty() && gap > 0 {
                now.push(Row::default());
            }
            now.extend(chunk.iter().cloned());
            if fits && let Some(before) = screens.pop_if(|before| before.step == step) {
                fresh = before.fresh;
            }
            screens.push(SlideStep { rows: now.clone(), step, part: place, fresh, more: 0, below: 0 });
        }
    }
    if screens.is_empty() {
        screens.push(SlideStep::default());
    }
    let last = screens.last().map_or(0, |screen| screen.step);
    let steps: Vec<usize> = screens.iter().map(|screen| screen.step).collect();
    for (place, screen) in screens.iter_mut().enumerate() {
        screen.more = last - screen.step;
        screen.below = steps[place + 1..].iter().filter(|step| **step == screen.step).count();
    }
    screens
}

/// The rows of a part in pieces of so many at most: broken between paragraphs where that leaves no piece too short, else
/// in pieces of about one length.
fn chunks(rows: &[Row], room: usize) -> Vec<&[Row]> {
    let mut chunks = Vec::new();
    let mut rest = rows;
    while rest.len() > room {
        let even = rest.len().div_ceil(rest.len().div_ceil(room));
        let between = |at: &usize| rest[*at].place.block != rest[*at - 1].place.block;
        let cut = (room.div_ceil(2)..=room).rev().filter(|at| *at > 0).find(between).unwrap_or(even);
        let (chunk, more) = rest.split_at(cut);
        chunks.push(without_blank_ends(chunk));
        rest = without_blank_ends(more);
    }
    chunks.push(rest);
    chunks.retain(|chunk| !chunk.is_empty());
    chunks
}

/// Rows without the empty ones at either end, which are wasted at the edge of a screen.
fn without_blank_ends(rows: &[Row]) -> &[Row] {
    let blank = |row: &&Row| row.text().trim().is_empty();
    let skip = rows.iter().take_while(blank).count();
    let rows = &rows[skip..];
    let keep = rows.len() - rows.iter().rev().take_while(blank).count();
    &rows[..keep]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::layout::row::{Piece, Place};

    fn rows(blocks: &[usize]) -> Vec<Row> {
        let row = |(block, offset): (usize, usize)| Row {
            pieces: vec![Piece { text: format!("{block}.{offset}"), role: Role::Text, link: None, from: None }],
            place: Place { block, offset },
        };
        let all = blocks.iter().enumerate().flat_map(|(block, rows)| (0..*rows).map(move |offset| (block, offset)));
        all.map(row).collect()
    }

    #[track_caller]
    fn check(blocks: &[usize], room: usize, expected: &[usize]) {
        let rows = rows(blocks);
        let lengths: Vec<usize> = chunks(&rows, room).into_iter().map(<[Row]>::len).collect();
        assert_eq!(lengths, expected);
    }

    #[test]
    fn a_part_is_broken_between_paragraphs_and_never_leaves_a_scrap() {
        check(&[3, 3], 8, &[6]);
        check(&[3, 3], 5, &[3, 3]);
        check(&[9], 8, &[5, 4]);
        check(&[1, 9], 6, &[5, 5]);
        check(&[4], 1, &[1, 1, 1, 1]);
    }
}
