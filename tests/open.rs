//! What a path holds, what is read of it, and what is never opened.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use briefing::bundle::{Detail, Id, Kind};
use briefing::load::fault::{files, items, keys};
use briefing::load::{self, FaultCode, Loaded, Paint, PathContents, bundles_in, fault::report};
use serde::Deserialize;
use tempfile::TempDir;

const MANIFEST: &str = "briefing: 1\nassessment: {id: case, title: A case, issuer: Somebody, issued: 2023-03-29, \
    language: en, marking: {as_written: none}, issuer_scale: not_stated, reader_scale: phia-2025, edition: 1.10}\n";
const NOTE: &str =
    "notes:\n  - {id: 14, title: true, text: 2023-03-29, origin: transcriber, tags: [NO, 0o17, 12:30]}\n";

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn codes(loaded: &Loaded) -> Vec<FaultCode> {
    loaded.faults.iter().map(|fault| fault.code).collect()
}

#[track_caller]
fn check(folder: &TempDir, expected: &[FaultCode], items: usize) -> Loaded {
    let loaded = load::open(folder.path());
    assert_eq!(codes(&loaded), expected, "{:#?}", loaded.faults);
    assert_eq!(loaded.bundle.as_ref().map_or(0, |bundle| bundle.items().len()), items);
    loaded
}

#[test]
fn the_embedded_bundle_opens_from_anywhere() {
    let loaded = load::embedded(load::SAMPLES[0]);
    assert_eq!(loaded.faults.iter().filter(|fault| fault.is_fault()).count(), 0, "{:#?}", loaded.faults);
}

#[test]
fn a_folder_is_read_in_order_with_what_is_in_it() {
    let folder = folder(&[
        ("b.yaml", "notes:\n  - {id: N-02, title: Two, text: Two., origin: transcriber}\n"),
        ("deep/er/c.yml", "notes:\n  - {id: N-03, title: Three, text: Three., origin: transcriber}\n"),
        ("a.YAML", MANIFEST),
        ("readme.md", "no: [yaml"),
        (".hidden.yaml", "no: [yaml"),
        (".git/x.yaml", "no: [yaml"),
    ]);
    let bundle = check(&folder, &[], 3).bundle.unwrap();
    let ids: Vec<&str> = bundle.items().iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["case", "N-02", "N-03"]);
}

#[test]
fn one_file_is_a_bundle() {
    let folder = folder(&[("all.txt", &format!("{MANIFEST}{NOTE}"))]);
    let loaded = load::open(&folder.path().join("all.txt"));
    assert_eq!(codes(&loaded), []);
    assert_eq!(loaded.bundle.unwrap().items().len(), 2);
}

#[test]
fn what_looks_like_a_number_is_text_where_text_is_wanted() {
    let folder = folder(&[("all.yaml", &format!("\u{FEFF}{MANIFEST}{NOTE}"))]);
    let bundle = check(&folder, &[], 2).bundle.unwrap();
    assert_eq!(bundle.assessment().unwrap().imprint.edition.as_deref(), Some("1.10"));
    let note = bundle.item("14").unwrap();
    assert_eq!((note.title.as_str(), note.text.as_deref()), ("true", Some("2023-03-29")));
    assert_eq!(note.tags, ["NO", "0o17", "12:30"]);
}

#[test]
fn what_is_wrong_costs_only_itself() {
    let folder = folder(&[
        ("a.yaml", MANIFEST),
        ("b.yaml", "notes: [oh\n"),
        (
            "c.yaml",
            "notes:\n  - {title: No id, text: One., origin: transcriber}\n  - {id: N-01, text: [One], at: [2], tags: {}}\n",
        ),
    ]);
    let loaded = load::open(folder.path());
    let bundle = loaded.bundle.as_ref().unwrap();
    let note = bundle.item("N-01").unwrap();
    assert_eq!((note.title.as_str(), note.text.as_deref(), note.kind()), ("N-01", None, Kind::Note));
    assert_eq!(loaded.faults.iter().filter(|fault| fault.file.ends_with("c.yaml")).count(), 6, "{:#?}", loaded.faults);
}

#[test]
fn an_item_with_nothing_but_an_id_is_still_shown() {
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Assessment) {
        let folder = folder(&[("a.yaml", MANIFEST), ("b.yaml", &format!("{}:\n  - id: X-01\n", kind.key()))]);
        let loaded = load::open(folder.path());
        let bundle = loaded.bundle.unwrap();
        assert_eq!(bundle.item("X-01").map(briefing::bundle::Item::kind), Some(kind));
        assert!(!loaded.faults.is_empty());
    }
}

