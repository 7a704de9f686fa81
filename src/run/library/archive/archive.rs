//! The index of a library that is kept between starts: it is opened, not read, and only what was changed since is read anew.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::{self, DirBuilder, File};
use std::io::{self, IsTerminal as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::bundle::Id;
use crate::run::library::archive::block_file::BlockFile;
use crate::run::library::archive::manifest::{KeptBundle, Manifest};
use crate::run::library::archive::segments::{self, Group, IndexedBundle};
use crate::run::library::archive::survey::{Survey, survey};
use crate::run::library::batch::hex;
use crate::run::library::bundles::{OpenedBundles, Remaining};
use crate::run::library::cache::is_ours;
use crate::run::library::catalog::Catalog;
use crate::run::library::origin::BundlePath;
use crate::run::os::failure::reason;
use crate::run::os::output;
use crate::run::os::write_file;
use crate::search::Index;
use crate::search::columns::bits::Bits;
use crate::search::index::segment::Segment;

/// So many segments of a few bundles may stand beside the large ones before they are made one.
const MOST_SMALL: usize = 16;
/// A segment of fewer bundles is small.
const SMALL: usize = 16;

/// Where the index of a library is kept.
#[derive(Debug, Clone)]
pub struct Archive {
    folder: PathBuf,
}

/// What to do about bundles that are not indexed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unindexed {
    /// They are read and indexed first.
    Index,
    /// They are counted, and left out.
    LeaveOut,
}

/// A kept index that was opened.
#[derive(Debug)]
pub struct OpenedArchive {
    pub index: Index,
    /// The bundle of each id.
    bundles: HashMap<Id, BundlePath>,
    /// How many bundles are not in the index.
    pub lacking: usize,
    /// What is to be said of bundles with one id.
    pub said: Vec<String>,
    files: Vec<Arc<BlockFile>>,
}

impl OpenedArchive {
    /// Some bundles by the names under which they were found, with every other edition of them: what an edition is called
    /// depends on those beside it.
    pub fn bundles_with_editions(&self, names: &BTreeSet<&Id>) -> Vec<&BundlePath> {
        let wanted: BTreeSet<&str> = names.iter().map(|name| assessment(name.as_str())).collect();
        let bundles = self.bundles.iter().filter(|(name, _)| wanted.contains(assessment(name.as_str())));
        bundles.map(|(_, origin)| origin).collect()
    }

    /// Whether everything that was read of it is what was written.
    pub fn is_sound(&self) -> bool {
        !self.files.iter().any(|file| file.is_odd())
    }
}

/// Why an index is not used.
enum Unusable {
    /// Two bundles have one id, or there is nothing in it.
    Unfit,
    /// Something in it is not what was written.
    Odd,
}

/// The id of the assessment that a name of an edition has: `id` or `id@edition`.
fn assessment(name: &str) -> &str {
    name.split_once('@').map_or(name, |(id, _)| id)
}

/// Segments that could not be written and are in memory for this once, by their numbers.
type Unwritten = HashMap<u32, Arc<Segment>>;

impl Archive {
    /// The archive of a catalog; none under a ceiling, since nothing that was indexed without one may be seen under it, and
    /// none where nothing is kept.
    pub fn of(catalog: &Catalog) -> Option<Self> {
        let state = catalog.kept_folder().filter(|_| catalog.ceiling().is_none())?;
        let mut hasher = Sha256::new();
        for root in catalog.roots() {
            let root = root.as_os_str().as_encoded_bytes();
            hasher.update(u64::try_from(root.len()).unwrap_or(u64::MAX).to_le_bytes());
            hasher.update(root);
        }
        Some(Self { folder: state.join("index").join(hex(&hasher.finalize())) })
    }

    /// Removes the index, which is made again when it is asked for.
    pub fn remove(&self) {
        let _ = fs::remove_dir_all(&self.folder);
    }

