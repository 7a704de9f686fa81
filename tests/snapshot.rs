//! Texts that are kept in files, as they were looked at: a test makes them again and says where one differs.
//!
//! `UPDATE=1 cargo test NAME::` writes them anew; look at what changed before keeping it.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Whether texts are written anew.
pub fn updating() -> bool {
    env::var_os("UPDATE").is_some()
}

/// The texts of a folder.
pub struct Snapshots {
    folder: PathBuf,
    left: BTreeSet<String>,
    changed: Vec<String>,
}

impl Snapshots {
    /// Those of a folder below `tests/`.
    pub fn of(folder: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        let names = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let left = names.filter(|name| Path::new(name).extension().is_some_and(|end| end == "txt")).collect();
        Self { folder, left, changed: Vec::new() }
    }

    /// Holds a text beside the one that is kept under this name.
    pub fn check(&mut self, name: &str, text: &str) {
        let name = format!("{name}.txt");
        self.changed.extend(difference(&self.folder.join(&name), text));
        self.left.remove(&name);
    }

    /// Fails where a text differs, or is kept and was not made.
    #[track_caller]
    pub fn end(self) {
        assert!(self.changed.is_empty(), "{} differ, among them\n{}", self.changed.len(), self.changed[0]);
        assert!(self.left.is_empty(), "kept in {} and never made: {:?}", self.folder.display(), self.left);
    }
}

/// Fails unless a text is the one that is kept at this path below the project.
#[track_caller]
pub fn check(path: &str, text: &str) {
    let difference = difference(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path), text);
    assert!(difference.is_none(), "{}", difference.unwrap());
}

/// Where a text differs first from the one that is kept, with the lines around it.
fn difference(path: &Path, text: &str) -> Option<String> {
    if updating() {
        fs::write(path, text).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    if kept == text {
        return None;
    }
    let same = text.lines().zip(kept.lines()).take_while(|(now, then)| now == then).count();
    let near = |text: &str| -> String {
        let lines = text.lines().skip(same.saturating_sub(8)).take(18);
        lines.map(|line| line.chars().take(200).chain(['\n']).collect::<String>()).collect()
    };
    Some(format!("{} from line {}\n--- kept\n{}--- now\n{}", path.display(), same + 1, near(&kept), near(text)))
}

#[test]
fn a_text_that_differs_is_told_with_its_line() {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), "one\ntwo\n").unwrap();
    if !updating() {
        let told = difference(file.path(), "one\nthree\n").unwrap();
        assert!(told.contains("from line 2") && told.contains("two") && told.contains("three"), "{told}");
        assert!(difference(file.path(), "one\ntwo").is_some(), "an end of line counts");
    }
    assert_eq!(difference(file.path(), "one\ntwo\n"), None);
}
