//! An item in brief: under a list, and in the last rows of a small screen.

use crate::bundle::Item;
use crate::page::document::element::has_code;
use crate::page::layout::bar;
use crate::page::layout::row::Piece;
use crate::page::layout::span::Span;
use crate::page::layout::wrap::{Room, in_order, wrap};
use crate::page::surface::preview::{Fact, Preview};
use crate::page::surface::table::mark;
use crate::state::Area;
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, row_at, rows};

/// The widest that a statement is set.
const MEASURE: u16 = 64;
/// The column of the labels of facts.
const LABELS: u16 = 12;
/// From this width on facts stand beside the statement.
const BESIDE: u16 = 100;
/// From this width on there are three columns, under those of the table.
const THREE: u16 = 160;

/// Draws an item in brief under a list, as much of it as there is room for.
pub fn under_list(preview: &Preview<'_>, area: Area, brush: &mut Brush<'_>) {
    let inset = if area.width < 60 { 1 } else { 2 };
    match area.height {
        0..4 => few_rows(preview, Area { x: area.x + inset - 1, width: area.width - inset, ..area }, brush),
        height => {
            brush.rule(Area { height: 1, ..area }, "─", Role::Border);
            let air = u16::from(height > 7);
            let body = Area { y: area.y + 1 + air, height: height - 1 - air, ..area };
            if area.width >= THREE {
                in_three(preview, body, brush);
            } else if area.width >= BESIDE {
                let facts = Area { x: body.x + 71, width: body.width - 72, ..body };
                let left = Area { x: body.x + inset, width: MEASURE, ..body };
                let below = statement(preview, left, 4, brush);
                caveats_in_brief(preview, after_rows(below, 1), brush);
                facts_down(preview.facts.iter(), LABELS, facts, brush);
            } else {
                few_rows(preview, Area { x: body.x + inset, width: body.width - inset, ..body }, brush);
            }
        }
    }
}

fn in_three(preview: &Preview<'_>, body: Area, brush: &mut Brush<'_>) {
    let left = Area { x: body.x + 2, width: 92, ..body };
    let below = statement(preview, Area { width: MEASURE, ..left }, 6, brush);
    behind(preview, after_rows(Area { width: left.width, ..below }, 1), brush);
    let mut rest = Area { x: body.x + 98, width: 48, ..body };
    for fact in preview.facts.iter().filter(|fact| !fact.label.is_empty() && !is_behind(fact)) {
        if rest.height < 2 {
            break;
        }
        rest = heading(fact.label, rest, brush);
        rest = spans(&fact.spans, rest, brush);
        if let Some(picture) = preview.picture.as_ref().filter(|_| fact.label == "Likelihood") {
            for (row, pieces) in rows(rest).zip(bar::rows(picture, 40)) {
                paint(&pieces, row, brush);
                rest = after_rows(rest, 1);
            }
        }
        rest = after_rows(rest, 1);
    }
    caveats_in_full(preview, Area { x: body.x + 150, width: body.width.saturating_sub(152), ..body }, brush);
}

/// A heading in capitals; the area that is left below it.
fn heading(text: &str, area: Area, brush: &mut Brush<'_>) -> Area {
    brush.text(Area { height: area.height.min(1), ..area }, &text.to_uppercase(), Role::Heading);
    after_rows(area, 1)
}

/// Whether a fact names what the item rests on, or what names it.
fn is_behind(fact: &Fact) -> bool {
    matches!(fact.label, "Rests on" | "Leads to" | "Named in")
}

/// What the item rests on, or what names it, a row each; the area that is left below.
fn behind(preview: &Preview<'_>, area: Area, brush: &mut Brush<'_>) -> Area {
    let Some(fact) = preview.facts.iter().find(|fact| is_behind(fact)).filter(|_| area.height > 1) else { return area };
    let mut rest = heading(&format!("{}  {}", fact.label, preview.behind.len()), area, brush);
    if preview.behind.is_empty() {
        return spans(&fact.spans, rest, brush);
    }
    for (row, item) in rows(rest).zip(&preview.behind) {
        named(item, row, brush);
        rest = after_rows(rest, 1);
    }
    rest
}

