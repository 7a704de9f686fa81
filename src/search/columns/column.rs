//! A row of numbers that lies in memory, or in a file from which the part that is asked for is read.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// What columns are read from by position. What cannot be read comes back as nothing, and is noted by the storage, so that
/// what was found with it is not believed.
pub trait Storage: fmt::Debug + Send + Sync {
    fn read(&self, range: Range<u64>) -> Option<Vec<u8>>;
}

/// A number of a fixed width.
pub trait Number: Copy + Default + Ord {
    const WIDTH: usize;

    /// The number that these bytes are, of which there are as many as its width.
    fn of_bytes(bytes: &[u8]) -> Self;

    fn put(self, bytes: &mut Vec<u8>);
}

macro_rules! numbers {
    ($($number:ty)+) => {
        $(impl Number for $number {
            const WIDTH: usize = size_of::<$number>();

            fn of_bytes(bytes: &[u8]) -> Self {
                bytes.first_chunk().map_or(0, |bytes| <$number>::from_le_bytes(*bytes))
            }

            fn put(self, bytes: &mut Vec<u8>) {
                bytes.extend(self.to_le_bytes());
            }
        })+
    };
}

numbers! { u8 u16 u32 u64 }

#[derive(Debug, Clone)]
pub enum NumberColumn<T> {
    Memory(Vec<T>),
    Stored(StoredColumn),
}

/// Where a column lies in a storage, and how many numbers it has.
#[derive(Debug, Clone)]
pub struct StoredColumn {
    pub storage: Arc<dyn Storage>,
    pub at: u64,
    pub length: usize,
}

impl<T> Default for NumberColumn<T> {
    fn default() -> Self {
        Self::Memory(Vec::new())
    }
}

impl<T> From<Vec<T>> for NumberColumn<T> {
    fn from(numbers: Vec<T>) -> Self {
        Self::Memory(numbers)
    }
}

impl<T: Number> NumberColumn<T> {
    pub const fn len(&self) -> usize {
        match self {
            Self::Memory(numbers) => numbers.len(),
            Self::Stored(stored) => stored.length,
        }
    }

    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers of a range; none where it is not within the column.
    pub fn get(&self, range: Range<usize>) -> Cow<'_, [T]> {
        match self {
            Self::Memory(numbers) => Cow::Borrowed(numbers.get(range).unwrap_or_default()),
            Self::Stored(stored) => {
                if range.is_empty() || range.end > stored.length {
                    return Cow::Borrowed(&[]);
                }
                let place = |place: usize| Some(stored.at + u64::try_from(place.checked_mul(T::WIDTH)?).ok()?);
                let bytes =
                    place(range.start).zip(place(range.end)).and_then(|(from, to)| stored.storage.read(from..to));
                Cow::Owned(bytes.unwrap_or_default().chunks_exact(T::WIDTH).map(T::of_bytes).collect())
            }
        }
    }

    pub fn all(&self) -> Cow<'_, [T]> {
        self.get(0..self.len())
    }

    pub fn at(&self, place: usize) -> Option<T> {
        match self {
            Self::Memory(numbers) => numbers.get(place).copied(),
            Self::Stored(_) => self.get(place..place.checked_add(1)?).first().copied(),
        }
    }

    /// The first place of which this does not hold, where it holds of all before and of none after.
    pub fn partition_point(&self, holds: impl Fn(T) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.at(middle).is_some_and(&holds) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Gives unused capacity back.
    pub fn shrink(&mut self) {
        if let Self::Memory(numbers) = self {
            numbers.shrink_to_fit();
        }
    }
}
