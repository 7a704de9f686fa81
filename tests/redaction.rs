//! What is above the ceiling does not exist: a word that stands in every field of it is found nowhere.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use crate::dice::Dice;
use crate::stage::Stage;
use crate::stage::pair::Pair;
use briefing::bundle::{Bundle, Ceiling, Clearance, NotStated, Tlp};
use briefing::export::write;
use briefing::load;
use briefing::state::parts::own::Gate;
use briefing::state::second_screen::peer_message::{PeerMessage, encode, millis};
use briefing::state::{Message, Task, set_ceiling};

/// The word that begins everything that may not be shown. Its first letters alone never stand in a word of ours.
pub const WORD: &str = "zxq";

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/redaction")
}

/// A reader whose ceiling was set while it ran, after everything had been seen.
pub fn limited(width: u16, height: u16) -> Stage {
    let mut stage = Stage::on(&[folder()], width, height);
    assert!(stage.state.contents.library.bundles().len() == 2 && stage.state.stage.title().contains("harbour"));
    stage.press("L text:shadow Enter 0").reads("shadow").shows("Zxqshadow").press("a p Enter Space Esc Esc Esc");
    stage.press("L text:harbour Enter / text:J-zxq0 Enter a Alt-F2 Ctrl-u text:Zxqwalk Enter 0 a");
    stage.press("/ text:zxq Enter Backspace 1 j j j j Enter K Esc p Space Esc Esc Esc w text:beginning Enter 4 Enter Space Esc Esc Esc C text:green_shown Enter");
    stage
}

#[track_caller]
pub fn clean(stage: &Stage, what: &str) {
    let text = stage.text();
    assert!(!text.to_lowercase().contains(WORD), "after {what}:\n{text}");
    // Of what is not shown nothing can be said: neither that it is there, nor that it is not.
    assert!(!text.contains("in the source"), "after {what}:\n{text}");
    let title = stage.state.stage.title().to_lowercase();
    assert!(!title.contains(WORD), "after {what} the title is {title}");
    if let Some((elapsed, scene)) = stage.state.scene() {
        let line = encode(&PeerMessage::Scene(millis(elapsed), Box::new(scene)));
        let line = String::from_utf8(line).unwrap().to_lowercase();
        assert!(!line.contains(WORD), "after {what} the speaker's screen is told {line}");
    }
    for task in &stage.asked {
        match task {
            Task::Copy { text, what: copied } => {
                assert!(!text.to_lowercase().contains(WORD) && !copied.to_lowercase().contains(WORD), "{what}: {text}");
            }
            Task::Export { selection, format, path } => {
                let written = format!("{} {:?}", path.display(), write(selection, *format)).to_lowercase();
                assert!(!written.contains(WORD), "{what}: {written}");
            }
            Task::Write { text, .. } => assert!(!text.to_lowercase().contains(WORD), "{what}: {text}"),
            _ => {}
        }
    }
    let minutes = stage.state.minutes();
    assert!(!minutes.to_lowercase().contains(WORD), "after {what}:\n{minutes}");
}

#[test]
fn what_may_be_shown_is_still_there() {
    let mut stage = limited(120, 40);
    stage.shows("ceiling TLP:GREEN");
    let bundle = &stage.state.contents.library.bundles()[0];
    let ids: Vec<&str> = bundle.items().iter().map(|item| item.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "harbour",
            "J-01",
            "E-01",
            "C-01",
            "X-01",
            "Q-01",
            "sector.fishing",
            "actor.pilot",
            "tactic.wait",
            "region.quay",
            "source.log",
            "org.office",
            "L-01",
            "S-01",
            "A-01",
            "N-open"
        ],
        "what cannot stand without the hidden is gone, the rest is not"
    );
    let text = |id: &str| bundle.item(id).unwrap().text.clone().unwrap();
    assert_eq!(text("J-01"), "More ships will likely come. The quay is ready.");
    assert_eq!(text("E-01"), "Forty ships came. Two stayed.");
    assert_eq!(text("actor.pilot"), "He is paid.");
    assert_eq!(text("N-open"), "Nothing here. Nor there.");
    // An unknown walk is answered with the ids of those that there are.
    let walks: Vec<&str> = bundle.walks().iter().map(|walk| walk.id.as_str()).collect();
    assert_eq!(walks, ["open"]);
    assert_eq!(stage.state.contents.library.bundles().len(), 1);
    assert!(stage.state.own.through(Gate::Open).recent().is_empty() && stage.state.finding.trail.is_none());
}

