//! The three panes of the reader.

use crate::bundle::{Bundle, Id, Item, Origin};
use crate::page::Page;
use crate::state::layers::choices::label;
use crate::state::reader::links::LinkLine;
use crate::state::reader::outline::{OutlineLine, SECTIONS};
use crate::state::reader::page_view::PageView;
use crate::state::reader::reader::Reader;
use crate::state::{Area, Areas, Pane};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, rows};

/// Draws the panes that have room.
pub fn panes(reader: &Reader, areas: &Areas, measure: Option<u16>, brush: &mut Brush<'_>) {
    for pane in [Pane::Outline, Pane::Page, Pane::Links] {
        let area = areas.pane(pane);
        if area.is_empty() {
            continue;
        }
        title(reader, pane, Area { height: 1, ..area }, brush);
        let content = areas.content(pane);
        // The column between two panes is the scrollbar of the left one.
        let beside = area.x + area.width;
        let bar = Area { x: beside.min(areas.screen.width - 1), width: 1, ..content };
        if beside < areas.screen.width {
            brush.text((beside, area.y), 1, "┬", Role::Border);
            for row in rows(bar) {
                brush.text((row.x, row.y), 1, "│", Role::Border);
            }
        }
        let (top, lines) = match pane {
            Pane::Outline => (reader.outline.scroll.top, reader.outline.lines.len()),
            Pane::Page => (reader.view.top, reader.view.page.rows.len()),
            Pane::Links => (reader.links.scroll.top, reader.links.lines.len()),
        };
        // At the edge of the screen the scrollbar takes the last column of the list.
        let barred = beside >= areas.screen.width && lines > usize::from(content.height);
        let listed = Area { width: content.width.saturating_sub(u16::from(barred)), ..content };
        match pane {
            Pane::Outline => outline(reader, listed, brush),
            Pane::Page => page(reader, content, areas.measure(measure), brush),
            Pane::Links => links(reader, listed, brush),
        }
        brush.scrollbar(bar, top, lines);
    }
}

/// The title row of a pane: its name, a rule, and the keys that lead to it.
fn title(reader: &Reader, pane: Pane, row: Area, brush: &mut Brush<'_>) {
    let focused = reader.pane == pane;
    let (rule, name) =
        if focused { (Role::BorderFocused, Role::PaneTitleFocused) } else { (Role::Border, Role::PaneTitle) };
    brush.rule(row, if focused { "━" } else { "─" }, rule);
    let item = reader.item();
    let (says, number) = match pane {
        Pane::Outline => ("Outline".to_owned(), "Alt-1"),
        Pane::Page => (format!("{} {}", item.kind().glyph(), prose::clean(item.id.as_str())), "Alt-2"),
        Pane::Links => (format!("Links · {}", reader.linked()), "Alt-3"),
    };
    let mark = if focused { "▸ " } else { "" };
    let text = format!(" {mark}{says} ");
    let room = row.width.saturating_sub(3);
    let cut = prose::truncate(&text, usize::from(room)).into_owned();
    let used = brush.text((row.x + 1, row.y), room, &cut, name);
    if used + 10 < row.width {
        let from = row.x + row.width - 8;
        brush.text((from, row.y), 7, &format!(" {number} "), Role::PaneNumber);
    }
}

fn selection(reader: &Reader, pane: Pane, row: Area, brush: &mut Brush<'_>) {
    let on = reader.pane == pane;
    brush.tint(row, if on { Role::Selection } else { Role::SelectionIdle });
    if on {
        // A sign beside the colour: the selected line is told without any.
        brush.text((row.x, row.y), 1, "▌", Role::BorderFocused);
    }
}

fn outline(reader: &Reader, area: Area, brush: &mut Brush<'_>) {
    let outline = &reader.outline;
    for (row, (line, entry)) in rows(area).zip(outline.lines.iter().enumerate().skip(outline.scroll.top)) {
        match entry {
            OutlineLine::Cover(_) => {
                let used = brush.text((row.x + 1, row.y), row.width, "0 ", Role::PaneNumber);
                brush.fitted((row.x + 1 + used, row.y), row.width.saturating_sub(used + 1), "■ Cover", Role::Section);
            }
            OutlineLine::Section { place, count } => {
                let section = &SECTIONS[*place];
                let number = section.number.map_or_else(|| "  ".to_owned(), |number| format!("{number} "));
                let used = brush.text((row.x + 1, row.y), row.width, &number, Role::PaneNumber) + 1;
                let left =
                    brush.right(Area { width: row.width.saturating_sub(1), ..row }, &count.to_string(), Role::Count);
                let sign = if outline.is_open(*place) { "▾ " } else { "▸ " };
                let text = format!("{sign}{}", section.heading);
                brush.fitted((row.x + used, row.y), left.saturating_sub(used + 1), &text, Role::Section);
            }
            OutlineLine::Item(id) => {
                let indent = if row.width < 24 { 2 } else { 4 };
                entry_line(reader, id, "", after(row, indent), brush);
            }
        }
        if line == outline.scroll.cursor {
            selection(reader, Pane::Outline, row, brush);
        }
    }
}

