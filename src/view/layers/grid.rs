//! The grid, drawn: two kinds crossed as a table of marks, with the row and the column under the cursor highlighted.

use unicode_segmentation::UnicodeSegmentation;

use crate::bundle::{Bundle, Id};
use crate::page::surface::joined::JoinedBy;
use crate::state::layers::choices::label;
use crate::state::layers::grid::{GRID_COLUMN, GridAreas, GridLayer, fits_across, grid_areas, grid_in_view};
use crate::state::{Area, Surroundings};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, row_at, rows};

pub fn grid(layer: &GridLayer, around: &Surroundings<'_>, brush: &mut Brush<'_>) {
    let room = grid_areas(&around.areas, layer.column_titles());
    let Some((bundle, _)) = around.stage.open() else { return };
    let title = format!("Grid · {} × {}", layer.rows.heading(), layer.columns.heading().to_lowercase());
    brush.frame(room.frame, &title);
    let (rows_in_view, columns_in_view) = grid_in_view(&around.areas, layer.column_titles());
    let rows = layer.grid.rows.iter().enumerate().skip(layer.row.top).take(rows_in_view);
    let columns = || layer.grid.columns.iter().enumerate().skip(layer.column.top).take(columns_in_view);
    if layer.grid.rows.is_empty() || layer.grid.columns.is_empty() {
        let said = "none of these in the assessment";
        brush.fitted(row_at(room.cells.x, room.cells.y, room.cells.width), said, Role::Muted);
        return;
    }
    for (line, (place, id)) in rows.enumerate() {
        let y = room.cells.y + u16::try_from(line).unwrap_or(0);
        let whole = Area { x: room.cells.x - room.titles, y, width: room.titles + room.cells.width, height: 1 };
        let lit = place == layer.row.cursor;
        if lit {
            brush.tint(whole, Role::GridLit);
            brush.text(row_at(whole.x, y, 1), "▌", Role::BorderFocused);
        }
        let role = if lit { Role::Strong } else { Role::Text };
        brush.fitted(row_at(whole.x + 1, y, room.titles.saturating_sub(2)), &name(bundle, id), role);
        for (across, (column, _)) in columns().enumerate() {
            let x = room.cells.x + u16::try_from(across).unwrap_or(0) * GRID_COLUMN;
            let cell = Area { x, y, width: GRID_COLUMN.min(room.cells.x + room.cells.width - x), height: 1 };
            mark(layer, (place, column), cell, brush);
        }
    }
    for (across, (place, id)) in columns().enumerate() {
        let x = room.cells.x + u16::try_from(across).unwrap_or(0) * GRID_COLUMN;
        let role = if place == layer.column.cursor { Role::Strong } else { Role::Muted };
        head(bundle, id, role, (x, room), brush);
    }
    foot(layer, bundle, room.foot, brush);
}

/// The mark of a cell: how the two are joined at the firmest, and by how many items in that way.
fn mark(layer: &GridLayer, (row, column): (usize, usize), cell: Area, brush: &mut Brush<'_>) {
    let (text, role) = match layer.grid.joined(row, column) {
        Some((how @ JoinedBy::Named, count)) => (format!("  {}{count}", how.mark()), Role::Muted),
        Some((how @ (JoinedBy::Link | JoinedBy::Judgement | JoinedBy::Evidence), count)) => {
            (format!("  {}{count}", how.mark()), Role::GridMark)
        }
        None => ("  ·".to_owned(), Role::Border),
    };
    if column == layer.column.cursor {
        brush.tint(cell, Role::GridLit);
    }
    brush.text(cell, &text, role);
    if column == layer.column.cursor && row == layer.row.cursor {
        brush.tint(cell, Role::GridCursor);
        brush.text(Area { width: 1, ..cell }, "[", Role::GridCursor);
        brush.text(row_at(cell.x + cell.width.saturating_sub(1), cell.y, 1), "]", Role::GridCursor);
    }
}

/// The title of a column: its id where that is short, else its name downwards, the last letters just above the marks.
fn head(bundle: &Bundle, id: &Id, role: Role, (x, room): (u16, GridAreas), brush: &mut Brush<'_>) {
    let top = room.cells.y - room.title_rows;
    if role == Role::Strong {
        brush.tint(Area { x, y: top, width: GRID_COLUMN, height: room.title_rows }.within(room.frame), Role::GridLit);
    }
    if fits_across(id) {
        brush.text(row_at(x, room.cells.y.saturating_sub(1), GRID_COLUMN), id.as_str(), role);
        return;
    }
    let name = name(bundle, id);
    let height = usize::from(room.title_rows.saturating_sub(1));
    if height == 0 {
        return;
    }
    let letters: Vec<&str> = name.graphemes(true).collect();
    let (shown, cut) = if letters.len() > height { (height.saturating_sub(1), true) } else { (letters.len(), false) };
    let used = u16::try_from(shown + usize::from(cut)).unwrap_or(0) + 1;
    let first = room.title_rows.saturating_sub(used);
    for (line, letter) in letters.into_iter().take(shown).chain(cut.then_some("…")).enumerate() {
        let y = top + first + u16::try_from(line).unwrap_or(0);
        brush.text(row_at(x + 2, y, 2), letter, role);
    }
}

/// What is said of the cell under the cursor.
fn foot(layer: &GridLayer, bundle: &Bundle, area: Area, brush: &mut Brush<'_>) {
    let (Some(row), Some(column)) = layer.current() else { return };
    let mut lines = rows(area);
    let Some(rule) = lines.next() else { return };
    brush.rule(rule, "─", Role::Border);
    let legend = JoinedBy::ALL.map(|how| format!("{} {}", how.mark(), how.words())).join("  ");
    brush.fitted(rule, &format!("{legend} "), Role::Muted);
    let Some(first) = lines.next() else { return };
    let named = format!("{} × {}", name(bundle, row), name(bundle, column));
    brush.fitted(first, &named, Role::Strong);
    let ties = layer.grid.ties(layer.row.cursor, layer.column.cursor).iter().map(ToString::to_string);
    let joined = layer.grid.cell(layer.row.cursor, layer.column.cursor).iter();
    let joined = joined.filter_map(|joint| {
        let item = bundle.item(joint.id.as_str())?;
        Some(format!("{} {}: {}", joint.how.mark(), joint.how.words(), label(&item.id, &item.title)))
    });
    let said: Vec<String> = ties.chain(joined).collect();
    let said = if said.is_empty() { vec!["nothing joins them".to_owned()] } else { said };
    let room = usize::from(area.height.saturating_sub(2));
    for (place, row) in lines.enumerate() {
        let Some(line) = said.get(place) else { break };
        let more = said.len().saturating_sub(room);
        let line = prose::clean(line);
        let row = if place + 1 == room && more > 0 {
            let left = brush.right(row, &format!(" and {more} more"), Role::Count);
            Area { width: left, ..row }
        } else {
            row
        };
        brush.fitted(row_at(after(row, 2).x, row.y, row.width.saturating_sub(2)), &line, Role::Text);
    }
}

fn name(bundle: &Bundle, id: &Id) -> String {
    let label = bundle.item(id.as_str()).map_or_else(|| id.to_string(), |item| label(&item.id, &item.title));
    prose::clean(&label).into_owned()
}
