//! What is inside the program is what its files say.

use std::{env, fs};

use briefing::load;
use briefing::load::files::builtin::{embedded, embedded_files, theme};
use briefing::load::files::compiled::{compile, compile_themes};

/// Where the compiled texts are kept. `BRIEFING_COMPILE=1 cargo test embedded::` writes them anew; the program has
/// them with the next build.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/load/files/embedded/");

/// Whether a compiled text is as it was kept.
#[track_caller]
fn check(name: &str, compiled: &str) {
    let path = format!("{FOLDER}{name}");
    if env::var_os("BRIEFING_COMPILE").is_some() {
        fs::write(path, compiled).unwrap();
        return;
    }
    let same = fs::read_to_string(path).unwrap() == compiled;
    assert!(same, "what {name} was made of has changed: run `BRIEFING_COMPILE=1 cargo test embedded::`");
}

#[test]
fn the_compiled_bundle_is_what_its_files_say() {
    let files = embedded_files();
    assert!(files.faults.is_empty(), "a bundle with faults is not compiled: {:?}", files.faults);
    let bundle = files.bundle.unwrap();
    check("bundle.json", &compile(&bundle).unwrap());
    if env::var_os("BRIEFING_COMPILE").is_none() {
        assert!(embedded().bundle.unwrap() == bundle, "what is compiled is read as it was");
    }
}

#[test]
fn the_compiled_themes_are_what_their_files_say() {
    let files = load::themes(None);
    assert!(files.faults.is_empty(), "a theme with faults is not compiled: {:?}", files.faults);
    check("themes.txt", &compile_themes(&files.themes).unwrap());
    if env::var_os("BRIEFING_COMPILE").is_none() {
        for file in files.themes {
            assert!(theme(file.name()) == Some(file), "what is compiled is read as it was");
        }
    }
}
