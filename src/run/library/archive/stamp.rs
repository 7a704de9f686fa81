//! What the system says of a file or a folder, by which it is known that it was not changed.

use std::fs::{self, Metadata};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::search::columns::bytes::{ByteReader, ByteWriter};

/// So long after a change its time tells it from the next: file systems count time in steps, and a clock of another machine
/// may be a little behind.
const SETTLED_NANOSECONDS: i128 = 2_000_000_000;

/// Device and inode, size, and the times of the last change of the content and of anything else, in nanoseconds. The last
/// cannot be set back by who edits a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    device: u64,
    inode: u64,
    size: u64,
    pub modified: i128,
    changed: i128,
}

/// Whether the stamp of a file is enough to know it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    Settled,
    /// It was changed just before it was read, or it is a link: its content is compared.
    Doubtful,
}

impl Stamp {
    /// A stamp that no file has.
    pub const NEVER: Self = Self { device: 0, inode: 0, size: 0, modified: i128::MIN, changed: i128::MIN };

    /// The stamp of what stands at a path, through links.
    pub fn of(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().map(|about| Self::new(&about))
    }

    fn new(about: &Metadata) -> Self {
        let time = |seconds: i64, nanoseconds: i64| i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
        Self {
            device: about.dev(),
            inode: about.ino(),
            size: about.size(),
            modified: time(about.mtime(), about.mtime_nsec()),
            changed: time(about.ctime(), about.ctime_nsec()),
        }
    }

    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Whether a change after this moment would be seen by the times.
    pub fn trust(&self) -> Trust {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|now| i128::try_from(now.as_nanos()).ok());
        let latest = self.changed.max(self.modified);
        match now {
            Some(now) if now - latest > SETTLED_NANOSECONDS => Trust::Settled,
            Some(_) | None => Trust::Doubtful,
        }
    }

    pub fn put(&self, writer: &mut ByteWriter) {
        let mut bytes = Vec::with_capacity(56);
        for number in [self.device, self.inode, self.size] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(self.modified.to_le_bytes());
        bytes.extend(self.changed.to_le_bytes());
        writer.short(&bytes);
    }

    pub fn read(reader: &mut ByteReader<'_>) -> Option<Self> {
        let bytes = reader.short()?;
        let number = |at: usize| Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        let time = |at: usize| Some(i128::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        Some(Self { device: number(0)?, inode: number(8)?, size: number(16)?, modified: time(24)?, changed: time(40)? })
    }
}
