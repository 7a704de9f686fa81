//! The search, drawn: the line, the counts, the hits with their matches highlighted, and a preview beside or below them.

use std::collections::BTreeSet;

use crate::bundle::Address;
use crate::page::surface::marks::marks;
use crate::page::{PageRoom, Setting, card};
use crate::search::{Findings, Hit, Scope};
use crate::state::layers::search::{HIT_ROWS, SearchLayer, search_areas};
use crate::state::{Area, Surroundings};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, last_column, rows};
use crate::view::stage::panes::{page_marks, page_rows};
use crate::view::text_input::text_input;

pub fn search(layer: &SearchLayer, around: &Surroundings<'_>, brush: &mut Brush<'_>) {
    let room = search_areas(&around.areas);
    brush.frame(room.frame, &format!("Search · {}", layer.scope_words()));
    let said = match &layer.findings {
        Some(findings) if findings.total > 0 => format!(" {} of {}", layer.scroll.cursor + 1, findings.total),
        _ => String::new(),
    };
    let left = brush.right(room.line, &said, Role::Count);
    let placeholder = "words in any order, \"a phrase\", -without, kind:judgement";
    text_input(&layer.input, "/ ", placeholder, Area { width: left, ..room.line }, brush);
    let Some(findings) = &layer.findings else {
        empty(around, layer, room.hits, brush);
        return;
    };
    counts(layer, findings, room.counts, brush);
    if findings.hits.is_empty() {
        nothing(findings, room.hits, brush);
        return;
    }
    hits(around, layer, room.hits, brush);
    preview(around, layer, findings, room.preview, brush);
}

/// What stands there before anything is typed.
fn empty(around: &Surroundings<'_>, layer: &SearchLayer, area: Area, brush: &mut Brush<'_>) {
    let mut lines = vec![
        (
            format!("Looks through {} of {}.", layer.scope_words(), words(looked_through(around, layer), "item")),
            Role::Muted,
        ),
        (String::new(), Role::Muted),
    ];
    // The layer has none where something is presented: what was searched for is the user's own.
    if !layer.recent.is_empty() {
        lines.push(("Recent, with Up:".to_owned(), Role::Muted));
        lines.extend(layer.recent.iter().rev().take(8).map(|text| (format!("  {}", prose::clean(text)), Role::Text)));
    }
    if !layer.views.is_empty() {
        lines.push(("Named views, with F4:".to_owned(), Role::Muted));
        let view = |(name, query): &(String, String)| format!("  {}  {}", prose::clean(name), prose::clean(query));
        lines.extend(layer.views.iter().map(|named| (view(named), Role::Text)));
    }
    for (row, (line, role)) in rows(area).zip(lines) {
        brush.fitted(row, &line, role);
    }
}

/// How many items it looks through.
fn looked_through(around: &Surroundings<'_>, layer: &SearchLayer) -> usize {
    let records = around.finding.index.segments().iter().flat_map(|part| part.entries.iter()).map(|entry| entry.record);
    let within = |address: &Address| match &layer.scope {
        Scope::Item(one) => address == one,
        Scope::Bundle(bundle) => address.bundle == *bundle,
        Scope::Library => true,
    };
    records.filter(|record| within(&record.address) && layer.whose.admits(record)).count()
}

