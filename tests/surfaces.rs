//! Every way out of the program, under a ceiling: none says what is above it, and none is left out of this test.
//!
//! The ways are read off the program: the commands and options off its help, the keys off the table of keys, what may lie
//! over the reader, what it asks of the outside world and what goes over the socket off their enums, the files off the
//! source. `cargo test surfaces:: -- --nocapture` prints how many cases each has.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::time::{Duration, Instant};

use briefing::keymap::{Context, commands, keys};
use briefing::state::Task;
use briefing::state::layers::layer::Layer;
use briefing::state::second_screen::peer_message::{Drive, PeerMessage, Side, decode, encode};
use briefing::state::stage::stage::Stage as OnScreen;

use crate::pty::{Pty, Start};
use crate::redaction::{WORD, clean, folder, limited, says_nothing};
use crate::stage::Stage;
use crate::stage::pair::Pair;

/// A file of another program, in which one thing is above the ceiling.
const FOREIGN: &str = r#"[{"type": "tool", "id": "tool--1", "name": "zxqtitle", "description": "zxqtext",
    "object_marking_refs": ["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"]},
    {"type": "note", "id": "note--2", "content": "Nothing.", "object_refs": ["tool--1"]}]"#;

/// For each command, the words it is called with; `PATH` is the folder of the bundles.
const CALLS: [(&str, &[&str]); 14] = [
    (
        "",
        &[
            "PATH",
            "PATH --plain --width 60 --tone dark --theme light",
            "--bundle PATH --no-cache",
            "--version",
            "--help",
        ],
    ),
    (
        "open",
        &["J-zx0", "J-01 --bundle PATH --no-cache --plain --width 50", "J-01 --theme mono --tone light --bundle PATH"],
    ),
    (
        "present",
        &[
            "PATH",
            "PATH --walk open --from J-01",
            "PATH --walk xqwalk",
            "PATH --from J-zx0 --plain --width 50 --no-cache",
            "--bundle PATH --theme mono --tone light",
            "--notes --bundle PATH",
        ],
    ),
    ("list", &["PATH", "PATH --json", "--bundle PATH --no-cache"]),
    (
        "print",
        &[
            "--bundle PATH",
            "--bundle PATH --width 40 --plain J-01 E-01 actor.pilot",
            "--bundle PATH J-zx0",
            "--bundle PATH shadow --no-cache --theme mono --tone dark",
            "--bundle PATH --json",
        ],
    ),
    (
        "export",
        &[
            "--bundle PATH --format json --today 2026-11-22",
            "--bundle PATH --format csv --no-cache",
            "--bundle PATH --format json J-01 E-01 J-zx0",
            "--bundle PATH --format csv --query ship",
            "--bundle PATH --format html",
            "--bundle PATH --format html --walk open",
            "--bundle PATH --format markdown --walk xqwalk",
            "--bundle PATH --format vault --to NEW.vault",
            "--bundle PATH --format markdown J-01 actor.pilot",
            "--bundle PATH --format csl",
            "--bundle PATH --format bibtex",
            "--bundle PATH --format argdown",
            "--bundle PATH --to NEW.json --force",
            "--bundle PATH --format stix",
            "--bundle PATH --format stix --no-extension",
            "--bundle PATH --format stix-plain J-01 E-01",
        ],
    ),
    (
        "search",
        &[
            "ship PATH",
            "sinks_mole PATH",
            "--json ship PATH",
            "--limit 3 --no-cache ship PATH",
            "--batch QUERIES PATH",
            "--tsv RECORDS ship",
            "--no-wait ship PATH",
            "qshadow --bundle PATH",
        ],
    ),
    (
        "check",
        &["PATH", "PATH --format json", "PATH --json --strict", "--explain unknown-key", "--bundle PATH --no-cache"],
    ),
    ("new", &["NEW", "--kind caveat"]),
    ("import", &["FOREIGN --to NEW --json", "FOREIGN --strict"]),
    ("schema", &[""]),
    ("themes", &["", "--check", "--bundle PATH --no-cache"]),
    ("keys", &["", "--bundle PATH --no-cache"]),
    (
        "picture",
        &[
            "--bundle PATH --size 120x40 --today 2026-11-22",
            "--bundle PATH --keys /_text:ship --no-cache --width 60 --plain",
            "--bundle PATH --keys p_Space --theme light --tone light",
        ],
    ),
];

