//! A list and the page rows: the table of a section, with what its item in hand says beneath it.

use crate::bundle::{Kind, Origin, Scale};
use crate::page::item::scale::picture;
use crate::page::layout::bar;
use crate::page::layout::words::grouped;
use crate::page::surface::preview::Preview;
use crate::page::surface::table::{ListedItem, column_heads, has_lapsed};
use crate::state::reader::reader::Reader;
use crate::state::reader::section_list::{ListLine, Only, Order, SectionList, title_lines};
use crate::state::screen::list_columns::ListColumns;
use crate::state::{Area, Pane, Surroundings};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, row_at, rows};
use crate::view::stage::brief;
use crate::view::text_input::text_input;

/// Draws the list of the open section.
pub fn list(reader: &Reader, around: &Surroundings<'_>, brush: &mut Brush<'_>) {
    let areas = &around.areas;
    let (area, content) = (areas.list, areas.content(Pane::List));
    if area.is_empty() {
        return;
    }
    let list = &reader.list;
    let columns = list.columns(&reader.bundle, areas);
    if content.y > area.y {
        head(reader, around.scale_of(&reader.bundle), &columns, row_at(area.x, content.y - 1, area.width), brush);
    }
    let in_view = list.placed(&reader.bundle, &columns, content.height);
    if in_view.is_empty() {
        let says = if list.only.is_some() || list.filter.is_some() {
            "nothing is left; Esc lists all"
        } else {
            "none in this bundle"
        };
        brush.fitted(after(content, columns.code), says, Role::Muted);
    }
    let end = in_view.last().map_or(0, |at| at.line + 1);
    for at in in_view {
        let row = Area { y: content.y + at.row, height: at.rows, ..content };
        match &list.lines[at.line] {
            ListLine::Heading(name, count) => {
                let row = Area { height: 1, ..after(row, columns.mark) };
                let used = brush.fitted(row, &prose::clean(name), Role::PaneTitle);
                brush.text(after(row, used + 1), &count.to_string(), Role::Count);
            }
            ListLine::Item(id) => {
                if let Some(item) = reader.bundle.item(id.as_str()) {
                    table_row(around, &ListedItem::of(&reader.bundle, item, list.today), &columns, row, brush);
                }
                if at.line == list.scroll.cursor {
                    rows(row).for_each(|row| brush.selected(row));
                }
            }
        }
    }
    more(list, end, content, brush);
    if !areas.preview.is_empty() {
        let item = list.current().and_then(|id| reader.bundle.item(id.as_str()));
        if let Some(item) = item {
            let preview = Preview::of(&reader.bundle, item, around.scale_of(&reader.bundle), list.today);
            brief::under_list(&preview, areas.preview, brush);
        }
    }
}

/// How many lines follow below, after the last row in view.
fn more(list: &SectionList, end: usize, content: Area, brush: &mut Brush<'_>) {
    let left_out = list.lines.len().saturating_sub(end);
    if left_out > 0 && content.height > 1 {
        let row = row_at(content.x, content.y + content.height - 1, content.width);
        brush.right(row, &format!(" ▼ {} more ", grouped(left_out)), Role::Muted);
    }
}

