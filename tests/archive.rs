//! The kept index of a library answers as the files do, whatever became of it or of them since.
#![cfg(unix)]

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use briefing::bundle::{Ceiling, NotStated, Tlp};
use briefing::run::cli::search::index_of;
use briefing::run::library::archive::archive::{Archive, Unindexed, read_named};
use briefing::run::library::catalog::{Caching, Catalog, today};
use briefing::search::{Findings, Index, Request, Scope, Whose, find, parse};
use briefing::theme::Depth;
use tempfile::TempDir;

use crate::dice::Dice;
use crate::made::{Language, Made};

/// A library, the folder of the user's state, and its bundles, each one file.
struct Shelf {
    library: TempDir,
    state: TempDir,
}

impl Shelf {
    fn new(bundles: usize) -> Self {
        let library = tempfile::tempdir().unwrap();
        let made = Made { bundles, items: 16, seed: 5 };
        let language = Language::new(5);
        for number in 0..bundles {
            fs::write(library.path().join(format!("b{number:02}.yaml")), made.bundle(&language, number)).unwrap();
        }
        Self { library, state: tempfile::tempdir().unwrap() }
    }

    fn file(&self, number: usize) -> PathBuf {
        self.library.path().join(format!("b{number:02}.yaml"))
    }

    fn catalog(&self) -> Catalog {
        let catalog = Catalog::of(&[self.library.path().to_owned()], Depth::True).unwrap();
        catalog.with_state_folder(Some(self.state.path().to_owned()))
    }

    /// The index that is made of the files, without anything that is kept.
    fn fresh(&self) -> Index {
        index_of(&self.catalog().with_caching(Caching::Off)).unwrap().0
    }

    /// What the kept index finds, and what the files hold, in the order of their addresses: until its segment is made anew,
    /// what a bundle held before still counts for how rare a word is, and may change the order of what is nearly equal.
    fn both(&self, query: &str) -> (Vec<String>, Vec<String>) {
        let catalog = self.catalog();
        let opened = Archive::of(&catalog).unwrap().open(&catalog, today(), Unindexed::Index).unwrap();
        let (mut kept, mut fresh) = (told(&ask(&opened.index, query)), told(&ask(&self.fresh(), query)));
        kept.sort();
        fresh.sort();
        assert!(opened.is_sound());
        assert_eq!(opened.lacking, 0);
        (kept, fresh)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.args(args).env_clear().env("HOME", "/dev/null/none").env("BRIEFING_STATE_DIR", self.state.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn search(&self, query: &str) -> Child {
        self.command(&["search", query, self.library.path().to_str().unwrap()]).spawn().unwrap()
    }

    fn answer(&self, query: &str) -> (String, String, i32) {
        ended(self.search(query))
    }

    /// The files of the kept index: its segments, and the manifest.
    fn kept_files(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.state.path().join("index")).unwrap().next().unwrap().unwrap().path();
        let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }
}

fn ended(child: Child) -> (String, String, i32) {
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr), output.status.code().unwrap())
}

fn ask(index: &Index, query: &str) -> Findings {
    let query = parse(query);
    find(index, &Request { query: &query, scope: &Scope::Library, kind: None, whose: Whose::All, limit: 2_000 })
}

/// The hits with their excerpts and reasons, and the counts.
fn told(findings: &Findings) -> Vec<String> {
    let hit = |hit: &briefing::search::Hit| {
        format!("{} {} {} {:?} {:?}", hit.address, hit.title, hit.excerpt, hit.why, hit.lacking)
    };
    let counts = format!("{} {:?} {:?}", findings.total, findings.by_kind, findings.nearest);
    findings.hits.iter().map(hit).chain([counts]).collect()
}

fn same(shelf: &Shelf, what: &str) {
    for query in ["likely", "kind:assessment", "security", "zzqx", "made-0003", "thra bli"] {
        let (kept, fresh) = shelf.both(query);
        assert!(kept == fresh, "{what}: {query}");
    }
}

#[test]
fn what_is_kept_answers_as_the_files_do() {
    let shelf = Shelf::new(9);
    let (language, mut dice) = (Language::new(5), Dice::new(3));
    let catalog = shelf.catalog();
    let opened = Archive::of(&catalog).unwrap().open(&catalog, today(), Unindexed::Index).unwrap();
    let fresh = shelf.fresh();
    let mut found = 0;
    for number in 0..60 {
        let (one, two) = (language.word(&mut dice).to_owned(), language.word(&mut dice).to_owned());
        let query = match number % 6 {
            0 => format!("{one} {two}"),
            1 => one[..one.len().min(3)].to_owned(),
            2 => format!("{}{}", &one[..one.len() / 2], &one[one.len() / 2 + 1..]),
            3 => format!("kind:evidence issued:>2019 {one}"),
            4 => format!("\"{one} {two}\" | {two} -{one}"),
            _ => format!("{}$ bundle:made-0004", &one[one.len() / 2..]),
        };
        let kept = ask(&opened.index, &query);
        found += kept.hits.len();
        assert_eq!(told(&kept), told(&ask(&fresh, &query)), "{query}");
    }
    assert!(found > 200, "{found} hits in all");
    assert!(opened.is_sound());
}

