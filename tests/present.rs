//! A walk on a shared screen, key by key, and what slides never do.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::dice::Dice;
use crate::stage::{Stage, cleared};
use briefing::bundle::{Bundle, Stop};
use briefing::load;
use briefing::page::{Additions, PageRoom, Setting, Slide, SlideFrame};
use briefing::state::Task;
use briefing::state::parts::own::Gate;
use briefing::state::stage::slides::Slides;
use briefing::text::prose;
use briefing::text::sentence::first_sentence;
use jiff::civil::date;

fn slide(stage: &Stage) -> &Slides {
    stage.state.stage.slides().unwrap_or_else(|| panic!("nothing is presented:\n{}", stage.text()))
}

#[track_caller]
fn at(stage: &Stage, id: &str) {
    assert_eq!(slide(stage).item().id.as_str(), id, "\n{}", stage.text());
}

fn red(folder: &Path) -> PathBuf {
    let file = folder.join("red.yaml");
    let text = "briefing: 1\nassessment:\n  id: red\n  title: The closed matter\n  issuer: Nobody\n  issued: 2024-01-02\n  \
                language: en\n  marking: {tlp: \"TLP:RED\"}\n  issuer_scale: not_stated\n  reader_scale: none\nnotes:\n  \
                - {id: N-1, title: A closed note, text: A closed note., origin: transcriber}\n";
    std::fs::write(&file, text).unwrap();
    file
}

#[test]
fn a_briefer_walks_a_client_through_and_answers_a_question_on_the_way() {
    let mut stage = Stage::new(120, 36);
    stage.press("p").shows("Dragonfly").shows("1 of 15").shows("29 March 2023").hides("Alt-1").hides("search");
    at(&stage, "industrial-espionage-2023");
    stage.press("6 Enter").shows("6 of 15").shows("Beijing");
    at(&stage, "J-11");
    let first = slide(&stage).shown().clone();
    stage.press("Space");
    assert!(slide(&stage).shown().step > first.step, "more is revealed");
    let before = (slide(&stage).shown().clone(), stage.text());
    // "And blackmail?" Two keys and a word, and back to exactly where the talk was.
    stage.press("/ text:blackmail").shows("Blackmail").press("Enter").shows("detour: Esc returns");
    at(&stage, "tactic.blackmail");
    stage.press("Space Esc");
    assert_eq!((slide(&stage).shown().clone(), stage.text()), before, "the talk goes on from the same spot");
    stage.press("/ text:blackmail Enter Backspace");
    assert_eq!((slide(&stage).shown().clone(), stage.text()), before, "Backspace ends it too");
    assert!(
        stage.state.own.through(Gate::Open).recent().is_empty() && stage.state.finding.trail.is_none(),
        "nothing is kept of the question"
    );
    stage.press("K").shows("RESTS ON").shows("export controls").press("Esc");
    assert_eq!(stage.text(), before.1);
    stage.press("Esc").shows("Esc again leaves");
    assert!(stage.state.stage.slides().is_some(), "one key too many does not show the reader to a client");
    stage.press("Space Backspace Esc Esc").reads("J-11");
    assert!(stage.state.stage.slides().is_none(), "Esc leaves to the reader, at what was shown");
}

#[test]
fn a_whole_walk_goes_forward_and_back_and_ends_in_words() {
    let mut stage = Stage::new(100, 30);
    stage.press("p");
    let mut ids = vec![slide(&stage).item().id.to_string()];
    for _ in 0..300 {
        stage.press("PgDn");
        let id = slide(&stage).item().id.to_string();
        if ids.last() != Some(&id) {
            ids.push(id);
        }
        if slide(&stage).notice.is_some() {
            break;
        }
    }
    assert_eq!(ids.len(), 15, "{ids:?}");
    stage.shows("the end of the walk").shows("What was covered");
    for id in ids.iter().rev().skip(1) {
        for _ in 0..40 {
            if slide(&stage).item().id.as_str() == id {
                break;
            }
            stage.press("PgUp");
        }
        at(&stage, id);
    }
}

#[test]
fn blank_is_blank_and_the_next_key_only_brings_the_slide_back() {
    let mut stage = Stage::new(80, 24);
    stage.press("p Space");
    let before = stage.text();
    for (blank, back) in [("b", "b"), (".", "Space"), ("F6", "Esc"), ("b", "Left"), (".", ".")] {
        stage.press(blank);
        assert!(stage.text().trim().is_empty(), "{blank} blanks");
        stage.press(back);
        assert_eq!(stage.text(), before, "{back} brings it back and does nothing else");
    }
}

