//! Where the panes of the overview stand. One pure function.

use crate::state::reader::overview::Overview;
use crate::state::screen::areas::{Area, LIST_BESIDE};

/// Where the panes of the overview stand. What has no room is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OverviewAreas {
    /// The panes, each with its head.
    pub panes: Vec<Area>,
    /// Whether the panes that are not in hand are one row each, apart from the judgements.
    pub folded: bool,
    pub legend: Area,
    pub counts: Area,
    pub caveats: Area,
    /// The item in hand, read beside the panes.
    pub aside: Area,
}

/// The room of the item in hand beside the panes, its ground among it.
const ASIDE: u16 = 68;
/// From this width on three panes stand beside each other.
const ABREAST: u16 = 100;
/// Rows of the pane in hand below the judgements, where there is little room.
const FOLDED: u16 = 4;

impl OverviewAreas {
    pub fn of(overview: &Overview, body: Area) -> Self {
        let mut areas = Self { panes: vec![Area::default(); overview.panes.len()], ..Self::default() };
        let mut left = body;
        if body.width >= LIST_BESIDE {
            left.width = body.width - ASIDE;
            areas.aside = Area { x: body.x + left.width, width: ASIDE, ..body };
        }
        if left.width >= ABREAST && body.height >= 18 {
            areas.abreast(overview, left);
        } else if left.width >= 60 && body.height >= 14 {
            areas.stacked(overview, left);
        } else if let Some(area) = areas.panes.get_mut(overview.hand) {
            *area = left.inner(u16::from(left.width > 30), 0);
        } else {
            areas.counts = left;
        }
        areas
    }

    /// Judgements above, the other panes side by side below.
    fn abreast(&mut self, overview: &Overview, left: Area) {
        let lines = |place: usize| overview.panes.get(place).map_or(0, |pane| cells(pane.lines.len()));
        let beside = cells(overview.panes.len().saturating_sub(1));
        let most = (1..overview.panes.len()).map(lines).max().unwrap_or(0);
        let first = overview.panes.first().map_or(0, |pane| cells(pane.first));
        // Heads of both bands, legend, counts, caveats.
        let room = left.height.saturating_sub(3 + 1 + u16::from(beside > 0));
        let air = room.saturating_sub(first + most).min(5);
        let room = room - air;
        let below = most.min(room.saturating_sub(first).max(room / 2));
        let above = (room - below).min(lines(0).max(1));
        let mut y = left.y + u16::from(air >= 2);
        let inset = Area { x: left.x + 1, width: left.width.saturating_sub(2), ..left };
        if let Some(area) = self.panes.first_mut() {
            *area = Area { y, height: above + 1, ..inset };
        }
        y += above + 1 + u16::from(air >= 1);
        if let Some(step) = left.width.checked_div(beside) {
            for (area, place) in self.panes.iter_mut().skip(1).zip(0..) {
                *area = Area { x: left.x + place * step + 1, y, width: step.saturating_sub(2), height: below + 1 };
            }
            y += below + 1;
        }
        let row = |y: u16| Area { y, height: 1, ..inset }.within(left);
        y += u16::from(air >= 3);
        self.legend = row(y);
        y += 1 + u16::from(air >= 4);
        self.counts = row(y);
        self.caveats = row(y + 1);
    }

    /// Judgements above, the pane in hand in a few rows, the others in one each.
    fn stacked(&mut self, overview: &Overview, left: Area) {
        self.folded = true;
        let inset = Area { x: left.x + 1, width: left.width.saturating_sub(2), ..left };
        let beside = overview.panes.len().saturating_sub(1);
        let open = overview.hand.clamp(1, beside.max(1));
        let below = if beside == 0 { 0 } else { FOLDED + cells(beside - 1) };
        let above = left.height.saturating_sub(below + 1);
        if let Some(area) = self.panes.first_mut() {
            *area = Area { height: above, ..inset };
        }
        let mut y = left.y + above;
        let order = std::iter::once(open).chain((1..=beside).filter(|place| *place != open));
        for place in order.filter(|_| beside > 0) {
            let height = if place == open { FOLDED } else { 1 };
            if let Some(area) = self.panes.get_mut(place) {
                *area = Area { y, height, ..inset };
            }
            y += height;
        }
        let row = Area { y, height: 1, ..inset }.within(left);
        if overview.hand >= overview.panes.len() {
            self.counts = row;
        } else {
            self.caveats = row;
        }
    }

    /// How many rows each pane has for its lines.
    pub fn heights(&self) -> Vec<usize> {
        self.panes.iter().map(|area| usize::from(area.height.saturating_sub(1)).max(1)).collect()
    }
}

fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX / 4).min(u16::MAX / 4)
}
