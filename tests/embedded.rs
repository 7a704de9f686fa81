//! What is inside the program is what its files say.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use briefing::load::files::builtin::theme;
use briefing::load::files::compiled::{compile, compile_themes};
use briefing::load::{self, SAMPLES, embedded, open};

use crate::snapshot;

/// Where the compiled texts are kept; the program has what is written anew with the next build.
const FOLDER: &str = "src/load/files/embedded";

#[test]
fn the_compiled_bundles_are_what_their_files_say() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    for sample in SAMPLES {
        let files = open(&content.join(sample));
        assert!(!files.faults.iter().any(load::Fault::is_fault), "with faults it is not compiled: {:?}", files.faults);
        let bundle = files.bundle.unwrap();
        snapshot::check(&format!("{FOLDER}/{sample}.json"), &compile(&bundle).unwrap());
        if !snapshot::updating() {
            assert!(embedded(sample).bundle.unwrap() == bundle, "what is compiled is read as it was");
        }
    }
}

#[test]
fn every_folder_of_content_is_in_the_program() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let folders = fs::read_dir(content).unwrap().map(|entry| entry.unwrap()).filter(|entry| entry.path().is_dir());
    let folders: BTreeSet<String> = folders.map(|folder| folder.file_name().into_string().unwrap()).collect();
    assert_eq!(folders, SAMPLES.into_iter().map(str::to_owned).collect());
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
