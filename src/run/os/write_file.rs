//! Files that the program writes: complete or not at all, whatever happens while they are written.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Write};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::load::files::files::open_plain;

/// The largest file that is read back.
const LARGEST: u64 = 1024 * 1024;

/// The prefix of a file that is being written.
pub const NEW: &str = ".briefing-new-";

/// A file that was being written so long ago belongs to a program that was killed.
const ABANDONED: Duration = Duration::from_secs(60);

/// The most links that are followed to where a file really stands, as the system has it.
const MOST_LINKS: usize = 40;

/// How often a lock is tried that another program holds: two seconds in all, since to write takes a moment.
const LOCK_ATTEMPTS: usize = 400;

/// The most names that are tried for a file that is set aside.
const MOST_SET_ASIDE: usize = 1_000;

/// The content of a file; nothing where there is none, or it is too large to be one of this program.
pub fn read(path: &Path) -> Option<Vec<u8>> {
    let (Some(file), about) = open_plain(path).ok()? else { return None };
    let mut bytes = Vec::new();
    (about.len() <= LARGEST && file.take(LARGEST).read_to_end(&mut bytes).is_ok()).then_some(bytes)
}

/// Writes a file: a new one beside it, synced, then renamed. A link stays a link, and the mode of the file stays what it
/// was.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mode = fs::metadata(path).ok().map(|about| about.permissions());
    write_with_mode(path, bytes, mode)
}

fn write_with_mode(path: &Path, bytes: &[u8], mode: Option<fs::Permissions>) -> io::Result<()> {
    let path = resolve_links(path)?;
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    remove_abandoned(folder);
    let mut file = NamedTempFile::with_prefix_in(NEW, folder)?;
    file.write_all(bytes)?;
    if let Some(mode) = mode {
        file.as_file().set_permissions(mode)?;
    }
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    // The new name is on the disk once its folder is synced.
    File::open(folder)?.sync_all()
}

/// Locks the folder of a file against other programs of this kind until the handle is dropped. The file itself is replaced
/// each time that it is written, so a lock on it would not hold.
pub fn lock(path: &Path) -> io::Result<File> {
    let path = resolve_links(path)?;
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let lock = File::open(folder)?;
    for _ in 0..LOCK_ATTEMPTS {
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
            // A file system without locks is written without.
            Ok(()) | Err(TryLockError::Error(_)) => break,
        }
    }
    Ok(lock)
}

/// Gives a file a second name beside it, so that it can be replaced; returns the new path. Nothing is copied, so a file of
/// any size takes no time, and no other user can read it under its new name.
pub fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let path = resolve_links(path)?;
    let (Some(_), about) = open_plain(&path)? else { return Err(io::ErrorKind::InvalidInput.into()) };
    let name = path.file_name().unwrap_or_default();
    for number in 1..=MOST_SET_ASIDE {
        let mut aside = name.to_owned();
        aside.push(format!(".aside-{number}"));
        let aside = path.with_file_name(aside);
        match fs::hard_link(&path, &aside) {
            Ok(()) => {
                fs::set_permissions(&aside, fs::Permissions::from_mode(about.permissions().mode() & 0o600))?;
                return Ok(aside);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(_) => return copy_aside(&path, &aside),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Copies a file, where the file system has no second names.
fn copy_aside(path: &Path, aside: &Path) -> io::Result<PathBuf> {
    let mut copy = File::options().write(true).create_new(true).mode(0o600).open(aside)?;
    let written = File::open(path).and_then(|mut file| io::copy(&mut file, &mut copy)).and_then(|_| copy.sync_all());
    if let Err(error) = written {
        // Half a copy would look like a complete one.
        let _ = fs::remove_file(aside);
        return Err(error);
    }
    Ok(aside.to_owned())
}

/// The path behind links, even where the last of them leads to nothing yet.
fn resolve_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = path.parent().unwrap_or(Path::new("")).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("its symbolic links form a loop"))
}

/// Deletes what programs left in a folder that were killed while they wrote.
pub fn remove_abandoned(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let ours = entry.file_name().to_string_lossy().starts_with(NEW);
        let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        if ours && age().is_some_and(|age| age > ABANDONED) {
            // One that cannot be deleted does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Writes a file that other programs may have changed meanwhile: under its lock, what it holds now is merged with the new
/// content. A file that cannot be parsed is set aside first; returns where.
pub fn write_merged<T>(
    path: &Path,
    parse: impl FnOnce(&[u8]) -> Option<T>,
    merge: impl FnOnce(Option<T>) -> serde_json::Result<String>,
) -> io::Result<Option<PathBuf>> {
    let _lock = lock(path)?;
    let mode = fs::metadata(path).ok().map(|about| about.permissions());
    let theirs = read(path).as_deref().and_then(parse);
    let aside = if theirs.is_none() && path.exists() { Some(set_aside(path)?) } else { None };
    let text = merge(theirs)?;
    write_with_mode(path, text.as_bytes(), mode)?;
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("kept.json");
        assert_eq!(read(&path), None);
        for text in ["one", "two"] {
            write(&path, text.as_bytes()).unwrap();
            assert_eq!(read(&path).unwrap(), text.as_bytes());
        }
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_to_nothing_stays_a_link_too() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("deep/real"), folder.path().join("link"));
        std::os::unix::fs::symlink("deep/real", &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
        std::os::unix::fs::symlink("circle", folder.path().join("circle")).unwrap();
        assert!(write(&folder.path().join("circle"), b"new").is_err());
    }

    #[test]
    fn what_is_set_aside_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kept.json");
        for text in ["one", "two"] {
            write(&path, text.as_bytes()).unwrap();
            let aside = set_aside(&path).unwrap();
            assert_eq!(fs::read_to_string(aside).unwrap(), text);
        }
        assert_eq!(fs::read_to_string(folder.path().join("kept.json.aside-1")).unwrap(), "one");
        assert!(set_aside(folder.path()).is_err());
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
    }
}
