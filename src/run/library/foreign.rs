//! Files of other programs that were named on the command line, read as bundles.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bundle::Bundle;
use crate::exchange::json::budget::LARGEST;
use crate::exchange::read::{is_foreign, read};
use crate::exchange::{Imported, Refusal};
use crate::load::Fault;
use crate::load::fault::files;
use crate::load::files::files::read_up_to;
use crate::load::files::foreign::files_in;
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
    if path.is_file() {
        return is_foreign(path).then(|| bundles_of(path)).flatten();
    }
    let found: Vec<ForeignBundle> =
        files_in(path, &is_foreign).iter().filter_map(|file| bundles_of(file)).flatten().collect();
    (!found.is_empty()).then_some(found)
}

/// The files that a path means: itself, or those of other programs in a folder.
pub fn sources_at(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() { files_in(path, &is_foreign) } else { vec![path.to_owned()] }
}

/// The bundles of one file; nothing where it is one of the program's own.
fn bundles_of(path: &Path) -> Option<Vec<ForeignBundle>> {
    let shown = prose::clean(&path.display().to_string()).into_owned();
    let refused = |wrong| {
        let faults = vec![Fault::of_file(&shown, wrong)];
        Some(vec![ForeignBundle { path: path.to_owned(), place: 0, bundle: None, faults }])
    };
    match import(path) {
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

/// Reads one file, wherever it can be read at all.
pub fn import(path: &Path) -> Result<Result<Imported, Refusal>, Box<crate::load::Wrong>> {
    let bytes = read_up_to(path, u64::try_from(LARGEST).unwrap_or(u64::MAX))?;
    let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(read(&prose::clean(&path.display().to_string()), &name, &bytes))
}
