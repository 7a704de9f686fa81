//! A folder or a file, opened as a bundle; content is never fatal.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::bundle::{Bundle, Id};
use crate::load::fault::fault::Fault;
use crate::load::fault::file_text::FileTexts;
use crate::load::fault::files;
use crate::load::files::files::{NamedPath, read, unreadable, yaml_files};
use crate::load::join::join::join;
use crate::load::shape::bundle_file::BundleFile;

/// What came of opening something: as much of the bundle as could be read, and every fault.
#[derive(Debug)]
pub struct Loaded {
    /// The bundle; absent where there is nothing at all to show.
    pub bundle: Option<Bundle>,
    /// The faults, file by file in reading order.
    pub faults: Vec<Fault>,
    /// The texts of the files with faults, for quoting.
    pub sources: FileTexts,
}

/// The files of a bundle, read and not yet understood.
#[derive(Debug)]
pub struct Texts {
    whole: String,
    fallback: String,
    files: Vec<(String, Vec<u8>)>,
    faults: Vec<Fault>,
}

impl Texts {
    /// The texts of a folder of YAML files, or of one such file.
    pub fn of(path: &Path) -> Self {
        let whole = NamedPath::of(path);
        let (places, mut faults) = match std::fs::metadata(path) {
            Err(error) => {
                let faults = vec![Fault::of_file(&whole.shown, unreadable(path, &error))];
                return Self { whole: whole.shown, fallback: String::new(), files: Vec::new(), faults };
            }
            Ok(metadata) if metadata.is_dir() => yaml_files(path),
            Ok(_) => (vec![whole.clone()], Vec::new()),
        };
        let mut files = Vec::new();
        for place in places {
            match read(&place.path) {
                Ok(bytes) => files.push((place.shown, bytes)),
                Err(wrong) => faults.push(Fault::of_file(&place.shown, *wrong)),
            }
        }
        if files.is_empty() && faults.is_empty() {
            faults.push(Fault::of_file(&whole.shown, files::nothing_to_read()));
        }
        let real = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let fallback = real.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self { whole: whole.shown, fallback, files, faults }
    }

    /// What tells these texts from all others: a digest of every name and every byte. None where something of the bundle
    /// could not be read, since what is not known cannot be told from anything.
    pub fn digest(&self) -> Option<Digest> {
        if !self.faults.is_empty() {
            return None;
        }
        let mut hasher = Sha256::new();
        let mut put = |bytes: &[u8]| {
            hasher.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
            hasher.update(bytes);
        };
        put(self.fallback.as_bytes());
        for (name, text) in &self.files {
            // The same folder is the same by whichever path it is reached.
            put(name.strip_prefix(&self.whole).unwrap_or(name).as_bytes());
            put(text);
        }
        Some(hasher.finalize().into())
    }

    /// The SHA-256 over the list that `sha256sum` makes of the files, in the order of their names from the folder on, in
    /// hexadecimal, so that anybody can make it again. None where something of the bundle could not be read.
    pub fn listed_digest(&self) -> Option<String> {
        if !self.faults.is_empty() {
            return None;
        }
        let name = |name: &str| {
            let below = name.strip_prefix(&self.whole).map(|name| name.trim_start_matches('/'));
            let own = name.rsplit('/').next().unwrap_or(name);
            below.filter(|below| !below.is_empty()).unwrap_or(own).to_owned()
        };
        let mut lines: Vec<(String, String)> =
            self.files.iter().map(|(path, bytes)| (name(path), format!("{:x}", Sha256::digest(bytes)))).collect();
        lines.sort();
        let list: Vec<_> = lines.iter().map(|(name, digest)| format!("{digest}  {name}\n")).collect();
        Some(format!("{:x}", Sha256::digest(list.concat().as_bytes())))
    }

    /// The same, where they are told apart by the name of the whole too: faults name the files they are in.
    pub fn digest_here(&self) -> Option<Digest> {
        let digest = self.digest()?;
        Some(Sha256::new().chain_update(digest).chain_update(self.whole.as_bytes()).finalize().into())
    }

    /// The bundle of these texts.
    pub fn open(self) -> Loaded {
        assemble(&self.whole, &self.fallback, &self.files, self.faults)
    }
}

/// What tells the content of one bundle from that of every other (SHA-256).
pub type Digest = [u8; 32];

/// Opens a bundle: a folder of YAML files, or one such file.
pub fn open(path: &Path) -> Loaded {
    Texts::of(path).open()
}

/// Joins the texts of a bundle's files. The name is that of the whole; the fallback is its id where it says none.
pub fn assemble(whole: &str, fallback: &str, texts: &[(String, Vec<u8>)], mut faults: Vec<Fault>) -> Loaded {
    if texts.is_empty() {
        return nothing(faults);
    }
    let fallback = Id::usable(fallback).unwrap_or_else(|| Id::new("bundle"));
    let fallback = fallback.as_str();
    let files: Vec<BundleFile> = texts.iter().map(|(name, bytes)| BundleFile::read(name, bytes, fallback)).collect();
    let shows = files.iter().any(|file| file.manifest.is_some() || !file.items.is_empty());
    let kept: Vec<_> = files.iter().map(|file| file.source().clone()).collect();
    let (bundle, told) = join(files, whole, fallback);
    faults.extend(told);
    let mut sources = FileTexts::default();
    for source in &kept {
        if faults.iter().any(|fault| fault.file == source.name()) {
            sources.keep(source);
        }
    }
    Loaded { bundle: shows.then_some(bundle), faults, sources }
}

fn nothing(faults: Vec<Fault>) -> Loaded {
    Loaded { bundle: None, faults, sources: FileTexts::default() }
}
