//! A folder or a file, opened as a bundle; content is never fatal.

use std::path::Path;

use crate::bundle::Bundle;
use crate::load::bundle_file::BundleFile;
use crate::load::fault::Fault;
use crate::load::files::{Place, read, unreadable, yaml_files};
use crate::load::item_file::usable_id;
use crate::load::join::join;
use crate::load::source::Sources;
use crate::load::wrong::Wrong;

/// What came of opening something: as much of the bundle as could be read, and every fault.
#[derive(Debug)]
pub struct Loaded {
    /// The bundle; absent where there is nothing at all to show.
    pub bundle: Option<Bundle>,
    /// The faults, file by file in reading order.
    pub faults: Vec<Fault>,
    /// The texts of the files with faults, for quoting.
    pub sources: Sources,
}

/// Opens a bundle: a folder of YAML files, or one such file.
#[must_use]
pub fn open(path: &Path) -> Loaded {
    let whole = Place::of(path);
    let (places, mut faults) = match std::fs::metadata(path) {
        Err(error) => return nothing(vec![Fault::of_file(&whole.shown, unreadable(path, &error))]),
        Ok(metadata) if metadata.is_dir() => yaml_files(path),
        Ok(_) => (vec![whole.clone()], Vec::new()),
    };
    let mut texts = Vec::new();
    for place in places {
        match read(&place.path) {
            Ok(bytes) => texts.push((place.shown, bytes)),
            Err(wrong) => faults.push(Fault::of_file(&place.shown, *wrong)),
        }
    }
    if texts.is_empty() && faults.is_empty() {
        faults.push(Fault::of_file(&whole.shown, Wrong::NothingToRead));
    }
    let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let fallback = real.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    assemble(&whole.shown, &fallback, &texts, faults)
}

/// Joins the texts of a bundle's files. The name is that of the whole; the fallback is its id where it says none.
#[must_use]
pub fn assemble(whole: &str, fallback: &str, texts: &[(String, Vec<u8>)], mut faults: Vec<Fault>) -> Loaded {
    if texts.is_empty() {
        return nothing(faults);
    }
    let fallback = &usable_id(fallback).unwrap_or_else(|| "bundle".to_owned());
    let files: Vec<BundleFile> = texts.iter().map(|(name, bytes)| BundleFile::read(name, bytes, fallback)).collect();
    let shows = files.iter().any(|file| file.manifest.is_some() || !file.items.is_empty());
    let kept: Vec<_> = files.iter().map(|file| file.source().clone()).collect();
    let (bundle, told) = join(files, whole, fallback);
    faults.extend(told);
    let mut sources = Sources::default();
    for source in &kept {
        if faults.iter().any(|fault| fault.file == source.name()) {
            sources.keep(source);
        }
    }
    Loaded { bundle: shows.then_some(bundle), faults, sources }
}

fn nothing(faults: Vec<Fault>) -> Loaded {
    Loaded { bundle: None, faults, sources: Sources::default() }
}
