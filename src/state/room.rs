//! Where layers lie, and how much of them is in view: pure functions of the screen, shared by keys and drawing.

use crate::state::areas::{Area, Areas};
use crate::state::grid::{GRID_COLUMN, Heads};

/// The widest that a list layer is drawn.
const LIST: u16 = 92;
/// From this width of the layer on, a search shows its preview beside the hits.
const BESIDE: u16 = 88;

/// Where the parts of the search layer lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SearchRoom {
    /// The whole layer, its border among it.
    pub frame: Area,
    /// The line that is typed into, and the line under it that says what was made of it.
    pub line: Area,
    /// The counts by kind.
    pub counts: Area,
    pub hits: Area,
    /// The preview; empty where there is no room.
    pub preview: Area,
}

/// How many rows a hit takes.
pub const HIT_ROWS: u16 = 2;

/// Where the search lies.
pub fn search(areas: &Areas) -> SearchRoom {
    let body = areas.body;
    let frame = areas.layer(body.width.saturating_sub(if body.width > 140 { 12 } else { 2 }).max(10), body.height);
    let inner = frame.inner(2, 1);
    let line = Area { height: inner.height.min(1), ..inner };
    let counts = Area { y: inner.y + 1, height: inner.height.saturating_sub(1).min(1), ..inner };
    let rest = Area { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    if inner.width >= BESIDE {
        let hits = Area { width: rest.width * 48 / 100, ..rest };
        let preview = Area { x: hits.x + hits.width + 3, width: rest.width - hits.width - 3, ..rest };
        SearchRoom { frame, line, counts, hits, preview }
    } else if rest.height >= 12 {
        let hits = Area { height: rest.height / 2, ..rest };
        let preview = Area { y: hits.y + hits.height + 1, height: rest.height - hits.height - 1, ..rest };
        SearchRoom { frame, line, counts, hits, preview }
    } else {
        SearchRoom { frame, line, counts, hits: rest, preview: Area::default() }
    }
}

/// How many hits are in view.
pub fn hits_in_view(areas: &Areas) -> usize {
    usize::from(search(areas).hits.height / HIT_ROWS).max(1)
}

/// Where a list layer of so many lines lies: its frame, its line, its list.
pub fn list(areas: &Areas, lines: usize) -> (Area, Area, Area) {
    let wish = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(4);
    let frame = areas.layer(LIST.min(areas.body.width.saturating_sub(2)).max(10), wish.max(8));
    let inner = frame.inner(2, 1);
    let line = Area { height: inner.height.min(1), ..inner };
    let below = Area { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    (frame, line, below)
}

/// How many lines of a list layer are in view.
pub fn lines_in_view(areas: &Areas, lines: usize) -> usize {
    usize::from(list(areas, lines).2.height).max(1)
}

/// Where a card lies, and the part of it that holds text. So many rows at the foot are left to what lies below.
pub fn peek(areas: &Areas, rows: usize, spared: u16) -> (Area, Area) {
    let body = Area { height: areas.body.height.saturating_sub(spared).max(3).min(areas.body.height), ..areas.body };
    let areas = &Areas { body, ..*areas };
    let wish = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    let height = wish.min(areas.body.height.saturating_sub(2)).max(3);
    let frame = areas.layer(84.min(areas.body.width.saturating_sub(2)).max(10), height);
    (frame, frame.inner(2, 1))
}

/// The width that a card is set for.
pub fn peek_width(areas: &Areas) -> u16 {
    peek(areas, 1, 0).1.width.max(1)
}

/// Where the grid lies: its frame, the width of its row titles, the height of its column titles, the width of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GridRoom {
    /// The whole layer, its border among it.
    pub frame: Area,
    /// The cells of marks, without titles.
    pub cells: Area,
    /// The width of the row titles.
    pub titles: u16,
    /// The rows that the column titles take.
    pub heads: u16,
    /// What is said of the cell under the cursor, below the grid.
    pub foot: Area,
}

/// Where the grid lies.
pub fn grid(areas: &Areas, heads: Heads) -> GridRoom {
    let frame = areas.body;
    let inner = frame.inner(2, 1);
    let titles = (inner.width / 3).clamp(8, 34).min(inner.width);
    let most = match heads {
        Heads::Ids => 1,
        Heads::Names => 16,
    };
    let heads = (inner.height * 2 / 5).clamp(1, most).min(inner.height);
    let foot_rows = if inner.height > 14 { 4 } else { u16::from(inner.height > 6) * 2 };
    let foot = Area { y: inner.y + inner.height - foot_rows, height: foot_rows, ..inner };
    let cells = Area {
        x: inner.x + titles,
        y: inner.y + heads,
        width: inner.width - titles,
        height: inner.height.saturating_sub(heads + foot_rows),
    };
    GridRoom { frame, cells, titles, heads, foot }
}

/// How many rows and columns of the grid are in view.
pub fn grid_in_view(areas: &Areas, heads: Heads) -> (usize, usize) {
    let cells = grid(areas, heads).cells;
    (usize::from(cells.height).max(1), usize::from(cells.width / GRID_COLUMN).max(1))
}

/// Where the faults lie, and how many rows of the list are in view: the fault in hand is told whole below them.
pub fn faults(areas: &Areas) -> (Area, Area, Area) {
    let frame = areas.layer(areas.body.width.saturating_sub(2).max(10), areas.body.height);
    let inner = frame.inner(2, 1);
    let told = (inner.height / 3).min(8);
    let list = Area { height: inner.height.saturating_sub(told + 1), ..inner };
    let below = Area { y: list.y + list.height + 1, height: told, ..inner };
    (frame, list, below)
}

/// From this width on the stops of the walk stand beside the notes.
const STOPS_BESIDE: u16 = 112;

/// What the notes and their margins take of a wide screen.
const NOTES: u16 = 76;

/// Where the parts of the speaker's own screen lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NotesRoom {
    /// What there is to know before all else: a blank screen, slides that are gone.
    pub banner: Area,
    /// Which stop it is, and its title.
    pub head: Area,
    pub notes: Area,
    pub next: Area,
    /// What was shown, in one line.
    pub shown: Area,
    /// The stops of the walk; empty where there is no room beside the notes.
    pub stops: Area,
}