    /// Opens the index as of this day, after what was changed was read. Nothing comes back where it cannot be used: two
    /// bundles have one id, or there is nothing to find.
    pub fn open(&self, catalog: &Catalog, today: Date, missing: Unindexed) -> Option<OpenedArchive> {
        match self.try_open(catalog, today, missing) {
            Ok(opened) => Some(opened),
            Err(Unusable::Unfit) => None,
            Err(Unusable::Odd) => {
                self.remove();
                self.try_open(catalog, today, missing).ok()
            }
        }
    }

    fn try_open(&self, catalog: &Catalog, today: Date, missing: Unindexed) -> Result<OpenedArchive, Unusable> {
        let now = self.survey(catalog, today).ok_or(Unusable::Unfit)?;
        let misnamed = !now.manifest.misnamed().is_empty();
        let lacks = misnamed || now.manifest.bundles.iter().any(|bundle| bundle.segment.is_none());
        let (manifest, unwritten) = if (now.differs || misnamed) && (missing == Unindexed::Index || !lacks) {
            self.bring_up(catalog, today).ok_or(Unusable::Unfit)?
        } else {
            (now.manifest, Unwritten::new())
        };
        self.opened(&manifest, &unwritten)
    }

    fn survey(&self, catalog: &Catalog, today: Date) -> Option<Survey> {
        survey(Manifest::read(&self.folder).unwrap_or_default(), catalog, today)
    }

    /// The bundles of some ids, as far as all of them are known without reading any: only while the index is as the files
    /// are, and no two bundles have one id.
    pub fn bundles_of(&self, ids: &[&str], catalog: &Catalog, today: Date) -> Option<Vec<BundlePath>> {
        let Survey { manifest, .. } = self.survey(catalog, today)?;
        let mut by_id: HashMap<&str, Vec<BundlePath>> = HashMap::new();
        for bundle in &manifest.bundles {
            bundle.segment?;
            by_id.entry(bundle.id.as_deref().unwrap_or_default()).or_default().push(bundle.origin.clone());
        }
        let ids: BTreeSet<&str> = ids.iter().map(|name| assessment(name)).collect();
        let origins: Option<Vec<_>> = ids.into_iter().map(|id| by_id.get(id).cloned()).collect();
        Some(origins?.concat())
    }

    /// Reads and indexes what is missing. One program at a time does that; another waits, and then has less to do.
    fn bring_up(&self, catalog: &Catalog, today: Date) -> Option<(Manifest, Unwritten)> {
        let lock = self.lock();
        if let Err(error) = &lock {
            output::say(&format!("the index cannot be kept: {}", reason(error)));
        }
        let Survey { mut manifest, differs } = self.survey(catalog, today)?;
        if !differs && manifest.misnamed().is_empty() {
            return Some((manifest, Unwritten::new()));
        }
        self.make_small_ones_one(&mut manifest);
        let groups = segments::groups(&manifest.bundles);
        let next = manifest.bundles.iter().filter_map(|bundle| bundle.segment).max().map_or(0, |last| last + 1);
        let origins = |group: &Group| -> Vec<BundlePath> {
            group.iter().map(|&place| manifest.bundles[place].origin.clone()).collect()
        };
        let work: Vec<(Group, Vec<BundlePath>)> =
            groups.into_iter().map(|group| (group.clone(), origins(&group))).collect();
        let readers = thread::available_parallelism().map_or(1, usize::from).min(work.len());
        let progress =
            Progress { all: work.iter().map(|(group, _)| group.len()).sum(), done: 0, begun: Instant::now() };
        let (told, unwritten) = (lock.is_err(), Unwritten::new());
        let made = Mutex::new(Made { archive: self, manifest, unwritten, next, keeps: lock.is_ok(), told, progress });
        let left = Mutex::new(work.into_iter());
        let read = || {
            loop {
                let next = left.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some((group, origins)) = next else { return };
                let (segment, read) = segments::index(&origins, today);
                made.lock().unwrap_or_else(PoisonError::into_inner).take(&group, segment, read);
            }
        };
        thread::scope(|scope| {
            for _ in 1..readers {
                scope.spawn(read);
            }
            read();
        });
        let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        if !made.name_editions(today) && readers == 0 && made.keeps {
            // Bundles went, or are known by newer stamps.
            let _ = self.commit(&made.manifest, &made.unwritten);
        }
        Some((made.manifest, made.unwritten))
    }

