//! Where the columns of a list stand.

/// Where the columns of a list stand, in cells from its left edge. A column that has no room is as wide as nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListColumns {
    pub mark: u16,
    pub code: u16,
    pub title: u16,
    pub title_width: u16,
    /// What is said.
    pub says: u16,
    pub says_width: u16,
    /// What it rests on.
    pub counts: u16,
    pub counts_width: u16,
    /// The range on a scale.
    pub range: u16,
    pub range_width: u16,
    pub timeframe: u16,
    pub timeframe_width: u16,
    /// Whether every title is set in as many rows as it needs, and not the one in hand alone.
    pub wraps_all: bool,
}

/// Where a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListPlace {
    /// As wide as the screen.
    Alone,
    BesidePage,
}

/// The width of a list from which on it says more than a word and what it rests on.
const FULL: u16 = 160;

impl ListColumns {
    /// The columns of a list of this width; `code` is the width of its codes.
    pub fn of(width: u16, code: u16, place: ListPlace) -> Self {
        let beside_page = place == ListPlace::BesidePage;
        let mark = if width < 60 { 1 } else { 2 };
        let code_at = mark + 2;
        let title = code_at + if code == 0 { 0 } else { code + 1 };
        let mut columns = Self { mark, code: code_at, title, ..Self::default() };
        let right = width.saturating_sub(1);
        if beside_page || width < 60 {
            columns.title_width = right.saturating_sub(title);
            columns.wraps_all = beside_page;
            return columns;
        }
        if width >= FULL {
            (columns.says, columns.says_width) = (100, 22);
            (columns.counts, columns.counts_width) = (124, 10);
            (columns.range, columns.range_width) = (135, 29);
            (columns.timeframe, columns.timeframe_width) = (166, right.saturating_sub(166));
        } else {
            let (says, counts) = if width >= 100 { (22, 7) } else { (21, 6) };
            (columns.says, columns.says_width) = (width - says, says - counts - 1);
            (columns.counts, columns.counts_width) = (width - counts, counts - 1);
        }
        columns.title_width = columns.says.saturating_sub(title + 1);
        columns
    }
}
