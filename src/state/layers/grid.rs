//! The grid layer: two kinds crossed, with a cursor.

use crate::bundle::{Address, Bundle, Cleared, Id, Kind};
use crate::keymap::{Command, Context};
use crate::page::surface::grid::{Grid, cross};
use crate::page::surface::joined::JoinedBy;
use crate::state::answer::Answer;
use crate::state::layers::overlay::{ClickAreas, Overlay};
use crate::state::layers::surroundings::Surroundings;
use crate::state::screen::areas::{Area, Areas};
use crate::state::screen::scroll::Scroll;

/// The kinds that can be crossed.
pub const KINDS: [Kind; 8] = [
    Kind::Actor,
    Kind::Tactic,
    Kind::Judgement,
    Kind::Evidence,
    Kind::Sector,
    Kind::Technology,
    Kind::Region,
    Kind::Source,
];

/// The width of a column of the grid.
pub const GRID_COLUMN: u16 = 5;

/// How the columns of the grid are titled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnTitles {
    /// By ids that are short enough for one row.
    Ids,
    /// By some names at least, written downwards.
    Names,
}

/// Whether an id is short enough to stand over its column.
pub fn fits_across(id: &Id) -> bool {
    id.as_str().len() < usize::from(GRID_COLUMN)
}

/// Where the grid lies: its frame, the width of its row titles, the height of its column titles, the width of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GridAreas {
    /// The whole layer, its border among it.
    pub frame: Area,
    /// The cells of marks, without titles.
    pub cells: Area,
    /// The width of the row titles.
    pub titles: u16,
    /// The rows that the column titles take.
    pub title_rows: u16,
    /// What is said of the cell under the cursor, below the grid.
    pub foot: Area,
}

/// Where the grid lies.
pub fn grid_areas(areas: &Areas, column_titles: ColumnTitles) -> GridAreas {
    let frame = areas.body;
    let inner = frame.inner(2, 1);
    let titles = (inner.width / 3).clamp(8, 34).min(inner.width);
    let most = match column_titles {
        ColumnTitles::Ids => 1,
        ColumnTitles::Names => 16,
    };
    let title_rows = (inner.height * 2 / 5).clamp(1, most).min(inner.height);
    let foot_rows = if inner.height > 14 { 4 } else { u16::from(inner.height > 6) * 2 };
    let foot = Area { y: inner.y + inner.height - foot_rows, height: foot_rows, ..inner };
    let cells = Area {
        x: inner.x + titles,
        y: inner.y + title_rows,
        width: inner.width - titles,
        height: inner.height.saturating_sub(title_rows + foot_rows),
    };
    GridAreas { frame, cells, titles, title_rows, foot }
}

/// How many rows and columns of the grid are in view.
pub fn grid_in_view(areas: &Areas, column_titles: ColumnTitles) -> (usize, usize) {
    let cells = grid_areas(areas, column_titles).cells;
    (usize::from(cells.height).max(1), usize::from(cells.width / GRID_COLUMN).max(1))
}

/// A grid and the cursor in it.
#[derive(Debug, Clone)]
pub struct GridLayer {
    /// The kind of the rows.
    pub rows: Kind,
    /// The kind of the columns.
    pub columns: Kind,
    /// The table of marks.
    pub grid: Grid,
    /// The row under the cursor.
    pub row: Scroll,
    /// The column under the cursor.
    pub column: Scroll,
    bundle: Id,
}

impl GridLayer {
    /// The kinds that are crossed first: who does what.
    pub const FIRST: (Kind, Kind) = (Kind::Actor, Kind::Tactic);

    /// Two kinds of a bundle, crossed, with the cursor on the first mark.
    pub fn new(bundle: &Cleared, rows: Kind, columns: Kind) -> Self {
        let grid = cross(bundle, rows, columns);
        let marked = |&(row, column): &(usize, usize)| !grid.cell(row, column).is_empty();
        let cells = (0..grid.rows.len()).flat_map(|row| (0..grid.columns.len()).map(move |column| (row, column)));
        let (row, column) = cells.into_iter().find(marked).unwrap_or_default();
        Self {
            rows,
            columns,
            row: Scroll { cursor: row, top: 0 },
            column: Scroll { cursor: column, top: 0 },
            grid,
            bundle: bundle.key().clone(),
        }
    }

    /// How its columns are titled.
    pub fn column_titles(&self) -> ColumnTitles {
        if self.grid.columns.iter().all(fits_across) { ColumnTitles::Ids } else { ColumnTitles::Names }
    }

    /// The items that the row and the column under the cursor are.
    pub fn current(&self) -> (Option<&Id>, Option<&Id>) {
        (self.grid.rows.get(self.row.cursor), self.grid.columns.get(self.column.cursor))
    }

    fn open(&self) -> Answer {
        let (Some(row), Some(column)) = self.current() else { return Answer::Done };
        let joining = self.grid.cell(self.row.cursor, self.column.cursor);
        match joining {
            [] => Answer::Say(format!("nothing joins {row} and {column}")),
            [one] => Answer::Open(Address { bundle: self.bundle.clone(), item: one.id.clone() }),
            several => Answer::Offer {
                title: if several.iter().all(|joint| joint.how == JoinedBy::Named) {
                    format!("What only names {row} and {column} together · {}", several.len())
                } else {
                    format!("What joins {row} and {column} · {}", several.len())
                },
                items: several.iter().map(|joint| (joint.id.clone(), joint.how.words().to_owned())).collect(),
            },
        }
    }
}

impl Overlay for GridLayer {
    fn context(&self) -> Context {
        Context::Grid
    }

    fn act(&mut self, command: Command, around: &Surroundings<'_>) -> Answer {
        let (height, width) = grid_in_view(&around.areas, self.column_titles());
        let (rows, columns) = (self.grid.rows.len(), self.grid.columns.len());
        let sideways = match command {
            Command::Left => Some(Command::Up),
            Command::Right => Some(Command::Down),
            _ => None,
        };
        if let Some(step) = sideways {
            self.column.act(step, columns, width);
            return Answer::Done;
        }
        if self.row.act(command, rows, height) {
            return Answer::Done;
        }
        match command {
            Command::GridRows => Answer::Cross(next(self.rows), self.columns),
            Command::GridColumns => Answer::Cross(self.rows, next(self.columns)),
            Command::Enter => self.open(),
            Command::Close => Answer::Close,
            _ => Answer::Pass,
        }
    }

    fn click_areas(&self, around: &Surroundings<'_>) -> ClickAreas {
        ClickAreas::of(grid_areas(&around.areas, self.column_titles()).frame)
    }

    fn in_view(&self, around: &Surroundings<'_>, see: &mut dyn FnMut(&Bundle, &Id)) {
        let Some((bundle, _)) = around.stage.open() else { return };
        self.grid.rows.iter().chain(&self.grid.columns).for_each(|id| see(bundle, id));
        self.grid.cell(self.row.cursor, self.column.cursor).iter().for_each(|joint| see(bundle, &joint.id));
    }

    fn layout(&mut self, around: &Surroundings<'_>) {
        let (height, width) = grid_in_view(&around.areas, self.column_titles());
        self.row.keep_in_view(self.grid.rows.len(), height);
        self.column.keep_in_view(self.grid.columns.len(), width);
    }
}

fn next(kind: Kind) -> Kind {
    let place = KINDS.iter().position(|&k| k == kind).map_or(0, |place| (place + 1) % KINDS.len());
    KINDS[place]
}
