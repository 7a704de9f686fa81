//! Files of other programs that were named on the command line, read as bundles.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bundle::Bundle;
use crate::exchange::json::budget::LARGEST;
use crate::exchange::read::{is_foreign, is_markdown, read_file, read_vault};
use crate::exchange::{Imported, Refusal};
use crate::load::fault::files;
use crate::load::files::files::read_up_to;
use crate::load::files::foreign::files_in;
use crate::load::{Fault, Wrong};
use crate::text::prose;

/// One of the bundles that a file makes, or why it makes none. The file is read once for all of them.
#[derive(Debug, Clone)]
pub struct ForeignBundle {
    pub path: PathBuf,
    /// Which of the file's it is.
    pub place: usize,
    pub bundle: Option<Arc<Bundle>>,
    pub faults: Vec<Fault>,
}

impl PartialEq for ForeignBundle {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, self.place) == (&other.path, other.place)
    }
}

impl Eq for ForeignBundle {}

/// The bundles of a file of another program, or of a folder of such files; nothing where the path holds none.
pub fn foreign_at(path: &Path) -> Option<Vec<ForeignBundle>> {
    if path.is_file() && !is_foreign(path) {
        return None;
    }
    let found: Vec<ForeignBundle> = sources_at(path).iter().filter_map(bundles_of).flatten().collect();
    (!found.is_empty()).then_some(found)
}

/// A file of another program, or the folder of a vault.
#[derive(Debug, Clone)]
pub enum ForeignSource {
    File(PathBuf),
    /// The folder, and its Markdown files.
    Vault(PathBuf, Vec<PathBuf>),
}

impl ForeignSource {
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Vault(path, _) => path,
        }
    }
}

/// What a path means: itself, or in a folder the files of other programs, of which those of Markdown are one vault.
pub fn sources_at(path: &Path) -> Vec<ForeignSource> {
    if !path.is_dir() {
        return vec![ForeignSource::File(path.to_owned())];
    }
    let (vault, others): (Vec<PathBuf>, Vec<PathBuf>) =
        files_in(path, &is_foreign).into_iter().partition(|file| is_markdown(file));
    let vault = (!vault.is_empty()).then(|| ForeignSource::Vault(path.to_owned(), vault));
    vault.into_iter().chain(others.into_iter().map(ForeignSource::File)).collect()
}

/// The bundles of one source; nothing where it is one of the program's own.
fn bundles_of(source: &ForeignSource) -> Option<Vec<ForeignBundle>> {
    let path = source.path();
    let shown = prose::clean(&path.display().to_string()).into_owned();
    let refused = |wrong| {
        let faults = vec![Fault::of_file(&shown, wrong)];
        Some(vec![ForeignBundle { path: path.to_owned(), place: 0, bundle: None, faults }])
    };
    match import(source) {
        Ok(Ok(imported)) => {
            let said = imported.report.in_brief().map(|said| Fault::of_file(&shown, files::imported(&said)));
            let bundles = imported.bundles.into_iter().enumerate().map(|(place, bundle)| ForeignBundle {
                path: path.to_owned(),
                place,
                bundle: Some(Arc::new(bundle.read_from(Some(Arc::from(shown.as_str()))))),
                faults: said.iter().filter(|_| place == 0).cloned().collect(),
            });
            Some(bundles.collect())
        }
        Ok(Err(Refusal::Own)) => None,
        Ok(Err(refusal)) => refused(files::other_format(&refusal.to_string())),
        Err(fault) => refused(*fault),
    }
}

/// Reads one source, wherever it can be read at all.
pub fn import(source: &ForeignSource) -> Result<Result<Imported, Refusal>, Box<Wrong>> {
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX);
    let shown = prose::clean(&source.path().display().to_string()).into_owned();
    match source {
        ForeignSource::File(path) => Ok(read_file(path, &shown, &read_up_to(path, most)?)),
        ForeignSource::Vault(folder, paths) => {
            let (mut texts, mut left) = (Vec::with_capacity(paths.len()), most);
            for path in paths {
                let bytes = read_up_to(path, left)?;
                left = left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(most));
                let inner = path.strip_prefix(folder).unwrap_or(path);
                texts.push((inner.to_string_lossy().into_owned(), bytes));
            }
            let real = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.clone());
            let name = real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            Ok(read_vault(&shown, &name, &texts))
        }
    }
}
