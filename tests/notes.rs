//! The speaker's own screen: it follows the slides, drives them, and tells the time in words.

use crate::stage::Stage;
use crate::stage::pair::Pair;
use briefing::bundle::{Ceiling, NotStated, Tlp};
use briefing::state::Message;
use briefing::state::second_screen::peer_message::{Drive, LinkEvent, PeerMessage};
use briefing::state::second_screen::scene::{
    HiddenBy, NextStop, Position, Scene, SceneItem, SceneNotes, SceneStop, SceneWalk, TimePlan,
};
use briefing::state::stage::notes_screen::SlidesStatus;
use jiff::civil::time;

fn at(pair: &Pair) -> &str {
    pair.slides.state.stage.slides().unwrap().item().id.as_str()
}

#[test]
fn the_notes_follow_the_slides() {
    let mut pair = Pair::met(80, 24);
    pair.notes.shows("Stop 1 of 15").shows("Say first how old this is").shows("Data on this issue are incomplete");
    pair.slides("6 Enter").notes.shows("Stop 6 of 15 · 3 min · judgement J-11").shows("The link to export controls");
    pair.notes.shows("These technologies include").shows("step 1 of 3").shows("Shown stops 1, 6");
    pair.slides("Space").notes.shows("step 2 of 3");
    pair.slides("b").notes.shows("the audience sees a blank screen");
    pair.slides("Space / text:blackmail").notes.shows("over the slide: a search");
    pair.slides("Enter")
        .notes
        .shows("Detour from stop 6 of 15: Esc returns")
        .shows("Blackmail")
        .shows("No notes on a detour");
    pair.slides("Esc").notes.shows("The link to export controls").shows("1 detour: Blackmail");
    pair.slides("End").notes.shows("Stop 15 of 15").shows("this is the last stop").shows("stops 1, 6, 15");
    pair.slides("Esc Esc").notes.shows("The slides were left").hides("Stop 15");
    pair.slides("p").notes.shows("Stop 15 of 15");
}

#[test]
fn keys_on_the_notes_drive_the_slides() {
    let mut pair = Pair::met(120, 36);
    pair.notes("6 Enter");
    assert_eq!(at(&pair), "J-11");
    pair.slides.shows("6 of 15");
    let first = pair.slides.text();
    pair.notes("Space").notes.shows("step 2 of 3");
    assert_ne!(pair.slides.text(), first, "a step is revealed");
    pair.notes("Left");
    assert_eq!(pair.slides.text(), first);
    for (blank, back) in [("b", "b"), (".", "Space"), ("F6", "Esc"), ("b", "Left")] {
        pair.notes(blank);
        assert!(pair.slides.text().trim().is_empty());
        pair.notes(back);
        assert_eq!(pair.slides.text(), first, "{back} only brings the slide back");
    }
    pair.notes("PgDn PgDn PgDn").slides.shows("7 of 15");
    pair.notes("Home").slides.shows("1 of 15");
    pair.notes("End").slides.shows("15 of 15");
    pair.notes("9 9 Enter").notes.shows("there are 15 stops");
    pair.notes("1 2 Backspace").notes.shows("go to 1: Enter");
    pair.notes("Enter").slides.shows("1 of 15");
    pair.notes("K").notes.shows("over the slide: the evidence");
    pair.notes("Esc").notes.hides("over the slide");
    pair.notes("m").slides.shows("What was covered");
    pair.notes("m").slides.hides("What was covered");
    pair.notes("l").notes("Down Down");
    assert_eq!(pair.slides.state.stage.slides().unwrap().spotlight, Some(2));
    pair.notes("l r").slides.shows("what is not the issuer's is shown");
}

#[test]
fn all_stops_are_chosen_from_on_the_notes_alone() {
    let mut pair = Pair::met(120, 36);
    pair.notes("o").notes.shows("The client briefing, half an hour · 15 stops");
    pair.slides.hides("half an hour");
    pair.notes("text:leniency Enter");
    assert_eq!(at(&pair), "J-20");
    pair.notes.shows("Stop 12 of 15").hides("15 stops");
}