/// One item in a list: its tie in words, its glyph, its id where that is short, its title, and whose it is if not the issuer's.
fn entry_line(reader: &Reader, id: &Id, tie: &str, row: Area, brush: &mut Brush<'_>) {
    let bundle: &Bundle = &reader.bundle;
    let Some(item) = bundle.item(id.as_str()) else { return };
    item_line(item, tie, row, brush);
}

/// One item in a list, as `entry_line` says.
pub fn item_line(item: &Item, tie: &str, row: Area, brush: &mut Brush<'_>) {
    let mut row = row;
    let used = brush.text((row.x, row.y), row.width, item.kind().glyph(), Role::of_kind(item.kind()));
    row = after(row, used + 1);
    if item.origin != Origin::Issuer && row.width > 24 {
        let left = brush.right(row, item.origin.word(), Role::ReaderMark);
        row.width = left.saturating_sub(1);
    }
    if !tie.is_empty() {
        let most = row.width / 2;
        let used = brush.fitted((row.x, row.y), most, &prose::clean(tie), Role::Muted);
        row = after(row, used + 1);
    }
    let text = label(&item.id, &item.title);
    brush.fitted((row.x, row.y), row.width, &prose::clean(&text), Role::Text);
}

fn links(reader: &Reader, area: Area, brush: &mut Brush<'_>) {
    let links = &reader.links;
    if links.lines.is_empty() {
        brush.fitted((area.x + 1, area.y), area.width.saturating_sub(1), "nothing is tied to this", Role::Muted);
        return;
    }
    for (row, (line, entry)) in rows(area).zip(links.lines.iter().enumerate().skip(links.scroll.top)) {
        match entry {
            LinkLine::Heading(heading, count) => {
                let used = brush.fitted((row.x + 1, row.y), row.width.saturating_sub(1), heading, Role::Subheading);
                brush.text(
                    (row.x + used + 2, row.y),
                    row.width.saturating_sub(used + 2),
                    &count.to_string(),
                    Role::Count,
                );
            }
            LinkLine::Item { to, tie } => entry_line(reader, to, tie, after(row, 2), brush),
        }
        if line == links.scroll.cursor && matches!(entry, LinkLine::Item { .. }) {
            selection(reader, Pane::Links, row, brush);
        }
    }
}

fn page(reader: &Reader, area: Area, measure: (u16, u16), brush: &mut Brush<'_>) {
    let view = &reader.view;
    let (width, margin) = measure;
    let body = Area { x: area.x + margin, width: width.min(area.width.saturating_sub(margin)), ..area };
    page_rows(&view.page, view.top, body, brush);
    page_marks(view, body, brush);
    if let Some(link) = view.link {
        tint_link(view, link, body, Role::LinkFocused, brush);
    }
}

/// Draws the rows of a page from one on.
pub fn page_rows(page: &Page, top: usize, area: Area, brush: &mut Brush<'_>) {
    for (row, set) in rows(area).zip(page.rows.iter().skip(top)) {
        let mut row = row;
        for piece in &set.pieces {
            let used = brush.text((row.x, row.y), row.width, &piece.text, piece.role);
            row = after(row, used);
        }
    }
}

fn page_marks(view: &PageView, area: Area, brush: &mut Brush<'_>) {
    for mark in &view.marks {
        let Some(line) = mark.row.checked_sub(view.top).and_then(|line| u16::try_from(line).ok()) else { continue };
        if line >= area.height {
            continue;
        }
        let role = if Some(mark.number) == view.mark { Role::MatchCurrent } else { Role::Match };
        let lit = Area {
            x: area.x + mark.cells.start,
            y: area.y + line,
            width: mark.cells.end - mark.cells.start,
            height: 1,
        };
        brush.tint(lit.within(area), role);
    }
}

/// Gives every piece of a link a role.
pub fn tint_link(view: &PageView, link: usize, area: Area, role: Role, brush: &mut Brush<'_>) {
    for (row, cells) in link_cells(view, link, usize::from(area.height)) {
        let lit = Area { x: area.x + cells.start, y: area.y + row, width: cells.end - cells.start, height: 1 };
        brush.tint(lit.within(area), role);
    }
}

/// The cells of a link that are in view: rows from the top of the view, and columns.
pub fn link_cells(view: &PageView, link: usize, height: usize) -> Vec<(u16, std::ops::Range<u16>)> {
    let mut found = Vec::new();
    for (line, row) in view.page.rows.iter().skip(view.top).take(height).enumerate() {
        let mut from = 0_u16;
        for piece in &row.pieces {
            let to = from.saturating_add(u16::try_from(prose::width(&piece.text)).unwrap_or(u16::MAX));
            if piece.link == Some(link) {
                found.push((u16::try_from(line).unwrap_or(u16::MAX), from..to));
            }
            from = to;
        }
    }
    found
}
