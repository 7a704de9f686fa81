//! What was read before, kept beside the user's state so that it is read quickly again. Nothing in it is believed that is
//! not told to be whole, ours, of this very program, and of this very content: whatever is not is made again.

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
use crate::search::index::bytes::{ByteReader, ByteWriter};
use crate::search::index::store::Fingerprint;

/// The version of the files.
const FORMAT: u32 = 1;

/// How a file begins.
const MAGIC: &[u8; 16] = b"briefing cache \n";

/// The largest file that is written or read back.
const LARGEST: u64 = 64 * 1024 * 1024;

/// How the name of a file ends, and how that of one begins that is being written.
const ENDING: &str = "cache";
const NEW: &str = ".briefing-new-";

/// A file that was being written so long ago belongs to a program that was killed.
const ABANDONED: Duration = Duration::from_secs(60);

/// What nobody has read for so long is taken away, and so is the oldest where all is more than this.
const FORGOTTEN: Duration = Duration::from_secs(60 * 24 * 60 * 60);
const MOST: u64 = 2 * 1024 * 1024 * 1024;

/// A file that was read is marked as used where that was last done so long ago.
const FRESH: Duration = Duration::from_secs(24 * 60 * 60);

/// The folder of what was read before.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

/// What one file holds: some bundles, and their words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The bundles, each by the digest of its files, compiled.
    pub bundles: Vec<(Digest, String)>,
    /// The words of the items of this fingerprint, packed.
    pub words: Option<(Fingerprint, Vec<u8>)>,
}

impl Cache {
    /// The cache beside the user's state.
    pub fn beside(state: &Path) -> Self {
        Self { folder: state.join("cache") }
    }

    /// Where a file of that name stands.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name).with_extension(ENDING)
    }

    /// What the file of that name holds; nothing where it is not there, or anything about it is odd.
    pub fn read(&self, name: &str) -> Option<Sheet> {
        fs::symlink_metadata(&self.folder).ok().filter(|about| about.is_dir() && is_ours(about))?;
        let mut how = File::options();
        let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
        how.read(true).custom_flags(i32::try_from(flags.bits()).ok()?);
        let file = how.open(self.path(name)).ok()?;
        let about = file.metadata().ok().filter(|about| about.is_file() && is_ours(about) && about.len() <= LARGEST)?;
        let mut bytes = Vec::new();
        (&file).take(LARGEST).read_to_end(&mut bytes).ok()?;
        let sheet = understood(&bytes)?;
        if about.modified().ok()?.elapsed().is_ok_and(|age| age > FRESH) {
            // Who may not mark it leaves it to be forgotten, and made again.
            let _ = file.set_modified(SystemTime::now());
        }
        Some(sheet)
    }

    /// Keeps a sheet under that name: written to a new file, synced, and put in its place. Nobody else can read it.
    pub fn write(&self, name: &str, sheet: &Sheet) -> io::Result<()> {
        let bytes = written(sheet);
        if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        if !fs::symlink_metadata(&self.folder).is_ok_and(|about| about.is_dir() && is_ours(&about)) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let mut file = NamedTempFile::with_prefix_in(NEW, &self.folder)?;
        file.write_all(&bytes)?;
        file.as_file().sync_all()?;
        file.persist(self.path(name)).map_err(|error| error.error)?;
        Ok(())
    }

    /// Takes away what nobody needs any more: what was left half written, what was not read for long, and the oldest where
    /// there is too much.
    pub fn sweep(&self) {
        let mut kept: Vec<(Duration, u64, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok) {
            let path = entry.path();
            let Ok(about) = entry.metadata() else { continue };
            let age = about.modified().ok().and_then(|at| at.elapsed().ok()).unwrap_or_default();
            let new = entry.file_name().to_string_lossy().starts_with(NEW);
            let ours = path.extension().is_some_and(|ending| ending == ENDING);
            if new && age > ABANDONED || ours && age > FORGOTTEN {
                let _ = fs::remove_file(&path);
            } else if ours {
                kept.push((age, about.len(), path));
            }
        }
        kept.sort();
        let mut sum = 0;
        for (_, length, path) in kept {
            sum += length;
            if sum > MOST {
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// Whether it belongs to the user, and to nobody else.
fn is_ours(about: &Metadata) -> bool {
    about.uid() == rustix::process::geteuid().as_raw() && about.mode().trailing_zeros() >= 6
}

/// The version of the files and of the program, and which of its builds this is: what another build made of the same
/// content may differ.
fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let about = env::current_exe().and_then(fs::metadata).ok();
        let built = about.map_or((0, 0, 0), |about| (about.len(), about.mtime(), about.mtime_nsec()));
        format!("{FORMAT} {} {built:?}", env!("CARGO_PKG_VERSION"))
    })
}

/// A sheet as bytes, with their checksum behind them.
pub fn written(sheet: &Sheet) -> Vec<u8> {
    let mut packed = ByteWriter::default();
    packed.bytes(MAGIC);
    packed.bytes(version().as_bytes());
    let digests: Vec<u8> = sheet.bundles.iter().flat_map(|(digest, _)| *digest).collect();
    packed.bytes(&digests);
    for (_, text) in &sheet.bundles {
        packed.bytes(text.as_bytes());
    }
    if let Some((fingerprint, words)) = &sheet.words {
        packed.bytes(fingerprint);
        packed.bytes(words);
    }
    let mut bytes = packed.done();
    let checksum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&checksum);
    bytes
}

/// The sheet of bytes; nothing where they were not written by this program, or are not whole.
pub fn understood(bytes: &[u8]) -> Option<Sheet> {
    let (body, checksum) = bytes.split_last_chunk::<32>()?;
    let mut packed = ByteReader::of(body);
    if packed.bytes()? != MAGIC || packed.bytes()? != version().as_bytes() || Sha256::digest(body)[..] != checksum[..] {
        return None;
    }
    let (digests, odd) = packed.bytes()?.as_chunks::<32>();
    let mut bundles = Vec::new();
    for digest in digests {
        bundles.push((*digest, String::from_utf8(packed.bytes()?.to_vec()).ok()?));
    }
    let words = if packed.is_done() {
        None
    } else {
        Some((Fingerprint::try_from(packed.bytes()?).ok()?, packed.bytes()?.to_vec()))
    };
    (odd.is_empty() && packed.is_done()).then_some(Sheet { bundles, words })
}