#[test]
fn a_number_and_enter_jumps_and_says_where_there_is_nothing() {
    let mut stage = Stage::new(120, 36);
    stage.press("p 1 0").shows("go to 10: Enter").press("Enter").shows("10 of 15");
    at(&stage, "tactic.trusted-insider");
    stage.press("9 9 Enter").shows("there are 15 stops").shows("10 of 15");
    stage.press("o").shows("The client briefing, half an hour").press("text:leniency Enter");
    at(&stage, "J-20");
    stage.press("Home").shows("1 of 15").press("End").shows("15 of 15");
}

#[test]
fn what_the_transcriber_adds_is_off_until_it_is_turned_on() {
    let mut stage = Stage::new(120, 36);
    stage.press("p 6 Enter").hides("PHIA").hides("75").press("r").shows("PHIA 2025").shows("what is not the issuer's");
    stage.press("r").hides("PHIA");
    stage.press("/ text:kind:question").hides("Q-01").press("Esc");
    // Nor are they counted: one question names blackmail.
    stage
        .press("/")
        .shows("Looks through this assessment of")
        .press("text:blackmail")
        .shows("1 of 6")
        .hides("question");
    stage.press("Esc r / text:blackmail").shows("1 of 7").shows("question 1").press("Esc r");
    // The walk that the bundle has of itself ends with questions, which are the transcriber's.
    stage.press("Esc Esc w text:from_the_beginning Enter");
    let without = slide(&stage).progress().1;
    stage.press("r");
    assert_eq!(slide(&stage).progress().1, without + 17, "the seventeen questions come in");
}

#[test]
fn a_click_goes_on_and_the_wheel_does_nothing() {
    let mut stage = Stage::new(120, 36);
    stage.press("p");
    let before = slide(&stage).progress();
    stage.message(briefing::state::Message::Mouse(briefing::state::Mouse {
        action: briefing::state::MouseAction::WheelDown(9),
        column: 5,
        row: 5,
    }));
    assert_eq!(slide(&stage).progress(), before);
    let step = slide(&stage).shown().clone();
    stage.click("Dragonfly");
    assert_ne!(slide(&stage).shown(), &step);
}

#[test]
fn the_spotlight_leaves_one_line_lit() {
    let mut stage = Stage::new(120, 36);
    stage.press("p 6 Enter l");
    let first = slide(&stage).spotlight;
    assert!(first.is_some());
    stage.press("Down Down");
    assert_eq!(slide(&stage).spotlight, first.map(|row| row + 2));
    stage.press("l");
    assert_eq!(slide(&stage).spotlight, None);
}

#[test]
fn what_was_covered_is_told_with_its_minutes() {
    let mut stage = Stage::new(100, 30);
    stage.press("p");
    stage.state.clock.now = Duration::from_secs(90);
    stage.press("6 Enter");
    stage.state.clock.now = Duration::from_secs(150);
    stage.press("/ text:blackmail Enter");
    stage.state.clock.now = Duration::from_secs(155);
    stage.press("Esc");
    stage.state.clock.now = Duration::from_secs(185);
    stage
        .press("m")
        .shows("What was covered")
        .shows("1:30")
        .shows("1:00")
        .shows("↪ Blackmail")
        .shows("0:05")
        .shows("0:30");
}

#[test]
fn what_is_marked_above_amber_is_asked_for_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = red(folder.path());
    let mut stage = Stage::on(&[file], 100, 30);
    stage.press("p").shows("TLP:RED").shows("Enter shows it").hides("closed").press("Space").hides("closed");
    assert!(!stage.state.stage.title().contains("closed"), "the window does not name it either");
    stage.press("Enter").shows("Issued by").press("Esc Esc p").shows("Enter shows it").press("Esc");
    assert!(stage.state.stage.slides().is_none());
}

