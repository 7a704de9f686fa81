//! Wrong files beside the sentences they earn: a case is `name.yaml` (or a folder) and `name.txt` in `tests/faults/`.
//!
//! A file without an `assessment` is read together with `sound.yaml`; a folder is opened as it is. With
//! `UPDATE=1` the expectations are written anew: read every sentence that changed before you keep it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use briefing::load::fault::catalogue::{codes, named};
use briefing::load::fault::{files, keys};
use briefing::load::{self, FaultCode, Loaded};

use crate::snapshot::Snapshots;

const CASES: &str = "tests/faults";

/// Kinds of fault that a plain file in a repository cannot earn; `tests/open.rs`, `tests/hostile.rs`, `tests/cli.rs` and
/// `tests/exchange.rs` have them.
const ELSEWHERE: [FaultCode; 12] = [
    files::UNREADABLE,
    files::NOT_A_FILE,
    files::LINK_AWAY,
    files::LINK_LOOP,
    files::LINK_BROKEN,
    files::NAME_NOT_UNICODE,
    files::TOO_LARGE,
    files::TOO_MANY,
    files::SAME_ID,
    files::OTHER_FORMAT,
    files::IMPORTED,
    keys::BAD_VALUE,
];

/// The cases, by the paths of their inputs.
fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(CASES)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() || path.extension().is_some_and(|end| end == "yaml"))
        .filter(|path| !path.ends_with("sound.yaml"))
        .collect();
    cases.sort();
    cases
}

fn name(case: &Path) -> String {
    case.file_name().unwrap().to_string_lossy().into_owned()
}

fn load(case: &Path) -> Loaded {
    if case.is_dir() {
        return load::open(case);
    }
    let bytes = fs::read(case).unwrap();
    let whole = bytes.split(|&byte| byte == b'\n').any(|line| line.starts_with(b"assessment:"));
    let mut texts = vec![(name(case), bytes)];
    if !whole {
        texts.push(("sound.yaml".to_owned(), fs::read(Path::new(CASES).join("sound.yaml")).unwrap()));
    }
    load::assemble("bundle", "bundle", &texts, Vec::new())
}

fn report(case: &Path) -> String {
    let mut report = String::new();
    for fault in load(case).faults {
        let file = fault.file.strip_prefix(&format!("{CASES}/")).unwrap_or(&fault.file).to_owned();
        let file = if file == name(case) { String::new() } else { format!("{file}:") };
        let place = if fault.place.is_empty() { String::new() } else { format!(" {}", fault.place) };
        writeln!(report, "{file}{}:{} {}{place}: {}", fault.line, fault.column, fault.code, fault.message()).unwrap();
        if let Some(help) = fault.help() {
            writeln!(report, "    {help}").unwrap();
        }
    }
    report
}

#[test]
fn every_wrong_input_earns_its_sentence() {
    let mut snapshots = Snapshots::of("faults");
    for case in cases() {
        snapshots.check(&case.file_stem().unwrap().to_string_lossy(), &report(&case));
    }
    snapshots.end();
}

#[test]
fn there_are_enough_cases_and_each_earns_something() {
    assert!(cases().len() >= 60, "only {} cases", cases().len());
    for case in cases() {
        assert!(!load(&case).faults.is_empty(), "{} earns nothing", case.display());
    }
}

#[test]
fn the_bundle_that_cases_lean_on_is_sound() {
    let bytes = fs::read(Path::new(CASES).join("sound.yaml")).unwrap();
    let loaded = load::assemble("bundle", "bundle", &[("sound.yaml".to_owned(), bytes)], Vec::new());
    assert_eq!(loaded.faults, []);
}

#[test]
fn every_kind_of_fault_has_a_case_and_an_explanation() {
    let mut earned: BTreeSet<&str> = ELSEWHERE.map(|code| code.name).into();
    for case in cases() {
        earned.extend(load(&case).faults.iter().map(|fault| fault.code.name));
    }
    let mut names = BTreeSet::new();
    for code in codes() {
        assert!(earned.contains(code.name), "no case in {CASES} earns `{code}`");
        assert!(names.insert(code.name), "`{code}` is the name of two kinds");
        assert!(code.name.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()), "{code}");
        assert_eq!(named(code.name), Some(code));
        for text in [code.meaning, code.example[0], code.example[1]] {
            assert!(!text.trim().is_empty(), "`{code}` is not explained");
        }
    }
    let unnamed: Vec<&&str> = earned.difference(&names).collect();
    assert!(unnamed.is_empty(), "{unnamed:?} are told, and `--explain` does not know them");
    assert_eq!(names.len(), declared(), "a kind of fault is not in the list of its family");
}

/// How many kinds of fault the files of the families declare.
fn declared() -> usize {
    let families =
        fs::read_dir("src/load/fault").unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    families.map(|text| text.matches(": FaultCode =").count()).sum()
}

#[test]
fn every_sentence_names_a_thing_and_is_fit_for_one_line() {
    for case in cases() {
        for fault in load(&case).faults {
            let message = fault.message();
            let told = format!("{}: {message}", case.display());
            assert!(!message.starts_with(|c: char| c.is_uppercase() && c != 'S'), "begins in upper case: {told}");
            assert!(!message.contains('\n') && !message.ends_with('.'), "no single sentence: {told}");
            assert!(message.chars().count() <= 150, "too long: {told}");
            assert!(!message.chars().any(char::is_control), "acts on a terminal: {told}");
        }
    }
}
