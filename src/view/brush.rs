//! Painting cells: text in a role, cut by grapheme, on a ground.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use crate::state::Area;
use crate::text::prose;
use crate::theme::{Role, Theme};

/// The longest grapheme that is drawn whole, in bytes: a family of four with its joiners has 25.
const LONGEST_GRAPHEME: usize = 64;

/// A brush: the cells to paint on, and the theme to paint with.
pub struct Brush<'a> {
    pub cells: &'a mut Buffer,
    pub theme: &'a Theme,
}

impl Brush<'_> {
    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Clears an area and gives it the ground of a role.
    pub fn ground(&mut self, area: Area, role: Role) {
        let style = self.style(Role::Text).patch(self.style(role));
        let area = rect(area).intersection(self.cells.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                let cell = &mut self.cells[(x, y)];
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Lays the style of a role over an area, and leaves its text.
    pub fn tint(&mut self, area: Area, role: Role) {
        let style = self.style(role);
        let area = rect(area).intersection(self.cells.area);
        self.cells.set_style(area, style);
    }

    /// Paints text from the left end of a row, as far as the row reaches; a wide grapheme that would be cut is left out.
    /// Returns how many cells it took.
    pub fn text(&mut self, row: Area, text: &str, role: Role) -> u16 {
        let style = self.theme.letters(role);
        let bounds = self.cells.area;
        let (mut x, y) = (row.x, row.y);
        let end = x.saturating_add(row.width).min(bounds.right());
        if y < bounds.top() || y >= bounds.bottom() {
            return 0;
        }
        for (grapheme, cells) in prose::graphemes(text) {
            let cells = u16::try_from(cells).unwrap_or(u16::MAX);
            if cells == 0 {
                continue;
            }
            if x.saturating_add(cells) > end {
                break;
            }
            if let ([b' '..=b'~'], Some(cell)) = (grapheme.as_bytes(), self.cells.cell_mut((x, y))) {
                // Nearly every cell holds one of these, and each frame passes here cell by cell.
                cell.set_symbol(grapheme).set_style(style);
            } else {
                self.cells.set_stringn(x, y, drawable(grapheme), usize::from(cells), style);
            }
            x += cells;
        }
        x - row.x
    }

    /// Paints text that ends with `…` where it does not fit.
    pub fn fitted(&mut self, row: Area, text: &str, role: Role) -> u16 {
        let cut = prose::truncate(text, usize::from(row.width));
        self.text(row, &cut, role)
    }

    /// Paints text so that it ends at the right end of a row; returns the width that is left before it.
    pub fn right(&mut self, row: Area, text: &str, role: Role) -> u16 {
        let wanted = u16::try_from(prose::width(text)).unwrap_or(u16::MAX).min(row.width);
        self.fitted(row_at(row.x + row.width - wanted, row.y, wanted), text, role);
        row.width - wanted
    }

    /// Paints text whose highlighted ranges, in bytes, stand out; cut with `…` where it does not fit.
    pub fn highlighted(&mut self, row: Area, text: &str, spans: &[Range<usize>], role: Role) -> u16 {
        let fits = prose::width(text) <= usize::from(row.width);
        let (mut x, mut place) = (row.x, 0);
        let end = row.x.saturating_add(row.width).saturating_sub(u16::from(!fits));
        for grapheme in text.graphemes(true) {
            let matched = spans.iter().any(|span| span.contains(&place));
            let role = if matched { Role::Match } else { role };
            let used = self.text(row_at(x, row.y, end.saturating_sub(x)), grapheme, role);
            if used == 0 && prose::width(grapheme) > 0 {
                break;
            }
            x += used;
            place += grapheme.len();
        }
        if !fits {
            x += self.text(row_at(x, row.y, 1), "…", role);
        }
        x - row.x
    }

    /// Paints as much of a text as fits so that its first highlighted range is in view, `…` where it is cut at either end.
    pub fn around(&mut self, row: Area, text: &str, spans: &[Range<usize>], role: Role) -> u16 {
        let room = usize::from(row.width);
        let first = spans.first().map_or(0, |span| span.start);
        let before = text.get(..first).unwrap_or_default();
        if prose::width(text) <= room || prose::width(before) < room / 2 {
            return self.highlighted(row, text, spans, role);
        }
        // Words are left out from the start until a third of the room is left before what is highlighted.
        let mut cut = 0;
        for (place, word) in text.split_word_bound_indices() {
            if place >= first || prose::width(&text[place..first]) <= room / 3 {
                break;
            }
            cut = place + word.len();
        }
        let cut = cut.min(first);
        let used = self.text(row, "…", role);
        let rest = text[cut..].trim_start();
        let cut = text.len() - rest.len();
        let moved = spans.iter().map(|span| span.start.saturating_sub(cut)..span.end.saturating_sub(cut));
        used + self.highlighted(after(row, used), rest, &moved.collect::<Vec<_>>(), role)
    }

    /// Fills a row of cells with one grapheme.
    pub fn rule(&mut self, row: Area, grapheme: &str, role: Role) {
        let text = grapheme.repeat(usize::from(row.width));
        self.text(row, &text, role);
    }

    /// Draws the frame of a layer over what lies below, with its title; where its inside lies is for the layer to say.
    pub fn frame(&mut self, area: Area, title: &str) {
        self.ground(area, Role::Popup);
        if area.width < 2 || area.height < 2 {
            return;
        }
        let (left, right) = (area.x, area.x + area.width - 1);
        let bottom = area.y + area.height - 1;
        let across = "─".repeat(usize::from(area.width - 2));
        self.text(row_at(left, area.y, area.width), &format!("╭{across}╮"), Role::PopupBorder);
        self.text(row_at(left, bottom, area.width), &format!("╰{across}╯"), Role::PopupBorder);
        for y in area.y + 1..bottom {
            self.text(row_at(left, y, 1), "│", Role::PopupBorder);
            self.text(row_at(right, y, 1), "│", Role::PopupBorder);
        }
        let room = area.width.saturating_sub(4);
        if room > 4 && !title.is_empty() {
            let title = prose::clean(title);
            let cut = prose::truncate(&title, usize::from(room - 2)).into_owned();
            self.text(row_at(left + 2, area.y, room), &format!(" {cut} "), Role::PaneTitleFocused);
        }
    }

    /// Marks the line of a list that is under the cursor: by a sign beside the colour, so that it is seen without any.
    pub fn selected(&mut self, row: Area) {
        let area = rect(row).intersection(self.cells.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                let cell = &mut self.cells[(x, y)];
                cell.set_style(self.theme.in_hand(cell.fg));
            }
        }
        self.text(row_at(row.x, row.y, 1), "▌", Role::BorderFocused);
    }

    /// Draws a scrollbar down a column of cells, where a list of so many lines has more than fits.
    pub fn scrollbar(&mut self, area: Area, top: usize, lines: usize) {
        let height = usize::from(area.height);
        if lines <= height || area.is_empty() {
            return;
        }
        let thumb = (height * height / lines).clamp(1, height);
        let from = top * (height - thumb) / (lines - height).max(1);
        for row in 0..height {
            let inside = (from..from + thumb).contains(&row);
            let (grapheme, role) = if inside { ("┃", Role::ScrollThumb) } else { ("│", Role::ScrollTrack) };
            let y = area.y + u16::try_from(row).unwrap_or(0);
            self.text(row_at(area.x, y, 1), grapheme, role);
        }
    }
}