#[test]
fn a_bundle_without_an_assessment_has_the_name_of_its_folder() {
    let folder = folder(&[("my-folder/b.yaml", NOTE)]);
    let loaded = load::open(&folder.path().join("my-folder"));
    assert_eq!(codes(&loaded), [items::NO_ASSESSMENT]);
    let bundle = loaded.bundle.unwrap();
    assert_eq!((bundle.id().as_str(), bundle.cover().title.as_str()), ("my-folder", "my-folder"));
    assert!(matches!(bundle.cover().detail, Detail::Assessment(_)));
}

#[test]
fn a_path_that_is_not_there_is_told_with_its_neighbour() {
    let folder = folder(&[("bundle.yaml", MANIFEST)]);
    let loaded = load::open(&folder.path().join("bundel.yaml"));
    assert_eq!(codes(&loaded), [files::UNREADABLE]);
    assert!(loaded.faults[0].help().unwrap().contains("bundle.yaml"));
    check(&tempfile::tempdir().unwrap(), &[files::NOTHING_TO_READ], 0);
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = folder(&[("a.yaml", MANIFEST), ("b.yaml", &"# x\n".repeat(1_100_000))]);
    check(&folder, &[files::TOO_LARGE], 1);
}

#[test]
fn the_names_and_the_files_shown_hold_nothing_that_acts_on_a_terminal() {
    let folder = folder(&[("a\u{1b}[31m\u{202e}.yaml", "notes: [\u{1b}]2;x\u{7}]\n")]);
    let loaded = load::open(folder.path());
    for text in [report::human(&loaded.faults, &loaded.sources, Paint::Plain), report::json(&loaded.faults)] {
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text}");
    }
    assert!(report::human(&loaded.faults, &loaded.sources, Paint::Coloured).contains("\u{1b}["));
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::{MANIFEST, NOTE, check, codes, files, folder, fs, load};

    #[test]
    fn pipes_and_sockets_are_told_and_never_opened() {
        let folder = folder(&[("a.yaml", MANIFEST)]);
        let pipe = folder.path().join("p.yaml");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        let _socket = UnixListener::bind(folder.path().join("s.yaml")).unwrap();
        check(&folder, &[files::NOT_A_FILE, files::NOT_A_FILE], 1);
        assert_eq!(codes(&load::open(&pipe)), [files::NOT_A_FILE]);
        assert_eq!(codes(&load::open("/dev/zero".as_ref())), [files::NOT_A_FILE]);
    }

    #[test]
    fn links_stay_in_the_folder_and_end() {
        let outside = folder(&[("x.yaml", NOTE)]);
        let folder = folder(&[
            ("a.yaml", MANIFEST),
            ("d/n.yaml", NOTE),
            (".kept/h.yaml", "regions: [{id: r, title: R, origin: transcriber}]"),
        ]);
        let at = |name: &str| folder.path().join(name);
        symlink(outside.path().join("x.yaml"), at("away.yaml")).unwrap();
        symlink(outside.path(), at("away")).unwrap();
        symlink("..", at("d/up")).unwrap();
        symlink("a.yaml", at("again.yaml")).unwrap();
        symlink("circle.yaml", at("circle.yaml")).unwrap();
        symlink("gone.yaml", at("to-gone.yaml")).unwrap();
        symlink("gone", at("irrelevant.txt")).unwrap();
        symlink(".kept/h.yaml", at("z.yaml")).unwrap();
        let expected = [
            files::LINK_LOOP,
            files::LINK_AWAY,
            files::LINK_AWAY,
            files::LINK_LOOP,
            files::LINK_LOOP,
            files::LINK_BROKEN,
        ];
        let loaded = load::open(folder.path());
        let mut told = codes(&loaded);
        told.sort_by_key(|code| code.name);
        let mut expected = expected.to_vec();
        expected.sort_by_key(|code| code.name);
        assert_eq!(told, expected, "{:#?}", loaded.faults);
        assert_eq!(loaded.bundle.unwrap().items().len(), 3);
    }

    #[test]
    fn a_name_that_is_not_unicode_is_read_all_the_same() {
        let folder = folder(&[("a.yaml", MANIFEST)]);
        fs::write(folder.path().join(OsStr::from_bytes(b"n\xff.yaml")), NOTE).unwrap();
        check(&folder, &[files::NAME_NOT_UNICODE], 2);
    }
}