/// Where the parts of the speaker's own screen lie, where the title takes so many rows. The notes have what the rest leaves.
pub fn notes(areas: &Areas, title: u16) -> NotesRoom {
    let body = areas.body;
    let beside = if body.width >= STOPS_BESIDE { (body.width - NOTES).clamp(36, 72) } else { 0 };
    let side = match body.width - beside {
        0..40 => 1,
        40..100 => 3,
        _ => 8,
    };
    let wide = Area { width: body.width - beside, ..body };
    let stops = Area { x: wide.x + wide.width, width: beside, ..body };
    let column = wide.inner(side, 0);
    let (tall, low) = (body.height >= 24, body.height < 8);
    let next_rows = match body.height {
        0..12 => 1,
        12..18 => 3,
        18..24 => 4,
        _ => 6,
    };
    let banner = Area { height: body.height.min(1 + u16::from(tall)), ..column };
    // A row stays free under the title, and one over what comes next.
    let head_rows = if low { 1 } else { 1 + title.min(if body.height < 12 { 1 } else { 2 }) + 1 };
    let head = Area { y: body.y + banner.height, height: head_rows.min(body.height - banner.height), ..column };
    let top = head.y + head.height;
    let end = body.y + body.height;
    let shown_rows = u16::from(!low) + u16::from(tall);
    let shown = Area { y: end - shown_rows, height: shown_rows, ..column };
    let next_rows = next_rows.min(shown.y.saturating_sub(top + 1));
    let next = Area { y: shown.y - next_rows, height: next_rows, ..column };
    let below = next.y.saturating_sub(u16::from(body.height >= 18));
    NotesRoom { banner, head, notes: Area { y: top, height: below.saturating_sub(top), ..column }, next, shown, stops }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::areas::{Pane, Zen};

    #[test]
    fn the_parts_of_the_notes_never_overlap_nor_leave_the_screen() {
        for width in (12..320).step_by(7) {
            for height in 4..110 {
                for title in 0..4 {
                    let areas = Areas::of((width, height), Pane::Page, Zen::Off);
                    let room = notes(&areas, title);
                    let parts = [room.banner, room.head, room.notes, room.next, room.shown];
                    for pair in parts.windows(2) {
                        assert!(pair[0].y + pair[0].height <= pair[1].y, "{width}x{height}: {room:?}");
                    }
                    for part in parts.into_iter().chain([room.stops]) {
                        assert_eq!(part.within(areas.body), part, "{width}x{height}: {room:?}");
                    }
                    assert!(room.stops.is_empty() || parts.iter().all(|part| part.x + part.width <= room.stops.x));
                }
            }
        }
    }
}
