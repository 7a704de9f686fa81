//! The bundle that is inside the program, so that there is something to read anywhere and offline.

use include_dir::{Dir, DirEntry, include_dir};

use crate::load::fault::file_text::FileTexts;
use crate::load::files::compiled;
use crate::load::files::files::is_yaml;
use crate::load::files::open::{Loaded, assemble};
use crate::theme::Theme;

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// The same bundle, compiled; `tests/embedded.rs` holds that it is.
static COMPILED: &str = include_str!("embedded/bundle.json");

/// The themes that come with the program, compiled; held by the same test.
static COMPILED_THEMES: &str = include_str!("embedded/themes.txt");

/// The theme of that name among those that come with the program.
pub fn theme(name: &str) -> Option<Theme> {
    compiled::theme(COMPILED_THEMES, name)
}

/// Opens the bundle that comes with the program.
pub fn embedded() -> Loaded {
    match compiled::bundle(COMPILED) {
        Some(bundle) => Loaded { bundle: Some(bundle), faults: Vec::new(), sources: FileTexts::default() },
        None => embedded_files(),
    }
}

/// Opens the files of the bundle that comes with the program: the first folder of its content.
pub fn embedded_files() -> Loaded {
    let mut folders: Vec<&Dir<'_>> = CONTENT.dirs().collect();
    folders.sort_by_key(|folder| folder.path());
    let mut texts = Vec::new();
    let name = folders.first().map_or_else(String::new, |folder| {
        gather(folder, &mut texts);
        folder.path().to_string_lossy().into_owned()
    });
    texts.sort();
    assemble(&name, &name, &texts, Vec::new())
}

fn gather(folder: &Dir<'_>, texts: &mut Vec<(String, Vec<u8>)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => gather(inner, texts),
            DirEntry::File(file) if is_yaml(file.path()) => {
                texts.push((file.path().to_string_lossy().into_owned(), file.contents().to_vec()));
            }
            DirEntry::File(_) => {}
        }
    }
}