/// The first words of the lines of a help that stand this far in.
fn listed(help: &str, heading: &str) -> BTreeSet<String> {
    let lines = help.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.is_empty());
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn options(help: &str) -> BTreeSet<String> {
    let named = help.lines().filter(|line| line.trim_start().starts_with('-'));
    named.flat_map(str::split_whitespace).filter(|word| word.starts_with("--")).map(str::to_owned).collect()
}

fn help_of(command: &str) -> String {
    let words = command.split_whitespace().chain(["--help"]);
    let output = Process::new(env!("CARGO_BIN_EXE_briefing")).args(words).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_command_and_option_of_the_command_line() {
    let scratch = tempfile::tempdir().unwrap();
    let (queries, records) = (scratch.path().join("queries.tsv"), scratch.path().join("records.tsv"));
    let foreign = scratch.path().join("foreign.json");
    fs::write(&foreign, FOREIGN).unwrap();
    fs::write(&queries, "ship\nxqtext\nlamp\n").unwrap();
    fs::write(&records, "id\ttitle\ttext\nR-1\tOne ship\tIt came.\n").unwrap();
    let known: BTreeSet<String> =
        CALLS.iter().map(|(name, _)| (*name).to_owned()).filter(|name| !name.is_empty()).collect();
    let mut told = listed(&help_of(""), "Commands:");
    assert!(told.remove("help"), "help is a command of every such program");
    assert_eq!(known, told, "every command has its calls");
    let mut cases = 0;
    for (command, calls) in CALLS {
        let mut left = options(&help_of(command));
        // A ceiling is set below, in both ways; help says nothing of a bundle.
        for always in ["--ceiling", "--not-stated", "--help", "--version"] {
            left.remove(always);
        }
        for call in calls {
            let words: Vec<String> = [command]
                .into_iter()
                .chain(call.split(' '))
                .filter(|word| !word.is_empty())
                .map(|word| match word {
                    "PATH" => folder().display().to_string(),
                    "NEW.json" => scratch.path().join("new.json").display().to_string(),
                    "NEW.vault" => scratch.path().join("vault").display().to_string(),
                    "NEW" => scratch.path().join("new").display().to_string(),
                    "FOREIGN" => foreign.display().to_string(),
                    "QUERIES" => queries.display().to_string(),
                    "RECORDS" => records.display().to_string(),
                    keys if keys.contains('_') && !keys.starts_with('-') => keys.replace('_', " "),
                    other => other.to_owned(),
                })
                .collect();
            left.retain(|option| !words.contains(option));
            for policy in ["show", "hide"] {
                let words = words.iter().map(String::as_str).chain(["--ceiling", "green", "--not-stated", policy]);
                says_nothing(&words.collect::<Vec<_>>());
                cases += 1;
            }
        }
        assert!(left.is_empty(), "no call of `{command}` has {left:?}");
    }
    println!("command line: {} commands, {cases} calls", told.len() + 1);
}

/// The keys that lead to each place where keys are heard.
fn way_to(context: Context) -> &'static str {
    match context {
        Context::Page => "1 Enter",
        Context::Overview => "0",
        Context::List => "Alt-1",
        Context::Filter => "1 f",
        Context::Links => "3 Enter Alt-3",
        Context::Search => "/ text:ship",
        Context::Palette => "?",
        Context::Peek => "1 Enter Tab K",
        Context::Scale => "s",
        Context::Grid => "x",
        Context::Choice => "L",
        Context::Faults => "!",
        Context::Hints => "1 Enter f",
        Context::Present => "w text:open Enter",
        // The speaker's own screen hears no key that leads to it: it is a program of its own.
        Context::Notes => "",
    }
}

/// What takes more than one key, from the page.
const JOURNEYS: [&str; 5] = [
    "S Enter Enter",
    "w text:open Enter Space Esc Esc S text:shown Enter Enter",
    "t text:light Enter",
    "w text:open Enter Space Esc Esc Alt-F5 text:/nowhere/minutes Enter",
    "/ text:ship F2",
];

/// What may be asked of the outside world under a ceiling. Named views are not kept under one, and what the notes ask goes
/// over the socket.
const TASKS: [&str; 12] = [
    "export",
    "quit",
    "suspend",
    "redraw",
    "reload",
    "index",
    "search",
    "copy",
    "mouse",
    "write",
    "keep walks",
    "keep theme",
];

/// What fills the screen, and what lies over it, nothing among it.
const SCREENS: [&str; 13] = [
    "reader", "slides", "notes", "nothing", "search", "palette", "peek", "scale", "grid", "choice", "prompt", "faults",
    "jump",
];