#[test]
fn no_view_shows_what_is_above_the_ceiling() {
    for (width, height) in [(200, 60), (120, 36), (80, 24), (40, 12)] {
        let mut stage = limited(width, height);
        clean(&stage, "setting the ceiling");
        let ids: Vec<String> =
            stage.state.contents.library.bundles()[0].items().iter().map(|item| item.id.to_string()).collect();
        for id in ids {
            stage.press(&format!("/ text:{id} Enter"));
            for keys in
                ["E", "PgDn", "PgDn", "E", "u", "Esc", "Tab K", "Esc", "f", "Esc", "y", "Y", "Alt-3", "Alt-1", "Alt-2"]
            {
                stage.press(keys);
                clean(&stage, &format!("{keys} on {id}"));
            }
        }
        for keys in [
            "x", "r", "c", "r", "c", "Esc", "L", "Esc", "!", "Esc", "?", "Esc", "t", "Esc", "C", "Esc", "/", "Up",
            "Esc", "w", "Esc", "Alt-F2", "Esc", "Alt-F5", "Esc", "Alt-PgDn", "Alt-PgUp", "a", "a", "R", "f", "Esc",
        ] {
            stage.press(keys);
            clean(&stage, keys);
        }
        // Every slide of every walk, its steps, what lies over it, and the minutes of it all.
        for walk in ["open", "beginning"] {
            stage.press(&format!("w text:{walk} Enter"));
            assert!(stage.state.stage.slides().is_some(), "{}", stage.text());
            clean(&stage, walk);
            for keys in ["o", "Esc", "K", "Esc", "r", "N", "N", "m", "m", "/ text:ship", "Enter", "Esc", "l", "l"] {
                stage.press(keys);
                clean(&stage, &format!("{keys} while presenting"));
            }
            for _ in 0..120 {
                stage.press("Space");
                clean(&stage, "the next step");
            }
            stage.press("Esc");
            assert!(!stage.state.minutes().to_lowercase().contains(WORD), "{}", stage.state.minutes());
        }
        for _ in 0..12 {
            stage.press("Ctrl-o");
            clean(&stage, "going back");
        }
    }
}

#[test]
fn random_keys_find_nothing_either() {
    const KEYS: [&str; 60] = [
        "j",
        "k",
        "h",
        "l",
        "Tab",
        "Shift-Tab",
        "Enter",
        "Esc",
        "Backspace",
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "K",
        "e",
        "E",
        "u",
        "J",
        "H",
        "[",
        "]",
        "n",
        "N",
        "/",
        "x",
        "r",
        "c",
        "L",
        "!",
        "s",
        "z",
        "t",
        "y",
        "?",
        "f",
        "Down",
        "PgDn",
        "text:a",
        "R",
        "p",
        "w",
        "Space",
        "m",
        "N",
        "o",
        "b",
        "Space",
        "a",
        "Alt-PgUp",
        "Alt-F2",
        "Alt-F5",
        "G",
        "Y",
        "w",
    ];
    let mut dice = Dice::new(1);
    let mut stage = limited(100, 30);
    for script in 0..500 {
        let mut pressed = Vec::new();
        for _ in 0..8 {
            let key = *dice.pick(&KEYS);
            pressed.push(key);
            stage.press(key);
        }
        clean(&stage, &format!("script {script}: {}", pressed.join(" ")));
        stage.asked.clear();
    }
}

