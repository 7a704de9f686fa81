//! The segments of a kept index: bundles are read, indexed together and written, some megabytes of files at a time.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use tempfile::NamedTempFile;

use crate::bundle::{Clearance, Cleared, Library};
use crate::load::{Digest, same_ids};
use crate::run::library::archive::block_file::{BlockFile, sealed};
use crate::run::library::archive::manifest::KeptBundle;
use crate::run::library::origin::BundlePath;
use crate::run::os::write_file;
use crate::search::columns::column::Storage;
use crate::search::index::build_segment::build_segment;
use crate::search::index::entries::IndexedItem;
use crate::search::index::segment::Segment;
use crate::search::kept::kept_segment;

/// How many bytes of files are indexed together: their items and words are in memory until they are written.
pub const TOGETHER: u64 = 20 * 1024 * 1024;

/// The extension of a segment's file.
const ENDING: &str = "words";

pub fn path(folder: &Path, segment: u32) -> PathBuf {
    folder.join(segment.to_string()).with_extension(ENDING)
}

/// Some bundles that are indexed together, by their numbers in the manifest.
pub type Group = Vec<usize>;

/// The bundles without a segment in groups, those that were changed last first.
pub fn groups(bundles: &[KeptBundle]) -> Vec<Group> {
    let mut missing: Vec<(i128, u64, usize)> = bundles
        .iter()
        .enumerate()
        .filter(|(_, bundle)| bundle.segment.is_none())
        .map(|(place, bundle)| {
            let newest = bundle.files.iter().map(|file| file.stamp.modified).max().unwrap_or(0);
            (newest, bundle.files.iter().map(|file| file.stamp.size()).sum(), place)
        })
        .collect();
    missing.sort_unstable_by(|one, two| two.0.cmp(&one.0).then(one.2.cmp(&two.2)));
    let mut groups: Vec<Group> = Vec::new();
    let mut size = 0;
    for (_, bytes, place) in missing {
        if let Some(group) = groups.last_mut().filter(|_| size + bytes <= TOGETHER) {
            group.push(place);
        } else {
            groups.push(vec![place]);
            size = 0;
        }
        size += bytes;
    }
    groups
}

/// What is known of a bundle once it was read.
#[derive(Debug)]
pub struct IndexedBundle {
    pub id: Option<String>,
    pub digest: Option<Digest>,
    pub until: Option<Date>,
}

/// Reads some bundles and indexes them; of each bundle no more stays in memory than what is indexed.
pub fn index(origins: &[BundlePath], today: Date) -> (Segment, Vec<IndexedBundle>) {
    let mut entries = Vec::new();
    let mut read = Vec::with_capacity(origins.len());
    for origin in origins {
        let texts = origin.texts();
        let digest = texts.as_ref().and_then(crate::load::Texts::digest_here);
        let bundle = match texts {
            None => origin.open().bundle,
            Some(texts) => texts.open().bundle.map(|bundle| Arc::new(origin.mark(bundle))),
        };
        // Only a program without a ceiling has a kept index.
        let bundle = bundle.and_then(|bundle| Clearance::of(&bundle, None).shown);
        entries.extend(bundle.iter().flat_map(|bundle| IndexedItem::of_bundle(bundle, today)));
        let id = bundle.as_ref().map(|bundle| bundle.id().to_string());
        read.push(IndexedBundle { id, digest, until: bundle.and_then(|bundle| until(&bundle, today)) });
    }
    (build_segment(entries), read)
}

/// Indexes editions under the names by which they are known beside each other; gives those names, in order, and what is to
/// be said of them. Nothing comes back where one of them can no longer be read.
pub fn index_editions(origins: &[BundlePath], today: Date) -> Option<(Segment, Vec<String>, Vec<String>)> {
    let open = |origin: &BundlePath| origin.open().bundle.and_then(|bundle| Clearance::of(&bundle, None).shown);
    let library = Library::new(origins.iter().filter_map(open).collect());
    if library.bundles().len() != origins.len() {
        return None;
    }
    let entries = library.bundles().iter().flat_map(|bundle| IndexedItem::of_bundle(bundle, today)).collect();
    let keys = library.bundles().iter().map(|bundle| bundle.key().to_string()).collect();
    let said = same_ids(&library).iter().map(|fault| format!("{}: {}", fault.file, fault.message())).collect();
    Some((build_segment(entries), keys, said))
}

/// The day on which the next window of a bundle has ended.
fn until(bundle: &Cleared, today: Date) -> Option<Date> {
    let ends = bundle.items().iter().filter_map(|item| item.timeframe()?.to).filter(|end| *end >= today);
    ends.min().and_then(|end| end.tomorrow().ok())
}

/// Writes a segment under its number: a new file, synced, then renamed. No other user can read it.
pub fn write(folder: &Path, number: u32, segment: &Segment) -> io::Result<()> {
    let mut file = NamedTempFile::with_prefix_in(write_file::NEW, folder)?;
    file.write_all(&sealed(&kept_segment::encode(segment)))?;
    file.as_file().sync_all()?;
    file.persist(path(folder, number)).map_err(|error| error.error)?;
    Ok(())
}

/// Opens a segment without reading it.
pub fn open(folder: &Path, number: u32) -> Option<(Segment, Arc<BlockFile>)> {
    let file = Arc::new(BlockFile::open(&path(folder, number)).ok()?);
    let storage: Arc<dyn Storage> = Arc::<BlockFile>::clone(&file);
    Some((kept_segment::open(&storage)?, file))
}

/// Deletes the segments that no bundle is in.
pub fn sweep(folder: &Path, used: impl Fn(u32) -> bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        let number = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.parse().ok());
        if path.extension().is_some_and(|ending| ending == ENDING) && !number.is_some_and(&used) {
            let _ = fs::remove_file(path);
        }
    }
}
