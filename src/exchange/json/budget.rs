//! How much of a file of another format is read. What is above that is refused with a sentence, before it costs memory.

use std::fmt;

/// The largest file. All of it is in memory at once, and what is made of it takes up to five times as much again: the
/// whole stays below 400 MB, which a laptop has to spare.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// The most objects in a file.
pub const MOST_OBJECTS: usize = 1_000_000;

/// So many objects may be as small as they like. Of more, each must be paid for by this many bytes of the file: an item takes
/// about six hundred bytes, however little it says, and a file of empty objects would cost many times its size.
const FREE_OBJECTS: usize = 20_000;
const BYTES_FOR_AN_OBJECT: usize = 200;

/// How many warnings are told one by one.
pub const MOST_WARNINGS: usize = 2_000;

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    TooLarge {
        bytes: u64,
    },
    TooManyObjects {
        objects: usize,
        most: usize,
    },
    /// It is not what its beginning promises; where it is not, in words.
    Malformed {
        format: &'static str,
        why: String,
    },
    /// It is a bundle of the program's own, in JSON.
    Own,
    /// It is JSON, and none of the formats that are known.
    Unknown {
        found: String,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                let (size, most) = (bytes.div_ceil(1024 * 1024), LARGEST / (1024 * 1024));
                write!(f, "it is {size} MB, and at most {most} MB are read; split it into several files")
            }
            Self::TooManyObjects { objects, most } => {
                write!(f, "it holds {objects} objects, and at most {most} are read of a file of its size; split it")
            }
            Self::Malformed { format, why } => write!(f, "it is no {format} that can be read: {why}"),
            Self::Own => f.write_str("it is a bundle of this program already"),
            Self::Unknown { found } => {
                write!(f, "it is {found}, and neither a STIX bundle nor a MISP event, galaxy or list of events")
            }
        }
    }
}

/// Refuses a file that is too large.
pub fn check_size(bytes: u64) -> Result<(), Refusal> {
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX);
    if bytes > most { Err(Refusal::TooLarge { bytes }) } else { Ok(()) }
}

/// Refuses more objects than a file of so many bytes may hold.
pub fn check_objects(objects: usize, bytes: usize) -> Result<(), Refusal> {
    let most = (bytes / BYTES_FOR_AN_OBJECT).clamp(FREE_OBJECTS, MOST_OBJECTS);
    if objects > most { Err(Refusal::TooManyObjects { objects, most }) } else { Ok(()) }
}
