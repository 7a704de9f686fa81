//! What the program is made of: only under licences that let it be given to anybody, and nothing that is known to be bad.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// Licences that ask for no more than to be named.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "Unicode-3.0",
    "Zlib",
    "ISC",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "Unlicense",
    "CC0-1.0",
];

/// Packages that may be under another licence, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    // MPL-2.0 binds the file, not the program; `directories` needs it.
    ("option-ext", "MPL-2.0"),
];

/// Packages that may never be among ours, on any system, and why.
const BANNED: &[(&str, &str)] = &[
    ("serde_yml", "unsound: RUSTSEC-2025-0068"),
    ("libyml", "unsound: RUSTSEC-2025-0067"),
    ("yaml-rust", "no longer kept up: RUSTSEC-2024-0320"),
    ("marked-yaml", "overflows the stack on 40 KB of dashes"),
    ("openssl", "the reader talks to no network"),
    ("openssl-sys", "the reader talks to no network"),
    ("native-tls", "the reader talks to no network"),
    ("rustls", "the reader talks to no network"),
    ("reqwest", "the reader talks to no network"),
    ("hyper", "the reader talks to no network"),
    ("ureq", "the reader talks to no network"),
    ("tokio", "threads and one channel are enough"),
    ("atty", "unsound: RUSTSEC-2021-0145"),
    ("ansi_term", "no longer kept up: RUSTSEC-2021-0139"),
    ("term_size", "no longer kept up: RUSTSEC-2020-0163"),
];

/// Packages of which there may be one version only: two would share no state.
const ONCE: &[&str] = &["crossterm", "ratatui-core", "serde", "signal-hook", "unicode-segmentation"];

/// Whether one side of every `OR` has nothing but allowed licences.
fn is_allowed(licence: &str) -> bool {
    let licence = licence.replace('/', " OR ").replace(['(', ')'], " ");
    licence.split(" OR ").any(|side| side.split(" AND ").all(|part| ALLOWED.contains(&part.trim())))
}

#[test]
fn an_expression_is_allowed_by_one_of_its_sides() {
    for (licence, allowed) in [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(licence), allowed, "{licence}");
    }
}

#[test]
fn every_package_is_under_a_licence_that_lets_it_be_given_on() {
    // What is really built: `cargo metadata` would count what is only asked for by features that are off.
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--offline",
            "--edges",
            "normal,build,dev",
            "--prefix",
            "none",
            "--format",
            "{p}|{l}",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    let packages: BTreeSet<(&str, &str)> = tree
        .lines()
        .filter_map(|line| line.split_once('|'))
        .map(|(package, licence)| {
            (package.split(' ').next().unwrap_or_default(), licence.trim_end_matches("(*)").trim())
        })
        .collect();
    assert!(packages.len() > 50, "only {} packages", packages.len());
    let wrong: Vec<String> = packages
        .into_iter()
        .filter(|(name, licence)| !is_allowed(licence) && !EXCEPTIONS.contains(&(*name, *licence)))
        .map(|(name, licence)| format!("{name}: {licence:?}"))
        .collect();
    assert!(wrong.is_empty(), "these licences are not allowed:\n{}", wrong.join("\n"));
}

/// The names in the lock file, which has the packages of every system.
fn locked() -> Vec<String> {
    let lock = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
    let name = |line: &str| line.strip_prefix("name = \"")?.strip_suffix('"').map(str::to_owned);
    lock.lines().filter_map(name).collect()
}

#[test]
fn nothing_that_is_known_to_be_bad_is_among_them() {
    let locked = locked();
    let wrong: Vec<String> = BANNED
        .iter()
        .filter(|(name, _)| locked.iter().any(|locked| locked == name))
        .map(|(name, why)| format!("{name}: {why}"))
        .collect();
    assert!(wrong.is_empty(), "these packages are banned:\n{}", wrong.join("\n"));
}

#[test]
fn every_package_comes_from_the_registry_and_some_stand_once() {
    let lock = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
    let sources: Vec<&str> = lock.lines().filter(|line| line.starts_with("source = ")).collect();
    let strange: Vec<_> =
        sources.iter().filter(|line| !line.contains("registry+https://github.com/rust-lang/crates.io-index")).collect();
    assert!(strange.is_empty(), "{strange:?}");
    for name in ONCE {
        let count = locked().iter().filter(|locked| locked == name).count();
        assert!(count <= 1, "{count} versions of {name}");
    }
}