#[track_caller]
fn holds(files: &[(&str, &str)], expected: &[&str]) {
    let folder = folder(files);
    let found = bundles_in(folder.path());
    let relative = |path: PathBuf| path.strip_prefix(folder.path()).unwrap().to_string_lossy().into_owned();
    let library = matches!(found, PathContents::Library(_));
    let names: Vec<String> = found.bundles().into_iter().map(relative).collect();
    assert_eq!(names, expected, "{}", if library { "a library" } else { "one bundle, or nothing" });
}

#[test]
fn a_path_is_a_bundle_or_a_library() {
    let piece = NOTE;
    holds(&[], &[]);
    holds(&[("readme.md", "x")], &[]);
    holds(&[("a.yaml", MANIFEST)], &[""]);
    holds(&[("a.yaml", MANIFEST), ("b.yaml", piece)], &[""]);
    holds(&[("a.yaml", MANIFEST), ("deep/b.yaml", piece)], &[""]);
    holds(&[("b.yaml", piece)], &[""]);
    holds(&[("deep/b.yaml", piece)], &[""]);
    holds(&[("b.yaml", piece), ("deep/a.yaml", MANIFEST)], &[""]);
    holds(&[("one/a.yaml", MANIFEST), ("one/b.yaml", piece)], &["one"]);
    holds(&[("two/a.yaml", MANIFEST), ("one/a.yaml", MANIFEST), ("one/b.yaml", piece)], &["one", "two"]);
    holds(&[("one/a.yaml", MANIFEST), ("broken/b.yaml", piece), ("empty/x.txt", "")], &["broken", "one"]);
    holds(&[("one.yaml", MANIFEST), ("two.yaml", "{\"briefing\": 1, \"assessment\": {}}")], &["one.yaml", "two.yaml"]);
    holds(&[("one.yaml", MANIFEST), ("two/a.yaml", MANIFEST)], &["one.yaml", "two"]);
    holds(&[("a.yaml", MANIFEST), ("b.yaml", MANIFEST), ("c.yaml", piece)], &[""]);
    holds(&[("2022/one/a.yaml", MANIFEST), ("2023/two/a.yaml", MANIFEST)], &["2022/one", "2023/two"]);
    holds(&[("one/a.yaml", MANIFEST), (".old/a.yaml", MANIFEST)], &["one"]);
    let late = format!("# {}\nassessment:\n  id: case\n", "x".repeat(100_000));
    holds(&[("one.yaml", &late), ("two.yaml", MANIFEST)], &["one.yaml", "two.yaml"]);
}

#[test]
fn a_library_of_a_thousand_bundles_is_told_in_a_moment() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..1_000 {
        let inner = folder.path().join(format!("b{number:04}"));
        fs::create_dir(&inner).unwrap();
        fs::write(inner.join("assessment.yaml"), MANIFEST).unwrap();
        fs::write(inner.join("notes.yaml"), NOTE.repeat(50)).unwrap();
    }
    let start = Instant::now();
    assert_eq!(bundles_in(folder.path()).bundles().len(), 1_000);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

#[derive(Debug, Deserialize, PartialEq)]
struct Settings {
    name: String,
    colour: Option<Hue>,
    #[serde(default)]
    steps: Vec<u8>,
    wide: Option<bool>,
    roles: std::collections::BTreeMap<String, Id>,
}

#[derive(Debug, PartialEq)]
struct Hue(String);

impl<'de> Deserialize<'de> for Hue {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.starts_with('#') { Ok(Self(text)) } else { Err(serde::de::Error::custom("a colour begins with #")) }
    }
}

#[test]
fn other_yaml_is_read_with_the_same_faults() {
    let text = "name: dark\ncolour: blue\nsteps: [1, 300, x, 4]\nwide: yes\nsize: 3\nroles: {a: b, c: [d]}\n";
    let (value, faults, _) = load::read::<Settings>("dark.yaml", text.as_bytes());
    let told: Vec<_> = faults.iter().map(|fault| (fault.line, fault.column, fault.code)).collect();
    assert_eq!(
        told,
        [
            (2, 9, keys::BAD_VALUE),
            (3, 12, keys::WRONG_TYPE),
            (3, 17, keys::WRONG_TYPE),
            (4, 7, keys::WRONG_TYPE),
            (5, 1, keys::UNKNOWN_KEY),
            (6, 18, keys::WRONG_TYPE),
        ]
    );
    let roles = std::iter::once(("a".to_owned(), Id::new("b"))).collect();
    let expected = Settings { name: "dark".to_owned(), colour: None, steps: vec![1, 4], wide: Some(false), roles };
    assert_eq!(value.map(|value| Settings { wide: Some(value.wide.unwrap_or_default()), ..value }), Some(expected));
}