/// What is done in a place: each command by its first key, then what a person does next.
const THEN: [&str; 4] = ["Enter", "text:sh Down Enter", "Esc", "Esc Esc"];

#[test]
fn every_command_of_the_table_of_keys() {
    let (reader, mut cases) = (limited(110, 34), 0);
    let mut visited: BTreeMap<&str, usize> = BTreeMap::new();
    let mut screens = BTreeSet::new();
    for context in Context::ALL.into_iter().filter(|context| *context != Context::Notes) {
        let mut there = reader.again();
        there.press(way_to(context));
        assert_eq!(there.state.context(), context, "\n{}", there.text());
        for command in commands(context) {
            let mut stage = there.again();
            for keys in [keys(context, command)[0]].into_iter().chain(THEN) {
                stage.press(keys);
                clean(&stage, &format!("{} and {keys} in {context:?}", command.name()));
                screens.extend(seen(&stage));
                cases += 1;
            }
            for task in &stage.asked {
                *visited.entry(surface(task)).or_default() += 1;
            }
        }
    }
    for journey in JOURNEYS {
        let mut stage = reader.again();
        for key in journey.split(' ') {
            stage.press(key);
            clean(&stage, journey);
            cases += 1;
        }
        stage.asked.iter().for_each(|task| *visited.entry(surface(task)).or_default() += 1);
    }
    let (mut pair, mut lines) = (speaking(), 0);
    assert_eq!(pair.notes.state.context(), Context::Notes);
    for command in commands(Context::Notes) {
        for key in keys(Context::Notes, command) {
            pair.notes(key);
            clean(&pair.notes, key);
            clean(&pair.slides, key);
            screens.extend(seen(&pair.notes));
            cases += 1;
            if pair.notes.state.stage.notes().is_none() {
                lines += pair.lines.len();
                pair = speaking();
            }
        }
    }
    assert_eq!(visited.keys().copied().collect::<BTreeSet<_>>(), TASKS.into(), "what is asked of the outside world");
    assert_eq!(screens, SCREENS.into(), "what fills the screen and what lies over it");
    println!(
        "keys: {cases} cases in {} contexts, {} lines of the socket; tasks: {visited:?}",
        Context::ALL.len(),
        lines + pair.lines.len()
    );
}

/// Slides under a ceiling that are being shown, and the notes of them.
fn speaking() -> Pair {
    let mut slides = limited(100, 30);
    slides.press("w text:open Enter");
    let mut pair = Pair::new(slides, 90, 28, None);
    pair.meet();
    pair
}

/// What the program asks of the outside world, each by its name.
const fn surface(task: &Task) -> &'static str {
    match task {
        Task::Quit => "quit",
        Task::Suspend => "suspend",
        Task::Redraw => "redraw",
        Task::Reload => "reload",
        Task::Index(_) => "index",
        Task::Search(_) => "search",
        Task::Copy { .. } => "copy",
        Task::Mouse(_) => "mouse",
        Task::Write { .. } => "write",
        Task::Export { .. } => "export",
        Task::KeepWalks(_) => "keep walks",
        Task::KeepViews(_) => "keep views",
        Task::Drive(_) => "drive",
        Task::KeepTheme(_) => "keep theme",
    }
}

/// What fills the screen, and what lies over it.
fn seen(stage: &Stage) -> [&'static str; 2] {
    let under = match &stage.state.stage {
        OnScreen::Reader(_) => "reader",
        OnScreen::Slides(..) => "slides",
        OnScreen::Notes(_) => "notes",
    };
    let over = stage.state.layers.top().map_or("nothing", |layer| match layer {
        Layer::Search(_) => "search",
        Layer::Palette(_) => "palette",
        Layer::Peek(_) => "peek",
        Layer::Scale(_) => "scale",
        Layer::Grid(_) => "grid",
        Layer::Choice(_) => "choice",
        Layer::Prompt(_) => "prompt",
        Layer::Faults(_) => "faults",
        Layer::Jump(_) => "jump",
    });
    [under, over]
}

/// The words of an enum that is read from JSON, as its reader tells them.
fn words_of<T: serde::de::DeserializeOwned>() -> BTreeSet<String> {
    let told = serde_json::from_str::<T>("\"no such word\"").err().unwrap().to_string();
    let words = told.split("expected").nth(1).unwrap().split('`').skip(1).step_by(2);
    words.map(str::to_owned).collect()
}

/// The word that a value is written with.
fn word_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value).unwrap() {
        serde_json::Value::String(word) => word,
        serde_json::Value::Object(fields) => fields.keys().next().unwrap().clone(),
        other => panic!("{other} is no word"),
    }
}

