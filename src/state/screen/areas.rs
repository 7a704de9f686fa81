//! Where everything stands on a screen of a given size. One pure function: nothing is learnt while drawing.

use crate::page::{PageColumn, PageRoom};
use crate::state::screen::list_columns::ListPlace;

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

/// What the reader shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mode {
    /// Key judgements, sectors, actors and tactics side by side.
    #[default]
    Overview,
    /// The list of a section, as wide as the screen.
    Choose,
    /// One item.
    Read,
}

/// A pane of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The list of a section.
    List,
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

/// What decides where everything stands, beside the size of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReaderLayout {
    pub mode: Mode,
    /// The pane that has the keys.
    pub pane: Pane,
    pub zen: Zen,
}

/// Where everything stands. A pane that has no room is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    pub screen: Area,
    /// Whether the screen is too small for more than a line that says so.
    pub too_small: bool,
    /// The rows at the top: title, date and marking; tabs; a hairline. As many as there is room for.
    pub header: Area,
    /// The list of a section, with its head.
    pub list: Area,
    /// What the list has in hand, beneath it.
    pub preview: Area,
    pub page: Area,
    /// The links, with their head.
    pub links: Area,
    /// The row at the bottom: keys and marking.
    pub footer: Area,
    /// All panes together, where layers lie.
    pub body: Area,
}

/// From this width on the links stand beside the page.
const LINKS_BESIDE: u16 = 72;
/// From this width on the list stands beside the page.
pub const LIST_BESIDE: u16 = 170;
/// The width of a list beside a page.
const LIST: u16 = 62;
/// Under this size only a line is shown.
const FLOOR: (u16, u16) = (12, 4);

impl Areas {
    /// Where everything stands in the reader, on a screen of this size.
    pub fn of(size: (u16, u16), layout: ReaderLayout) -> Self {
        let rows = match size.1 {
            16.. => 3,
            10..16 => 2,
            0..10 => 1,
        };
        let mut areas = Self::between(size, rows, 1);
        match layout.mode {
            Mode::Overview => {}
            Mode::Choose => areas.choose(layout.zen),
            Mode::Read => areas.read(layout),
        }
        areas
    }

    /// Where everything stands on slides, and on the speaker's own screen.
    pub fn on_stage(size: (u16, u16)) -> Self {
        let bars = if size.1 >= 16 { 2 } else { 1 };
        Self::between(size, bars, bars)
    }

    fn between(size: (u16, u16), above: u16, below: u16) -> Self {
        let (width, height) = size;
        let screen = Area { x: 0, y: 0, width, height };
        if width < FLOOR.0 || height < FLOOR.1 {
            return Self { screen, too_small: true, ..Self::default() };
        }
        let header = Area { height: above, ..screen };
        let footer = Area { y: height - below, height: below, ..screen };
        let body = Area { y: above, height: height - above - below, ..screen };
        Self { screen, header, footer, body, ..Self::default() }
    }

    fn choose(&mut self, zen: Zen) {
        let body = self.body;
        let below = match (zen, body.height) {
            (Zen::Off, 36..) => body.height * 2 / 5,
            (Zen::Off, 26..) => 9,
            (Zen::Off, 18..) => 4,
            (Zen::Off, 8..) => 2,
            (Zen::On | Zen::Off, _) => 0,
        };
        self.list = Area { height: body.height - below, ..body };
        self.preview = Area { y: body.y + body.height - below, height: below, ..body };
    }

    fn read(&mut self, layout: ReaderLayout) {
        let body = self.body;
        let columns = |x: u16, width: u16| Area { x, width, ..body };
        let alone = layout.zen == Zen::On;
        match layout.pane {
            Pane::List if alone || body.width < LIST_BESIDE => self.choose(layout.zen),
            Pane::Links if alone || body.width < LINKS_BESIDE => self.links = body,
            Pane::Page if alone => self.page = body,
            Pane::List | Pane::Page | Pane::Links => {
                let list = if body.width >= LIST_BESIDE { LIST } else { 0 };
                let links = if layout.pane == Pane::Links { (body.width * 36 / 100).clamp(26, 46) } else { 0 };
                self.list = columns(0, list);
                self.page = columns(list, body.width - list - links);
                self.links = columns(body.width - links, links);
            }
        }
    }

    /// Where the list stands.
    pub const fn list_place(&self) -> ListPlace {
        if self.page.width == 0 { ListPlace::Alone } else { ListPlace::BesidePage }
    }

    /// The pane's area, its head among it.
    pub const fn pane(&self, pane: Pane) -> Area {
        match pane {
            Pane::List => self.list,
            Pane::Page => self.page,
            Pane::Links => self.links,
        }
    }

    /// The part of a pane under its head: a row of air on a high screen, and the head of a list.
    pub const fn content(&self, pane: Pane) -> Area {
        let area = self.pane(pane);
        let air = (self.body.height >= 26) as u16;
        let head = match pane {
            Pane::Page => air,
            Pane::List | Pane::Links => air * (self.page.width > 0 || self.body.height >= 36) as u16 + 1,
        };
        let head = if area.height > head { head } else { 0 };
        Area { y: area.y + head, height: area.height - head, ..area }
    }

    /// Where the columns of the page lie in its pane, the text in the width that was asked for.
    pub fn page_columns(&self, wish: Option<u16>) -> PageColumns {
        let content = self.content(Pane::Page);
        let panel = if content.width >= BESIDE {
            Area { x: content.x + content.width - PANEL, width: PANEL, ..self.page }
        } else {
            Area::default()
        };
        let room = content.width - panel.width;
        let inner = room.saturating_sub(1);
        let width = wish.map_or(inner.min(MEASURE), |wish| wish.clamp(10, 400).min(inner)).max(1);
        let left = if panel.is_empty() { (inner.saturating_sub(width) / 2).min(1) } else { u16::from(inner > width) };
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
    pub const fn column(&self, column: PageColumn) -> Area {
        match column {
            PageColumn::Text => self.text,
            PageColumn::Margin => self.margin,
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
            for height in [0, 1, 3, 4, 5, 9, 10, 12, 15, 16, 24, 36, 50, 60] {
                for mode in [Mode::Overview, Mode::Choose, Mode::Read] {
                    for pane in [Pane::List, Pane::Page, Pane::Links] {
                        for zen in [Zen::Off, Zen::On] {
                            check(Areas::of((width, height), ReaderLayout { mode, pane, zen }), mode, pane);
                        }
                    }
                }
            }
        }
    }

    #[track_caller]
    fn check(areas: Areas, mode: Mode, pane: Pane) {
        if areas.too_small {
            return;
        }
        let panes = [areas.list, areas.preview, areas.page, areas.links];
        let shown: Vec<Area> = panes.into_iter().filter(|area| !area.is_empty()).collect();
        match mode {
            Mode::Overview => assert!(shown.is_empty()),
            Mode::Choose => assert!(!areas.list.is_empty()),
            Mode::Read => assert!(!areas.pane(pane).is_empty(), "the pane with the keys is shown"),
        }
        for (place, one) in shown.iter().enumerate() {
            for other in &shown[place + 1..] {
                assert!(one.within(*other).is_empty(), "{one:?} and {other:?}");
            }
        }
        for area in shown.into_iter().chain([areas.header, areas.footer]) {
            assert_eq!(area.within(areas.screen), area);
        }
    }
}