    /// Writes the manifest; bundles whose segment is in memory only are not in it yet.
    fn commit(&self, manifest: &Manifest, unwritten: &Unwritten) -> io::Result<()> {
        let mut kept = manifest.clone();
        for bundle in &mut kept.bundles {
            bundle.segment = bundle.segment.filter(|segment| !unwritten.contains_key(segment));
        }
        kept.write(&self.folder)?;
        let used: HashSet<u32> = kept.bundles.iter().filter_map(|bundle| bundle.segment).collect();
        segments::sweep(&self.folder, |segment| used.contains(&segment));
        Ok(())
    }

    /// Lets the bundles of small segments be indexed together, where there are many such segments.
    fn make_small_ones_one(&self, manifest: &mut Manifest) {
        let mut sizes: HashMap<u32, usize> = HashMap::new();
        for segment in manifest.bundles.iter().filter_map(|bundle| bundle.segment) {
            *sizes.entry(segment).or_default() += 1;
        }
        let small: HashSet<u32> =
            sizes.iter().filter(|(_, size)| **size < SMALL).map(|(segment, _)| *segment).collect();
        let gone = |bundle: &KeptBundle| {
            let segment = bundle.segment;
            // A segment that is gone, by whatever hand, is made again.
            segment.is_some_and(|segment| !segments::path(&self.folder, segment).is_file())
                || (small.len() > MOST_SMALL && segment.is_some_and(|segment| small.contains(&segment)))
        };
        for bundle in manifest.bundles.iter_mut().filter(|bundle| gone(bundle)) {
            bundle.segment = None;
        }
    }

    fn lock(&self) -> io::Result<File> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        if !fs::symlink_metadata(&self.folder).is_ok_and(|about| about.is_dir() && is_ours(&about)) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        write_file::remove_abandoned(&self.folder);
        let lock = File::open(&self.folder)?;
        lock.lock()?;
        Ok(lock)
    }

    fn opened(&self, manifest: &Manifest, unwritten: &Unwritten) -> Result<OpenedArchive, Unusable> {
        let mut bundles = HashMap::new();
        let mut of_segment: HashMap<u32, Vec<Id>> = HashMap::new();
        let mut lacking = 0;
        let misnamed: HashSet<usize> = manifest.misnamed().into_iter().collect();
        for (place, bundle) in manifest.bundles.iter().enumerate() {
            let Some(segment) = bundle.segment.filter(|_| !misnamed.contains(&place)) else {
                lacking += 1;
                continue;
            };
            let Some(id) = bundle.key.as_deref().map(Id::new) else { continue };
            of_segment.entry(segment).or_default().push(id.clone());
            if bundles.insert(id, bundle.origin.clone()).is_some() {
                return Err(Unusable::Unfit);
            }
        }
        let mut numbers: Vec<u32> = of_segment.keys().copied().collect();
        numbers.sort_unstable();
        let (mut segments, mut files) = (Vec::new(), Vec::new());
        for number in numbers {
            if let Some(segment) = unwritten.get(&number) {
                segments.push(Arc::clone(segment));
                continue;
            }
            let (mut segment, file) = segments::open(&self.folder, number).ok_or(Unusable::Odd)?;
            segment.live = live(&segment, &of_segment[&number]);
            segments.push(Arc::new(segment));
            files.push(file);
        }
        if bundles.is_empty() && lacking == 0 {
            return Err(Unusable::Unfit);
        }
        let said = manifest.said.clone();
        Ok(OpenedArchive { index: Index::of_segments(segments), bundles, lacking, said, files })
    }
}

/// An index while it is made.
struct Made<'a> {
    archive: &'a Archive,
    manifest: Manifest,
    unwritten: Unwritten,
    next: u32,
    /// Whether it can be written at all.
    keeps: bool,
    /// Whether it has been said that it cannot be.
    told: bool,
    progress: Progress,
}

