//! Where everything stands on a screen of a given size. One pure function: nothing is learnt while drawing.

use crate::page::{Column, PageRoom};

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    /// Whether a cell lies in it.
    pub const fn holds(self, column: u16, row: u16) -> bool {
        column >= self.x && row >= self.y && column < self.x + self.width && row < self.y + self.height
    }

    /// Whether it has no cell.
    pub const fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }

    /// What is left of it within another.
    pub fn within(self, outer: Self) -> Self {
        let x = self.x.clamp(outer.x, outer.x + outer.width);
        let y = self.y.clamp(outer.y, outer.y + outer.height);
        let right = (self.x + self.width).clamp(x, outer.x + outer.width);
        let bottom = (self.y + self.height).clamp(y, outer.y + outer.height);
        Self { x, y, width: right - x, height: bottom - y }
    }

    /// The area without its outermost cells.
    pub const fn inner(self, sides: u16, ends: u16) -> Self {
        Self {
            x: self.x + if self.width > 2 * sides { sides } else { 0 },
            y: self.y + if self.height > 2 * ends { ends } else { 0 },
            width: self.width.saturating_sub(2 * sides),
            height: self.height.saturating_sub(2 * ends),
        }
    }
}

/// A pane of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    Outline,
    Page,
    Links,
}

/// How the panes share the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Zen {
    /// As many panes as there is room for.
    #[default]
    Off,
    /// The pane that has the keys, alone.
    On,
}

/// Where everything stands. A pane that has no room is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    pub screen: Area,
    /// Whether the screen is too small for more than a line that says so.
    pub too_small: bool,
    /// The bar at the top: title and marking, then issuer, date and age where there is a second row.
    pub header: Area,
    /// The outline, with its title row.
    pub outline: Area,
    /// The page, with its title row.
    pub page: Area,
    /// The links, with their title row.
    pub links: Area,
    /// The bar at the bottom: where one is, then hints and marking.
    pub footer: Area,
    /// All panes together, where layers lie.
    pub body: Area,
}

/// From this width on there are two panes.
const TWO_PANES: u16 = 72;
/// From this width on there are three.
const THREE_PANES: u16 = 132;
/// Under this size only a line is shown.
const FLOOR: (u16, u16) = (12, 4);

impl Areas {
    /// Where everything stands on a screen of this size.
    pub fn of(size: (u16, u16), focus: Pane, zen: Zen) -> Self {
        let (width, height) = size;
        let screen = Area { x: 0, y: 0, width, height };
        if width < FLOOR.0 || height < FLOOR.1 {
            return Self { screen, too_small: true, ..Self::default() };
        }
        let bars = if height >= 16 { 2 } else { 1 };
        let header = Area { height: bars, ..screen };
        let footer = Area { y: height - bars, height: bars, ..screen };
        let body = Area { y: bars, height: height - 2 * bars, ..screen };
        let mut areas = Self { screen, too_small: false, header, footer, body, ..Self::default() };
        let columns = |x: u16, width: u16| Area { x, width, ..body };
        if zen == Zen::On || width < TWO_PANES {
            match focus {
                Pane::Outline => areas.outline = body,
                Pane::Page => areas.page = body,
                Pane::Links => areas.links = body,
            }
        } else if width < THREE_PANES {
            let aside = (width * 36 / 100).clamp(26, 44);
            // The three panes are a strip of which two are in view: the page keeps its width when the strip moves.
            match focus {
                Pane::Outline | Pane::Page => {
                    areas.outline = columns(0, aside);
                    areas.page = columns(aside + 1, width - aside - 1);
                }
                Pane::Links => {
                    areas.page = columns(0, width - aside - 1);
                    areas.links = columns(width - aside, aside);
                }
            }
        } else {
            let outline = (width * 27 / 100).clamp(30, 52);
            let links = (width * 24 / 100).clamp(28, 52);
            areas.outline = columns(0, outline);
            areas.page = columns(outline + 1, width - outline - links - 2);
            areas.links = columns(width - links, links);
        }
        areas
    }

