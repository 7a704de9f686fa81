//! What a kept index is of: every folder and file as it was when it was read, and which segment holds each bundle.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::load::{Digest, SAMPLES};
use crate::run::library::archive::stamp::{Stamp, Trust};
use crate::run::library::cache::version;
use crate::run::library::origin::BundlePath;
use crate::run::os::write_file;
use crate::search::columns::bytes::{ByteReader, ByteWriter};

/// How a file begins.
const MAGIC: &[u8; 16] = b"briefing index \n";
/// The largest file that is read: a million bundles have one of 300 MB.
const LARGEST: u64 = 512 * 1024 * 1024;

/// A file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    pub path: PathBuf,
    pub stamp: Stamp,
    pub trust: Trust,
    /// Whether it has a manifest, which decides what is a bundle and what a library.
    pub is_manifest: bool,
}

/// A bundle as it was read.
#[derive(Debug, Clone)]
pub struct KeptBundle {
    pub origin: BundlePath,
    /// Its id; none where nothing could be read of it.
    pub id: Option<String>,
    /// The name under which its items are indexed: its id, or where several have that, the id with its edition.
    pub key: Option<String>,
    pub files: Vec<KeptFile>,
    /// What tells its content from all others; none where some of it could not be read.
    pub digest: Option<Digest>,
    /// The segment that holds its items; none where it has none yet.
    pub segment: Option<u32>,
    /// From which day on, and before which day, its items are what was indexed: a window ends.
    pub since: Date,
    pub until: Option<Date>,
}

#[derive(Debug, Clone, Default)]
pub struct Manifest {
    pub folders: Vec<(PathBuf, Stamp)>,
    /// What is to be said of bundles with one id.
    pub said: Vec<String>,
    pub bundles: Vec<KeptBundle>,
}

impl KeptBundle {
    /// Whether its items are what was indexed on this day too.
    pub fn holds_on(&self, today: Date) -> bool {
        self.since <= today && self.until.is_none_or(|until| today < until)
    }
}

impl Manifest {
    /// The bundles that are not indexed under the name by which they are known, by their numbers: where any edition is not,
    /// all are named together.
    pub fn misnamed(&self) -> Vec<usize> {
        let indexed = || self.bundles.iter().enumerate().filter(|(_, bundle)| bundle.segment.is_some());
        let mut editions: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, bundle) in indexed() {
            editions.entry(bundle.id.as_deref().unwrap_or_default()).or_default().push(place);
        }
        editions.remove("");
        let key = |place: usize| self.bundles[place].key.as_deref();
        let is_named = |(id, places): (&&str, &Vec<usize>)| {
            let keys: HashSet<_> = places.iter().map(|&place| key(place)).collect();
            let together: HashSet<_> = places.iter().map(|&place| self.bundles[place].segment).collect();
            keys.len() == places.len() && keys.contains(&Some(*id)) && together.len() == 1
        };
        if editions.iter().all(is_named) {
            return Vec::new();
        }
        let several = editions.iter().filter(|edition| edition.1.len() > 1 || !is_named(*edition));
        let mut places: Vec<usize> = several.flat_map(|(_, places)| places.iter().copied()).collect();
        places.sort_unstable();
        places
    }

    /// The manifest in a folder; nothing where it is not one that this program wrote, whole.
    pub fn read(folder: &Path) -> Option<Self> {
        let path = folder.join("manifest");
        let about = fs::symlink_metadata(&path).ok()?;
        if !about.is_file() || !crate::run::library::cache::is_ours(&about) || about.len() > LARGEST {
            return None;
        }
        decode(&fs::read(path).ok()?)
    }

    /// Replaces the manifest of a folder.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        write_file::write(&folder.join("manifest"), &encode(self))
    }
}