#[test]
fn a_detour_ends_from_the_notes_where_it_began() {
    let mut pair = Pair::met(80, 24);
    pair.slides("6 Enter Space");
    let before = pair.slides.text();
    pair.slides("/ text:blackmail Enter Space").notes("Esc");
    assert_eq!(pair.slides.text(), before, "the talk goes on from the same spot");
    pair.notes("Esc").notes.shows("Ctrl-c ends this screen; the slides stay");
    assert!(pair.slides.state.stage.slides().is_some(), "the slides are left on their own screen only");
}

#[test]
fn the_time_is_told_in_words_to_the_minute() {
    let mut pair = Pair::met(120, 36);
    pair.notes.state.clock.time = time(14, 2, 59, 0);
    pair.notes.shows("0 of 30 min · on pace").shows("14:02");
    // The stops before the sixth are to take ten minutes, and it three.
    pair.slides("6 Enter").notes.shows("0 of 30 min · 10 min ahead of the plan");
    pair.at(9, 0).notes.shows("9 of 30 min · 1 min ahead of the plan");
    pair.at(9, 1).notes.shows("9 of 30 min · on pace");
    pair.at(13, 59).notes.shows("13 of 30 min · on pace");
    pair.at(15, 0).notes.shows("15 of 30 min · 2 min behind the plan");
    pair.at(30, 0).notes.shows("30 of 30 min · the time is up");
    pair.at(34, 59).notes.shows("34 of 30 min · over by 4 min");
    pair.slides.hides("over by").hides("behind").hides(" min");
    let mut own = Pair::met(80, 24);
    own.slides("Esc Esc w text:from_the_beginning Enter").at(7, 0).notes.shows("7 min · no time planned");
}

#[test]
fn the_clock_of_the_talk_begins_with_the_first_slide() {
    let mut slides = Stage::new(120, 36);
    slides.state.clock.now = std::time::Duration::from_secs(600);
    slides.press("p");
    let mut pair = Pair::new(slides, 80, 24, None);
    pair.notes.state.clock.now = std::time::Duration::from_secs(7);
    pair.meet();
    pair.notes.shows("0 of 30 min");
    pair.slides.state.clock.now += std::time::Duration::from_secs(120);
    pair.notes.state.clock.now += std::time::Duration::from_secs(120);
    pair.relay();
    pair.notes.shows("2 of 30 min");
}

#[test]
fn a_talk_whose_slides_were_killed_is_taken_up_again() {
    let mut pair = Pair::met(80, 24);
    pair.slides("6 Enter").at(12, 0);
    pair.notes.message(Message::Linked(LinkEvent::Disconnected));
    pair.notes
        .shows("the slides are gone")
        .shows("The link to export controls")
        .press("Space")
        .shows("no slides are there");
    // Another program, begun three minutes later.
    pair.slides = Stage::new(120, 36);
    pair.slides.state.clock.now = std::time::Duration::from_secs(900);
    pair.slides.press("p");
    pair.notes.state.clock.now = std::time::Duration::from_secs(900);
    pair.meet();
    pair.notes.shows("started again: Enter takes up stop 6").shows("15 of 30 min").shows("Shown stops 1, 6");
    pair.notes("Enter");
    assert_eq!(at(&pair), "J-11");
    pair.notes.hides("takes up").shows("15 of 30 min · 2 min behind the plan");
    pair.notes("Enter").notes.shows("step 2 of 3");
    // One that was left on purpose is over.
    pair.slides("Esc Esc p 1 Enter").notes.shows("0 of 30 min").hides("takes up");
}

