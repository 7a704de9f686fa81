//! Where bundles and settings are kept on this machine, and what a path holds: one bundle, or a library of them.

use std::env;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::load::files::files::{is_hidden, is_yaml, open_plain};
use crate::load::yaml::guard::LARGEST;

/// How deep a library is searched for bundles.
const DEEPEST: usize = 8;

/// The folder of the user's bundles: `library` in the XDG data directory, or in `BRIEFING_DATA_DIR`.
pub fn library_folder() -> Option<PathBuf> {
    let data = chosen("BRIEFING_DATA_DIR").or_else(|| Some(project()?.data_dir().to_owned()));
    data.map(|folder| folder.join("library"))
}

/// The folder of the user's settings: the XDG config directory, or `BRIEFING_CONFIG_DIR`.
pub fn config_folder() -> Option<PathBuf> {
    chosen("BRIEFING_CONFIG_DIR").or_else(|| Some(project()?.config_dir().to_owned()))
}

/// The folder of the user's own themes.
pub fn themes_folder() -> Option<PathBuf> {
    config_folder().map(|folder| folder.join("themes"))
}

/// The folder of what the program remembers: the XDG state directory, or `BRIEFING_STATE_DIR`; systems without one
/// keep it beside the library.
pub fn state_folder() -> Option<PathBuf> {
    let kept = || {
        let project = project()?;
        Some(project.state_dir().unwrap_or_else(|| project.data_dir()).to_owned())
    };
    chosen("BRIEFING_STATE_DIR").or_else(kept)
}

/// The folder of the sockets of one user: in the runtime directory of the system, which is gone when the user logs out;
/// systems without one have it in the folder of what the program remembers.
pub fn meeting_folder() -> Option<PathBuf> {
    let of_system = || Some(project()?.runtime_dir()?.to_owned());
    of_system().or_else(|| state_folder().map(|folder| folder.join("meet")))
}

fn project() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "briefing")
}

fn chosen(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// What a path holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathContents {
    /// One bundle: a file or a folder.
    Bundle(PathBuf),
    /// A folder of bundles, each a folder or a file, sorted by name.
    Library(Vec<PathBuf>),
    /// Neither; opening it tells why.
    Nothing,
}

impl PathContents {
    /// The bundles, in order.
    pub fn bundles(self) -> Vec<PathBuf> {
        match self {
            Self::Bundle(path) => vec![path],
            Self::Library(paths) => paths,
            Self::Nothing => Vec::new(),
        }
    }
}

/// What a path holds, as far as the first screen needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Glance {
    /// One bundle, and nothing beside it.
    Bundle(PathBuf),
    /// Probably a library, and the bundle that comes first in it. `bundles_in` tells for certain.
    Library(PathBuf),
    Nothing,
}

/// From how many manifests in one folder on it is taken for a library until every file has been looked into.
const MANY: usize = 64;

/// Looks at a path only until the first of its bundles is found, so that it can be read before the others are counted.
pub fn glance(path: &Path) -> Glance {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => first_of(path, 0),
        Ok(metadata) if metadata.is_file() => Glance::Bundle(path.to_owned()),
        Ok(_) | Err(_) => Glance::Nothing,
    }
}

/// What `folder` says of it, by its first bundle.
fn first_of(path: &Path, depth: usize) -> Glance {
    let (files, folders) = inside(path);
    if files.iter().take(MANY).any(|file| !has_manifest_key(file)) {
        return Glance::Bundle(path.to_owned());
    }
    if !(depth < DEEPEST && folders.iter().any(|folder| below(folder, depth + 1, has_manifest_key))) {
        return match files.as_slice() {
            [] if folders.iter().any(|folder| below(folder, depth + 1, |_| true)) => Glance::Bundle(path.to_owned()),
            [] => Glance::Nothing,
            [_] => Glance::Bundle(path.to_owned()),
            [first, ..] => Glance::Library(first.clone()),
        };
    }
    let inner = folders.iter().find_map(|folder| match first_of(folder, depth + 1) {
        Glance::Bundle(first) | Glance::Library(first) => Some(first),
        Glance::Nothing => None,
    });
    inner.into_iter().chain(files.first().cloned()).min().map_or(Glance::Nothing, Glance::Library)
}