/// The marking in the bars is that of everything on the screen: of the names of other stops too.
#[test]
fn the_marking_is_that_of_every_name_on_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mixed.yaml");
    let text = "briefing: 1\nassessment:\n  id: mixed\n  title: Mixed\n  issuer: Nobody\n  issued: 2024-01-02\n  \
                language: en\n  marking: {tlp: \"TLP:CLEAR\"}\n  issuer_scale: not_stated\n  reader_scale: none\nnotes:\n  \
                - {id: N-1, title: For all, text: Seen., origin: import}\n  \
                - {id: N-2, title: For some, text: Heard., origin: import, marking: {tlp: \"TLP:AMBER\"}}\n  \
                - {id: N-3, title: For more, text: Read., origin: import, marking: {tlp: \"TLP:GREEN\"}}\n\
                walks:\n  - {id: w, title: A walk, stops: [{item: N-1}, {item: N-2}, {item: N-3}]}\n";
    std::fs::write(&file, text).unwrap();
    let mut stage = Stage::on(&[file], 100, 30);
    stage.press("p").shows("TLP:CLEAR").press("o").shows("TLP:AMBER").hides("TLP:CLEAR").press("Esc");
    stage.press("Space").shows("TLP:AMBER").press("Space").shows("TLP:GREEN").hides("TLP:AMBER");
    stage.press("m").shows("For some").shows("TLP:AMBER").press("m").hides("TLP:AMBER");
    stage.press("/ text:heard").shows("TLP:AMBER").press("Esc").shows("TLP:GREEN");
}

#[test]
fn the_mouse_can_be_given_back_and_says_so() {
    let mut stage = Stage::new(120, 36);
    stage.press("p M").shows("the terminal has the mouse").press("Space").hides("the mouse");
    assert!(stage.asked.iter().any(|task| matches!(task, Task::Mouse(_))));
}

#[test]
fn nothing_private_is_in_the_frame() {
    let mut stage = Stage::new(120, 36);
    stage.press("/ text:blackmail Enter 0 p");
    stage.message(briefing::state::Message::Said("wrote /home/somebody/private.yaml".to_owned()));
    for keys in ["Space", "o", "Esc", "K", "Esc", "?", "Esc", "l", "l", "m", "m", "/", "Up", "Esc"] {
        stage.press(keys).hides("blackmail").hides("somebody").hides("fault").hides(".yaml");
    }
    let notes: Vec<String> = slide(&stage)
        .walk
        .stops
        .iter()
        .filter_map(|stop| stop.notes.clone())
        .map(|notes| notes[..20].to_owned())
        .collect();
    stage.press("Home");
    // An odd number: at the end of the walk every other Space shows what was shown.
    for _ in 0..81 {
        stage.press("Space");
        for notes in &notes {
            stage.hides(notes);
        }
    }
    stage.press("1 Enter N").shows("everybody can see these notes").shows("Say first how old");
    stage.press("Space").hides("Say first how old");
    assert!(stage.asked.iter().all(|task| !matches!(task, Task::Copy { .. })));
}

fn shipped() -> Bundle {
    load::embedded(load::SAMPLES[0]).bundle.unwrap()
}

/// No slide takes more room than there is, whatever is on it; its caveats are pinned, and its steps are counted.
#[test]
fn a_slide_fits_its_screen_at_every_step() {
    let bundle = cleared(&shipped());
    let toggled = BTreeSet::new();
    for (width, height) in [(40, 10), (60, 14), (80, 20), (120, 32), (200, 46), (300, 96)] {
        for item in bundle.items() {
            let setting = Setting {
                width,
                room: PageRoom::default(),
                today: date(2026, 11, 22),
                scale: None,
                toggled: &toggled,
                elsewhere: None,
            };
            let frame = SlideFrame { setting, height, additions: Additions::Hidden };
            let slide = Slide::new(&bundle, &Stop::at(&item.id), &frame);
            let steps = slide.steps.iter().flat_map(|step| &step.rows);
            for row in slide.kind.iter().chain(&slide.head).chain(steps).chain(&slide.caveats) {
                assert!(prose::width(&row.text()) <= usize::from(width), "{}: {:?}", item.id, row.text());
            }
            for (place, step) in slide.steps.iter().enumerate() {
                let used = slide.used() + step.rows.len();
                assert!(used <= usize::from(height), "{} takes {used} rows at {width}x{height}", item.id);
                let after = slide.steps[place + 1..].iter();
                assert_eq!(step.below, after.clone().filter(|other| other.step == step.step).count());
                assert_eq!(step.more, after.map(|other| other.step).max().unwrap_or(step.step) - step.step);
                assert!(step.step < 3, "a stop is three steps at most");
            }
            for caveat in bundle.caveats_on(item.id.as_str()).iter().filter(|caveat| caveat.id != item.id) {
                let pinned: Vec<String> = slide.caveats.iter().map(briefing::page::Row::text).collect();
                let pinned = pinned.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
                let said = [caveat.title.clone(), first_sentence(caveat.text.as_deref().unwrap_or_default())];
                // On a screen of ten rows it is told on the last step.
                let there = height < 14 || said.iter().any(|said| pinned.contains(said.as_str()));
                assert!(there, "{} drops off {}", caveat.id, item.id);
            }
        }
    }
}

