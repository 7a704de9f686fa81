//! The page of the reader, and its links.

use std::ops::Range;

use crate::bundle::{Id, Origin};
use crate::page::surface::marks::Mark;
use crate::page::{PageColumn, Row};
use crate::state::layers::choices::label;
use crate::state::reader::links::LinkLine;
use crate::state::reader::page_view::PageView;
use crate::state::reader::reader::Reader;
use crate::state::screen::areas::PageColumns;
use crate::state::{Area, Areas, Pane};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, last_column, row_at, rows};

/// Draws the page and the links, where they have room.
pub fn panes(reader: &Reader, areas: &Areas, measure: Option<u16>, brush: &mut Brush<'_>) {
    let content = areas.content(Pane::Page);
    if !content.is_empty() {
        let columns = areas.page_columns(measure);
        page(reader, &columns, brush);
        let below = reader.view.page.rows.len().saturating_sub(reader.view.top + usize::from(content.height));
        if below > 0 && content.height > 1 {
            let text = columns.text;
            let row = row_at(text.x, content.y + content.height - 1, text.width);
            brush.right(row, &format!(" ▼ {below} more"), Role::Muted);
        }
    }
    let content = areas.content(Pane::Links);
    if !content.is_empty() {
        let (name, rule, line) = if reader.pane == Pane::Links {
            (Role::PaneTitleFocused, Role::BorderFocused, "━")
        } else {
            (Role::PaneTitle, Role::Border, "─")
        };
        let head = Area { y: content.y.saturating_sub(1), height: u16::from(content.y > areas.links.y), ..content };
        let mut rest = after(head, brush.text(head, "LINKS", name) + 1);
        rest = after(rest, brush.text(rest, &reader.linked().to_string(), Role::Count) + 1);
        brush.rule(rest, line, rule);
        links(reader, Area { width: content.width.saturating_sub(1), ..content }, brush);
        brush.scrollbar(last_column(content), reader.links.scroll.top, reader.links.lines.len());
    }
}

fn selection(reader: &Reader, pane: Pane, row: Area, brush: &mut Brush<'_>) {
    if reader.pane == pane { brush.selected(row) } else { brush.tint(row, Role::SelectionIdle) }
}

/// One item in a list: its glyph, its tie in words, its id where that is short, its title, and whose it is if not the issuer's.
fn item_line(reader: &Reader, id: &Id, tie: &str, row: Area, brush: &mut Brush<'_>) {
    let Some(item) = reader.bundle.item(id.as_str()) else {
        // One of another bundle is told by its tie.
        let row = after(row, brush.text(row, "↗", Role::Muted) + 1);
        brush.fitted(row, &prose::clean(tie), Role::Text);
        return;
    };
    let mut row = after(row, brush.text(row, item.kind().glyph(), Role::of_kind(item.kind())) + 1);
    if item.origin != Origin::Issuer && row.width > 24 {
        row.width = brush.right(row, item.origin.word(), Role::ReaderMark).saturating_sub(1);
    }
    if !tie.is_empty() {
        let half = Area { width: row.width / 2, ..row };
        row = after(row, brush.fitted(half, &prose::clean(tie), Role::Muted) + 1);
    }
    brush.fitted(row, &prose::clean(&label(&item.id, &item.title)), Role::Text);
}

fn links(reader: &Reader, area: Area, brush: &mut Brush<'_>) {
    let links = &reader.links;
    if links.lines.is_empty() {
        brush.fitted(after(area, 1), "nothing is tied to this", Role::Muted);
        return;
    }
    for (row, (line, entry)) in rows(area).zip(links.lines.iter().enumerate().skip(links.scroll.top)) {
        match entry {
            LinkLine::Heading(heading, count) => {
                let row = after(row, 1);
                let row = after(row, brush.fitted(row, heading, Role::Subheading) + 1);
                brush.text(row, &count.to_string(), Role::Count);
            }
            LinkLine::Item { to, tie } => {
                item_line(reader, to, tie, after(row, 2), brush);
                if line == links.scroll.cursor {
                    selection(reader, Pane::Links, row, brush);
                }
            }
        }
    }
}

fn page(reader: &Reader, columns: &PageColumns, brush: &mut Brush<'_>) {
    let view = &reader.view;
    let height = usize::from(columns.text.height);
    brush.ground(columns.panel, Role::Panel);
    for column in [PageColumn::Text, PageColumn::Margin] {
        let (rows, area) = (view.page.column(column), columns.column(column));
        let top = view.first_row(column, height);
        page_rows(rows, top, area, brush);
        page_marks(view.marks.iter().filter(|mark| mark.column == column), view.mark, top, area, brush);
    }
    for (column, row, cells) in view.link.map(|link| link_cells(view, link, height)).unwrap_or_default() {
        brush.tint(cells_at(columns.column(column), row, &cells), Role::LinkFocused);
    }
}

/// Draws the rows of a page from one on.
pub fn page_rows(set: &[Row], top: usize, area: Area, brush: &mut Brush<'_>) {
    for (row, set) in rows(area).zip(set.iter().skip(top)) {
        let mut row = row;
        for piece in &set.pieces {
            row = after(row, brush.text(row, &piece.text, piece.role));
        }
    }
}

/// Highlights what a search matched, in a page whose first row in view is this one.
pub fn page_marks<'m>(
    marks: impl Iterator<Item = &'m Mark>,
    current: Option<usize>,
    top: usize,
    area: Area,
    brush: &mut Brush<'_>,
) {
    for mark in marks {
        let Some(line) = mark.row.checked_sub(top).and_then(|line| u16::try_from(line).ok()) else { continue };
        if line < area.height {
            let role = if Some(mark.number) == current { Role::MatchCurrent } else { Role::Match };
            brush.tint(cells_at(area, line, &mark.cells), role);
        }
    }
}

/// Some cells of a row of an area, as far as they lie in it.
fn cells_at(area: Area, row: u16, cells: &Range<u16>) -> Area {
    row_at(area.x + cells.start, area.y + row, cells.end - cells.start).within(area)
}

/// The cells of a link that are in view: the column, rows from the top of the view, and cells.
pub fn link_cells(view: &PageView, link: usize, height: usize) -> Vec<(PageColumn, u16, Range<u16>)> {
    let mut found = Vec::new();
    for column in [PageColumn::Text, PageColumn::Margin] {
        let top = view.first_row(column, height);
        for (line, row) in view.page.column(column).iter().skip(top).take(height).enumerate() {
            let mut from = 0_u16;
            for piece in &row.pieces {
                let to = from.saturating_add(u16::try_from(prose::width(&piece.text)).unwrap_or(u16::MAX));
                if piece.link == Some(link) {
                    found.push((column, u16::try_from(line).unwrap_or(u16::MAX), from..to));
                }
                from = to;
            }
        }
    }
    found
}