/// What of a grapheme is drawn: all of it, unless something in it steers or hides, or it is a tower of accents that would
/// be sent with every frame; then its letter alone.
fn drawable(grapheme: &str) -> &str {
    if grapheme.len() <= LONGEST_GRAPHEME && matches!(prose::clean(grapheme), Cow::Borrowed(_)) {
        return grapheme;
    }
    let letter = grapheme.split_at(grapheme.chars().next().map_or(0, char::len_utf8)).0;
    if matches!(prose::clean(letter), Cow::Borrowed(_)) { letter } else { "\u{FFFD}" }
}

/// A row of so many cells from this one on.
pub const fn row_at(x: u16, y: u16, width: u16) -> Area {
    Area { x, y, width, height: 1 }
}

/// An area as ratatui has it.
pub const fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}

/// The rows of an area, from the top.
pub fn rows(area: Area) -> impl Iterator<Item = Area> {
    (area.y..area.y.saturating_add(area.height)).map(move |y| Area { y, height: 1, ..area })
}

/// The last column of an area.
pub const fn last_column(area: Area) -> Area {
    Area { x: area.x + area.width.saturating_sub(1), width: 1, ..area }
}

/// The column of the frame beside what stands in it.
pub const fn after_frame(inner: Area) -> Area {
    Area { x: inner.x + inner.width + 1, width: 1, ..inner }
}

/// A row without its first cells.
pub const fn after(row: Area, cells: u16) -> Area {
    let cells = if cells > row.width { row.width } else { cells };
    Area { x: row.x + cells, width: row.width - cells, ..row }
}
