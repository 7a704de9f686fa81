//! Where bundles come from, and what is found at a path.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::load::{self, Found, Loaded, Sources, Texts};
use crate::state::message::Opened;
use crate::text::prose;

/// Where a bundle comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Out of the program itself.
    Embedded,
    /// Out of a folder or a file.
    At(PathBuf),
}

impl Origin {
    pub fn open(&self) -> Opened {
        self.read().0
    }

    /// Reads the texts of the bundle, and no more; nothing where it is inside the program, and needs no reading.
    pub fn texts(&self) -> Option<Texts> {
        match self {
            Self::Embedded => None,
            Self::At(path) => Some(Texts::of(path)),
        }
    }

    /// Where it stands, whichever way it was named; nothing where it is inside the program.
    pub fn place(&self) -> Option<PathBuf> {
        match self {
            Self::Embedded => None,
            Self::At(path) => std::path::absolute(path).ok(),
        }
    }

    /// Reads the bundle, and keeps the texts that its faults point into.
    pub fn read(&self) -> (Opened, Sources) {
        let Loaded { bundle, faults, sources } = match self {
            Self::Embedded => load::embedded(),
            Self::At(path) => load::open(path),
        };
        (Opened { bundle: bundle.map(Arc::new), faults }, sources)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Embedded => f.write_str("the bundle inside the program"),
            Self::At(path) => f.write_str(&prose::clean(&path.display().to_string())),
        }
    }
}

/// The bundles that a path holds.
pub fn origins_at(path: &Path) -> Result<Vec<Origin>, String> {
    readable(path)?;
    Ok(match load::bundles_in(path) {
        // Opening it tells what is missing.
        Found::Nothing => vec![Origin::At(path.to_owned())],
        found => found.bundles().into_iter().map(Origin::At).collect(),
    })
}

/// Whether something can be read at a path.
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

/// Why, in words without the number of the system's error.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => error.to_string(),
    }
}
