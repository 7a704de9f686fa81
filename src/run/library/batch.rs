//! The bundles of a library, some at a time: read from their files or from the cache, and indexed.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::bundle::{Clearance, Cleared};
use crate::load::{Digest, Loaded, files::compiled};
use crate::run::library::cache::{Cache, CacheFile};
use crate::run::library::origin::BundlePath;
use crate::search::index::build_segment::build_segment;
use crate::search::index::entries::IndexedItem;
use crate::search::index::segment::Segment;
use crate::search::kept::store::{Fingerprint, fingerprint, pack, unpack};
use crate::state::message::Opened;

/// The most bundles that are read and cached together: enough that a library of a thousand is not a thousand cache files,
/// and few enough that its first bundles need not wait for many others.
const LARGEST: usize = 16;

/// One in so many bundles begins a new batch, so that one that is added in the middle leaves the other batches as they are.
const BATCH_STARTS: u8 = 8;

/// Some bundles of a library, in order.
#[derive(Debug, Clone)]
pub struct Batch {
    pub origins: Vec<BundlePath>,
    name: String,
}

impl Batch {
    /// A library in batches.
    pub fn split(origins: Vec<BundlePath>) -> Vec<Self> {
        let mut batches: Vec<Self> = Vec::new();
        for origin in origins {
            let path = origin.absolute().unwrap_or_default();
            let hash = Sha256::digest(path.as_os_str().as_encoded_bytes());
            let continues = !hash[0].is_multiple_of(BATCH_STARTS);
            match batches.last_mut().filter(|last| continues && last.origins.len() < LARGEST) {
                Some(last) => last.origins.push(origin),
                None => batches.push(Self { origins: vec![origin], name: hex(&hash) }),
            }
        }
        batches
    }