fn encode(manifest: &Manifest) -> Vec<u8> {
    let mut writer = ByteWriter::default();
    writer.bytes(MAGIC);
    writer.bytes(version().as_bytes());
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    writer.small(count(manifest.folders.len()));
    for (path, stamp) in &manifest.folders {
        writer.short(path.as_os_str().as_bytes());
        stamp.put(&mut writer);
    }
    writer.small(count(manifest.said.len()));
    manifest.said.iter().for_each(|sentence| writer.short(sentence.as_bytes()));
    for bundle in &manifest.bundles {
        let (path, sample) = match &bundle.origin {
            BundlePath::At(path) => (path.as_os_str().as_bytes(), ""),
            BundlePath::Embedded(sample) => (&[][..], *sample),
            // What another program's file makes is not kept.
            BundlePath::Foreign(_) => continue,
        };
        writer.short(path);
        writer.short(sample.as_bytes());
        writer.short(bundle.id.as_deref().unwrap_or_default().as_bytes());
        writer.short(bundle.key.as_deref().unwrap_or_default().as_bytes());
        writer.short(bundle.digest.as_ref().map_or(&[][..], |digest| digest));
        writer.small(bundle.segment.map_or(0, |segment| segment.saturating_add(1)));
        writer.short(bundle.since.to_string().as_bytes());
        writer.short(bundle.until.map(|until| until.to_string()).unwrap_or_default().as_bytes());
        writer.small(count(bundle.files.len()));
        for file in &bundle.files {
            // A bundle of one file has its path.
            let own = file.path.as_os_str().as_bytes();
            writer.short(if own == path { &[] } else { own });
            file.stamp.put(&mut writer);
            writer.small(u32::from(file.trust == Trust::Settled) | u32::from(file.is_manifest) << 1);
        }
    }
    let mut bytes = writer.finish();
    let checksum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&checksum);
    bytes
}

fn decode(bytes: &[u8]) -> Option<Manifest> {
    let (body, checksum) = bytes.split_last_chunk::<32>()?;
    let mut reader = ByteReader::of(body);
    if reader.bytes()? != MAGIC || reader.bytes()? != version().as_bytes() || Sha256::digest(body)[..] != checksum[..] {
        return None;
    }
    let path = |bytes: &[u8]| PathBuf::from(OsStr::from_bytes(bytes));
    let mut manifest = Manifest::default();
    for _ in 0..reader.small()? {
        manifest.folders.push((path(reader.short()?), Stamp::read(&mut reader)?));
    }
    for _ in 0..reader.small()? {
        manifest.said.push(String::from_utf8(reader.short()?.to_vec()).ok()?);
    }
    while !reader.is_done() {
        manifest.bundles.push(bundle(&mut reader)?);
    }
    Some(manifest)
}

fn bundle(reader: &mut ByteReader<'_>) -> Option<KeptBundle> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    let path = PathBuf::from(OsStr::from_bytes(reader.short()?));
    let sample = text(reader.short()?)?;
    let id = Some(text(reader.short()?)?).filter(|id| !id.is_empty());
    let key = Some(text(reader.short()?)?).filter(|key| !key.is_empty());
    let digest = Digest::try_from(reader.short()?).ok();
    let segment = reader.small()?.checked_sub(1);
    let since: Date = text(reader.short()?)?.parse().ok()?;
    let until: Option<Date> = text(reader.short()?)?.parse().ok();
    let mut files = Vec::new();
    for _ in 0..reader.small()? {
        let own = PathBuf::from(OsStr::from_bytes(reader.short()?));
        let (stamp, flags) = (Stamp::read(reader)?, reader.small()?);
        let trust = if flags & 1 == 1 { Trust::Settled } else { Trust::Doubtful };
        let own = if own.as_os_str().is_empty() { path.clone() } else { own };
        files.push(KeptFile { path: own, stamp, trust, is_manifest: flags & 2 == 2 });
    }
    let origin = if path.as_os_str().is_empty() {
        BundlePath::Embedded(SAMPLES.iter().find(|known| **known == sample)?)
    } else {
        BundlePath::At(path)
    };
    Some(KeptBundle { origin, id, key, files, digest, segment, since, until })
}
