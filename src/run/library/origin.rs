//! Where bundles come from, and what is found at a path.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bundle::Bundle;
use crate::load::{self, FileTexts, Loaded, PathContents, Texts};
use crate::run::library::foreign::{ForeignBundle, foreign_at};
use crate::run::os::failure::reason;
use crate::state::message::Opened;
use crate::text::prose;

/// The path of a bundle, a shipped one inside the program, or one that another program's file makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BundlePath {
    /// By its name.
    Embedded(&'static str),
    /// A folder or a file.
    At(PathBuf),
    Foreign(Arc<ForeignBundle>),
}

impl BundlePath {
    pub fn open(&self) -> Opened {
        self.read().0
    }

    /// The texts of the bundle; nothing where it is inside the program and needs no parsing.
    pub fn texts(&self) -> Option<Texts> {
        match self {
            Self::Embedded(_) | Self::Foreign(_) => None,
            Self::At(path) => Some(Texts::of(path)),
        }
    }

    /// The path without links, by which two names of one bundle are the same.
    pub fn canonical(&self) -> Option<PathBuf> {
        match self {
            Self::Embedded(_) => None,
            Self::At(path) => fs::canonicalize(path).ok().or_else(|| Some(path.clone())),
            // The place tells it from the others of its file, as a name in a folder would.
            Self::Foreign(made) => Some(made.path.join(made.place.to_string())),
        }
    }

    pub fn absolute(&self) -> Option<PathBuf> {
        match self {
            Self::Embedded(_) => None,
            Self::At(path) => std::path::absolute(path).ok(),
            Self::Foreign(made) => std::path::absolute(&made.path).ok(),
        }
    }

    /// Reads the bundle, and the texts that its faults point into.
    pub fn read(&self) -> (Opened, FileTexts) {
        let Loaded { bundle, faults, sources } = match self {
            Self::Embedded(sample) => load::embedded(sample),
            Self::At(path) => load::open(path),
            Self::Foreign(made) => {
                let opened = Opened { bundle: made.bundle.clone(), faults: made.faults.clone() };
                return (opened, FileTexts::default());
            }
        };
        (Opened { bundle: bundle.map(|bundle| Arc::new(self.mark(bundle))), faults }, sources)
    }

    /// The bundle with its path, by which two with one id are told apart.
    pub fn mark(&self, bundle: Bundle) -> Bundle {
        match self {
            Self::Foreign(_) => bundle,
            Self::Embedded(_) | Self::At(_) => bundle.read_from(Some(Arc::from(self.to_string()))),
        }
    }
}

impl fmt::Display for BundlePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Embedded(sample) => f.write_str(&load::path_of(sample)),
            Self::At(path) => f.write_str(&prose::clean(&path.display().to_string())),
            Self::Foreign(made) => f.write_str(&prose::clean(&made.path.display().to_string())),
        }
    }
}

/// The bundles that a path holds.
pub fn bundle_paths_at(path: &Path) -> Result<Vec<BundlePath>, String> {
    readable(path)?;
    let foreign = |made: Vec<ForeignBundle>| made.into_iter().map(|one| BundlePath::Foreign(Arc::new(one))).collect();
    if path.is_file()
        && let Some(made) = foreign_at(path)
    {
        return Ok(foreign(made));
    }
    Ok(match load::bundles_in(path) {
        // Opening it reports what is missing.
        PathContents::Nothing => foreign_at(path).map_or_else(|| vec![BundlePath::At(path.to_owned())], foreign),
        found => found.bundles().into_iter().map(BundlePath::At).collect(),
    })
}

/// Refuses a path at which nothing can be read.
pub fn readable(path: &Path) -> Result<(), String> {
    let shown = prose::clean(&path.display().to_string()).into_owned();
    let refused = |error: io::Error| format!("`{shown}` cannot be read: {}", reason(&error));
    let about = fs::metadata(path).map_err(refused)?;
    if about.is_dir() {
        fs::read_dir(path).map_err(refused)?;
    } else if about.is_file() {
        fs::File::open(path).map_err(refused)?;
    } else {
        return Err(format!("`{shown}` cannot be read: it is neither a file nor a folder"));
    }
    Ok(())
}
