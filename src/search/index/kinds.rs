//! The kind of each item of a segment, and how many items of a set are of each kind.

use std::sync::OnceLock;

use crate::bundle::Kind;
use crate::search::columns::bits::Bits;
use crate::search::columns::column::NumberColumn;

#[derive(Debug, Clone, Default)]
pub struct Kinds {
    column: NumberColumn<u8>,
    /// The items of each kind, once they were asked for.
    sets: OnceLock<Vec<Bits>>,
}

/// Up to how many items are counted one by one.
const FEW: usize = 4096;

impl Kinds {
    pub fn of(kinds: impl Iterator<Item = Option<Kind>>) -> Self {
        let number = |kind: Kind| Kind::ALL.into_iter().position(|each| each == kind);
        let column: Vec<u8> = kinds
            .map(|kind| kind.and_then(number).and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX))
            .collect();
        Self::stored(column.into())
    }

    /// The kinds of a column that was written by this program.
    pub const fn stored(column: NumberColumn<u8>) -> Self {
        Self { column, sets: OnceLock::new() }
    }

    pub const fn column(&self) -> &NumberColumn<u8> {
        &self.column
    }

    fn sets(&self) -> &[Bits] {
        self.sets.get_or_init(|| {
            let mut sets = vec![Bits::none(self.column.len()); Kind::ALL.len()];
            for (doc, &number) in (0..).zip(self.column.all().iter()) {
                if let Some(set) = sets.get_mut(usize::from(number)) {
                    set.insert(doc);
                }
            }
            sets
        })
    }

    /// The items of a kind.
    pub fn set(&self, kind: Kind) -> Option<&Bits> {
        Kind::ALL.into_iter().position(|each| each == kind).and_then(|place| self.sets().get(place))
    }

    /// Adds to the counts, in the order of all kinds, how many of a set of so many items are of each.
    pub fn count(&self, found: &Bits, size: usize, counts: &mut [usize]) {
        if size > FEW {
            for (count, set) in counts.iter_mut().zip(self.sets()) {
                *count += found.shared(set);
            }
            return;
        }
        for doc in found.iter() {
            let number = self.column.at(doc as usize).unwrap_or(u8::MAX);
            if let Some(count) = counts.get_mut(usize::from(number)) {
                *count += 1;
            }
        }
    }
}
