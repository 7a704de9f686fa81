//! The shape of the house: floors, doors, circles, and the habits of every file.

mod items;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One source file: where it stands, and its text.
struct Source {
    /// Its path below `src/`, with `/`.
    path: String,
    /// Its module path from the root of the crate: empty for `lib.rs` and `main.rs`, the folder's for a `mod.rs`.
    module: Vec<String>,
    /// The text without its test module.
    text: String,
}

impl Source {
    fn names_modules(&self) -> bool {
        self.path == "lib.rs" || self.path.ends_with("/mod.rs")
    }
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
                let module = path.trim_end_matches(".rs").split('/').map(str::to_owned);
                let module = module.filter(|part| !["lib", "main", "mod"].contains(&part.as_str())).collect();
                sources.push(Source { path, module, text });
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

/// Every path that a text names from `crate::` on, without it; `crate::a::{b, c::d}` becomes `a::b` and `a::c::d`.
fn paths(text: &str) -> Vec<Vec<String>> {
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    // `pub(in crate::floor)` says who may see a thing, and uses nothing.
    let code = code.join("\n").replace("(in crate::", "(in ");
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        spread(rest, &[], &mut found);
    }
    found
}

/// Reads one path or group of paths that stands below `above`; returns what follows it.
fn spread<'a>(text: &'a str, above: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start().trim_start_matches(',').trim_start();
            if rest.is_empty() || rest.starts_with('}') {
                return rest.strip_prefix('}').unwrap_or_default();
            }
            rest = spread(rest, above, found);
            rest = &rest[rest.find([',', '}']).unwrap_or(rest.len())..];
        }
    }
    let word: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let rest = &text[word.len()..];
    let path: Vec<String> = above.iter().cloned().chain((!word.is_empty()).then_some(word)).collect();
    match rest.strip_prefix("::") {
        Some(rest) if rest.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '{') => {
            spread(rest, &path, found)
        }
        _ => {
            found.push(path);
            rest
        }
    }
}

/// What is wrong with a module's use of a path, by the order of the `mod` lines of every folder.
fn misuse(module: &[String], path: &[String], orders: &BTreeMap<Vec<String>, Vec<String>>) -> Option<String> {
    let common = module.iter().zip(path).take_while(|(own, other)| own == other).count();
    let own = module.get(common)?;
    let order = &orders[&module[..common]];
    let place = |name: &String| order.iter().position(|module| module == name);
    let used = path.join("::");
    match path.get(common).and_then(place) {
        Some(other) if Some(other) < place(own) => None,
        Some(_) => Some(format!("crate::{used}, which stands below it in the mod lines")),
        None => Some(format!("crate::{used}: inside a folder, name the file a thing stands in")),
    }
}

fn none(what: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{what}:\n  {}", broken.join("\n  "));
}

#[test]
fn a_module_uses_only_modules_named_above_it() {
    let sources = sources();
    let orders: BTreeMap<Vec<String>, Vec<String>> = sources
        .iter()
        .filter(|source| source.names_modules())
        .map(|source| (source.module.clone(), mods(&source.text)))
        .collect();
    assert!(orders[&Vec::new()].len() > 2, "lib.rs names the floors");
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| !source.module.is_empty()) {
        let (name, folder) = source.module.split_last().unwrap();
        if !orders.get(folder).is_some_and(|order| order.contains(name)) {
            broken.push(format!("{} is not named in the file that names its folder's modules", source.path));
            continue;
        }
        if source.names_modules() {
            continue;
        }
        let wrong = paths(&source.text).into_iter().filter_map(|path| misuse(&source.module, &path, &orders));
        broken.extend(wrong.map(|wrong| format!("{} uses {wrong}", source.path)));
        if source.text.contains("super::") {
            broken.push(format!("{} uses super::", source.path));
        }
    }
    none("a module uses only the modules named above it, in lib.rs and in the mod.rs of each folder", &broken);
}

#[test]
fn a_mod_file_holds_mods_and_reexports_only() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| source.path.ends_with("/mod.rs")) {
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

/// A file that no `mod` line names is not compiled, and its tests are not run.
#[test]
fn every_file_of_tests_is_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let named_in = |path: &Path| fs::read_to_string(path).map(|text| mods(&text)).unwrap_or_default();
    let mut broken = Vec::new();
    let mut folders = vec![(root.clone(), named_in(&root.join("main.rs")))];
    while let Some((folder, named)) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() && name != "coverage" {
                let named = [named_in(&path.with_extension("rs")), named_in(&path.join("mod.rs"))].concat();
                folders.push((path, named));
            } else if path.extension().is_some_and(|end| end == "rs") && !["main", "mod"].contains(&name.as_str()) {
                broken.extend((!named.contains(&name)).then(|| path.display().to_string()));
            }
        }
    }
    none("a file of tests is named in main.rs, or in the file that its folder belongs to", &broken);
}

#[test]
fn packages_come_in_through_their_doors() {
    let doors: [(&str, &[&str]); 10] = [
        ("serde_yaml::", &["load/yaml/yaml.rs"]),
        ("granit_parser", &["load/yaml/events.rs"]),
        ("fuzzy_matcher", &["search/text/matcher.rs"]),
        ("directories::", &["load/files/folders.rs"]),
        ("fs::", &["load/", "run/", "main.rs"]),
        ("ratatui::style", &["theme/", "view/", "run/cli/svg.rs", "run/terminal/encode.rs"]),
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
        if source.module.iter().any(|name| names.contains(&name.as_str())) {
            broken.push(format!("{} is not named after a noun of ours", source.path));
        }
    }
    none("every file keeps the habits of the house", &broken);
}

#[test]
fn the_tests_of_the_shape_can_fail() {
    let path = |text: &str| -> Vec<String> { text.split("::").map(str::to_owned).collect() };
    assert_eq!(
        paths(
            "use crate::bundle::{Id, item::{Detail, Item as It}, a::B};\nlet x = crate::page::row::Row::new::<u8>();"
        ),
        ["bundle::Id", "bundle::item::Detail", "bundle::item::Item", "bundle::a::B", "page::row::Row::new"].map(path)
    );
    assert_eq!(mods("//! x\npub mod a;\nmod b;\npub use a::A;"), ["a", "b"]);
    let orders = BTreeMap::from([
        (vec![], vec!["low".to_owned(), "high".to_owned()]),
        (path("high"), vec!["first".to_owned(), "second".to_owned()]),
        (path("high::second"), vec!["a".to_owned(), "b".to_owned()]),
    ]);
    let wrong = |module: &str, used: &str| misuse(&path(module), &path(used), &orders).is_some();
    for used in
        ["low::Thing", "low::any::Thing", "high::first::Thing", "high::second::a::Thing", "high::second::b::Own"]
    {
        assert!(!wrong("high::second::b", used), "{used}");
    }
    for used in ["high::Thing", "high::second::Thing", "high::second", "unknown::Thing"] {
        assert!(wrong("high::second::b", used), "{used}");
    }
    assert!(wrong("high::second::a", "high::second::b::Thing"));
    assert!(wrong("high::first", "high::second::a::Thing"));
    assert!(wrong("low", "high::Thing"));
}