/// What goes over the socket is what the speaker's screen shows, so both are looked at, whoever presses the keys.
#[test]
fn nothing_above_the_ceiling_is_said_to_the_speakers_screen() {
    const KEYS: [&str; 22] = [
        "Space",
        "Space",
        "Space",
        "Left",
        "PgUp",
        "b",
        "o",
        "Enter",
        "Esc",
        "K",
        "m",
        "N",
        "r",
        "l",
        "Down",
        "Home",
        "End",
        "1",
        "4",
        "Backspace",
        "Up",
        "?",
    ];
    for (width, height) in [(120, 36), (60, 18)] {
        let mut slides = limited(100, 30);
        slides.press("1 a j a j a j a 3 a");
        let mut walks = slides.state.own.walks_to_keep();
        assert!(!walks.is_empty());
        for walk in walks.values_mut() {
            walk.title = "zxqwalk".to_owned();
            walk.stops.iter_mut().for_each(|stop| stop.notes = Some("zxqown notes".to_owned()));
        }
        slides.state.own.restore(walks, std::collections::BTreeMap::new());
        let mut pair = Pair::new(slides, width, height, None);
        let mut dice = Dice::new(2);
        for walk in ["open", "beginning", "own"] {
            pair.slides.press(&format!("w text:{walk} Enter"));
            pair.meet();
            for _ in 0..90 {
                let key = *dice.pick(&KEYS);
                if dice.one_in(2) {
                    pair.slides(key);
                } else {
                    pair.notes(key);
                }
                if pair.slides.state.stage.slides().is_none() {
                    pair.slides(&format!("w text:{walk} Enter"));
                }
                clean(&pair.slides, key);
                clean(&pair.notes, key);
            }
            pair.slides("Home").slides("/ text:ship").slides("Enter");
            clean(&pair.notes, "a detour");
            pair.slides("Esc Esc Esc Esc Esc");
        }
        assert!(pair.lines.len() > 250, "{} lines", pair.lines.len());
        for line in &pair.lines {
            let line = String::from_utf8_lossy(line).to_lowercase();
            assert!(!line.contains(WORD), "{line}");
        }
        let told: String = pair.lines.iter().map(|line| String::from_utf8_lossy(line)).collect();
        assert!(told.contains("More ships will come") && told.contains("Begin."), "what may be told is told");
    }
    // A ceiling that is set in the middle of a talk ends it.
    let mut stage = Stage::on(&[folder()], 100, 30);
    stage.press("L text:harbour Enter w text:open Enter Space Space Space Space");
    assert!(stage.state.scene().is_some());
    let ceiling =
        briefing::bundle::Ceiling { tlp: briefing::bundle::Tlp::Green, not_stated: briefing::bundle::NotStated::Shown };
    set_ceiling(&mut stage.state, Some(ceiling));
    stage.message(Message::Minute);
    assert!(stage.state.scene().is_none());
}

#[test]
fn a_ceiling_can_be_raised_again() {
    let mut stage = limited(120, 36);
    stage.press("C text:no_ceiling Enter").shows("no ceiling").hides("ceiling TLP");
    assert_eq!(stage.state.contents.library.bundles().len(), 2);
    stage.press("/ text:zxqtext").shows("J-zxq0").press("Enter").reads("J-zxq0");
}

#[test]
fn what_states_no_marking_is_decided_and_said() {
    let mut stage = Stage::new(120, 36);
    stage.press("C text:green_shown Enter").shows("what states no marking is shown").reads("industrial-espionage-2023");
    stage.press("C text:green_hidden Enter").shows("what states no marking is hidden");
    assert!(stage.state.contents.library.bundles().is_empty());
    stage.shows("Nothing to read").press("1 / Esc x Esc K Esc Ctrl-o");
    stage.press("C text:no_ceiling Enter").reads("industrial-espionage-2023");
}

fn briefing(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_briefing")).args(words).output().unwrap()
}

#[track_caller]
pub fn says_nothing(words: &[&str]) -> String {
    let output = briefing(words);
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(!said.to_lowercase().contains(WORD), "{words:?} says\n{said}");
    assert!(!said.contains("in the source"), "{words:?} says\n{said}");
    said
}

/// A fault quotes its file: under a ceiling it is counted, and not told.
#[test]
fn a_fault_in_what_is_above_the_ceiling_quotes_nothing_of_it() {
    let home = tempfile::tempdir().unwrap();
    let whole = std::fs::read_to_string(folder().join("green.yaml")).unwrap();
    let broken = whole.replace("    text: \"Zxqtext", "    zxqkey: zxqfault\n    text: \"Zxqtext");
    assert_ne!(whole, broken);
    let file = home.path().join("broken.yaml");
    std::fs::write(&file, broken).unwrap();
    let path = file.to_str().unwrap();
    let told = briefing(&["check", path]);
    assert!(String::from_utf8_lossy(&told.stdout).contains("zxqkey"), "without a ceiling it is told");
    for words in [&["check", path][..], &["check", "--json", path], &["list", path], &["--bundle", path, "print"]] {
        says_nothing(&[words, &["--ceiling", "green"]].concat());
    }
    let mut stage = Stage::on(&[file], 120, 36);
    stage.press("!").shows("zxqkey").press("Esc C text:green_shown Enter");
    clean(&stage, "setting the ceiling");
    for keys in ["!", "Esc", "R", "!", "Esc"] {
        stage.press(keys);
        clean(&stage, keys);
    }
}

