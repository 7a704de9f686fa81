//! Where the parts of the speaker's own screen lie.

use crate::state::screen::areas::{Area, Areas};

/// From this width on the stops of the walk stand beside the notes.
const STOPS_BESIDE: u16 = 112;

/// What the notes and their margins take of a wide screen.
const NOTES: u16 = 76;

/// Where the parts of the speaker's own screen lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NotesAreas {
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
pub fn notes_areas(areas: &Areas, title: u16) -> NotesAreas {
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
    NotesAreas { banner, head, notes: Area { y: top, height: below.saturating_sub(top), ..column }, next, shown, stops }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_the_notes_never_overlap_nor_leave_the_screen() {
        for width in (12..320).step_by(7) {
            for height in 4..110 {
                for title in 0..4 {
                    let areas = Areas::on_stage((width, height));
                    let parts_of = notes_areas(&areas, title);
                    let parts = [parts_of.banner, parts_of.head, parts_of.notes, parts_of.next, parts_of.shown];
                    for pair in parts.windows(2) {
                        assert!(pair[0].y + pair[0].height <= pair[1].y, "{width}x{height}: {parts_of:?}");
                    }
                    for part in parts.into_iter().chain([parts_of.stops]) {
                        assert_eq!(part.within(areas.body), part, "{width}x{height}: {parts_of:?}");
                    }
                    assert!(
                        parts_of.stops.is_empty() || parts.iter().all(|part| part.x + part.width <= parts_of.stops.x)
                    );
                }
            }
        }
    }
}
