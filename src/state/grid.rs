//! The grid layer: two kinds crossed, with a cursor.

use crate::bundle::{Address, Bundle, Id, Kind};
use crate::keymap::Command;
use crate::page::surface::grid::{Grid, cross};
use crate::state::answer::Answer;
use crate::state::scroll::Scroll;

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
pub enum Heads {
    /// By ids that are short enough for one row.
    Ids,
    /// By some names at least, written downwards.
    Names,
}

/// Whether an id is short enough to stand over its column.
pub fn fits_across(id: &Id) -> bool {
    id.as_str().len() < usize::from(GRID_COLUMN)
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
    pub fn new(bundle: &Bundle, rows: Kind, columns: Kind) -> Self {
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
            bundle: bundle.id().clone(),
        }
    }

    /// How its columns are titled.
    pub fn heads(&self) -> Heads {
        if self.grid.columns.iter().all(fits_across) { Heads::Ids } else { Heads::Names }
    }

    /// Keeps the cursor in view, so many rows and columns being in view.
    pub fn settle(&mut self, (height, width): (usize, usize)) {
        self.row.settle(self.grid.rows.len(), height);
        self.column.settle(self.grid.columns.len(), width);
    }

    /// The items that the row and the column under the cursor are.
    pub fn current(&self) -> (Option<&Id>, Option<&Id>) {
        (self.grid.rows.get(self.row.cursor), self.grid.columns.get(self.column.cursor))
    }

    /// Does what a command means here; so many rows and columns are in view.
    pub fn act(&mut self, command: Command, height: usize, width: usize) -> Answer {
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

    fn open(&self) -> Answer {
        let (Some(row), Some(column)) = self.current() else { return Answer::Done };
        let joining = self.grid.cell(self.row.cursor, self.column.cursor);
        match joining {
            [] => Answer::Say(format!("nothing joins {row} and {column}")),
            [one] => Answer::Open(Address { bundle: self.bundle.clone(), item: one.clone() }),
            several => Answer::Offer {
                title: format!("What joins {row} and {column} · {}", several.len()),
                items: several.iter().map(|id| (id.clone(), String::new())).collect(),
            },
        }
    }
}

fn next(kind: Kind) -> Kind {
    let place = KINDS.iter().position(|&k| k == kind).map_or(0, |place| (place + 1) % KINDS.len());
    KINDS[place]
}