#[test]
fn no_size_and_no_key_breaks_a_slide() {
    const KEYS: [&str; 24] = [
        "Space",
        "Left",
        "PgDn",
        "PgUp",
        "b",
        ".",
        "1",
        "2",
        "Enter",
        "o",
        "Esc",
        "K",
        "l",
        "Up",
        "Down",
        "r",
        "m",
        "N",
        "/",
        "text:a",
        "Backspace",
        "p",
        "?",
        "s",
    ];
    let mut dice = Dice::new(1);
    let mut stage = Stage::new(80, 24);
    for _ in 0..400 {
        if dice.one_in(7) {
            stage.resize(dice.between(1, 220), dice.between(1, 70));
        }
        stage.press(dice.pick::<&str>(&KEYS));
        stage.text();
    }
}

#[test]
fn a_walk_of_ones_own_is_gathered_ordered_named_and_kept() {
    use briefing::keymap::Key;
    use briefing::state::{Message, update};
    let mut stage = Stage::new(120, 36);
    let kept = std::cell::RefCell::new(Vec::new());
    // Straight to `update`: what it asks to keep is looked at, not written into anybody's folder.
    let press = |stage: &mut Stage, keys: &str| {
        for key in keys.split_whitespace() {
            for task in update(&mut stage.state, Message::Key(Key::named(key).unwrap())) {
                if let Task::KeepWalks(walks) = task {
                    kept.borrow_mut().push(walks);
                }
            }
        }
    };
    press(&mut stage, "1 j j a 3 a 5 a");
    stage.shows("is stop 3 of your own walk");
    press(&mut stage, "Alt-PgUp Alt-PgUp Alt-PgUp");
    stage.shows("at that end");
    press(&mut stage, "Alt-F2 Ctrl-u M i n e Enter");
    stage.shows("your own walk is called “Mine”");
    let walk = kept.borrow().last().unwrap().values().next().unwrap().clone();
    let items: Vec<&str> = walk.stops.iter().map(|stop| stop.item.as_str()).collect();
    assert_eq!(items, ["E-01", "J-03", "actor.prc-state"]);
    assert_eq!(walk.title, "Mine");
    press(&mut stage, "w M i n e Enter");
    stage.shows("1 of 3");
    press(&mut stage, "Esc Esc a");
    stage.shows("out of your own walk");
}

/// A picture is of what would be, and leaves nothing behind: no walk, no theme, no minutes.
#[test]
fn a_picture_writes_nothing() {
    let home = tempfile::tempdir().unwrap();
    for keys in ["a", "a Alt-F2 text:x Enter", "t Down Enter", "p Esc Esc Alt-F5 text:minutes.md Enter"] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_briefing"))
            .args(["picture", "--keys", keys])
            .current_dir(home.path())
            .env_clear()
            .env("HOME", home.path())
            .env("BRIEFING_STATE_DIR", home.path().join("state"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let left: Vec<_> = std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(left.is_empty(), "{keys} leaves {left:?}");
    }
}

#[test]
fn minutes_are_saved_only_on_request_into_a_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("minutes.md");
    let mut stage = Stage::new(200, 40);
    stage.press("Alt-F5").shows("nothing was presented").press("p");
    stage.state.clock.now = Duration::from_secs(60);
    stage.press("6 Enter");
    stage.state.clock.now = Duration::from_secs(90);
    stage.press("/ text:blackmail Enter Esc");
    stage.state.clock.now = Duration::from_secs(150);
    stage.press("Esc Esc");
    assert!(!file.exists());
    stage.press("Alt-F5").message(briefing::state::Message::Paste(file.display().to_string()));
    stage.press("Enter").shows("saved in");
    let text = std::fs::read_to_string(&file).unwrap();
    for part in [
        "# Minutes of 22 November 2026",
        "29 March 2023",
        "`J-11`), 0:30",
        "- asked: Blackmail",
        "1:00",
        "no marking stated",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    stage.press("Alt-F5").message(briefing::state::Message::Paste(file.display().to_string()));
    stage.press("Enter").shows("was left alone");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}
