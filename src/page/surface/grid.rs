//! Two kinds of item crossed: what joins each of the one with each of the other.

use std::collections::HashMap;
use std::fmt;

use crate::bundle::{Cleared, Edge, Id, Kind, Relation};
use crate::page::surface::joined::{JoinedBy, Joint, joints_of};

/// Two kinds crossed. Rows and columns are in the order of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The items down the side.
    pub rows: Vec<Id>,
    /// The items along the top.
    pub columns: Vec<Id>,
    cells: HashMap<(usize, usize), Vec<Joint>>,
    ties: HashMap<(usize, usize), Vec<GridTie>>,
}

/// A tie between the item of a row and the item of a column, read from the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridTie {
    /// How it reads: `uses`, `is the concern of`.
    pub label: &'static str,
    pub rel: Relation,
    /// The tie in words, where the link says more than its type.
    pub text: Option<String>,
}

impl fmt::Display for GridTie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label)?;
        self.text.as_ref().map_or(Ok(()), |text| write!(f, " — {text}"))
    }
}

/// Crosses two kinds.
pub fn cross(bundle: &Cleared, rows: Kind, columns: Kind) -> Grid {
    let ids = |kind| bundle.of_kind(kind).map(|item| item.id.clone()).collect::<Vec<Id>>();
    let mut grid = Grid { rows: ids(rows), columns: ids(columns), cells: HashMap::new(), ties: HashMap::new() };
    let places = |ids: &[Id]| ids.iter().cloned().zip(0..).collect::<HashMap<Id, usize>>();
    let (row_of, column_of) = (places(&grid.rows), places(&grid.columns));
    for edge in bundle.edges() {
        for (row, column, label) in
            [(&edge.from, &edge.to, edge.rel.label()), (&edge.to, &edge.from, edge.rel.inverse())]
        {
            if let (Some(&row), Some(&column)) = (row_of.get(row), column_of.get(column)) {
                grid.tie((row, column), edge, label);
            }
        }
    }
    for (row, item) in bundle.of_kind(rows).enumerate() {
        for (other, joints) in joints_of(bundle, item) {
            if let Some(&column) = column_of.get(other) {
                grid.cells.insert((row, column), joints);
            }
        }
    }
    grid
}

impl Grid {
    /// The items that join a row and a column.
    pub fn cell(&self, row: usize, column: usize) -> &[Joint] {
        self.cells.get(&(row, column)).map_or(&[], Vec::as_slice)
    }

    /// How a row and a column are joined at the firmest, and by how many items in that way.
    pub fn joined(&self, row: usize, column: usize) -> Option<(JoinedBy, usize)> {
        let joints = self.cell(row, column);
        let how = joints.iter().map(|joint| joint.how).min()?;
        Some((how, joints.iter().filter(|joint| joint.how == how).count()))
    }

    /// The ties between a row and a column themselves.
    pub fn ties(&self, row: usize, column: usize) -> &[GridTie] {
        self.ties.get(&(row, column)).map_or(&[], Vec::as_slice)
    }

    fn tie(&mut self, at: (usize, usize), edge: &Edge, label: &'static str) {
        if self.rows[at.0] == self.columns[at.1] {
            return;
        }
        let ties = self.ties.entry(at).or_default();
        if ties.iter().all(|tie| tie.label != label) {
            ties.push(GridTie { label, rel: edge.rel, text: edge.text.clone() });
        }
    }
}