fn words(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// The counts by kind, the one it is narrowed to highlighted; and what was made of odd parts of the query.
fn counts(layer: &SearchLayer, findings: &Findings, row: Area, brush: &mut Brush<'_>) {
    let mut row = row;
    let mut notes = findings.notes.clone();
    if !findings.dropped.is_empty() {
        notes.insert(0, format!("without {}: nothing has every word", findings.dropped.join(", ")));
    }
    for note in notes {
        row = after(row, brush.fitted(row, &format!("{}  ", prose::clean(&note)), Role::Notice));
    }
    for &(kind, count) in &layer.kinds {
        let text = format!("{} {} {count}", kind.glyph(), kind.word());
        if prose::width(&text) > usize::from(row.width) {
            break;
        }
        let narrowed = layer.kind == Some(kind);
        let role = if narrowed { Role::MatchCurrent } else { Role::of_kind(kind) };
        row = after(row, brush.text(row, &text, role) + 2);
    }
}

/// What would help where nothing was found: the nearest words, and what is found without each term.
fn nothing(findings: &Findings, area: Area, brush: &mut Brush<'_>) {
    let mut lines = vec![("Nothing has these words.".to_owned(), Role::Text)];
    if !findings.nearest.is_empty() {
        lines.push((format!("Near: {}", findings.nearest.join(", ")), Role::Success));
    }
    for (term, count) in &findings.without {
        lines.push((format!("Without “{term}”: {}", words(*count, "hit")), Role::Muted));
    }
    for (row, (line, role)) in rows(area).zip(lines) {
        brush.fitted(row, &prose::clean(&line), role);
    }
}

fn hits(around: &Surroundings<'_>, layer: &SearchLayer, area: Area, brush: &mut Brush<'_>) {
    let each = usize::from(HIT_ROWS);
    let body = Area { width: area.width.saturating_sub(2), ..area };
    let mut lines = rows(body);
    for (place, hit) in layer.hits().iter().enumerate().skip(layer.scroll.top) {
        let Some(first) = lines.next() else { break };
        title(around, hit, after(first, 1), brush);
        let second = lines.next();
        if let Some(second) = second {
            excerpt(hit, after(second, 3), brush);
        }
        if place == layer.scroll.cursor {
            let height = if second.is_some() { 2 } else { 1 };
            rows(Area { height, ..first }).for_each(|row| brush.selected(row));
        }
    }
    brush.scrollbar(last_column(area), layer.scroll.top * each, layer.hits().len() * each);
}

fn title(around: &Surroundings<'_>, hit: &Hit, row: Area, brush: &mut Brush<'_>) {
    let mut row = row;
    if let Some(kind) = hit.kind {
        row = after(row, brush.text(row, kind.glyph(), Role::of_kind(kind)) + 1);
    }
    if hit.address.item.as_str().len() <= 6 {
        row = after(row, brush.text(row, hit.address.item.as_str(), Role::Muted) + 1);
    }
    if around.stage.reader().is_some_and(|reader| hit.address.bundle != *reader.bundle.key()) && row.width > 40 {
        let bundle = prose::truncate(hit.address.bundle.as_str(), 18).into_owned();
        let left = brush.right(row, &bundle, Role::Count);
        row.width = left.saturating_sub(1);
    }
    if let Some(why) = &hit.why {
        let why = prose::truncate(why, usize::from(row.width / 2)).into_owned();
        let left = brush.right(row, &why, Role::Notice);
        row.width = left.saturating_sub(1);
    }
    brush.highlighted(row, &hit.title, &hit.title_spans, Role::Strong);
}

fn excerpt(hit: &Hit, row: Area, brush: &mut Brush<'_>) {
    let mut row = row;
    if !matches!(&*hit.field, "title" | "id" | "text") {
        row = after(row, brush.fitted(Area { width: row.width / 3, ..row }, &format!("{}  ", hit.field), Role::Count));
    }
    brush.around(row, &hit.excerpt, &hit.excerpt_spans, Role::Muted);
}

/// The selected hit as a card, scrolled to its first match.
fn preview(around: &Surroundings<'_>, layer: &SearchLayer, findings: &Findings, area: Area, brush: &mut Brush<'_>) {
    let Some(hit) = layer.current().filter(|_| !area.is_empty()) else { return };
    let Some(bundle) = around.bundle_of(&hit.address) else { return };
    let Some(item) = bundle.item(hit.address.item.as_str()) else { return };
    let folds = BTreeSet::new();
    let setting = Setting {
        width: area.width.min(84),
        room: PageRoom::default(),
        today: around.clock.today,
        scale: around.scale_of(bundle),
        toggled: &folds,
        elsewhere: None,
    };
    let page = card(bundle, item, &setting);
    let lit = marks(&page, &|text: &str| findings.highlights.spans(text));
    let height = usize::from(area.height);
    let first = lit.first().map_or(0, |mark| mark.row);
    let last = page.rows.len().saturating_sub(height);
    let top = if first + 2 < height { 0 } else { first.saturating_sub(height / 3).min(last) };
    page_rows(&page.rows, top, area, brush);
    page_marks(lit.iter(), None, top, area, brush);
}