impl Made<'_> {
    /// Takes a segment, writes it, and after it the manifest that names it.
    fn take(&mut self, group: &Group, segment: Segment, read: Vec<IndexedBundle>) {
        for (&place, read) in group.iter().zip(read) {
            let bundle = &mut self.manifest.bundles[place];
            bundle.segment = Some(self.next);
            bundle.key.clone_from(&read.id);
            (bundle.id, bundle.digest, bundle.until) = (read.id, read.digest, read.until);
        }
        self.keep(segment);
        self.progress.add(group.len());
    }

    /// Indexes the editions of assessments under the names by which they are known beside each other, where any is not;
    /// whether it had to.
    fn name_editions(&mut self, today: Date) -> bool {
        let places = self.manifest.misnamed();
        if places.is_empty() {
            return false;
        }
        let origins: Vec<BundlePath> =
            places.iter().map(|&place| self.manifest.bundles[place].origin.clone()).collect();
        let Some((segment, keys, said)) = segments::index_editions(&origins, today) else { return false };
        for (place, key) in places.into_iter().zip(keys) {
            let bundle = &mut self.manifest.bundles[place];
            (bundle.key, bundle.segment) = (Some(key), Some(self.next));
        }
        self.manifest.said = said;
        self.keep(segment);
        true
    }

    /// Writes a segment, and after it the manifest that names it.
    fn keep(&mut self, segment: Segment) {
        let written = if self.keeps { segments::write(&self.archive.folder, self.next, &segment) } else { Ok(()) };
        if !self.keeps || written.is_err() {
            self.unwritten.insert(self.next, Arc::new(segment));
        }
        let commit = || if self.keeps { self.archive.commit(&self.manifest, &self.unwritten) } else { Ok(()) };
        let committed = written.and_then(|()| commit());
        if let Err(error) = committed.as_ref().map_err(reason)
            && !self.told
        {
            output::say(&format!("the index cannot be kept: {error}"));
            self.told = true;
        }
        self.next += 1;
    }
}

/// How far the making of an index has come, said to who waits for it at a terminal.
struct Progress {
    all: usize,
    done: usize,
    begun: Instant,
}

impl Progress {
    fn add(&mut self, bundles: usize) {
        self.done += bundles;
        let took = self.begun.elapsed();
        if self.done < self.all && took.as_secs() > 0 && io::stderr().is_terminal() {
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let more = (took / count(self.done.max(1))).saturating_mul(count(self.all - self.done));
            let (done, all) = (self.done, self.all);
            output::say(&format!("{done} of {all} bundles are indexed; about {} s more", more.as_secs().max(1)));
        }
    }
}

/// The bundles that some addresses name, and no other read; nothing where any of them could mean an item of another.
pub fn read_named(addresses: &[String], catalog: &Catalog, today: Date) -> Option<OpenedBundles> {
    let bundle =
        |address: &String| address.split_once(['#', '/']).map_or(address.clone(), |(bundle, _)| bundle.to_owned());
    let ids: Vec<String> = addresses.iter().map(bundle).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let origins = Archive::of(catalog).filter(|_| !ids.is_empty())?.bundles_of(&ids, catalog, today)?;
    let mut opened = OpenedBundles { rest: Remaining::Possible, ..OpenedBundles::default() };
    for origin in origins {
        let origin = origin.absolute().map_or(origin, |path| BundlePath::At(catalog.as_asked(&path)));
        let read = origin.open();
        opened.push(origin, read);
    }
    Some(opened)
}

/// The items of the bundles that are still in a segment; none where all are.
fn live(segment: &Segment, bundles: &[Id]) -> Option<Bits> {
    if segment.entries.bundles().len() == bundles.len() {
        return None;
    }
    let mut live = Bits::none(segment.len());
    for bundle in bundles {
        live.insert_all(segment.of_bundle(bundle));
    }
    Some(live)
}