    /// The name of its cache file, made from the path of its first bundle.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// The first sixteen bytes in digits.
pub fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().take(16).flat_map(|byte| [byte >> 4, byte & 0xF]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

/// What is read of bundles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadMode {
    /// The bundles alone: only what a ceiling leaves of them is indexed, later.
    BundlesOnly,
    /// The bundles and their index, as of this day.
    WithWords(Date),
}

/// Bundles that were indexed together.
#[derive(Debug, Clone)]
pub struct IndexedBundles {
    pub bundles: Vec<Cleared>,
    pub segment: Arc<Segment>,
}

/// A batch that was read.
#[derive(Debug, Default)]
pub struct BatchRead {
    /// What came of each of its bundles, in order.
    pub opened: Vec<Opened>,
    /// Their index, where it was asked for.
    pub indexed: Option<IndexedBundles>,
    /// What is to be written to the cache, where it is not there already.
    pub cache_write: Option<CacheWrite>,
    /// The faults of the program itself, in sentences.
    pub said: Vec<String>,
}

/// What is to be written to the cache of a batch.
#[derive(Debug)]
pub struct CacheWrite {
    name: String,
    bundles: Vec<(Digest, Opened)>,
    words: (Fingerprint, Arc<Segment>),
}

impl CacheWrite {
    /// Writes it. An error needs no report: the next start reads the bundles again.
    pub fn write(&self, cache: &Cache) {
        let compiled = |(digest, opened): &(Digest, Opened)| {
            let text = compiled::compile_with_faults(opened.bundle.as_deref()?, &opened.faults).ok()?;
            Some((*digest, text))
        };
        let bundles = self.bundles.iter().filter_map(compiled).collect();
        let (fingerprint, segment) = &self.words;
        let _ = cache.write(&self.name, &CacheFile { bundles, words: Some((*fingerprint, pack(segment))) });
    }
}

/// Reads a batch: the files of each bundle always, and what they say from the cache where they are still the same.
pub fn read_batch(batch: &Batch, cache: Option<&Cache>, mode: ReadMode) -> BatchRead {
    let file = cache.and_then(|cache| cache.read(&batch.name)).unwrap_or_default();
    let known: HashMap<Digest, &str> = file.bundles.iter().map(|(digest, text)| (*digest, text.as_str())).collect();
    let mut read = BatchRead::default();
    let mut digests = Vec::new();
    let mut from_cache = 0;
    for origin in &batch.origins {
        let ReadBundle { opened, digest, cached } =
            catch_panic(&origin.to_string(), &mut read.said, || read_bundle(origin, &known));
        from_cache += usize::from(cached);
        if let (Some(digest), Some(_)) = (digest, &opened.bundle) {
            digests.push((digest, opened.clone()));
        }
        read.opened.push(opened);
    }
    let ReadMode::WithWords(today) = mode else { return read };
    let opened = read.opened.iter().filter_map(|opened| opened.bundle.as_ref());
    // Words are indexed here only where no ceiling is set.
    let bundles: Vec<Cleared> = opened.filter_map(|bundle| Clearance::of(bundle, None).shown).collect();
    if bundles.is_empty() {
        return read;
    }
    let words = catch_panic("the index", &mut read.said, || Some(index(&bundles, &file, today)));
    let Some(BatchWords { segment, fingerprint, cached }) = words else { return read };
    if cache.is_some() && (!cached || from_cache < digests.len() || digests.len() < file.bundles.len()) {
        let words = (fingerprint, Arc::clone(&segment));
        read.cache_write = Some(CacheWrite { name: batch.name.clone(), bundles: digests, words });
    }
    read.indexed = Some(IndexedBundles { bundles, segment });
    read
}

/// A bundle that was read, the digest of its content, and whether it came from the cache.
struct ReadBundle {
    opened: Opened,
    digest: Option<Digest>,
    cached: bool,
}

impl Default for ReadBundle {
    /// What is left of a bundle whose reading panicked: it is counted all the same.
    fn default() -> Self {
        Self { opened: Opened { bundle: None, faults: Vec::new() }, digest: None, cached: false }
    }
}

fn read_bundle(origin: &BundlePath, known: &HashMap<Digest, &str>) -> ReadBundle {
    let Some(texts) = origin.texts() else { return ReadBundle { opened: origin.open(), ..ReadBundle::default() } };
    let (clean, here) = (texts.digest(), texts.digest_here());
    for digest in [clean, here].into_iter().flatten() {
        let cached = known.get(&digest).and_then(|text| compiled::bundle_with_faults(text));
        if let Some((bundle, faults)) = cached {
            let opened = Opened { bundle: Some(Arc::new(origin.mark(bundle))), faults };
            return ReadBundle { opened, digest: Some(digest), cached: true };
        }
    }
    let Loaded { bundle, faults, .. } = texts.open();
    // Faults name the path of their file, so they are cached for this path only.
    let digest = if faults.is_empty() { clean } else { here };
    let bundle = bundle.map(|bundle| Arc::new(origin.mark(bundle)));
    ReadBundle { opened: Opened { bundle, faults }, digest, cached: false }
}

/// The index of a batch, and whether it came from the cache.
struct BatchWords {
    segment: Arc<Segment>,
    fingerprint: Fingerprint,
    cached: bool,
}

fn index(bundles: &[Cleared], file: &CacheFile, today: Date) -> BatchWords {
    let items = || Segment::in_order(bundles.iter().flat_map(|bundle| IndexedItem::of_bundle(bundle, today)).collect());
    let first = items();
    let fingerprint = fingerprint(&first);
    let Some((_, bytes)) = file.words.as_ref().filter(|(known, _)| *known == fingerprint) else {
        return BatchWords { segment: Arc::new(build_segment(first)), fingerprint, cached: false };
    };
    match unpack(bytes, first) {
        Some(segment) => BatchWords { segment: Arc::new(segment), fingerprint, cached: true },
        None => BatchWords { segment: Arc::new(build_segment(items())), fingerprint, cached: false },
    }
}

/// The result of some work, or nothing where it panicked, which is reported and costs no more than that.
fn catch_panic<T: Default>(what: &str, said: &mut Vec<String>, work: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        said.push(format!("internal error: reading {what} failed"));
        T::default()
    })
}
