//! The named views, as they are kept between two starts.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::run::kept::state_file::StateFile;

#[derive(Debug, Deserialize)]
struct ViewsFile {
    views: BTreeMap<String, String>,
}

fn file() -> StateFile {
    StateFile::new("views.json", "the named view", "the file of named views")
}

/// The views that were kept: names and queries.
pub fn kept() -> BTreeMap<String, String> {
    file().read().map(|file: ViewsFile| file.views).unwrap_or_default()
}

/// Keeps the views, merged with changes that another program or the user made to the file since `known` was read. A file
/// that cannot be read is set aside first; the sentence says where.
pub fn keep(views: &BTreeMap<String, String>, known: &BTreeMap<String, String>) -> Result<Option<String>, String> {
    file().update(|file: Option<ViewsFile>, object| {
        let theirs = file.map(|file| file.views).unwrap_or_default();
        object.insert("views".to_owned(), merged(views, known, theirs).into_iter().collect());
    })
}

/// Our views and theirs merged: what only one side changed is as that side has it, and a view that both changed is as it
/// was changed here, last.
fn merged(
    ours: &BTreeMap<String, String>,
    known: &BTreeMap<String, String>,
    mut theirs: BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    for (name, query) in ours {
        // A view that was not changed here is as the file has it, even if it is no longer there.
        if known.get(name) != Some(query) {
            theirs.insert(name.clone(), query.clone());
        }
    }
    theirs.retain(|name, query| ours.contains_key(name) || known.get(name) != Some(query));
    theirs
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
        assert_eq!(merged(&views(ours), &views(known), views(theirs)), views(expected));
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
