//! The shape of the house: floors, doors, circles, and the habits of every file.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One source file: where it stands, and its text.
struct Source {
    /// Its path below `src/`, with `/`.
    path: String,
    /// Its floor, and its own name in the floor's `mod.rs`; both empty for `lib.rs` and `main.rs`.
    floor: String,
    name: String,
    /// The text without its test module.
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
                let path = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                let mut parts = path.split('/');
                let (first, second) = (parts.next().unwrap(), parts.next());
                let (floor, name) = match second {
                    Some(name) => (first.to_owned(), name.trim_end_matches(".rs").to_owned()),
                    None => (String::new(), String::new()),
                };
                sources.push(Source { path, floor, name, text });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(sources.len() > 20, "the walk found the house");
    sources
}

/// The names of the `mod` lines of a file, in order.
fn mods(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.trim().trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

/// Every `crate::a` or `crate::a::b` that a text names, `crate::a::{b, c}` spread out.
fn paths(text: &str) -> Vec<(String, Option<String>)> {
    let word = |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    // `pub(in crate::floor)` says who may see a thing, and uses nothing.
    let code = code.join("\n").replace("(in crate::", "(in ");
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let floor = word(rest);
        match rest[floor.len()..].strip_prefix("::") {
            None => found.push((floor, None)),
            Some(rest) => match rest.strip_prefix('{') {
                None => found.push((floor, Some(word(rest)))),
                Some(group) => {
                    let (mut depth, mut start, mut names) = (0, 0, Vec::new());
                    for (place, c) in group.char_indices() {
                        match c {
                            '{' => depth += 1,
                            '}' if depth == 0 => {
                                names.push(&group[start..place]);
                                break;
                            }
                            '}' => depth -= 1,
                            ',' if depth == 0 => {
                                names.push(&group[start..place]);
                                start = place + 1;
                            }
                            _ => {}
                        }
                    }
                    let names = names.into_iter().map(|name| word(name.trim())).filter(|name| !name.is_empty());
                    found.extend(names.map(|name| (floor.clone(), Some(name))));
                }
            },
        }
    }
    found
}

fn none(what: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{what}:\n  {}", broken.join("\n  "));
}

#[test]
fn floors_only_look_down() {
    let sources = sources();
    let lib = sources.iter().find(|source| source.path == "lib.rs").unwrap();
    let floors = mods(&lib.text);
    assert!(floors.len() > 2, "lib.rs names the floors");
    let height = |floor: &str| floors.iter().position(|name| name == floor);
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| !source.floor.is_empty()) {
        let Some(own) = height(&source.floor) else {
            broken.push(format!("{} stands on a floor that lib.rs does not name", source.path));
            continue;
        };
        for (floor, _) in paths(&source.text) {
            match height(&floor) {
                Some(other) if other <= own => {}
                _ => broken.push(format!("{} uses crate::{floor}", source.path)),
            }
        }
    }
    none("a floor uses only the floors named above it in lib.rs", &broken);
}

#[test]
fn files_of_a_floor_use_only_files_above_them() {
    let sources = sources();
    let orders: BTreeMap<&str, Vec<String>> = sources
        .iter()
        .filter(|source| source.name == "mod")
        .map(|source| (source.floor.as_str(), mods(&source.text)))
        .collect();
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| !source.floor.is_empty() && source.name != "mod") {
        let order = &orders[source.floor.as_str()];
        let place = |name: &str| order.iter().position(|file| file == name);
        let Some(own) = place(&source.name) else {
            broken.push(format!("{} is not named in its mod.rs", source.path));
            continue;
        };
        for (floor, name) in paths(&source.text) {
            if floor != source.floor {
                continue;
            }
            let name = name.unwrap_or_default();
            match place(&name) {
                Some(other) if other < own || name == source.name => {}
                Some(_) => broken.push(format!("{} uses {name}, which stands below it in mod.rs", source.path)),
                None => broken.push(format!(
                    "{} uses crate::{floor}::{name}: inside a floor, name the file a thing stands in",
                    source.path
                )),
            }
        }
        if source.text.contains("super::") {
            broken.push(format!("{} uses super::", source.path));
        }
    }
    none("a file uses only the files named above it in its folder's mod.rs", &broken);
}

#[test]
fn a_mod_file_holds_mods_and_reexports_only() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.name == "mod") {
        let bare: String = source
            .text
            .lines()
            .map(str::trim)
            .filter(|line| !line.starts_with("//") && !line.starts_with("#["))
            .collect::<Vec<_>>()
            .join(" ");
        for statement in bare.split(';').map(str::trim).filter(|statement| !statement.is_empty()) {
            if !["pub mod ", "mod ", "pub use "].iter().any(|start| statement.starts_with(start)) {
                broken.push(format!("{}: {statement}", source.path));
            }
        }
    }
    none("mod.rs holds mod lines in reading order and re-exports, nothing else", &broken);
}

#[test]
fn packages_come_in_through_their_doors() {
    let doors: [(&str, &[&str]); 10] = [
        ("serde_yaml::", &["load/yaml.rs"]),
        ("granit_parser", &["load/guard.rs"]),
        ("fuzzy_matcher", &["search/matcher.rs"]),
        ("directories::", &["load/shelf.rs", "desk/"]),
        ("fs::", &["load/", "desk/", "export/", "run/", "main.rs"]),
        ("ratatui::style", &["theme/", "view/", "run/svg.rs", "run/ink.rs"]),
        ("ratatui::widgets", &["view/"]),
        ("Frame<", &["view/"]),
        ("crossterm", &["run/", "keymap/key.rs"]),
        ("std::thread", &["run/"]),
    ];
    let mut broken = Vec::new();
    for source in sources() {
        for (package, open) in doors {
            let code = source.text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let used = code.filter(|line| {
                line.match_indices(package)
                    .any(|(place, _)| !line[..place].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
            });
            if used.count() > 0 && !open.iter().any(|door| source.path.starts_with(door)) {
                broken.push(format!("{} names {package}", source.path));
            }
        }
    }
    none("a package is named only where its door is", &broken);
}

#[test]
fn every_file_keeps_the_habits() {
    let never =
        ["todo!", "unimplemented!", "dbg!", "TODO", "FIXME", "serde(flatten", "serde(untagged", "process::exit"];
    let names = ["data", "info", "manager", "handler", "helper", "util", "utils", "misc", "common"];
    let mut broken = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if !source.text.starts_with("//! ") {
            broken.push(format!("{} does not open with what it is for", source.path));
        }
        if lines > 400 {
            broken.push(format!("{} has {lines} lines", source.path));
        }
        for word in never.iter().filter(|word| source.text.contains(**word)) {
            broken.push(format!("{} says {word}", source.path));
        }
        if names.contains(&source.name.as_str()) {
            broken.push(format!("{} is not named after a noun of ours", source.path));
        }
    }
    none("every file keeps the habits of the house", &broken);
}

#[test]
fn the_tests_of_the_shape_can_fail() {
    assert_eq!(
        paths("use crate::bundle::{Id, item::{Detail, Item}};\nlet x = crate::page::row::Row;"),
        [
            ("bundle".to_owned(), Some("Id".to_owned())),
            ("bundle".to_owned(), Some("item".to_owned())),
            ("page".to_owned(), Some("row".to_owned())),
        ]
    );
    assert_eq!(mods("//! x\npub mod a;\nmod b;\npub use a::A;"), ["a", "b"]);
}
