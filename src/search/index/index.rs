//! The index of a library: parts that never change, so that it can be searched while more is added.

use std::sync::Arc;

use jiff::civil::Date;

use crate::bundle::Bundle;
use crate::search::index::gather::gather;
use crate::search::index::merge::merge;
use crate::search::index::part::{Entry, Part};
use crate::search::index::record::Record;

/// What has been indexed so far. A clone is cheap and stays as it is while the original grows.
#[derive(Debug, Clone, Default)]
pub struct Index {
    parts: Vec<Arc<Part>>,
}

/// How much larger a part must be than the one after it to stay apart.
const GROWTH: usize = 3;

/// How many small parts may stand beside each other, and from how many items on a part is not small.
const MANY: usize = 16;
const LARGE: usize = 16 * 1024;

impl Index {
    /// An index of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The index of one bundle.
    pub fn of_bundle(bundle: &Bundle, today: Date) -> Self {
        let mut index = Self::new();
        index.add(bundle.items().iter().map(|item| Record::of(bundle, item, today)).collect());
        index
    }

    /// Adds items. Parts of like size are put together, so that there are never many of them.
    pub fn add(&mut self, records: Vec<Record>) {
        if records.is_empty() {
            return;
        }
        let entries = records.into_iter().zip(0..).map(|(record, place)| Entry { record: Arc::new(record), place });
        self.parts.push(Arc::new(gather(entries.collect())));
        let mut first = self.parts.len() - 1;
        let mut size = self.parts[first].len();
        while first > 0 && self.parts[first - 1].len() < size * GROWTH {
            first -= 1;
            size += self.parts[first].len();
        }
        if first + 1 < self.parts.len() {
            let merged = merge(&self.parts[first..]);
            self.parts.truncate(first);
            self.parts.push(Arc::new(merged));
        }
    }

    /// Adds a part that is indexed already. Small parts stay apart until there are many of them, since to put two together
    /// costs as much as both are large, and whoever has some has more to come.
    pub fn join(&mut self, part: Arc<Part>) {
        if part.is_empty() {
            return;
        }
        self.parts.push(part);
        let small: Vec<Arc<Part>> = self.parts.iter().filter(|part| part.len() < LARGE).map(Arc::clone).collect();
        if small.len() > MANY {
            self.parts.retain(|part| part.len() >= LARGE);
            self.parts.push(Arc::new(merge(&small)));
        }
    }

    /// Puts everything into one part, once nothing more is expected: a search is then a little quicker.
    pub fn settle(&mut self) {
        if self.parts.len() > 1 {
            self.parts = vec![Arc::new(merge(&self.parts))];
        }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    pub fn parts(&self) -> &[Arc<Part>] {
        &self.parts
    }
}
