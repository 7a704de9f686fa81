//! The bundles of a library, some in a row at a time: read from their files or from what was kept of them, and indexed.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::bundle::Bundle;
use crate::load::{Digest, Loaded, files::compiled};
use crate::run::library::cache::{Cache, Sheet};
use crate::run::library::origin::Origin;
use crate::search::index::build_segment::build_segment;
use crate::search::index::segment::{IndexedItem, Segment};
use crate::search::index::store::{Fingerprint, fingerprint, pack, unpack};
use crate::state::message::Opened;

/// The longest row of bundles that are read and kept together: long enough that a library of a thousand is not a thousand
/// files, and short enough that its first bundles need not wait for many others.
const LONGEST: usize = 16;

/// One in so many bundles begins a new row, so that one that is added in the middle leaves the other rows as they are.
const BEGINS: u8 = 8;

/// Some bundles of a library that stand in a row.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// Where they come from.
    pub origins: Vec<Origin>,
    name: String,
}

impl Stretch {
    /// A library in stretches.
    pub fn of(origins: Vec<Origin>) -> Vec<Self> {
        let mut stretches: Vec<Self> = Vec::new();
        for origin in origins {
            let place = origin.place().unwrap_or_default();
            let hash = Sha256::digest(place.as_os_str().as_encoded_bytes());
            let goes_on = !hash[0].is_multiple_of(BEGINS);
            match stretches.last_mut().filter(|last| goes_on && last.origins.len() < LONGEST) {
                Some(last) => last.origins.push(origin),
                None => stretches.push(Self { origins: vec![origin], name: hex(&hash) }),
            }
        }
        stretches
    }

    /// What it is kept under: its first bundle has named it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().take(16).flat_map(|byte| [byte >> 4, byte & 0xF]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

/// What is wanted of bundles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The bundles themselves: what may be shown of them is still to be seen, and only that is to be indexed.
    Bundles,
    /// Their words too, as they are on this day.
    Words(Date),
}

/// The words of bundles, indexed together.
#[derive(Debug, Clone)]
pub struct Ready {
    pub bundles: Vec<Arc<Bundle>>,
    pub segment: Arc<Segment>,
}

/// A stretch that was read.
#[derive(Debug, Default)]
pub struct Filled {
    /// What came of each of its bundles, in order.
    pub opened: Vec<Opened>,
    /// Their words, where they were wanted.
    pub ready: Option<Ready>,
    /// What is to be kept of it, where that is not kept already.
    pub keep: Option<Keep>,
    /// What went wrong with ourselves, in sentences.
    pub said: Vec<String>,
}

/// What is to be kept of a stretch.
#[derive(Debug)]
pub struct Keep {
    name: String,
    bundles: Vec<(Digest, Opened)>,
    words: Option<(Fingerprint, Arc<Segment>)>,
}

impl Keep {
    /// Keeps it. Where that cannot be done there is nothing to say: the next start reads the files again.
    pub fn keep(&self, cache: &Cache) {
        let compiled = |(digest, opened): &(Digest, Opened)| {
            let text = compiled::compile_with_faults(opened.bundle.as_deref()?, &opened.faults).ok()?;
            Some((*digest, text))
        };
        let bundles = self.bundles.iter().filter_map(compiled);
        let words = self.words.as_ref().map(|(fingerprint, segment)| (*fingerprint, pack(segment)));
        let sheet = Sheet { bundles: bundles.collect(), words };
        let _ = cache.write(&self.name, &sheet);
    }
}

/// Reads a stretch: of each bundle its files, always, and what they say from the cache where they are still the same.
pub fn fill(stretch: &Stretch, cache: Option<&Cache>, wanted: Wanted) -> Filled {
    let sheet = cache.and_then(|cache| cache.read(&stretch.name)).unwrap_or_default();
    let known: HashMap<Digest, &str> = sheet.bundles.iter().map(|(digest, text)| (*digest, text.as_str())).collect();
    let mut filled = Filled::default();
    let mut digests = Vec::new();
    let mut from_cache = 0;
    for origin in &stretch.origins {
        let Read { opened, digest, cached } = unbroken(&origin.to_string(), &mut filled.said, || read(origin, &known));
        from_cache += usize::from(cached);
        if let (Some(digest), Some(_)) = (digest, &opened.bundle) {
            digests.push((digest, opened.clone()));
        }
        filled.opened.push(opened);
    }
    let Wanted::Words(today) = wanted else { return filled };
    let bundles: Vec<Arc<Bundle>> = filled.opened.iter().filter_map(|opened| opened.bundle.clone()).collect();
    if bundles.is_empty() {
        return filled;
    }
    let words = unbroken("the index", &mut filled.said, || Some(words(&bundles, &sheet, today)));
    let Some(words) = words else { return filled };
    if cache.is_some() && (!words.kept || from_cache < digests.len() || digests.len() < sheet.bundles.len()) {
        let words = Some((words.fingerprint, Arc::clone(&words.segment)));
        filled.keep = Some(Keep { name: stretch.name.clone(), bundles: digests, words });
    }
    filled.ready = Some(Ready { bundles, segment: words.segment });
    filled
}

/// A bundle that was read: what came of it, which content that is, and whether the cache knew it.
struct Read {
    opened: Opened,
    digest: Option<Digest>,
    cached: bool,
}

impl Default for Read {
    /// It is waited for, and must come, if only as nothing.
    fn default() -> Self {
        Self { opened: Opened { bundle: None, faults: Vec::new() }, digest: None, cached: false }
    }
}

fn read(origin: &Origin, known: &HashMap<Digest, &str>) -> Read {
    let Some(texts) = origin.texts() else { return Read { opened: origin.open(), ..Read::default() } };
    let (clean, here) = (texts.digest(), texts.digest_here());
    for digest in [clean, here].into_iter().flatten() {
        let kept = known.get(&digest).and_then(|text| compiled::bundle_with_faults(text));
        if let Some((bundle, faults)) = kept {
            return Read {
                opened: Opened { bundle: Some(Arc::new(bundle)), faults },
                digest: Some(digest),
                cached: true,
            };
        }
    }
    let Loaded { bundle, faults, .. } = texts.open();
    // Faults name the files they are in, as they were named this time.
    let digest = if faults.is_empty() { clean } else { here };
    Read { opened: Opened { bundle: bundle.map(Arc::new), faults }, digest, cached: false }
}

/// The words of bundles, and whether they were kept.
struct Words {
    segment: Arc<Segment>,
    fingerprint: Fingerprint,
    kept: bool,
}

fn words(bundles: &[Arc<Bundle>], sheet: &Sheet, today: Date) -> Words {
    let entries =
        || Segment::in_order(bundles.iter().flat_map(|bundle| IndexedItem::of_bundle(bundle, today)).collect());
    let first = entries();
    let fingerprint = fingerprint(&first);
    let Some((_, bytes)) = sheet.words.as_ref().filter(|(known, _)| *known == fingerprint) else {
        return Words { segment: Arc::new(build_segment(first)), fingerprint, kept: false };
    };
    match unpack(bytes, first) {
        Some(segment) => Words { segment: Arc::new(segment), fingerprint, kept: true },
        None => Words { segment: Arc::new(build_segment(entries())), fingerprint, kept: false },
    }
}

/// What came of some work; nothing where a fault of our own broke it off, which is said and costs no more than that.
fn unbroken<T: Default>(what: &str, said: &mut Vec<String>, work: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        said.push(format!("a fault of our own: reading {what} broke off"));
        T::default()
    })
}