    /// The pane's area, its title row among it.
    pub const fn pane(&self, pane: Pane) -> Area {
        match pane {
            Pane::Outline => self.outline,
            Pane::Page => self.page,
            Pane::Links => self.links,
        }
    }

    /// The part of a pane under its title row.
    pub const fn content(&self, pane: Pane) -> Area {
        let area = self.pane(pane);
        Area { y: area.y + (area.height > 1) as u16, height: area.height.saturating_sub(1), ..area }
    }

    /// Where the columns of the page lie in its pane, the text in the width that was asked for.
    pub fn page_columns(&self, wish: Option<u16>) -> PageColumns {
        let content = self.content(Pane::Page);
        let panel = if content.width >= BESIDE {
            Area { x: content.x + content.width - PANEL, width: PANEL, ..content }
        } else {
            Area::default()
        };
        let room = content.width - panel.width;
        let inner = room.saturating_sub(1);
        let width = wish.map_or(inner.min(MEASURE), |wish| wish.clamp(10, 400).min(inner)).max(1);
        let left = if panel.is_empty() { (inner.saturating_sub(width) / 2).min(14) } else { u16::from(inner > width) };
        PageColumns {
            text: Area { x: content.x + left, width: width.min(room.saturating_sub(left)), ..content },
            margin: if panel.is_empty() { panel } else { Area { x: panel.x + 3, width: MARGIN, ..content } },
            panel,
        }
    }

    /// Where a layer of a wished size lies: in the middle of the panes, as large as there is room.
    pub fn layer(&self, width: u16, height: u16) -> Area {
        let (width, height) = (width.min(self.body.width), height.min(self.body.height));
        Area {
            x: self.body.x + (self.body.width - width) / 2,
            y: self.body.y + (self.body.height - height) / 3,
            width,
            height,
        }
    }
}

/// Where the columns of a page lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageColumns {
    pub text: Area,
    /// What qualifies the item, beside the text; empty where there is no room for it.
    pub margin: Area,
    /// The ground of the margin.
    pub panel: Area,
}

impl PageColumns {
    pub const fn column(&self, column: Column) -> Area {
        match column {
            Column::Text => self.text,
            Column::Margin => self.margin,
        }
    }

    /// The room of a screen for the page.
    pub const fn room(&self) -> PageRoom {
        PageRoom { margin: self.margin.width, rows: self.text.height }
    }
}

/// From this width of its pane on a page has a margin.
const BESIDE: u16 = 108;
/// The cells of a margin: a cell of its scale is two and a half percent.
const MARGIN: u16 = 40;
/// The same with its ground at both sides.
const PANEL: u16 = MARGIN + 6;
/// The widest that a page is set: about 72 letters of text beside its labels and margin.
const MEASURE: u16 = 84;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_never_leave_the_screen_nor_overlap() {
        for width in 0..260 {
            for height in [0, 1, 3, 4, 5, 12, 15, 16, 24, 60] {
                for focus in [Pane::Outline, Pane::Page, Pane::Links] {
                    for zen in [Zen::Off, Zen::On] {
                        let areas = Areas::of((width, height), focus, zen);
                        if areas.too_small {
                            continue;
                        }
                        let panes = [areas.outline, areas.page, areas.links];
                        let shown: Vec<Area> = panes.into_iter().filter(|area| !area.is_empty()).collect();
                        assert!(!areas.pane(focus).is_empty(), "the selected pane is shown");
                        for pair in shown.windows(2) {
                            assert!(pair[0].x + pair[0].width <= pair[1].x || pair[1].x + pair[1].width <= pair[0].x);
                        }
                        for area in shown.into_iter().chain([areas.header, areas.footer]) {
                            assert_eq!(area.within(areas.screen), area);
                        }
                    }
                }
            }
        }
    }
}