#[test]
fn what_became_of_the_files_is_seen() {
    let shelf = Shelf::new(12);
    same(&shelf, "at first");
    // From here on the stamps of the files are trusted.
    thread::sleep(Duration::from_millis(2_200));
    same(&shelf, "when nothing was changed");
    let (catalog, before) = (shelf.catalog(), fs::read(shelf.file(3)).unwrap());
    assert!(Archive::of(&catalog).unwrap().bundles_of(&["made-0003"], &catalog, today()).is_some(), "it is trusted");
    let modified = fs::metadata(shelf.file(3)).unwrap().modified().unwrap();
    let edited = String::from_utf8(before).unwrap().replace("security", "zzqxitur");
    fs::write(shelf.file(3), edited).unwrap();
    File::options().write(true).open(shelf.file(3)).unwrap().set_modified(modified).unwrap();
    same(&shelf, "edited in place, with its time restored");
    assert!(shelf.both("zzqxitur").0.len() > 1);
    fs::remove_file(shelf.file(5)).unwrap();
    same(&shelf, "deleted");
    fs::rename(shelf.file(7), shelf.library.path().join("a-renamed.yaml")).unwrap();
    same(&shelf, "renamed");
    let aside = shelf.library.path().join("aside");
    fs::rename(shelf.file(1), &aside).unwrap();
    fs::rename(shelf.file(2), shelf.file(1)).unwrap();
    fs::rename(&aside, shelf.file(2)).unwrap();
    same(&shelf, "two swapped");
    fs::create_dir(shelf.library.path().join("inner")).unwrap();
    let made = Made { bundles: 40, items: 16, seed: 5 };
    fs::write(shelf.library.path().join("inner/new.yaml"), made.bundle(&Language::new(5), 33)).unwrap();
    same(&shelf, "a new one");
    for turn in 0..20 {
        let text = fs::read_to_string(shelf.file(0)).unwrap();
        fs::write(shelf.file(0), format!("{text}# {turn}\n")).unwrap();
        shelf.both("likely");
    }
    same(&shelf, "after many changes");
    let segments = shelf.kept_files().len() - 1;
    assert!(segments <= 19, "{segments} segments");
}

#[test]
fn whatever_is_odd_is_made_again() {
    let shelf = Shelf::new(4);
    let right = shelf.answer("security likely");
    assert!(right.0.lines().count() > 3 && right.2 == 0, "{right:?}");
    let mut dice = Dice::new(9);
    for turn in 0..30 {
        let files = shelf.kept_files();
        let file = &files[turn % files.len()];
        let mut bytes = fs::read(file).unwrap();
        let place = dice.below(bytes.len());
        match turn % 5 {
            0 | 1 => bytes[place] ^= 1 << (turn % 8),
            2 => bytes.truncate(place),
            3 => bytes = vec![0; bytes.len()],
            _ => drop(bytes.splice(place..place, [7, 7])),
        }
        fs::write(file, &bytes).unwrap();
        assert_eq!(shelf.answer("security likely"), right, "turn {turn}, {}", file.display());
    }
    let file = shelf.kept_files().remove(0);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(shelf.answer("security likely"), right, "another user may have written it");
    let file = shelf.kept_files().remove(0);
    fs::rename(&file, shelf.state.path().join("elsewhere")).unwrap();
    symlink(shelf.state.path().join("elsewhere"), &file).unwrap();
    assert_eq!(shelf.answer("security likely"), right, "a link");
    for file in shelf.kept_files() {
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
    }
}