#[test]
fn every_message_of_the_socket() {
    let mut pair = speaking();
    for keys in [
        "Space", "Left", "End", "Home", "3 Enter", "b", "b", "r", "m", "Esc", "K", "Esc", "l", "Down", "Up", "l",
        "Enter",
    ] {
        pair.notes(keys);
    }
    for keys in ["o", "Esc", "K", "Esc", "/ text:ship Enter"] {
        pair.slides(keys);
    }
    pair.notes("Esc").slides("Esc Esc Esc Esc");
    // What the connection itself says, and the agreement to what is above AMBER, which is not asked for under a ceiling below.
    let own = [
        PeerMessage::Hello(Side::Slides),
        PeerMessage::Hello(Side::Notes),
        PeerMessage::Replaced,
        PeerMessage::Drive(Drive::Agree),
    ];
    let lines: Vec<Vec<u8>> = pair.lines.into_iter().chain(own.iter().map(encode)).collect();
    let (mut said, mut driven) = (BTreeSet::new(), BTreeSet::new());
    for line in &lines {
        assert!(!String::from_utf8_lossy(line).to_lowercase().contains(WORD), "{}", String::from_utf8_lossy(line));
        let word = decode(line).unwrap();
        said.insert(word_of(&word));
        if let PeerMessage::Drive(drive) = word {
            driven.insert(word_of(&drive));
        }
    }
    assert_eq!(said, words_of::<PeerMessage>(), "every message goes over");
    assert_eq!(driven, words_of::<Drive>(), "everything that the notes may ask is asked");
    println!("socket: {} messages and {} wishes in {} lines", said.len(), driven.len(), lines.len());
}

/// The files that the program keeps, as the source names them.
fn kept_files() -> BTreeSet<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/run")];
    let mut names = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let quoted = code.split('"').skip(1).step_by(2);
            names.extend(
                quoted
                    .filter(|word| Path::new(word).extension().is_some_and(|end| end == "json") && !word.contains(' '))
                    .map(str::to_owned),
            );
        }
    }
    names
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn every_file_that_is_written() {
    let home = tempfile::tempdir().unwrap();
    let state = home.path().join("state");
    fs::create_dir(&state).unwrap();
    let start = Start::new(env!("CARGO_BIN_EXE_briefing")).size(120, 36).folder(home.path());
    let start = start.env("HOME", home.path().to_str().unwrap()).env("BRIEFING_STATE_DIR", state.to_str().unwrap());
    let start = start.args(["--ceiling", "green", "--not-stated", "show", folder().to_str().unwrap()]);
    let mut pty = Pty::start(&start);
    pty.wait_for("ceiling TLP:GREEN");
    // A walk of one's own, a named view, slides and their minutes, a theme.
    for (keys, shown, gone) in [
        ("1ja", "own walk", "issuer says zzz"),
        ("/ship", "More ships", "Search for"),
        ("\x1bOQ", "/ ship", "Search for"),
        ("\x1b", "issuer says", "Search ·"),
        ("wopen\r", "1 of", "0 Overview"),
        ("\x1b", "Esc again leaves the slides", "0 Overview"),
        ("\x1b", "0 Cover", "1 of"),
        ("?save the minutes\r", "for the minutes", "Commands and keys"),
        ("minutes.md\r", "saved in", "for the minutes"),
        ("tlight\r", "0 Cover", "Choose"),
    ] {
        pty.send(keys);
        pty.wait(keys, |model| model.shows(shown) && !model.shows(gone));
    }
    let end = Instant::now() + Duration::from_secs(20);
    while !state.join("theme.json").exists() {
        assert!(Instant::now() < end, "the theme is not kept");
        std::thread::sleep(Duration::from_millis(5));
    }
    pty.send("\x03");
    assert!(pty.end().success());
    let mut written = BTreeSet::new();
    for path in files(home.path()) {
        let bytes = fs::read(&path).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).to_lowercase().contains(WORD), "{}", path.display());
        written.insert(path.file_name().unwrap().to_string_lossy().into_owned());
    }
    let names: BTreeSet<&str> = written.iter().map(String::as_str).collect();
    assert_eq!(names, BTreeSet::from(["minutes.md", "theme.json", "walks.json"]), "what is written");
    let mut left = kept_files();
    left.retain(|name| !written.contains(name));
    // Named views are the user's own, and neither shown nor kept under a ceiling.
    assert_eq!(left, BTreeSet::from(["views.json".to_owned()]), "every file that is kept is written");
    println!("files: {written:?}");
}
