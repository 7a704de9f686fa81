//! The files of a folder, found without ever opening what is not a plain file, and without leaving the folder.

use std::collections::HashSet;
use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::load::fault::fault::Fault;
use crate::load::fault::files;
use crate::load::fault::nearest::nearest;
use crate::load::fault::wrong::Wrong;
use crate::load::yaml::guard::LARGEST;
use crate::text::character::shown;

/// The most files of one bundle; the schema has 20 keys.
const MOST_FILES: usize = 1_000;
/// The deepest folders of one bundle.
const DEEPEST_FOLDERS: usize = 8;

/// A file that may be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPath {
    pub path: PathBuf,
    /// Its name for people, harmless.
    pub shown: String,
}

impl NamedPath {
    /// A file by its path.
    pub fn of(path: &Path) -> Self {
        Self { path: path.to_owned(), shown: shown(&path.to_string_lossy()) }
    }
}

/// The YAML files of a folder and of the folders in it, sorted by name, with a fault for whatever is in the way.
pub fn yaml_files(folder: &Path) -> (Vec<NamedPath>, Vec<Fault>) {
    let mut scan = FolderScan { found: Vec::new(), faults: Vec::new(), links: Vec::new(), seen: HashSet::new() };
    scan.folder(folder, 0);
    let root = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    for link in std::mem::take(&mut scan.links) {
        scan.link(&link, &root);
    }
    scan.found.sort_by(|a, b| a.path.cmp(&b.path));
    if scan.found.len() > MOST_FILES {
        scan.found.truncate(MOST_FILES);
        scan.tell(folder, files::too_many("files in this folder", MOST_FILES));
    }
    (scan.found, scan.faults)
}

/// Whether a file name is that of a YAML file that is meant to be seen.
pub fn is_yaml(path: &Path) -> bool {
    let ending =
        path.extension().is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"));
    ending && !is_hidden(path)
}

/// Whether a file name begins with a dot.
pub fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// The bytes of a plain file that is not too large for a file of a bundle.
pub fn read(path: &Path) -> Result<Vec<u8>, Box<Wrong>> {
    read_up_to(path, LARGEST)
}

/// The bytes of a plain file of at most so many.
pub fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, Box<Wrong>> {
    let unreadable = |error: io::Error| Box::new(unreadable(path, &error));
    let (file, metadata) = open_plain(path).map_err(unreadable)?;
    let Some(file) = file else {
        return Err(Box::new(files::not_a_file(what_it_is(metadata.file_type()))));
    };
    if metadata.len() > limit {
        return Err(Box::new(files::too_large(metadata.len(), limit)));
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// A plain file, opened; nothing where it is something else, which is never waited for. It is looked at before it is
/// opened, since to open a device may do something, and again afterwards, since it may have become a pipe in between.
pub fn open_plain(path: &Path) -> io::Result<(Option<File>, Metadata)> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Ok((None, metadata));
    }
    let mut how = File::options();
    how.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        how.custom_flags(i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or_default());
    }
    let file = how.open(path)?;
    let metadata = file.metadata()?;
    Ok((metadata.is_file().then_some(file), metadata))
}

/// Why something cannot be read, and what was probably meant.
pub fn unreadable(path: &Path, error: &io::Error) -> Wrong {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        _ => error.to_string(),
    };
    let missing = error.kind() == io::ErrorKind::NotFound;
    let nearest = if missing { neighbour(path) } else { None };
    files::unreadable(&why, nearest.as_deref())
}

fn neighbour(path: &Path) -> Option<String> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let names: Vec<String> = fs::read_dir(parent)
        .ok()?
        .filter_map(Result::ok)
        .take(MOST_FILES)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let near = nearest(&path.file_name()?.to_string_lossy(), names.iter().map(String::as_str))?;
    Some(path.with_file_name(near).to_string_lossy().into_owned())
}

/// What something is that is neither file nor folder.
pub fn what_it_is(kind: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return "a named pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_char_device() || kind.is_block_device() {
            return "a device";
        }
    }
    if kind.is_dir() { "a folder" } else { "something" }
}

struct FolderScan {
    found: Vec<NamedPath>,
    faults: Vec<Fault>,
    links: Vec<PathBuf>,
    seen: HashSet<PathBuf>,
}

impl FolderScan {
    fn tell(&mut self, path: &Path, wrong: Wrong) {
        self.faults.push(Fault::of_file(&NamedPath::of(path).shown, wrong));
    }

    /// Everything in a folder but its links, which wait until it is known what is read without them.
    fn folder(&mut self, folder: &Path, depth: usize) {
        if depth > DEEPEST_FOLDERS {
            self.tell(folder, files::too_many("folders in each other", DEEPEST_FOLDERS));
            return;
        }
        if let Ok(real) = fs::canonicalize(folder) {
            self.seen.insert(real);
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.tell(folder, unreadable(folder, &error)),
        };
        let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if is_hidden(&path) {
                continue;
            }
            match fs::symlink_metadata(&path).map(|metadata| metadata.file_type()) {
                Ok(kind) if kind.is_symlink() => self.links.push(path),
                Ok(kind) if kind.is_dir() => {
                    if is_yaml(&path) {
                        self.tell(&path, files::folder_named_as_file());
                    }
                    self.folder(&path, depth + 1);
                }
                _ if !is_yaml(&path) => {}
                Ok(kind) if kind.is_file() => self.file(path),
                Ok(kind) => self.tell(&path, files::not_a_file(what_it_is(kind))),
                Err(error) => self.tell(&path, unreadable(&path, &error)),
            }
        }
    }

    fn file(&mut self, path: PathBuf) {
        if let Ok(real) = fs::canonicalize(&path) {
            self.seen.insert(real);
        }
        if path.file_name().is_some_and(|name| name.to_str().is_none()) {
            self.tell(&path, files::name_not_unicode());
        }
        let shown = NamedPath::of(&path).shown;
        self.found.push(NamedPath { path, shown });
    }

    fn link(&mut self, path: &Path, root: &Path) {
        let target = fs::canonicalize(path).and_then(|real| Ok((fs::metadata(&real)?.file_type(), real)));
        let (kind, real) = match target {
            Ok(target) => target,
            Err(error) if is_yaml(path) => {
                // A link in a circle is an error of its own, which has no stable name yet.
                let nothing = error.kind() == io::ErrorKind::NotFound;
                return self.tell(path, if nothing { files::link_broken() } else { files::link_loop() });
            }
            Err(_) => return,
        };
        if !kind.is_dir() && !is_yaml(path) {
            return;
        }
        if !real.starts_with(root) {
            self.tell(path, files::link_away());
        } else if !self.seen.insert(real) {
            self.tell(path, files::link_loop());
        } else if kind.is_dir() {
            self.folder(path, 1);
        } else if kind.is_file() {
            self.file(path.to_owned());
        } else {
            self.tell(path, files::not_a_file(what_it_is(kind)));
        }
    }
}
