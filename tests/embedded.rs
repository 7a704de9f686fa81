//! What is inside the program is what its files say.

use briefing::load;
use briefing::load::files::builtin::{embedded, embedded_files, theme};
use briefing::load::files::compiled::{compile, compile_themes};

use crate::snapshot;

/// Where the compiled texts are kept; the program has what is written anew with the next build.
const FOLDER: &str = "src/load/files/embedded";

#[test]
fn the_compiled_bundle_is_what_its_files_say() {
    let files = embedded_files();
    assert!(files.faults.is_empty(), "a bundle with faults is not compiled: {:?}", files.faults);
    let bundle = files.bundle.unwrap();
    snapshot::check(&format!("{FOLDER}/bundle.json"), &compile(&bundle).unwrap());
    if !snapshot::updating() {
        assert!(embedded().bundle.unwrap() == bundle, "what is compiled is read as it was");
    }
}

#[test]
fn the_compiled_themes_are_what_their_files_say() {
    let files = load::themes(None);
    assert!(files.faults.is_empty(), "a theme with faults is not compiled: {:?}", files.faults);
    snapshot::check(&format!("{FOLDER}/themes.txt"), &compile_themes(&files.themes).unwrap());
    if !snapshot::updating() {
        for file in files.themes {
            assert!(theme(file.name()) == Some(file), "what is compiled is read as it was");
        }
    }
}
