//! The named views, as they are kept between two starts.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::load::files::folders;
use crate::run::os::write_file;
use crate::text::prose;

/// The version of the file.
const VERSION: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
struct ViewsFile {
    version: u32,
    views: BTreeMap<String, String>,
}

/// The views that were kept: names and queries.
pub fn kept() -> BTreeMap<String, String> {
    path().and_then(|path| write_file::read(&path)).as_deref().and_then(understood).unwrap_or_default()
}

/// The views of a file, where a program wrote it that writes as this one does.
fn understood(bytes: &[u8]) -> Option<BTreeMap<String, String>> {
    let kept = serde_json::from_slice::<ViewsFile>(bytes).ok().filter(|kept| kept.version == VERSION)?;
    Some(kept.views)
}

/// Keeps the views, with whatever somebody else has kept meanwhile. What this program has known until now tells whose
/// change is whose. A file that is none of ours is set aside first; the sentence says where.
pub fn keep(views: &BTreeMap<String, String>, known: &BTreeMap<String, String>) -> Result<Option<String>, String> {
    let refused = |why: String| format!("the named view cannot be kept for the next start: {why}");
    let path = path().ok_or_else(|| refused("there is no home folder".to_owned()))?;
    let aside = write_file::write_merged(&path, understood, |theirs| {
        serde_json::to_string_pretty(&ViewsFile { version: VERSION, views: joined(views, known, theirs) })
    })
    .map_err(|error| refused(error.to_string()))?;
    Ok(aside.map(|aside| {
        let aside = prose::clean(&aside.display().to_string()).into_owned();
        format!("the views that were kept before could not be read; they are set aside as {aside}")
    }))
}

/// Our views and theirs as one: what only one side changed is as that side has it, and where both changed a view it is as
/// it was changed here, last.
fn joined(
    ours: &BTreeMap<String, String>,
    known: &BTreeMap<String, String>,
    mut theirs: BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    for (name, query) in ours {
        // One that nobody here has touched is theirs to change, and theirs to take out.
        if known.get(name) != Some(query) {
            theirs.insert(name.clone(), query.clone());
        }
    }
    theirs.retain(|name, query| ours.contains_key(name) || known.get(name) != Some(query));
    theirs
}

fn path() -> Option<PathBuf> {
    folders::state_folder().map(|folder| folder.join("views.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn views(text: &str) -> BTreeMap<String, String> {
        let pair = |word: &str| word.split_once('=').map(|(name, query)| (name.to_owned(), query.to_owned()));
        text.split_whitespace().filter_map(pair).collect()
    }

    #[track_caller]
    fn check(known: &str, ours: &str, theirs: &str, expected: &str) {
        assert_eq!(joined(&views(ours), &views(known), views(theirs)), views(expected));
    }

    #[test]
    fn nothing_of_either_side_is_lost() {
        check("", "a=1", "", "a=1");
        check("", "a=1", "b=2", "a=1 b=2");
        check("a=1", "a=1 b=2", "a=1 c=3", "a=1 b=2 c=3");
        check("a=1", "a=1", "a=4", "a=4");
        check("a=1", "a=2", "a=1", "a=2");
        check("a=1 b=2", "a=1", "a=1 b=2", "a=1");
        check("a=1 b=2", "a=1", "a=1 b=3", "a=1 b=3");
        check("a=1 b=2", "a=1 b=2 c=3", "b=2", "b=2 c=3");
    }
}
