//! One stop on one screen: its parts revealed step by step, folded to what fits, never cut.

use crate::bundle::{Cleared, Id, Item, Kind, Stop};
use crate::page::document::element::{called_key, has_code};
use crate::page::document::weight::{Topic, Weight};
use crate::page::item::write::document;
use crate::page::layout::block::{Block, Shape};
use crate::page::layout::layout;
use crate::page::layout::row::{Column, Row};
use crate::page::layout::setting::{Additions, Setting, Sheet};
use crate::page::layout::span::Span;
use crate::page::slide::large::{Large, edge, large};
use crate::page::slide::parts::{Limits, SlidePart, parts};
use crate::theme::Role;

/// Text on a slide is set this wide at most, its margins among it.
const MEASURE: u16 = 76;
/// From this height on there is room to spare.
const AIRY: usize = 30;

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
    /// The empty rows above it, which are the same on every slide of a screen.
    pub top: u16,
    /// The width that its text is set for.
    pub width: u16,
    pub kind: Vec<Row>,
    /// The title in large letters on the first screen, where there is room.
    pub large: Option<Large>,
    /// On the first screen, what of the title is not in large letters.
    pub head: Vec<Row>,
    /// The title on the screens after the first.
    pub running: Vec<Row>,
    /// What is shown, step by step. There is at least one.
    pub steps: Vec<SlideStep>,
    /// What limits it, always in view.
    pub caveats: Vec<Row>,
}

/// What is shown at one step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SlideStep {
    pub rows: Vec<Row>,
    /// The last part that is shown, counted from nought.
    pub part: usize,
    /// The first row that this step brings; those above it were there before.
    pub fresh: usize,
    /// How many steps before are folded now; with any, the title stands in letters as usual.
    pub before: usize,
    /// How many steps come.
    pub more: usize,
}

/// How the caveats are pinned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pinned {
    Whole,
    /// By name; in full they are the last part.
    Named,
    /// By their codes; in full they are the last part.
    Coded,
}

/// One way to set a slide.
#[derive(Debug, Clone)]
struct SlideWay {
    title: Option<Large>,
    pinned: Pinned,
    top: u16,
}

/// The ways to set a slide, the best first: large letters, then caveats in full, then air.
fn ways(titles: Vec<Large>, top: u16) -> Vec<SlideWay> {
    let mut ways = Vec::new();
    ways.extend(titles.into_iter().map(|title| SlideWay { title: Some(title), pinned: Pinned::Whole, top }));
    for pinned in [Pinned::Whole, Pinned::Named] {
        ways.extend([top, 0].map(|top| SlideWay { title: None, pinned, top }));
    }
    ways.push(SlideWay { title: None, pinned: Pinned::Coded, top });
    ways
}

impl Slide {
    /// A slide that shows nothing, for a stop that is not there.
    pub fn empty(item: Id) -> Self {
        Self {
            item,
            edge: 0,
            top: 0,
            width: 0,
            kind: Vec::new(),
            large: None,
            head: Vec::new(),
            running: Vec::new(),
            steps: vec![SlideStep::default()],
            caveats: Vec::new(),
        }
    }

    /// Sets a stop of a bundle: as large as its first screen allows, and with as much of its caveats.
    pub fn new(bundle: &Cleared, stop: &Stop, frame: &SlideFrame<'_>) -> Self {
        let Some(item) = bundle.item(stop.item.as_str()) else { return Self::empty(stop.item.clone()) };
        let width = frame.setting.width.min(MEASURE);
        let setting = Setting { width, ..frame.setting };
        let height = usize::from(frame.height);
        let bare = Self {
            edge: edge(frame.setting.width),
            top: frame.height.saturating_sub(10) / 10,
            width,
            kind: kind(item, width),
            running: heading(Some(&item.title), width),
            ..Self::empty(item.id.clone())
        };
        let (told, limits) = parts(document(bundle, item, &setting, frame.additions, Weight::SLIDE), stop, &setting);
        let titles = large(&item.title, item.kind(), (frame.setting.width, frame.height));
        let mut last = bare.clone();
        for SlideWay { title, pinned, top } in ways(titles, bare.top) {
            let mut parts = told.clone();
            let caveats = bare.pin(&limits, pinned, &mut parts);
            let mut slide = Self { top, caveats, ..bare.clone() };
            let rest = title.as_ref().map_or(Some(item.title.as_str()), |large| large.rest.as_deref());
            slide.head = heading(rest, width);
            slide.large = title;
            if slide.large.is_some() && height >= AIRY && !slide.kind.is_empty() {
                slide.kind.push(Row::default());
            }
            let room = |used: usize| height.saturating_sub(used).max(1);
            let first = room(slide.used(0));
            let crowded = slide.caveats.len() > (height / 3).max(3);
            slide.steps = steps(&parts, first, room(slide.used(1)));
            if opening(&parts) <= first && !crowded {
                return slide;
            }
            // Where nothing fits, codes stand for names that would take much of the screen.
            let spare = pinned != Pinned::Coded || last.caveats.len() > (height / 5).max(1);
            if slide.large.is_none() && top == bare.top && spare {
                last = slide;
            }
        }
        last
    }

    /// The step that shows a part, and what comes with it.
    pub fn step_of(&self, part: usize) -> usize {
        self.steps.iter().position(|step| step.part >= part).unwrap_or(self.steps.len() - 1)
    }

