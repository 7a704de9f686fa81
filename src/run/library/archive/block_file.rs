//! A file of blocks, each with its checksum, that is read by position. It is used only where it belongs to this user alone.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rustix::fs::OFlags;
use sha2::{Digest as _, Sha256};

use crate::run::library::cache::is_ours;
use crate::search::columns::column::Storage;

/// The size of a block, and how much of it is content.
const BLOCK: usize = 4096;
const CONTENT: usize = BLOCK - CHECKSUM;
const CHECKSUM: usize = 8;

/// Up to so many blocks are kept in memory when they are read together; more are a long row that is read once.
const KEPT_TOGETHER: u64 = 4;
/// So many blocks of a file are kept in memory at most.
const MOST_KEPT: usize = 1024;

/// Bytes in blocks with their checksums.
pub fn sealed(bytes: &[u8]) -> Vec<u8> {
    let mut file = Vec::with_capacity(bytes.len() + bytes.len() / CONTENT * CHECKSUM + BLOCK);
    for (number, content) in (0_u64..).zip(bytes.chunks(CONTENT)) {
        file.extend_from_slice(content);
        file.extend_from_slice(&checksum(number, content));
    }
    file
}

fn checksum(number: u64, content: &[u8]) -> [u8; CHECKSUM] {
    let whole = Sha256::new().chain_update(number.to_le_bytes()).chain_update(content).finalize();
    whole.first_chunk().copied().unwrap_or_default()
}

#[derive(Debug)]
pub struct BlockFile {
    file: File,
    length: u64,
    kept: Mutex<HashMap<u64, Arc<Vec<u8>>>>,
    /// Whether anything was read that is not what was written.
    odd: AtomicBool,
}

impl BlockFile {
    pub fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
        let mut how = File::options();
        how.read(true).custom_flags(i32::try_from(flags.bits()).unwrap_or_default());
        let file = how.open(path)?;
        let about = file.metadata()?;
        if !about.is_file() || !is_ours(&about) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(Self { file, length: about.len(), kept: Mutex::default(), odd: AtomicBool::new(false) })
    }

    pub fn is_odd(&self) -> bool {
        self.odd.load(Ordering::Relaxed)
    }

    /// The content of some blocks that follow each other.
    fn blocks(&self, blocks: Range<u64>) -> Option<Vec<u8>> {
        let size = u64::try_from(BLOCK).ok()?;
        let (from, to) = (blocks.start.checked_mul(size)?, blocks.end.checked_mul(size)?.min(self.length));
        let mut bytes = vec![0; usize::try_from(to.checked_sub(from)?).ok()?];
        self.file.read_exact_at(&mut bytes, from).ok()?;
        let mut content = Vec::with_capacity(bytes.len());
        for (number, block) in blocks.zip(bytes.chunks(BLOCK)) {
            let (own, sum) = block.split_last_chunk::<CHECKSUM>()?;
            if checksum(number, own) != *sum {
                return None;
            }
            content.extend_from_slice(own);
        }
        Some(content)
    }

    fn block(&self, number: u64) -> Option<Arc<Vec<u8>>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(block) = kept.get(&number) {
            return Some(Arc::clone(block));
        }
        let block = Arc::new(self.blocks(number..number + 1)?);
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(number, Arc::clone(&block));
        Some(block)
    }

    fn content(&self, range: &Range<u64>) -> Option<Vec<u8>> {
        let size = u64::try_from(CONTENT).ok()?;
        let blocks = range.start / size..range.end.div_ceil(size);
        let content = if blocks.end - blocks.start > KEPT_TOGETHER {
            self.blocks(blocks.clone())?
        } else {
            let mut content = Vec::new();
            for number in blocks.clone() {
                content.extend_from_slice(&self.block(number)?);
            }
            content
        };
        let skipped = usize::try_from(range.start - blocks.start * size).ok()?;
        let length = usize::try_from(range.end - range.start).ok()?;
        content.get(skipped..skipped.checked_add(length)?).map(<[u8]>::to_vec)
    }
}

impl Storage for BlockFile {
    fn read(&self, range: Range<u64>) -> Option<Vec<u8>> {
        let content = if range.start < range.end { self.content(&range) } else { Some(Vec::new()) };
        if content.is_none() {
            self.odd.store(true, Ordering::Relaxed);
        }
        content
    }
}
