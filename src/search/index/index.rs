//! The index of a library: segments that never change, so that it can be searched while more is added.

use std::sync::Arc;

use jiff::civil::Date;

use crate::bundle::Cleared;
use crate::search::index::build_segment::build_segment;
use crate::search::index::entries::IndexedItem;
use crate::search::index::merge::merge;
use crate::search::index::record::Record;
use crate::search::index::segment::Segment;

/// What was indexed so far. A clone is cheap and stays as it is while the original grows.
#[derive(Debug, Clone, Default)]
pub struct Index {
    segments: Vec<Arc<Segment>>,
}

/// How much larger a segment must be than the next to stay apart.
const GROWTH: usize = 3;

/// How many small segments may stand beside each other, and from how many items on a segment is large.
const MOST_SMALL: usize = 16;
const LARGE: usize = 16 * 1024;

impl Index {
    pub fn new() -> Self {
        Self::default()
    }

    /// The index of one bundle.
    pub fn of_bundle(bundle: &Cleared, today: Date) -> Self {
        let mut index = Self::new();
        index.add(bundle.items().iter().map(|item| Record::of(bundle, item, today)).collect());
        index
    }

    /// The index of these segments, which stay apart.
    pub const fn of_segments(segments: Vec<Arc<Segment>>) -> Self {
        Self { segments }
    }

    /// Adds items. Segments of like size are merged, so that there are never many of them.
    pub fn add(&mut self, records: Vec<Record>) {
        if records.is_empty() {
            return;
        }
        let entries =
            records.into_iter().zip(0..).map(|(record, place)| IndexedItem { record: Arc::new(record), place });
        self.segments.push(Arc::new(build_segment(entries.collect())));
        let mut first = self.segments.len() - 1;
        let mut size = self.segments[first].len();
        while first > 0 && self.segments[first - 1].len() < size * GROWTH {
            first -= 1;
            size += self.segments[first].len();
        }
        if first + 1 < self.segments.len() {
            let merged = merge(&self.segments[first..]);
            self.segments.truncate(first);
            self.segments.push(Arc::new(merged));
        }
    }

    /// Adds a segment. Small segments stay apart until there are many, since merging two costs as much as their size, and
    /// more are usually to come.
    pub fn join(&mut self, segment: Arc<Segment>) {
        if segment.is_empty() {
            return;
        }
        self.segments.push(segment);
        let small: Vec<Arc<Segment>> =
            self.segments.iter().filter(|segment| segment.len() < LARGE).map(Arc::clone).collect();
        if small.len() > MOST_SMALL {
            self.segments.retain(|segment| segment.len() >= LARGE);
            self.segments.push(Arc::new(merge(&small)));
        }
    }

    /// Merges all segments once nothing more is expected: a search is then a little quicker.
    pub fn merge_all(&mut self) {
        if self.segments.len() > 1 {
            self.segments = vec![Arc::new(merge(&self.segments))];
        }
    }

    pub fn len(&self) -> usize {
        self.segments.iter().map(|segment| segment.live()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    pub fn segments(&self) -> &[Arc<Segment>] {
        &self.segments
    }
}
