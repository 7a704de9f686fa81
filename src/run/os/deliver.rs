//! Files for somebody else, at a path that the user names: never through a link, and never over another file unasked.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Component, Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::bundle::Tlp;
use crate::export::{Exported, Selection};
use crate::run::os::failure::reason;
use crate::run::os::write_file::{NEW, remove_abandoned};
use crate::text::prose;

/// Who may read what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// The user alone.
    Owner,
    /// Whoever the system lets read new files.
    Anybody,
}

impl Readers {
    /// Who may read a selection on this machine. What states no marking is not taken for CLEAR.
    pub fn of(selection: &Selection) -> Self {
        if selection.marking().tlp == Some(Tlp::Clear) { Self::Anybody } else { Self::Owner }
    }
}

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    Kept,
    Replaced,
}

/// Writes a file, or a folder of files, at a path. Each file is there whole or not at all. The sentence says what was not
/// done and why.
pub fn deliver(written: &Exported, to: &Path, readers: Readers, existing: Existing) -> Result<(), String> {
    match written {
        Exported::File(text) => {
            file(to, text, readers, existing).map_err(|error| said(to, &error))?;
        }
        Exported::Folder(files) => {
            refuse_link(to).map_err(|error| said(to, &error))?;
            if existing == Existing::Kept && fs::read_dir(to).is_ok_and(|mut inside| inside.next().is_some()) {
                return Err(format!("{} is there already and is not empty; {HINT}", shown(to)));
            }
            for (path, text) in files {
                let path =
                    inside(to, path).ok_or_else(|| format!("`{}` is no path in a folder", prose::clean(path)))?;
                folder(&path, to, readers).map_err(|error| said(&path, &error))?;
                file(&path, text, readers, existing).map_err(|error| said(&path, &error))?;
            }
        }
    }
    Ok(())
}

const HINT: &str = "choose another name, or say `--force`";

fn said(path: &Path, error: &io::Error) -> String {
    let path = shown(path);
    if error.kind() == io::ErrorKind::AlreadyExists {
        return format!("{path} is there already, and was left alone: {HINT}");
    }
    format!("{path} cannot be written: {}", reason(error))
}

fn shown(path: &Path) -> String {
    prose::clean(&path.display().to_string()).into_owned()
}

/// A path below a folder; nothing where it would lead out of it.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = Path::new(path);
    path.components().all(|part| matches!(part, Component::Normal(_))).then(|| folder.join(path))
}

/// Makes the folders from `top` down to a file, of which none may be a link.
fn folder(path: &Path, top: &Path, readers: Readers) -> io::Result<()> {
    let mut folders: Vec<&Path> = path.ancestors().skip(1).take_while(|folder| folder.starts_with(top)).collect();
    folders.reverse();
    for folder in folders {
        refuse_link(folder)?;
        if !folder.is_dir() {
            fs::create_dir_all(folder)?;
            if readers == Readers::Owner {
                fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
            }
        }
    }
    Ok(())
}

fn refuse_link(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink()) {
        return Err(io::Error::other("it is a link, and nothing is written through one"));
    }
    Ok(())
}

/// Writes one file: beside its place first, then under its name.
fn file(path: &Path, text: &str, readers: Readers, existing: Existing) -> io::Result<()> {
    refuse_link(path)?;
    if fs::metadata(path).is_ok_and(|about| !about.is_file()) {
        return Err(io::Error::other("something that is no file is there"));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    remove_abandoned(folder);
    let mode = match readers {
        Readers::Owner => 0o600,
        // The system takes off what the user's mask says.
        Readers::Anybody => 0o666,
    };
    let mut new: NamedTempFile =
        Builder::new().prefix(NEW).permissions(fs::Permissions::from_mode(mode)).tempfile_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().sync_all()?;
    match existing {
        Existing::Kept => new.persist_noclobber(path),
        Existing::Replaced => new.persist(path),
    }
    .map(drop)
    .map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn text(text: &str) -> Exported {
        Exported::File(text.to_owned())
    }

    #[test]
    fn nothing_is_written_over_or_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.html"), folder.path().join("link"));
        deliver(&text("one"), &path, Readers::Owner, Existing::Kept).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let refused = deliver(&text("two"), &path, Readers::Owner, Existing::Kept).unwrap_err();
        assert!(refused.contains("--force"), "{refused}");
        symlink(&path, &link).unwrap();
        for existing in [Existing::Kept, Existing::Replaced] {
            assert!(deliver(&text("two"), &link, Readers::Anybody, existing).unwrap_err().contains("a link"));
            let vault = Exported::Folder(vec![("b.md".to_owned(), "two".to_owned())]);
            assert!(deliver(&vault, &link, Readers::Anybody, existing).is_err());
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        deliver(&text("two"), &path, Readers::Owner, Existing::Replaced).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside them");
    }

    #[test]
    fn a_folder_holds_only_what_is_below_it() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("vault");
        for path in ["../out.md", "/out.md", "a/../../out.md"] {
            let written = Exported::Folder(vec![(path.to_owned(), String::new())]);
            assert!(deliver(&written, &to, Readers::Owner, Existing::Kept).is_err(), "{path}");
        }
        let written = Exported::Folder(vec![("judgements/J-01.md".to_owned(), "one".to_owned())]);
        deliver(&written, &to, Readers::Owner, Existing::Kept).unwrap();
        assert_eq!(fs::read_to_string(to.join("judgements/J-01.md")).unwrap(), "one");
        assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o700);
        assert!(deliver(&written, &to, Readers::Owner, Existing::Kept).unwrap_err().contains("not empty"));
        deliver(&written, &to, Readers::Owner, Existing::Replaced).unwrap();
    }
}
