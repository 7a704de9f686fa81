//! The small hostile inputs in `tests/hostile/cases/`, and what each must come to.
//!
//! A case is read together with the sound bundle of `tests/faults/`, unless it is an assessment of its own. The line of
//! `expected.txt` says what of it is read (the notes `N-1`, `N-2` and `N-3` stand before, in and behind the attack) and
//! which kinds of fault it earns. With `UPDATE=1` that file is written anew: read every line that changed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use briefing::load::fault::files;
use briefing::load::{self, Loaded};

use crate::harmless::harmless;
use crate::snapshot;

const CASES: &str = "tests/hostile/cases";
const SOUND: &str = "tests/faults/sound.yaml";

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(CASES).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn read(case: &PathBuf) -> Loaded {
    let bytes = fs::read(case).unwrap();
    let whole = bytes.split(|&byte| byte == b'\n').any(|line| line.starts_with(b"assessment:"));
    let mut texts = vec![("case.yaml".to_owned(), bytes)];
    if !whole {
        texts.push(("sound.yaml".to_owned(), fs::read(SOUND).unwrap()));
    }
    load::assemble("bundle", "bundle", &texts, Vec::new())
}

/// What a case comes to: what is read of it, and the kinds of fault.
fn told(loaded: &Loaded) -> String {
    let items = loaded.bundle.as_ref().map_or(&[][..], |bundle| bundle.items());
    let of_sound =
        ["J-01", "E-01", "C-01", "A-01", "actor.one", "region.asia", "sector.key", "source.press", "org.issuer"];
    let read: Vec<String> = items
        .iter()
        .skip(1)
        .map(|item| item.id.as_str())
        .filter(|id| !of_sound.contains(id))
        .map(|id| id.chars().take(12).map(|c| if c.is_ascii_graphic() { c } else { '?' }).collect())
        .collect();
    let read = if read.is_empty() { "-".to_owned() } else { read.join(",") };
    let codes: BTreeSet<&str> = loaded.faults.iter().map(|fault| fault.code.name).collect();
    let codes = codes.into_iter().collect::<Vec<_>>().join(" ");
    format!("{read} {}", if codes.is_empty() { "-" } else { &codes })
}

#[test]
fn every_hostile_input_comes_to_what_it_must() {
    let mut earned = String::new();
    for case in cases() {
        let loaded = read(&case);
        let name = case.file_stem().unwrap().to_string_lossy().into_owned();
        harmless(&name, &loaded);
        assert!(loaded.bundle.is_some(), "{name}: the bundle beside it is read all the same");
        writeln!(earned, "{name} {}", told(&loaded)).unwrap();
    }
    snapshot::check("tests/hostile/expected.txt", &earned);
}

#[test]
fn there_are_enough_of_them() {
    assert!(cases().len() >= 150, "only {}", cases().len());
}

#[test]
fn a_control_character_is_told_by_its_code_point_and_its_place() {
    for (case, code_point, line, escaped) in [
        ("raw-esc", "U+001B", 9, false),
        ("raw-c1-csi", "U+009B", 9, false),
        ("escaped-c1-osc", "U+009D", 9, true),
        ("raw-direction-202e", "U+202E", 9, false),
        ("escaped-tag-letter", "U+E0041", 9, true),
        ("raw-hidden-200b", "U+200B", 9, false),
        ("hidden-key-2028", "U+2028", 9, false),
    ] {
        let loaded = read(&PathBuf::from(format!("{CASES}/{case}.yaml")));
        let fault = loaded
            .faults
            .iter()
            .find(|fault| matches!(fault.code, files::HOSTILE_CHARACTER | files::HIDDEN_CHARACTER))
            .unwrap_or_else(|| panic!("{case}: {:?}", loaded.faults));
        assert!(fault.message().contains(code_point), "{case}: {}", fault.message());
        assert_eq!(fault.line, line, "{case}: {fault}");
        assert!(fault.place.contains("N-2"), "{case}: {fault}");
        assert_eq!(fault.message().contains("an escape stands for"), escaped, "{case}: {}", fault.message());
    }
}

#[test]
fn no_text_that_is_read_holds_what_may_not_pass() {
    for case in cases() {
        let loaded = read(&case);
        for item in loaded.bundle.as_ref().unwrap().items() {
            let texts = [Some(item.title.as_str()), item.text.as_deref(), item.at.as_ref().map(|at| at.0.as_str())];
            for text in texts.into_iter().flatten().chain(item.tags.iter().map(String::as_str)) {
                assert!(!text.contains(briefing::text::character::is_hostile_in_text), "{}: {text:?}", case.display());
            }
        }
    }
}