/// The caveats with how far each reaches.
fn caveats_in_full(preview: &Preview<'_>, area: Area, brush: &mut Brush<'_>) {
    if preview.caveats.is_empty() || area.height < 3 {
        return;
    }
    let mut rest = heading("Caveats", area, brush);
    for (says, reach) in &preview.caveats {
        if rest.height < 2 {
            return;
        }
        brush.text(Area { height: 1, ..rest }, "!", Role::KindGap);
        brush.fitted(after(Area { height: 1, ..rest }, 2), reach, Role::Muted);
        let below = after_rows(rest, 1);
        let inner = Area { x: below.x + 2, width: below.width.saturating_sub(2), ..below };
        let left = spans(&[Span::said(says, Role::Caveat)], inner, brush);
        rest = Area { x: area.x, width: area.width, ..left };
    }
}

/// The sign, the code and the title of an item.
fn named(item: &Item, row: Area, brush: &mut Brush<'_>) {
    let (sign, role) = mark(item);
    let mut rest = after(row, brush.text(row, sign, role) + 1);
    if has_code(item) {
        rest = after(rest, brush.text(rest, item.id.as_str(), Role::Muted) + 1);
    }
    brush.fitted(rest, &prose::clean(item.short_title()), Role::Text);
}

/// What the statement says; the area that is left below it.
fn statement(preview: &Preview<'_>, area: Area, most: u16, brush: &mut Brush<'_>) -> Area {
    let room = Area { height: area.height.min(most), ..area };
    let left = spans(&preview.says, room, brush);
    Area { y: left.y, height: area.height - (left.y - area.y), ..area }
}

/// A word, the facts, the caveats: one row each, or two facts on one.
fn few_rows(preview: &Preview<'_>, area: Area, brush: &mut Brush<'_>) {
    let mut lines = rows(area);
    let fact = |label: &str| preview.facts.iter().position(|fact| fact.label == label);
    let Some(first) = lines.next() else { return };
    let lead = fact("Likelihood").or(fact("Attributed to")).unwrap_or(0);
    let mut rest = first;
    if let Some(told) = preview.facts.get(lead) {
        if area.width >= 60 {
            brush.text(rest, told.label, Role::Label);
            rest = after(rest, LABELS);
        }
        rest = after(rest, paint_spans(&told.spans, rest, brush));
        if let Some(caption) = preview.facts.get(lead + 1).filter(|fact| fact.label.is_empty()) {
            rest = after(rest, if area.width < 60 { 1 } else { 3 });
            paint_spans(&caption.spans, rest, brush);
        }
    }
    if area.height > 2 {
        let Some(second) = lines.next() else { return };
        let mut rest = second;
        for label in ["Confidence", "Timeframe", "Rests on", "Leads to", "Named in"] {
            let Some(told) = fact(label).filter(|at| *at != lead).and_then(|at| preview.facts.get(at)) else {
                continue;
            };
            let wanted = told.spans.iter().map(|span| prose::width(&span.text)).sum::<usize>() + usize::from(LABELS);
            if wanted > usize::from(rest.width) {
                break;
            }
            rest = after(rest, brush.text(rest, told.label, Role::Label).max(LABELS - 1) + 1);
            rest = after(rest, paint_spans(&told.spans, rest, brush) + 4);
        }
    }
    if let Some(last) = lines.next() {
        caveats_in_brief(preview, last, brush);
    }
}