#[test]
fn what_is_marked_above_amber_is_agreed_to_from_the_notes_and_not_named_before() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("red.yaml");
    let text = "briefing: 1\nassessment:\n  id: red\n  title: The closed matter\n  issuer: Nobody\n  issued: 2024-01-02\n  \
                language: en\n  marking: {tlp: \"TLP:RED\"}\n  issuer_scale: not_stated\n  reader_scale: none\n";
    std::fs::write(&file, text).unwrap();
    let mut slides = Stage::on(std::slice::from_ref(&file), 100, 30);
    slides.press("p");
    let mut pair = Pair::new(slides, 100, 30, None);
    pair.meet();
    pair.notes.shows("The slides ask before they show what is marked TLP:RED").hides("closed");
    pair.notes("Space b PgDn").slides.shows("Enter shows it");
    pair.notes("Enter").slides.shows("Issued by");
    pair.notes.shows("The closed matter").shows("TLP:RED");
    // A screen with a lower ceiling shows nothing of it.
    let ceiling = Ceiling { tlp: Tlp::Green, not_stated: NotStated::Shown };
    let mut low = Pair::new(Stage::on(&[file], 100, 30), 100, 30, Some(ceiling));
    low.slides("p Enter").notes.shows("above the ceiling of this screen").hides("closed");
    let strict = Ceiling { tlp: Tlp::Red, not_stated: NotStated::Hidden };
    let mut strict = Pair::new(Stage::new(100, 30), 100, 30, Some(strict));
    strict.slides("p").notes.shows("above the ceiling of this screen").hides("Beijing");
}

#[test]
fn what_the_line_tells_is_said() {
    let mut pair = Pair::met(120, 36);
    let said = "a program that talked nonsense was dropped".to_owned();
    pair.notes.message(Message::Linked(LinkEvent::Dropped(said)));
    pair.notes.shows("a program that talked nonsense was dropped");
    pair.slides.message(Message::Linked(LinkEvent::Dropped("not for the audience".to_owned())));
    pair.slides
        .message(Message::Linked(LinkEvent::Refused("the two screens cannot connect in /home/somebody".to_owned())));
    pair.slides.hides("audience").hides("somebody").press("Space").hides("somebody");
    pair.slides.press("Esc Esc").shows("the two screens cannot connect in /home/somebody");
    pair.notes.message(Message::Linked(LinkEvent::Replaced));
    pair.notes.shows("another screen has these notes");
    assert_eq!(pair.notes.state.stage.notes().unwrap().status, SlidesStatus::Replaced);
    let mut slides = Stage::new(120, 36);
    slides.press("p");
    slides.message(Message::Linked(LinkEvent::Replaced));
    slides.hides("notes").press("Esc Esc").shows("another talk has the speaker's notes");
}

/// A scene that no program of ours would tell.
fn hostile() -> Scene {
    let text = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}漢字\u{200b} and\nmore ".repeat(6);
    let item = SceneItem { kind: text.clone(), code: text.clone(), title: text.clone() };
    Scene {
        walk: SceneWalk {
            talk: (text.clone(), text.clone()),
            title: text.clone(),
            walk: text.clone(),
            plan: Some(TimePlan { before: u32::MAX, here: u32::MAX, all: 0 }),
            stops: vec![SceneStop { title: text.clone(), minutes: Some(u32::MAX), seen: true }; 500],
            detours: vec![text.clone(); 100],
            next: Some(NextStop { item: item.clone(), lead: text.clone(), minutes: Some(u32::MAX) }),
        },
        position: Position {
            now: item,
            stop: (u32::MAX, 0),
            step: (u32::MAX, u32::MAX),
            hidden_by: HiddenBy::Layer(text.clone()),
            ..Position::default()
        },
        notes: SceneNotes { paragraphs: vec![text; 30], left_out: u32::MAX },
        ..Scene::default()
    }
}