    /// The rows that are taken on a step with so many folded before it: what stands above, and what is pinned below with
    /// its rule.
    pub fn used(&self, before: usize) -> usize {
        let title = match &self.large {
            Some(large) if before == 0 => usize::from(large.rows()) + self.head.len(),
            _ => self.running.len(),
        };
        let under = if self.caveats.is_empty() { 0 } else { self.caveats.len() + 1 };
        usize::from(self.top) + self.kind.len() + title + under
    }

    /// The caveats as they are pinned; where that is not in full, in full they become the last part.
    fn pin(&self, limits: &Limits, pinned: Pinned, parts: &mut Vec<SlidePart>) -> Vec<Row> {
        if limits.caveats.is_empty() {
            return Vec::new();
        }
        let around = |text: &str| Span::around(text, Role::Caveat);
        let rows = match pinned {
            Pinned::Whole => return limits.rows.clone(),
            Pinned::Named => {
                let mut spans = Vec::new();
                for caveat in &limits.caveats {
                    let between = if spans.is_empty() { "" } else { " · " };
                    spans.push(around(&format!("{between}{} ", caveat.name.id)));
                    spans.push(Span { role: Role::Caveat, link: None, ..caveat.name.title.clone() });
                }
                set(vec![around("! ")], spans, Sheet::on_screen(self.width))
            }
            Pinned::Coded => {
                let ids: Vec<&str> = limits.caveats.iter().map(|caveat| caveat.name.id.as_str()).collect();
                words(vec![around(&format!("! limited by {}", ids.join(", ")))], self.width)
            }
        };
        parts.push(SlidePart { topic: Topic::Limits, rows: limits.rows.clone() });
        rows
    }
}

/// The kind and the code.
fn kind(item: &Item, width: u16) -> Vec<Row> {
    if item.kind() == Kind::Assessment {
        return Vec::new();
    }
    let key = called_key(item).map(|key| format!(", {key}")).unwrap_or_default();
    let code = if has_code(item) { format!("  {}", item.id) } else { String::new() };
    let kind = format!("{} {}{}", item.kind().glyph(), item.kind().word().to_uppercase(), key.to_uppercase());
    words(vec![Span::around(&kind, Role::of_kind(item.kind())), Span::around(&code, Role::Muted)], width)
}

/// A title, or what is left of it, with room below.
fn heading(title: Option<&str>, width: u16) -> Vec<Row> {
    let mut rows = title.map_or_else(Vec::new, |title| words(vec![Span::said(title, Role::Title)], width));
    rows.push(Row::default());
    rows
}

/// Words set in the measure of a slide.
fn words(spans: Vec<Span>, width: u16) -> Vec<Row> {
    let margin = usize::from(width >= 60) * 2;
    set(
        Vec::new(),
        spans,
        Sheet {
            indent: margin,
            measure: usize::from(width).saturating_sub(2 * margin).max(1),
            ..Sheet::on_screen(width)
        },
    )
}

/// One paragraph, set.
fn set(lead: Vec<Span>, spans: Vec<Span>, sheet: Sheet) -> Vec<Row> {
    let block = Block { column: Column::Text, guides: Vec::new(), shape: Shape::Flow { lead, spans } };
    layout::rows(&[block], sheet).rows
}

/// The rows of what must stand together on the first screen.
fn opening(parts: &[SlidePart]) -> usize {
    let together = parts.iter().enumerate().take_while(|(place, part)| *place == 0 || part.joins());
    together.map(|(place, part)| part.rows.len() + usize::from(place > 0)).sum()
}

/// The steps of parts in so many rows, on the first screen and on the others: each brings a part, or as much of it as
/// fits; what no longer fits above is folded.
fn steps(parts: &[SlidePart], opening: usize, running: usize) -> Vec<SlideStep> {
    let mut steps: Vec<SlideStep> = Vec::new();
    let mut now: Vec<Row> = Vec::new();
    let mut first = 0;
    for (place, part) in parts.iter().enumerate() {
        // A judgement is never shown without how it stands, nor evidence without who says it, where both fit.
        let joins = part.joins() && place > 0;
        let beside = now.len() + usize::from(!now.is_empty()) + part.rows.len();
        let pieces = if first == 0 && beside <= opening { opening } else { running };
        for (number, chunk) in chunks(&part.rows, pieces).into_iter().enumerate() {
            let gap = usize::from(!now.is_empty() && number == 0);
            let room = if first == 0 { opening } else { running };
            let fits = now.len() + gap + chunk.len() <= room;
            if !fits {
                now.clear();
                first = steps.len();
            }
            let mut fresh = now.len();
            if !now.is_empty() && gap > 0 {
                now.push(Row::default());
            }
            now.extend(chunk.iter().cloned());
            if joins
                && fits
                && number == 0
                && let Some(before) = steps.pop()
            {
                fresh = before.fresh;
            }
            steps.push(SlideStep { rows: now.clone(), part: place, fresh, before: first, more: 0 });
        }
    }
    if steps.is_empty() {
        steps.push(SlideStep::default());
    }
    let last = steps.len() - 1;
    for (place, step) in steps.iter_mut().enumerate() {
        step.more = last - place;
    }
    steps
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