/// Tells what a path holds, by this rule. A *manifest* is a YAML file with the key `assessment`; any other YAML file is a
/// *piece*.
///
/// 1. A file is a bundle.
/// 2. A folder with a piece in it is a bundle, since a piece cannot stand alone.
/// 3. A folder whose only YAML file is a manifest is a bundle, unless a folder in it has a manifest too.
/// 4. Any other folder with manifests, in it or below it, is a library: each manifest in it is a bundle of one file, and
///    each folder in it that has YAML files is looked at by the same rule.
/// 5. A folder with YAML files below it and no manifest anywhere is a bundle, which earns a fault for that.
///
/// Links and hidden names are passed over, and a file is read only until its key is found.
pub fn bundles_in(path: &Path) -> PathContents {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => folder(path, 0),
        Ok(metadata) if metadata.is_file() => PathContents::Bundle(path.to_owned()),
        Ok(_) | Err(_) => PathContents::Nothing,
    }
}

fn folder(path: &Path, depth: usize) -> PathContents {
    let (files, folders) = inside(path);
    let mut manifests = Vec::new();
    for file in files {
        if !has_manifest_key(&file) {
            return PathContents::Bundle(path.to_owned());
        }
        manifests.push(file);
    }
    let deeper = depth < DEEPEST && folders.iter().any(|folder| below(folder, depth + 1, has_manifest_key));
    if !deeper {
        return match manifests.len() {
            0 if folders.iter().any(|folder| below(folder, depth + 1, |_| true)) => {
                PathContents::Bundle(path.to_owned())
            }
            0 => PathContents::Nothing,
            1 => PathContents::Bundle(path.to_owned()),
            _ => PathContents::Library(manifests),
        };
    }
    let mut bundles = manifests;
    for inner in folders {
        bundles.extend(folder(&inner, depth + 1).bundles());
    }
    bundles.sort();
    PathContents::Library(bundles)
}

/// The plain YAML files and the folders in a folder, sorted.
fn inside(path: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(path).into_iter().flatten().filter_map(Result::ok) {
        let inner = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && !is_hidden(&inner) => folders.push(inner),
            Ok(kind) if kind.is_file() && is_yaml(&inner) => files.push(inner),
            Ok(_) | Err(_) => {}
        }
    }
    files.sort();
    folders.sort();
    (files, folders)
}

/// Whether a folder, or a folder in it, has a YAML file of some sort.
fn below(path: &Path, depth: usize, sort: fn(&Path) -> bool) -> bool {
    let (files, folders) = inside(path);
    files.iter().any(|file| sort(file))
        || (depth < DEEPEST && folders.iter().any(|inner| below(inner, depth + 1, sort)))
}

/// Whether a file has the key `assessment` at its top level, read no further than that takes.
pub fn has_manifest_key(path: &Path) -> bool {
    let Ok((Some(file), _)) = open_plain(path) else { return false };
    let mut file = file.take(LARGEST);
    let mut text = Vec::new();
    let mut piece = [0; 16 * 1024];
    loop {
        let Ok(read @ 1..) = file.read(&mut piece) else { return manifest_key_in(&text) };
        text.extend_from_slice(piece.get(..read).unwrap_or_default());
        if manifest_key_in(&text) {
            return true;
        }
        // Only the line that is not read to its end can still become the key.
        let line = text.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
        if !text.trim_ascii_start().starts_with(b"{") {
            text.drain(..line);
        }
    }
}

fn manifest_key_in(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let is_key = |line: &[u8]| {
        let rest = unquoted(line).strip_prefix(b"assessment");
        rest.is_some_and(|rest| unquoted(rest).trim_ascii_start().starts_with(b":"))
    };
    if text.trim_ascii_start().starts_with(b"{") {
        return text.split(|byte| matches!(byte, b'{' | b',' | b'\n')).any(|part| is_key(part.trim_ascii_start()));
    }
    text.split(|&byte| byte == b'\n').any(is_key)
}

/// The text without the quotation mark at its start.
fn unquoted(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\"").or_else(|| text.strip_prefix(b"'")).unwrap_or(text)
}
