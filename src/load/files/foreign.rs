//! Files of other programs in a folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::load::files::files::is_hidden;

/// How deep a folder is searched for them.
const DEEPEST: usize = 8;
/// The most files of one folder.
const MOST: usize = 5_000;

/// The plain files of some sort in a folder and below it, sorted. Links and hidden names are passed over.
pub fn files_in(folder: &Path, is_wanted: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(folder, 0, is_wanted, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, depth: usize, is_wanted: &dyn Fn(&Path) -> bool, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let inner = entry.path();
        match entry.file_type() {
            _ if is_hidden(&inner) || found.len() >= MOST => {}
            Ok(kind) if kind.is_dir() && depth < DEEPEST => collect(&inner, depth + 1, is_wanted, found),
            Ok(kind) if kind.is_file() && is_wanted(&inner) => found.push(inner),
            Ok(_) | Err(_) => {}
        }
    }
}