/// The head of the table: how many, what of them, in which order; and what stands over the columns.
fn head(reader: &Reader, scale: Option<&Scale>, columns: &ListColumns, row: Area, brush: &mut Brush<'_>) {
    let list = &reader.list;
    let section = list.of_section();
    let (_, count) = list.position();
    let beneath = after(row, columns.mark);
    if let Some(filter) = &list.filter {
        let line = Area { width: beneath.width.min(60), ..beneath };
        text_input(filter, "filter ", "words that the rows must have", line, brush);
        brush.right(
            Area { width: beneath.width.saturating_sub(1), ..beneath },
            &format!("{} left", grouped(count)),
            Role::Muted,
        );
        return;
    }
    let kind = section.kinds.first().copied().unwrap_or(Kind::Note);
    over_columns((reader, scale), kind, columns, row, brush);
    let room = if columns.says_width > 0 { columns.says.saturating_sub(columns.mark + 1) } else { beneath.width };
    let mut rest = Area { width: room.min(beneath.width), ..beneath };
    let name = section.heading.to_lowercase();
    let mut parts = vec![(format!("{} {name}", grouped(count)), Role::Text)];
    parts.extend(list.only.as_ref().map(|only| (only.words(), Role::Text)));
    if list.order != Order::Text {
        parts.push((list.order.words().to_owned(), Role::Text));
    }
    if kind == Kind::Judgement && list.only.is_none() {
        let of = |only: &Only| {
            section.items(&reader.bundle).filter(|item| only.admits(&reader.bundle, item, list.today)).count()
        };
        let counted = [(Only::Key, "key"), (Only::Groundless, "rest on nothing here"), (Only::Lapsed, "lapsed")];
        let told = counted.map(|(only, words)| (of(&only), words)).into_iter().filter(|(count, _)| *count > 0);
        parts.extend(told.map(|(count, words)| (format!("{count} {words}"), Role::Muted)));
        parts.push(("* no probability".to_owned(), Role::Faint));
    }
    for (text, role) in parts {
        if prose::width(&text) > usize::from(rest.width) {
            break;
        }
        rest = after(rest, brush.text(rest, &text, role) + 2);
    }
}

/// What stands over the columns of a kind.
fn over_columns(
    (reader, scale): (&Reader, Option<&Scale>),
    kind: Kind,
    columns: &ListColumns,
    row: Area,
    brush: &mut Brush<'_>,
) {
    let (says, counts) = column_heads(kind);
    if columns.says_width > 0 {
        brush.fitted(Area { width: columns.says_width, ..after(row, columns.says) }, says, Role::Faint);
    }
    if columns.timeframe_width > 0 {
        brush.fitted(Area { width: columns.counts_width, ..after(row, columns.counts) }, counts, Role::Faint);
        if kind == Kind::Judgement {
            let cell = Area { width: columns.range_width, ..after(row, columns.range) };
            if let Some((says, role)) = whose_range(reader, scale) {
                brush.fitted(cell, &says, role);
            }
            brush.fitted(after(row, columns.timeframe), "timeframe", Role::Faint);
        }
    } else if row.width >= 100 {
        brush.right(Area { width: row.width - 1, ..row }, counts, Role::Faint);
    }
}

/// On whose scale the ranges of the table are, as far as the judgements agree in it.
fn whose_range(reader: &Reader, scale: Option<&Scale>) -> Option<(String, Role)> {
    let said = reader.bundle.of_kind(Kind::Judgement).filter_map(|item| {
        let picture = picture(&reader.bundle, scale, item.likelihood()?, item.origin)?;
        let whose = picture.caption.rsplit_once(['\u{a0}', ' ']).map(|(whose, _)| whose.replace('\u{a0}', " "))?;
        Some((whose, picture.whose.role()))
    });
    let all: Vec<(String, Role)> = said.collect();
    let first = all.first()?;
    if all.iter().all(|one| one == first) {
        Some(first.clone())
    } else {
        Some(("several scales".to_owned(), Role::Faint))
    }
}

/// One row of the table.
fn table_row(
    around: &Surroundings<'_>,
    table: &ListedItem<'_>,
    columns: &ListColumns,
    area: Area,
    brush: &mut Brush<'_>,
) {
    let first = Area { height: 1, ..area };
    let (sign, role) = table.mark;
    brush.text(after(first, columns.mark), sign, role);
    if let Some(code) = table.code() {
        brush.fitted(Area { width: columns.title - columns.code, ..after(first, columns.code) }, code, Role::Muted);
    }
    let room = |row| Area {
        width: columns.title_width.min(area.width.saturating_sub(columns.title)),
        ..after(row, columns.title)
    };
    if area.height == 1 {
        brush.fitted(room(first), &prose::clean(&table.item.title), Role::Text);
    } else {
        for (row, line) in rows(area).zip(title_lines(&table.item.title, columns, Role::Text)) {
            let mut cell = room(row);
            for piece in line.pieces {
                cell = after(cell, brush.text(cell, &piece.text, Role::Text));
            }
        }
    }
    if table.item.origin == Origin::Transcriber
        && !matches!(table.item.kind(), Kind::Question)
        && columns.says_width == 0
    {
        brush.right(first, " t ", Role::ReaderMark);
    }
    says(table, columns, first, brush);
    counts(table, columns, first, brush);
    if columns.timeframe_width > 0 {
        standing(around, table, columns, first, brush);
    }
}

