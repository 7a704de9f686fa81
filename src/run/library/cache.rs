//! What was read before, cached in the state folder for a quicker start. A file is used only if it is complete, belongs to
//! this user alone, and was written by this very program from the same content; otherwise it is made again.

use std::env;
use std::fs::{self, DirBuilder, File, Metadata};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use rustix::fs::OFlags;
use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;

use crate::load::Digest;
use crate::run::os::write_file;
use crate::search::columns::bytes::{ByteReader, ByteWriter};
use crate::search::kept::store::Fingerprint;

/// The version of the files.
const FORMAT: u32 = 1;

/// How a file begins.
const MAGIC: &[u8; 16] = b"briefing cache \n";

/// The largest file that is written or read.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The extension of a file.
const ENDING: &str = "cache";

/// A file that was not read for so long is deleted, and so are the oldest where all are larger than this.
const UNUSED: Duration = Duration::from_secs(60 * 24 * 60 * 60);
const MOST: u64 = 2 * 1024 * 1024 * 1024;

/// A file that is read is marked as used again after so long.
const MARK_INTERVAL: Duration = Duration::from_secs(24 * 60 * 60);

/// The folder of the cache.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

/// What one file holds: the bundles of a batch, and their index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CacheFile {
    /// The bundles, each by the digest of its files, compiled.
    pub bundles: Vec<(Digest, String)>,
    /// The writer index of the items of this fingerprint.
    pub words: Option<(Fingerprint, Vec<u8>)>,
}

impl Cache {
    pub fn in_folder(state: &Path) -> Self {
        Self { folder: state.join("cache") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name).with_extension(ENDING)
    }

    /// What the file of that name holds; nothing where it does not exist, or is not valid in every respect.
    pub fn read(&self, name: &str) -> Option<CacheFile> {
        fs::symlink_metadata(&self.folder).ok().filter(|about| about.is_dir() && is_ours(about))?;
        let mut how = File::options();
        let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
        how.read(true).custom_flags(i32::try_from(flags.bits()).ok()?);
        let file = how.open(self.path(name)).ok()?;
        let about = file.metadata().ok().filter(|about| about.is_file() && is_ours(about) && about.len() <= LARGEST)?;
        let mut bytes = Vec::new();
        (&file).take(LARGEST).read_to_end(&mut bytes).ok()?;
        let content = decode(&bytes)?;
        if about.modified().ok()?.elapsed().is_ok_and(|age| age > MARK_INTERVAL) {
            // A file that cannot be marked is deleted some day, and made again.
            let _ = file.set_modified(SystemTime::now());
        }
        Some(content)
    }

    /// Writes a file under this name: a new one, synced, then renamed. No other user can read it.
    pub fn write(&self, name: &str, content: &CacheFile) -> io::Result<()> {
        let bytes = encode(content);
        if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        if !fs::symlink_metadata(&self.folder).is_ok_and(|about| about.is_dir() && is_ours(&about)) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let mut file = NamedTempFile::with_prefix_in(write_file::NEW, &self.folder)?;
        file.write_all(&bytes)?;
        file.as_file().sync_all()?;
        file.persist(self.path(name)).map_err(|error| error.error)?;
        Ok(())
    }

    /// Deletes what killed programs left half written, what was not read for long, and the oldest where there is too much.
    pub fn sweep(&self) {
        write_file::remove_abandoned(&self.folder);
        let entries = fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        let ours = entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == ENDING));
        let aged = |entry: fs::DirEntry| {
            let about = entry.metadata().ok()?;
            let age = about.modified().ok().and_then(|at| at.elapsed().ok()).unwrap_or_default();
            Some((age, about.len(), entry.path()))
        };
        let mut files: Vec<(Duration, u64, PathBuf)> = ours.filter_map(aged).collect();
        files.sort();
        let mut sum = 0;
        for (age, length, path) in files {
            sum += length;
            if age > UNUSED || sum > MOST {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// Whether it belongs to this user, and no other can read it.
pub fn is_ours(about: &Metadata) -> bool {
    about.uid() == rustix::process::geteuid().as_raw() && about.mode().trailing_zeros() >= 6
}

/// The version of the format and of the program, and its build: another build may make something else of the same content.
pub fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let about = env::current_exe().and_then(fs::metadata).ok();
        let built = about.map_or((0, 0, 0), |about| (about.len(), about.mtime(), about.mtime_nsec()));
        format!("{FORMAT} {} {built:?}", env!("CARGO_PKG_VERSION"))
    })
}

/// A file as bytes, with their checksum at the end.
pub fn encode(file: &CacheFile) -> Vec<u8> {
    let mut writer = ByteWriter::default();
    writer.bytes(MAGIC);
    writer.bytes(version().as_bytes());
    let digests: Vec<u8> = file.bundles.iter().flat_map(|(digest, _)| *digest).collect();
    writer.bytes(&digests);
    for (_, text) in &file.bundles {
        writer.bytes(text.as_bytes());
    }
    if let Some((fingerprint, words)) = &file.words {
        writer.bytes(fingerprint);
        writer.bytes(words);
    }
    let mut bytes = writer.finish();
    let checksum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&checksum);
    bytes
}

/// The file of bytes; nothing where they were not written by this program, or are not complete.
pub fn decode(bytes: &[u8]) -> Option<CacheFile> {
    let (body, checksum) = bytes.split_last_chunk::<32>()?;
    let mut reader = ByteReader::of(body);
    if reader.bytes()? != MAGIC || reader.bytes()? != version().as_bytes() || Sha256::digest(body)[..] != checksum[..] {
        return None;
    }
    let (digests, odd) = reader.bytes()?.as_chunks::<32>();
    let mut bundles = Vec::new();
    for digest in digests {
        bundles.push((*digest, String::from_utf8(reader.bytes()?.to_vec()).ok()?));
    }
    let words = if reader.is_done() {
        None
    } else {
        Some((Fingerprint::try_from(reader.bytes()?).ok()?, reader.bytes()?.to_vec()))
    };
    (odd.is_empty() && reader.is_done()).then_some(CacheFile { bundles, words })
}
