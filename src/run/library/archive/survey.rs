//! What of a library is still as it was indexed, and what is not: by the stamps of its folders and files, and by the content
//! where those are not to be trusted.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::load::Texts;
use crate::load::files::files::{is_hidden, yaml_files};
use crate::load::files::folders::has_manifest_key;
use crate::run::library::archive::manifest::{KeptBundle, KeptFile, Manifest};
use crate::run::library::archive::stamp::{Stamp, Trust};
use crate::run::library::catalog::Catalog;
use crate::run::library::origin::BundlePath;

/// The deepest folders that are looked into: as many as a library and a bundle in it may have.
const DEEPEST: usize = 17;

/// A manifest of what is there now: what is not as it was indexed has no segment.
#[derive(Debug)]
pub struct Survey {
    pub manifest: Manifest,
    /// Whether it is another than the one that is kept.
    pub differs: bool,
}

/// Compares what is kept with what is there; nothing comes back where bundles come from files of another program, of which
/// nothing is kept.
pub fn survey(kept: Manifest, catalog: &Catalog, today: Date) -> Option<Survey> {
    if let Some(survey) = same_files(&kept, catalog, today) {
        return Some(survey);
    }
    let known: HashMap<PathBuf, KeptBundle> =
        kept.bundles.into_iter().map(|bundle| (path_of(&bundle.origin), bundle)).collect();
    // The stamps of folders are older than what is listed of them, so that nothing slips in between.
    let mut folders = Vec::new();
    for root in catalog.roots() {
        folders_below(&root, 0, &mut folders);
    }
    catalog.renew();
    let bundles = catalog.origins().into_iter().map(|origin| {
        let origin = match origin {
            BundlePath::Embedded(_) => origin,
            BundlePath::At(path) => BundlePath::At(std::path::absolute(&path).unwrap_or(path)),
            BundlePath::Foreign(_) => return None,
        };
        let before = known.get(&path_of(&origin));
        let files = files_of(&origin, before);
        Some(before.and_then(|before| unchanged(before, &files, today)).unwrap_or_else(|| new(origin, files, today)))
    });
    let bundles = bundles.collect::<Option<_>>()?;
    Some(Survey { manifest: Manifest { folders, bundles, said: kept.said }, differs: true })
}

fn path_of(origin: &BundlePath) -> PathBuf {
    match origin {
        // No path of the system has such a beginning.
        BundlePath::Embedded(sample) => Path::new("\0").join(sample),
        BundlePath::Foreign(_) => PathBuf::new(),
        BundlePath::At(path) => path.clone(),
    }
}

const fn sample(origin: &BundlePath) -> Option<&'static str> {
    match origin {
        BundlePath::Embedded(sample) => Some(sample),
        BundlePath::At(_) | BundlePath::Foreign(_) => None,
    }
}

fn new(origin: BundlePath, files: Vec<KeptFile>, today: Date) -> KeptBundle {
    KeptBundle { origin, id: None, key: None, files, digest: None, segment: None, since: today, until: None }
}

/// What is kept, where no file came or went: then only the files that were changed are looked into. Nothing comes back where
/// another look at every folder is needed.
fn same_files(kept: &Manifest, catalog: &Catalog, today: Date) -> Option<Survey> {
    let samples: Vec<&str> = kept.bundles.iter().filter_map(|bundle| sample(&bundle.origin)).collect();
    let same_folders = kept.folders.iter().all(|(path, stamp)| Stamp::of(path).as_ref() == Some(stamp));
    if kept.bundles.is_empty() || !same_folders || samples != catalog.samples() {
        return None;
    }
    let mut differs = false;
    let mut bundles = Vec::with_capacity(kept.bundles.len());
    for bundle in &kept.bundles {
        let same = |file: &KeptFile| file.trust == Trust::Settled && Stamp::of(&file.path) == Some(file.stamp);
        if bundle.holds_on(today) && bundle.files.iter().all(same) {
            bundles.push(bundle.clone());
            continue;
        }
        differs = true;
        let files = files_of(&bundle.origin, Some(bundle));
        let sorts = |files: &[KeptFile]| -> Vec<(PathBuf, bool)> {
            files.iter().map(|file| (file.path.clone(), file.is_manifest)).collect()
        };
        if sorts(&files) != sorts(&bundle.files) {
            return None;
        }
        let now = unchanged(bundle, &files, today);
        bundles.push(now.unwrap_or_else(|| new(bundle.origin.clone(), files, today)));
    }
    let (folders, said) = (kept.folders.clone(), kept.said.clone());
    Some(Survey { manifest: Manifest { folders, said, bundles }, differs })
}

/// The bundle as it is kept, where its files are the same.
fn unchanged(before: &KeptBundle, files: &[KeptFile], today: Date) -> Option<KeptBundle> {
    let stamps = |files: &[KeptFile]| -> Vec<(PathBuf, Stamp)> {
        files.iter().map(|file| (file.path.clone(), file.stamp)).collect()
    };
    if before.segment.is_none() || !before.holds_on(today) {
        return None;
    }
    let trusted = before.files.iter().all(|file| file.trust == Trust::Settled);
    let same = if trusted && stamps(&before.files) == stamps(files) {
        true
    } else {
        let content = before.origin.texts().as_ref().and_then(Texts::digest_here);
        content.is_some() && content == before.digest
    };
    same.then(|| KeptBundle { files: files.to_vec(), ..before.clone() })
}

/// The files of a bundle as they are now.
fn files_of(origin: &BundlePath, before: Option<&KeptBundle>) -> Vec<KeptFile> {
    let BundlePath::At(path) = origin else { return Vec::new() };
    let paths =
        if path.is_dir() { yaml_files(path).0.into_iter().map(|file| file.path).collect() } else { vec![path.clone()] };
    let file = |path: PathBuf| {
        let stamp = Stamp::of(&path)?;
        let known = before.and_then(|before| before.files.iter().find(|file| file.path == path && file.stamp == stamp));
        let is_link = fs::symlink_metadata(&path).is_ok_and(|about| about.is_symlink());
        let trust = if is_link { Trust::Doubtful } else { stamp.trust() };
        let is_manifest = known.map_or_else(|| has_manifest_key(&path), |file| file.is_manifest);
        Some(KeptFile { path, stamp, trust, is_manifest })
    };
    paths.into_iter().filter_map(file).collect()
}

/// Every folder in which a file may come or go.
fn folders_below(path: &Path, depth: usize, folders: &mut Vec<(PathBuf, Stamp)>) {
    let Some(stamp) = Stamp::of(path).filter(|_| path.is_dir() && depth < DEEPEST) else {
        // A folder that is not there yet is looked for each time.
        return folders.extend((depth == 0 && !path.exists()).then(|| (path.to_owned(), Stamp::NEVER)));
    };
    let settled = if stamp.trust() == Trust::Settled { stamp } else { Stamp::NEVER };
    folders.push((path.to_owned(), settled));
    for entry in fs::read_dir(path).into_iter().flatten().filter_map(Result::ok) {
        let inner = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) && !is_hidden(&inner) {
            folders_below(&inner, depth + 1, folders);
        }
    }
}