#[test]
fn a_program_that_is_killed_leaves_the_old_index_or_the_new() {
    let shelf = Shelf::new(10);
    let right = ended(
        shelf
            .command(&["--no-cache", "search", "security likely", shelf.library.path().to_str().unwrap()])
            .spawn()
            .unwrap(),
    );
    for turn in 0..12 {
        fs::write(shelf.file(turn % 3), format!("{}\n", fs::read_to_string(shelf.file(turn % 3)).unwrap())).unwrap();
        let mut child = shelf.search("security likely");
        thread::sleep(Duration::from_millis(20 * u64::try_from(turn).unwrap()));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert_eq!(shelf.answer("security likely").0, right.0);
    assert_eq!(shelf.answer("security likely").0, right.0);
}

#[test]
fn several_programs_share_an_index() {
    let shelf = Shelf::new(8);
    let children: Vec<Child> = (0..4).map(|_| shelf.search("security likely")).collect();
    let answers: Vec<String> = children.into_iter().map(|child| ended(child).0).collect();
    assert!(answers[0].lines().count() > 3);
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

#[test]
fn where_nothing_can_be_kept_it_is_said_and_answered_all_the_same() {
    let shelf = Shelf::new(3);
    fs::write(shelf.state.path().join("index"), "in the way").unwrap();
    let (out, err, code) = shelf.answer("security likely");
    assert!(out.lines().count() > 3 && code == 0);
    assert!(err.contains("the index cannot be kept: "), "{err}");
}

#[test]
fn without_waiting_it_is_said_what_is_left_out() {
    let shelf = Shelf::new(5);
    let path = shelf.library.path().to_str().unwrap();
    let run = || ended(shelf.command(&["search", "likely", path, "--no-wait"]).spawn().unwrap());
    let (out, err, code) = run();
    assert_eq!((out.as_str(), code), ("", 3));
    assert!(err.contains("5 bundles are not in the index yet"), "{err}");
    shelf.answer("likely");
    let (out, _, code) = run();
    assert!(out.lines().count() > 3 && code == 0);
    let made = Made { bundles: 40, items: 16, seed: 5 };
    fs::write(shelf.library.path().join("new.yaml"), made.bundle(&Language::new(5), 33)).unwrap();
    let (some, err, code) = run();
    assert_eq!((some, code), (out, 3));
    assert!(err.contains("1 bundle is not in the index yet"), "{err}");
}

#[test]
fn under_a_ceiling_nothing_is_taken_from_the_index() {
    let shelf = Shelf::new(2);
    let path = shelf.library.path().to_str().unwrap();
    let text = fs::read_to_string(shelf.file(1)).unwrap().replacen(
        "- id: J-001",
        "- id: J-001\n    marking: {tlp: \"TLP:RED\"}",
        1,
    );
    fs::write(shelf.file(1), text.replacen("It is likely", "It is zzqxlikely", 1)).unwrap();
    let found = shelf.answer("zzqxlikely");
    assert!(found.0.contains("made-0001#J-001"), "{found:?}");
    let under = ended(shelf.command(&["--ceiling", "amber", "search", "zzqxlikely", path]).spawn().unwrap());
    assert!(!under.0.contains("J-001") && !under.1.contains("zzqxlikely,"), "{under:?}");
    let catalog = shelf.catalog().with_ceiling(Some(Ceiling { tlp: Tlp::Amber, not_stated: NotStated::Shown }));
    assert!(Archive::of(&catalog).is_none());
}

#[test]
fn an_item_that_is_named_with_its_bundle_is_printed_without_reading_the_others() {
    let shelf = Shelf::new(3);
    let print = |item: &str| {
        let path = shelf.library.path().to_str().unwrap();
        ended(shelf.command(&["--bundle", path, "print", "--json", item]).spawn().unwrap())
    };
    let before = print("made-0001#J-002");
    assert!(before.0.lines().count() > 5, "{before:?}");
    shelf.answer("likely");
    assert_eq!(print("made-0001#J-002"), before);
    assert_eq!(print("made-0001#J-99").2, 1);
    let catalog = shelf.catalog();
    // Another program makes an index of its own.
    shelf.both("likely");
    let named = |address: &str| read_named(&[address.to_owned()], &catalog, today()).map(|opened| opened.bundles.len());
    assert_eq!(named("made-0001#J-002"), Some(1));
    assert_eq!(named("J-002"), None, "an id that several have");
    fs::copy(shelf.file(2), shelf.file(9)).unwrap();
    assert_eq!(named("made-0001#J-002"), None, "two bundles have one id, or it is not known yet that they do not");
}

#[test]
fn editions_are_known_by_the_same_names_as_without_an_index() {
    let shelf = Shelf::new(4);
    let text = fs::read_to_string(shelf.file(1)).unwrap();
    let edition = |name: &str, issued: &str| {
        let (before, after) = text.split_once("  issued: ").unwrap();
        format!("{before}  edition: {name}\n  issued: {issued}{}", &after[10..])
    };
    same(&shelf, "no editions");
    fs::write(shelf.library.path().join("older.yaml"), edition("first", "2001-02-03")).unwrap();
    same(&shelf, "an older one");
    assert!(shelf.both("kind:assessment").0.iter().any(|hit| hit.starts_with("made-0001@first#")));
    fs::write(shelf.library.path().join("newer.yaml"), edition("third", "2031-02-03")).unwrap();
    same(&shelf, "a newer one");
    let catalog = shelf.catalog();
    let named = |address: &str| read_named(&[address.to_owned()], &catalog, today()).unwrap();
    assert_eq!(named("made-0001@first#J-002").bundles.len(), 3);
    let json = ended(
        shelf
            .command(&["search", "--json", "kind:assessment", shelf.library.path().to_str().unwrap()])
            .spawn()
            .unwrap(),
    );
    assert!(json.0.contains("\"made-0001@first\""), "{json:?}");
    assert_eq!(json.1.matches("is opened as `made-0001@").count(), 2, "{json:?}");
    fs::remove_file(shelf.library.path().join("newer.yaml")).unwrap();
    same(&shelf, "without the newest");
    fs::remove_file(shelf.library.path().join("older.yaml")).unwrap();
    same(&shelf, "alone again");
}