/// The caveats, a row each, or side by side where there is one row.
fn caveats_in_brief(preview: &Preview<'_>, area: Area, brush: &mut Brush<'_>) {
    if area.height == 1 {
        let mut rest = area;
        let each = area.width / u16::try_from(preview.caveats.len().max(1)).unwrap_or(1);
        for (says, _) in &preview.caveats {
            let cell = Area { width: each.min(rest.width), ..rest };
            let used = brush.text(cell, "!", Role::KindGap) + 1;
            brush.fitted(Area { width: cell.width.saturating_sub(used + 2), ..after(cell, used) }, says, Role::Caveat);
            rest = after(rest, each);
        }
        return;
    }
    for (row, (says, _)) in rows(area).zip(&preview.caveats) {
        brush.text(row, "!", Role::KindGap);
        brush.fitted(after(row, 2), says, Role::Caveat);
    }
}

/// Facts one below the other, behind a column of labels; the area that is left below.
fn facts_down<'f>(facts: impl Iterator<Item = &'f Fact>, labels: u16, area: Area, brush: &mut Brush<'_>) -> Area {
    let mut rest = area;
    for fact in facts {
        if rest.is_empty() {
            break;
        }
        brush.text(Area { height: 1, ..rest }, fact.label, Role::Label);
        let values = Area { x: rest.x + labels, width: rest.width.saturating_sub(labels), ..rest };
        let left = spans(&fact.spans, values, brush);
        rest = Area { x: area.x, width: area.width, ..left };
    }
    rest
}

/// Sets runs of words in the width of an area; the area that is left below them.
fn spans(runs: &[Span], area: Area, brush: &mut Brush<'_>) -> Area {
    let room = usize::from(area.width).max(1);
    let lines = wrap(&in_order(runs, 0), Room { first: room, rest: room });
    let mut left = area;
    for (row, line) in rows(area).zip(lines) {
        paint(&line.pieces, row, brush);
        left = after_rows(left, 1);
    }
    left
}

fn paint(pieces: &[Piece], row: Area, brush: &mut Brush<'_>) {
    let mut rest = row;
    for piece in pieces {
        rest = after(rest, brush.text(rest, &piece.text, piece.role));
    }
}

fn paint_spans(runs: &[Span], row: Area, brush: &mut Brush<'_>) -> u16 {
    let mut rest = row;
    for span in runs {
        rest = after(rest, brush.fitted(rest, &span.text.replace('\u{a0}', " "), span.role));
    }
    row.width - rest.width
}

/// An area without its first rows.
const fn after_rows(area: Area, count: u16) -> Area {
    let count = if count > area.height { area.height } else { count };
    Area { y: area.y + count, height: area.height - count, ..area }
}

/// The last row of an area.
pub const fn last_row(area: Area) -> Area {
    row_at(area.x, area.y + area.height.saturating_sub(1), area.width)
}

/// Draws an item in brief on the ground beside the overview.
pub fn aside(preview: &Preview<'_>, area: Area, brush: &mut Brush<'_>) {
    let item = preview.item;
    let mut rest = after_rows(area, 1);
    let (sign, role) = mark(item);
    let head = Area { height: rest.height.min(1), ..rest };
    let used = brush.text(head, sign, role) + 1;
    let used = used + brush.text(after(head, used), &item.kind().word().to_uppercase(), Role::Heading) + 2;
    if has_code(item) {
        brush.text(after(head, used), item.id.as_str(), Role::Muted);
    }
    rest = after_rows(rest, 2);
    if item.likelihood().is_none() {
        rest = after_rows(spans(&[Span::said(&item.title, Role::Title)], rest, brush), 1);
    }
    rest = after_rows(statement(preview, rest, 12, brush), 1);
    let facts = preview.facts.iter().filter(|fact| !is_behind(fact));
    rest = facts_down(facts, LABELS + 2, rest, brush);
    // What limits it is on the screen before all that names it.
    let kept = u16::try_from(preview.caveats.len()).unwrap_or(0) * 3 + 2;
    let room = after_rows(rest, 1);
    let named = behind(preview, Area { height: room.height.saturating_sub(kept), ..room }, brush);
    let used = named.y - room.y;
    caveats_in_full(preview, after_rows(room, used + 1), brush);
}