#[test]
fn no_command_says_what_is_above_the_ceiling() {
    let path = folder();
    let path = path.to_str().unwrap();
    let told = briefing(&["list", path]);
    assert!(String::from_utf8_lossy(&told.stdout).contains("J-zxq0"), "without a ceiling it is there");
    for words in [
        &["list", path][..],
        &["list", "--json", path],
        &["--bundle", path, "print"],
        &["--bundle", path, "print", "J-01", "E-01", "actor.pilot"],
        &["--bundle", path, "picture", "--keys", "1 E"],
        &["--bundle", path, "picture", "--keys", "/ text:lamp"],
        &["search", "lamp", path],
        &["search", "--json", "quietly", path],
        &["check", path],
    ] {
        let said = says_nothing(&[words, &["--ceiling", "green"]].concat());
        assert!(said.contains("TLP:GREEN"), "the ceiling is said: {said}");
    }
    for keys in
        ["", "?", "x", "p", "p Space Space", "p K", "p m", "w", "L", "!", "3 Alt-3", "p / text:lamp", "1 j u", "1 K"]
    {
        let words = ["--bundle", path, "--ceiling", "green", "picture", "--size", "140x40", "--keys", keys];
        says_nothing(&words);
    }
    // What was nearly meant is not offered.
    for words in [
        &["print", "J-zx0"][..],
        &["print", "actor.zx"],
        &["print", "shado"],
        &["open", "J-zx0"],
        &["present", "--from", "J-zx0"],
        &["present", "--walk", "close"],
        &["search", "qshadow"],
        &["search", "xqreport"],
        &["themes"],
        &["keys"],
    ] {
        says_nothing(&[&["--bundle", path, "--ceiling", "TLP:GREEN"], words].concat());
    }
    says_nothing(&["--bundle", path, "--ceiling", "TLP:GREEN", "print", "shadow"]);
    says_nothing(&["search", "--ceiling", "TLP:GREEN", "sinks mole", path]);
    let whole = folder().join("shadow.yaml");
    let said = says_nothing(&["list", "--ceiling", "TLP:AMBER", whole.to_str().unwrap()]);
    assert!(said.contains("nothing can be shown under TLP:AMBER"), "{said}");
}

/// A bundle of notes of which each names the one after it in its title, the last of them hidden.
fn chain(links: usize) -> Arc<Bundle> {
    let whole = std::fs::read_to_string(folder().join("green.yaml")).unwrap();
    let manifest = whole.split("  summary:").next().unwrap();
    let mut text = format!("{manifest}notes:\n");
    for link in 0..links {
        let title = format!("Before Cargo{}", link + 1);
        writeln!(text, "  - {{id: Cargo{link}, title: {title}, origin: transcriber, text: Note {link}.}}").unwrap();
    }
    writeln!(text, "  - id: Cargo{links}\n    title: The last\n    origin: transcriber").unwrap();
    writeln!(text, "    text: It is that.\n    marking: {{tlp: \"TLP:RED\"}}").unwrap();
    let loaded = load::assemble("chain", "chain", &[("chain.yaml".to_owned(), text.into_bytes())], Vec::new());
    Arc::new(loaded.bundle.unwrap())
}

#[test]
fn a_chain_of_names_falls_link_by_link_and_one_without_end_is_not_shown() {
    let ceiling = Ceiling { tlp: Tlp::Green, not_stated: NotStated::Shown };
    let short = Clearance::of(&chain(20), Some(ceiling)).shown.unwrap();
    assert_eq!(short.items().len(), 1, "all but the cover names what is hidden");
    assert!(
        Clearance::of(&chain(400), Some(ceiling)).shown.is_none(),
        "every link would be one more reading of it all"
    );
}