fn says(table: &ListedItem<'_>, columns: &ListColumns, row: Area, brush: &mut Brush<'_>) {
    if columns.says_width == 0 {
        return;
    }
    let mut cell = Area { width: columns.says_width, ..after(row, columns.says) };
    let lapsed = if table.lapsed { ", lapsed" } else { "" };
    let room = cell.width.saturating_sub(u16::try_from(lapsed.len()).unwrap_or(0));
    cell = after(cell, brush.fitted(Area { width: room, ..cell }, &table.says.text, table.says.role));
    match &table.form {
        Some(form) if columns.timeframe_width > 0 => {
            cell = after(cell, brush.fitted(cell, &format!(" ({form})"), Role::Muted));
        }
        Some(_) => cell = after(cell, brush.text(cell, "*", Role::Muted)),
        None => {}
    }
    if table.lapsed {
        cell = after(cell, brush.text(cell, ", ", Role::Muted));
        brush.text(cell, "lapsed", Role::Lapsed);
    }
}

/// What it rests on, as signs with numbers; a dash where it is nothing.
pub fn counts(table: &ListedItem<'_>, columns: &ListColumns, row: Area, brush: &mut Brush<'_>) {
    if columns.counts_width == 0 {
        return;
    }
    let mut cell = Area { width: columns.counts_width + 1, ..after(row, columns.counts) };
    if table.counts.is_empty() {
        brush.text(cell, "–", Role::Muted);
    }
    for (kind, count) in &table.counts {
        let text = format!("{count}");
        if prose::width(&text) + 1 > usize::from(cell.width) {
            break;
        }
        let role = if *kind == Kind::Judgement { Role::KeyJudgement } else { Role::of_kind(*kind) };
        cell = after(cell, brush.text(cell, kind.glyph(), role));
        cell = after(cell, brush.text(cell, &text, Role::Text) + 1);
    }
}

/// On a wide screen: the range of the word on its scale, and the time it speaks of.
fn standing(
    around: &Surroundings<'_>,
    table: &ListedItem<'_>,
    columns: &ListColumns,
    row: Area,
    brush: &mut Brush<'_>,
) {
    let Some(bundle) = around.stage.reader().map(|reader| &reader.bundle) else { return };
    let Some(likelihood) = table.item.likelihood() else { return };
    let scale = around.scale_of(bundle);
    if let Some(picture) = picture(bundle, scale, likelihood, table.item.origin) {
        let cell = Area { width: columns.range_width, ..after(row, columns.range) };
        let numbers = picture.caption.rsplit(['\u{a0}', ' ']).next().unwrap_or_default().to_owned();
        let left = brush.right(cell, &numbers, picture.whose.role());
        let track = bar::track(&picture, usize::from(left.saturating_sub(1)));
        let mut cell = Area { width: left, ..cell };
        for piece in track {
            cell = after(cell, brush.text(cell, &piece.text, piece.role));
        }
    }
    let cell = Area { width: columns.timeframe_width, ..after(row, columns.timeframe) };
    match table.item.timeframe().filter(|timeframe| timeframe.is_stated()) {
        Some(timeframe) => {
            let used = brush.fitted(cell, &format!("“{}”", prose::clean(&timeframe.as_written)), Role::Text);
            if let Some(end) = timeframe.to {
                let role = if has_lapsed(table.item, around.clock.today) { Role::Lapsed } else { Role::Muted };
                brush.fitted(after(cell, used), &format!(" to {}", end.strftime("%-d %b %Y")), role);
            }
        }
        None => {
            brush.fitted(cell, "not stated", Role::Faint);
        }
    }
}