#[test]
fn no_size_no_key_and_no_scene_breaks_the_notes_or_steers_the_terminal() {
    let mut pair = Pair::met(80, 24);
    for scene in [Scene::default(), hostile()] {
        for elapsed in [0, 1, 60_000, u64::MAX] {
            pair.notes
                .message(Message::Linked(LinkEvent::Received(PeerMessage::Scene(elapsed, Box::new(scene.clone())))));
            for (width, height) in
                [(1, 1), (12, 4), (13, 5), (20, 8), (40, 12), (60, 18), (107, 15), (108, 24), (300, 100)]
            {
                pair.notes.resize(width, height);
                for key in ["Down", "Up", "Space", "7", "Enter", "o", "Esc", "?", "Esc", "Esc", "b", "End", "Backspace"]
                {
                    pair.notes.press(key);
                    let text = pair.notes.text();
                    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
                    assert!(!text.contains(['\u{202e}', '\u{200b}']), "{text}");
                }
            }
            pair.notes.resize(80, 24);
        }
    }
}

#[test]
fn notes_that_do_not_fit_are_scrolled_and_said_to_go_on() {
    let mut pair = Pair::met(60, 18);
    let (_, mut scene) = pair.slides.state.scene().unwrap();
    scene.notes.paragraphs = vec!["one two three ".repeat(60), "the very last words".to_owned()];
    pair.notes.message(Message::Linked(LinkEvent::Received(PeerMessage::Scene(0, Box::new(scene)))));
    pair.notes.shows("more lines: Down").hides("the very last");
    for _ in 0..60 {
        pair.notes.press("Down");
    }
    pair.notes.shows("the very last words").hides("more lines");
    pair.notes.press("Up").shows("more lines");
}

#[test]
fn the_notes_are_read_on_the_smallest_screens_too() {
    let mut pair = Pair::met(40, 12);
    let words = "The link to export controls may be the part they know.";
    pair.slides("6 Enter");
    for height in [6, 8, 9, 10, 12, 14] {
        pair.notes.resize(60, height);
        let mut read = String::new();
        for _ in 0..8 {
            read.push_str(&pair.notes.text());
            pair.notes.press("Down");
        }
        for word in words.split_whitespace() {
            assert!(read.contains(word), "{word} is not to be read in {height} rows:\n{}", pair.notes.text());
        }
        (0..8).for_each(|_| drop(pair.notes.press("Up").text()));
    }
}

#[test]
fn with_one_terminal_the_notes_are_shown_until_the_next_key_and_what_is_cut_is_said() {
    let mut stage = Stage::new(60, 18);
    stage.press("1 a");
    let mut walks = stage.state.own.walks_to_keep();
    for walk in walks.values_mut() {
        walk.stops[0].notes = Some("word after word ".repeat(70));
    }
    stage.state.own.restore(walks, std::collections::BTreeMap::new());
    stage.press("w text:own Enter N").shows("everybody can see these notes").shows("more lines: a larger window");
    stage.press("Space").hides("word after word").hides("everybody");
    stage.press("N").shows("word after word").press("N").hides("word after word");
    stage.resize(120, 36).press("N").shows("word after word").hides("more lines");
}

#[test]
fn wild_drives_do_nothing_to_a_reader_and_never_leave_the_walk() {
    let drives = [
        Drive::Go(0),
        Drive::Go(u32::MAX),
        Drive::Go(3),
        Drive::Return,
        Drive::Agree,
        Drive::Trail,
        Drive::Trail,
        Drive::Up,
        Drive::Down,
        Drive::Spotlight,
        Drive::Covered,
        Drive::Last,
        Drive::Next,
        Drive::Additions,
        Drive::Blank,
        Drive::First,
        Drive::Previous,
    ];
    let mut stage = Stage::new(80, 24);
    let before = stage.text();
    for drive in drives {
        stage.message(Message::Linked(LinkEvent::Received(PeerMessage::Drive(drive))));
        assert_eq!(stage.text(), before, "nobody drives a reader");
    }
    stage.press("p");
    for keys in ["", "/ text:a", "o", "K", "b", "/ text:blackmail Enter", "?", "N"] {
        stage.press(keys);
        for drive in drives {
            stage.message(Message::Linked(LinkEvent::Received(PeerMessage::Drive(drive))));
            stage.text();
            assert!(stage.state.stage.slides().is_some(), "{drive:?} after {keys}");
        }
    }
}
