//! The bundle that is inside the program, so that there is something to read anywhere and offline.

use include_dir::{Dir, DirEntry, include_dir};

use crate::load::fault::file_text::FileTexts;
use crate::load::files::compiled;
use crate::load::files::files::is_yaml;
use crate::load::files::open::{Loaded, assemble};
use crate::theme::Theme;

/// The assessment that opens where there is no other. The others in `content/` are read from their folders.
const FIRST: &str = "industrial-espionage-2023";

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content/industrial-espionage-2023");

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

/// Opens the files of the bundle that comes with the program.
pub fn embedded_files() -> Loaded {
    let mut texts = Vec::new();
    gather(&CONTENT, &mut texts);
    texts.sort();
    assemble(FIRST, FIRST, &texts, Vec::new())
}

fn gather(folder: &Dir<'_>, texts: &mut Vec<(String, Vec<u8>)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => gather(inner, texts),
            DirEntry::File(file) if is_yaml(file.path()) => {
                texts.push((format!("{FIRST}/{}", file.path().display()), file.contents().to_vec()));
            }
            DirEntry::File(_) => {}
        }
    }
}
