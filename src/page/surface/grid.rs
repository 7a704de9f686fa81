//! Two kinds of item crossed: what joins each of the one with each of the other.

use std::collections::HashMap;
use std::fmt;

use crate::bundle::{Bundle, Cleared, Edge, Id, Item, Kind, Relation};

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

/// What stands at the crossing of a row and a column, and how it joins them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joint {
    pub id: Id,
    pub how: JoinedBy,
}

/// How two items are joined, the firmest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JoinedBy {
    /// One is tied to the other.
    Link,
    /// A judgement concerns both.
    Judgement,
    /// A piece of evidence concerns both.
    Evidence,
    /// A statement names both, as two of one kind: side by side or as alternatives. It does not join them.
    Named,
}

impl JoinedBy {
    pub const ALL: [Self; 4] = [Self::Link, Self::Judgement, Self::Evidence, Self::Named];

    /// One cell that stands for it.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Link => "●",
            Self::Judgement => "◆",
            Self::Evidence => "■",
            Self::Named => "○",
        }
    }

    pub const fn words(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Judgement => "judgement",
            Self::Evidence => "evidence",
            Self::Named => "only named together",
        }
    }
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

/// Crosses two kinds. A judgement or a piece of evidence that concerns both an item of a row and one of a column joins
/// them. Where the two are tied directly, the one that is a statement joins them; of two that are not, the row's.
pub fn cross(bundle: &Cleared, rows: Kind, columns: Kind) -> Grid {
    let ids = |kind| bundle.of_kind(kind).map(|item| item.id.clone()).collect::<Vec<Id>>();
    let mut grid = Grid { rows: ids(rows), columns: ids(columns), cells: HashMap::new(), ties: HashMap::new() };
    let places = |ids: &[Id]| ids.iter().cloned().zip(0..).collect::<HashMap<Id, usize>>();
    let (row_of, column_of) = (places(&grid.rows), places(&grid.columns));
    for edge in bundle.edges() {
        for (row, column, label) in
            [(&edge.from, &edge.to, edge.rel.label()), (&edge.to, &edge.from, edge.rel.inverse())]
        {
            if let (Some(&row_at), Some(&column_at)) = (row_of.get(row), column_of.get(column)) {
                let joint = if is_statement(rows) || !is_statement(columns) { row } else { column };
                grid.tie((row_at, column_at), edge, label, joint);
            }
        }
    }
    for item in bundle.items().iter().filter(|item| is_statement(item.kind())) {
        let about = concerned(bundle, item);
        for row in about.iter().filter_map(|id| row_of.get(*id)) {
            for column in about.iter().filter_map(|id| column_of.get(*id)) {
                if grid.rows[*row] != grid.columns[*column] {
                    let how = if rows == columns {
                        JoinedBy::Named
                    } else if item.kind() == Kind::Judgement {
                        JoinedBy::Judgement
                    } else {
                        JoinedBy::Evidence
                    };
                    grid.join((*row, *column), &item.id, how);
                }
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

    fn tie(&mut self, at: (usize, usize), edge: &Edge, label: &'static str, joint: &Id) {
        if self.rows[at.0] == self.columns[at.1] {
            return;
        }
        let ties = self.ties.entry(at).or_default();
        if ties.iter().all(|tie| tie.label != label) {
            ties.push(GridTie { label, rel: edge.rel, text: edge.text.clone() });
        }
        self.join(at, joint, JoinedBy::Link);
    }

    fn join(&mut self, at: (usize, usize), id: &Id, how: JoinedBy) {
        let joints = self.cells.entry(at).or_default();
        match joints.iter_mut().find(|joint| joint.id == *id) {
            Some(joint) => joint.how = joint.how.min(how),
            None => joints.push(Joint { id: id.clone(), how }),
        }
    }
}

/// Whether items of a kind say something of others.
const fn is_statement(kind: Kind) -> bool {
    matches!(kind, Kind::Judgement | Kind::Evidence)
}

/// The items that a statement is about, covers, or is attributed to.
fn concerned<'b>(bundle: &'b Bundle, item: &Item) -> Vec<&'b Id> {
    let near = |edge: &&Edge| {
        matches!(edge.rel, Relation::Concerns | Relation::Covers | Relation::AttributedTo | Relation::DrawsOn)
    };
    bundle.edges_from(item.id.as_str()).filter(near).map(|edge| &edge.to).collect()
}
