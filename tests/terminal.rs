//! The real program in a real pseudo-terminal: it takes the terminal, and always gives it back as it was.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::pty::{Answers, Input, Pty, Start, killed_by};
use rustix::process::Signal;

/// A word of the first frame.
const FIRST: &str = "Chinese industrial espionage";

/// The reader in a terminal, with nothing of the user's own around it.
fn reader() -> Start {
    let start = Start::new(env!("CARGO_BIN_EXE_briefing"));
    ["HOME", "BRIEFING_DATA_DIR", "BRIEFING_CONFIG_DIR", "BRIEFING_STATE_DIR"]
        .iter()
        .fold(start, |start, name| start.env(name, "/dev/null/none"))
}

/// A shell with job control, in which the reader can be started.
fn shell() -> Pty {
    let start = reader();
    let pty = Pty::start(&Start { program: "/bin/sh".to_owned(), ..start }.args(["-i"]).env("PS1", "ready> "));
    pty.wait_for("ready>");
    pty
}

#[track_caller]
fn started(start: &Start) -> Pty {
    let pty = Pty::start(start);
    pty.wait("the reader has the terminal", |model| model.is_taken() && model.shows(FIRST));
    assert!(pty.is_raw());
    pty
}

#[test]
fn it_takes_the_terminal_draws_answers_keys_and_leaves() {
    let mut pty = started(&reader().size(120, 36));
    assert!(pty.model().title().ends_with("briefing"), "{}", pty.model().title());
    pty.send("?");
    pty.wait_for("Commands and keys");
    pty.send("\x1b");
    pty.wait("the palette is gone", |model| !model.shows("Commands and keys"));
    pty.send("q");
    assert!(pty.end().success());
    pty.is_as_before();
}

#[test]
fn what_an_unreadable_marking_withholds_is_not_said_in_the_terminal_of_the_slides() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = "briefing: 1\nassessment:\n  id: talk\n  title: A talk\n  issuer: Somebody\n  issued: 2024-01-02\n  language: en\n  \
         marking: {tlp: \"TLP:GREEN\"}\n  issuer_scale: not_stated\n  reader_scale: none\nnotes:\n  - {id: N-1, title: One, text: \
         Open., origin: issuer}\n  - {id: N-2, title: Two, text: Shut., origin: issuer, marking: {tlp: \"TLP:PURPLE\"}}\n";
    fs::write(folder.path().join("talk.yaml"), bundle).unwrap();
    let path = folder.path().display().to_string();
    let mut pty = Pty::start(&reader().args(["present", "--ceiling", "GREEN", "--from", "N-1", path.as_str()]));
    pty.wait("a slide stands", |model| model.is_taken() && model.shows("Open."));
    assert!(!pty.model().shows("withheld"));
    pty.send("\x03");
    assert!(pty.end().success());
    assert!(!pty.model().shows("withheld"), "{}", pty.model().text());
}

#[test]
fn presenting_begins_where_it_is_told_and_names_only_the_assessment() {
    let ends = |words: &[&str], shown: &[&str]| {
        let mut pty = Pty::start(&reader().size(120, 36).args(["present"].iter().chain(words).copied()));
        pty.wait("a slide stands", |model| model.is_taken() && shown.iter().all(|word| model.shows(word)));
        let title = pty.model().title().to_owned();
        assert_eq!(title, "Chinese industrial espionage: who carries it out, how, and against whom – briefing");
        pty.send("\x03");
        assert!(pty.end().success());
        pty.is_as_before();
    };
    ends(&[], &["1 of 15", "Issued by"]);
    ends(&["--from", "J-11"], &["6 of 15", "called key by the transcriber"]);
    ends(&["--from", "E-07"], &["detour: Esc returns", "EVIDENCE"]);
    ends(&["--walk", "assessment", "--from", "J-14"], &["called key by the transcriber"]);
    ends(&["--ceiling", "GREEN"], &["ceiling TLP:GREEN", "1 of 15"]);
}

/// A folder of two bundles, each with the same note.
fn two_bundles(ids: [&str; 2]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (number, id) in (1..).zip(ids) {
        let text = format!(
            "briefing: 1\nassessment:\n  id: {id}\n  title: Talk {number}\n  issuer: Somebody\n  issued: 2024-01-0{number}\n  \
             language: en\n  marking: {{tlp: \"TLP:GREEN\"}}\n  issuer_scale: not_stated\n  reader_scale: none\nnotes:\n  - {{id: \
             N-1, title: One, text: Open., origin: issuer}}\n"
        );
        fs::write(folder.path().join(format!("{number}.yaml")), text).unwrap();
    }
    folder
}

#[test]
fn presenting_from_an_id_that_several_bundles_have_is_refused() {
    let folder = two_bundles(["first", "second"]);
    let path = folder.path().display().to_string();
    let mut pty = Pty::start(&reader().size(120, 36).args(["present", path.as_str(), "--from", "N-1"]));
    pty.wait_for("2 bundles have `N-1`; name one: `first#N-1`, `second#N-1`");
    assert!(!pty.end().success());
}

#[test]
fn the_reader_says_that_two_bundles_have_one_id_and_the_slides_do_not() {
    let folder = two_bundles(["talk", "talk"]);
    let path = folder.path().display().to_string();
    let mut pty = Pty::start(&reader().size(200, 36).args([path.as_str()]));
    pty.wait("the newest and a warning", |model| {
        model.shows("Talk 2") && model.shows("1.yaml: the edition of 2024-01-01")
    });
    pty.send("!");
    pty.wait_for("1.yaml:1  the edition of 2024-01-01 is opened as");
    pty.send("\x03");
    assert!(pty.end().success());
    let mut pty = Pty::start(&reader().size(200, 36).args(["present", "--from", "N-1", path.as_str()]));
    pty.wait("a slide stands", |model| model.is_taken() && model.shows("Open."));
    assert!(!pty.model().shows("1.yaml"), "{}", pty.model().text());
    pty.send("\x03");
    assert!(pty.end().success());
}

#[test]
fn ctrl_c_leaves_too() {
    let mut pty = started(&reader());
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_as_before();
}

#[test]
fn keys_in_one_burst_are_all_heard() {
    let mut pty = started(&reader().size(120, 36));
    pty.send("/");
    pty.wait_for("Search");
    let typed = "semiconductors and everything else";
    pty.send(typed);
    pty.wait_for(typed);
    pty.send("\x1b[200~pasted\x1b[31m text\rand more\x1b[201~");
    pty.wait_for("pasted");
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_as_before();
}

#[test]
fn wheel_and_clicks_are_heard() {
    let mut pty = started(&reader().size(120, 36));
    let before = pty.model().text();
    pty.send(&"\x1b[<65;60;20M".repeat(2_000));
    pty.wait("the page scrolled", |model| model.text() != before);
    pty.send("q");
    assert!(pty.end().success());
    pty.is_as_before();
}

#[test]
fn every_size_is_drawn_and_none_is_lost() {
    let mut pty = started(&reader());
    for (columns, rows) in [(40, 12), (200, 50), (1, 1), (500, 3), (3, 200), (120, 36)] {
        pty.resize(columns, rows);
    }
    pty.wait_for(FIRST);
    pty.resize(100, 30);
    pty.wait("the last column is used", |model| {
        model.text().lines().any(|line| line.chars().count() >= 99) && model.shows(FIRST)
    });
    pty.send("q");
    assert!(pty.end().success());
    pty.is_as_before();
}

#[test]
fn a_thousand_sizes_end_in_the_last_frame() {
    let mut pty = started(&reader());
    for step in 0..1_000_u16 {
        pty.resize(20 + step % 150, 5 + step % 40);
    }
    pty.resize(110, 33);
    let fresh = started(&reader().size(110, 33));
    fresh.quiet(Duration::from_millis(400));
    let fresh = fresh.model().text();
    pty.wait("the frame is as one drawn fresh", |model| model.text() == fresh);
    pty.send("q");
    assert!(pty.end().success());
    pty.is_as_before();
}

#[test]
fn a_terminal_without_a_size_or_with_one_cell_is_borne() {
    for (columns, rows) in [(0, 0), (1, 1), (2, 1), (1, 40)] {
        let mut pty = Pty::start(&reader().size(columns, rows));
        pty.wait("the terminal is taken", crate::pty::Model::is_taken);
        pty.send("q");
        assert!(pty.end().success(), "{columns}x{rows}");
        pty.is_as_before();
    }
}

#[test]
fn signals_that_end_it_end_it_after_the_terminal_is_given_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut pty = started(&reader());
        pty.signal(signal);
        assert_eq!(killed_by(pty.end()), Some(signal.as_raw()), "{signal:?}");
        pty.is_as_before();
    }
}

#[test]
fn a_signal_before_the_first_frame_leaves_nothing_behind() {
    for _ in 0..5 {
        let mut pty = Pty::start(&reader());
        pty.more_than(0, Duration::from_secs(10));
        pty.signal(Signal::TERM);
        assert!(!pty.end().success());
        pty.is_as_before();
    }
}

#[test]
fn a_window_that_is_closed_ends_it() {
    let mut pty = started(&reader());
    let status = pty.hang_up();
    assert!(!status.success(), "{status:?}");
}

/// The option exists in programs built for testing only.
#[test]
#[cfg(debug_assertions)]
fn a_panic_gives_the_terminal_back_and_can_be_read() {
    let mut pty = Pty::start(&reader().size(200, 50).args(["--panic-after-start"]));
    assert_eq!(pty.end().code(), Some(101));
    pty.is_as_before();
    assert!(pty.model().shows("briefing: internal error at src/"), "{}", pty.model().text());
    assert!(pty.model().shows("asked for on the command line"), "{}", pty.model().text());
}

#[test]
fn it_stops_and_goes_on_under_a_shell() {
    let mut pty = shell();
    let reader = env!("CARGO_BIN_EXE_briefing");
    pty.send(&format!("{reader}\r"));
    for _ in 0..3 {
        pty.wait("the reader is there", |model| model.is_taken() && model.shows(FIRST));
        pty.send("\x1a");
        pty.wait("the shell is there", |model| !model.screen().alternate_screen() && model.text().ends_with("ready>"));
        pty.is_left_on(&[]);
        pty.send("fg\r");
    }
    pty.wait("the reader is there again", |model| model.is_taken() && model.shows(FIRST));
    pty.send("q");
    pty.wait("the shell is there again", |model| {
        !model.screen().alternate_screen() && model.text().ends_with("ready>")
    });
    pty.send("exit\r");
    pty.end();
    pty.is_as_before();
}

#[test]
fn a_job_that_a_script_started_stops_as_a_whole() {
    let mut pty = shell();
    let reader = env!("CARGO_BIN_EXE_briefing");
    pty.send(&format!("sh -c '{reader}; echo the script went on'\r"));
    pty.wait("the reader is there", |model| model.is_taken() && model.shows(FIRST));
    pty.send("\x1a");
    pty.wait("the shell is there", |model| !model.screen().alternate_screen() && model.text().ends_with("ready>"));
    pty.send("fg\r");
    pty.wait("the reader is there again", |model| model.is_taken() && model.shows(FIRST));
    pty.send("q");
    pty.wait("the script went on", |model| model.text().lines().any(|line| line == "the script went on"));
}

#[test]
fn without_a_shell_it_does_not_stop() {
    let mut pty = started(&reader().size(120, 36));
    pty.send("\x1a");
    pty.wait_for("no shell with job control");
    pty.signal(Signal::TSTP);
    pty.send("?");
    pty.wait_for("Commands and keys");
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_as_before();
}

#[test]
fn keys_come_from_the_terminal_when_the_input_is_something_else() {
    let mut pty = started(&reader().stdin(Input::Closed));
    pty.send("q");
    assert!(pty.end().success());
    pty.is_as_before();
}

#[test]
fn a_terminal_that_can_do_nothing_gets_plain_text() {
    let mut pty = Pty::start(&reader().env("TERM", "dumb").args(["open", "J-04"]));
    assert!(pty.end().success());
    pty.is_as_before();
    assert!(pty.model().shows("Marking: no marking stated"), "{}", pty.model().text());
    assert_eq!(pty.model().frames(), 0);
}

#[test]
fn a_terminal_of_no_name_is_read_in_without_colour_or_question() {
    for term in ["", "unheard-of"] {
        let mut pty = started(&reader().env("TERM", term).env("COLORTERM", ""));
        pty.send("q");
        assert!(pty.end().success(), "{term}");
        pty.is_as_before();
    }
}

#[test]
fn the_ground_of_the_terminal_chooses_the_theme() {
    let grounds = |answers| {
        let mut pty = started(&reader().size(120, 36).answers(answers));
        assert!(pty.model().questions() > 0);
        let ground = pty.model().screen().cell(10, 60).unwrap().bgcolor();
        pty.send("q");
        assert!(pty.end().success());
        pty.is_as_before();
        ground
    };
    assert_ne!(grounds(Answers::Dark), grounds(Answers::Light));
}

#[test]
fn a_terminal_that_does_not_answer_is_not_waited_for() {
    let mut pty = started(&reader().size(120, 36).answers(Answers::Silent));
    // The answer comes at last, in two pieces, in the middle of what is typed.
    pty.send("/\x1b]11;rgb:00");
    pty.send("00/0000/0000\x1b\\semi");
    pty.wait("only what was typed is typed", |model| model.text().lines().any(|line| line.contains("/ semi")));
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_as_before();
}

#[test]
fn answers_in_another_order_than_the_questions_are_typed_nowhere() {
    let mut pty = started(&reader().size(120, 36).answers(Answers::Backwards));
    pty.send("/semi");
    pty.wait("only what was typed is typed", |model| model.text().lines().any(|line| line.contains("/ semi")));
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_as_before();
}

#[test]
fn a_theme_that_is_asked_for_asks_no_question() {
    for start in [
        reader().args(["--theme", "light"]),
        reader().env("COLORFGBG", "15;0"),
        reader().env("NO_COLOR", "1"),
        reader().env("TERM", "screen"),
    ] {
        let mut pty = started(&start);
        assert_eq!(pty.model().questions(), 0);
        pty.send("q");
        assert!(pty.end().success());
        pty.is_as_before();
    }
}

#[test]
fn without_colour_no_cell_is_coloured_and_the_selection_is_still_seen() {
    let mut pty = started(&reader().env("NO_COLOR", "1").size(120, 36));
    let (mut coloured, mut marked) = (0, 0);
    {
        let model = pty.model();
        for cell in (0..36).flat_map(|row| (0..120).map(move |column| (row, column))) {
            let cell = model.screen().cell(cell.0, cell.1).unwrap();
            let plain = cell.fgcolor() == vt100::Color::Default && cell.bgcolor() == vt100::Color::Default;
            coloured += usize::from(!plain);
            marked += usize::from(cell.inverse() || cell.bold());
        }
    }
    assert_eq!(coloured, 0);
    assert!(marked > 10);
    pty.send("q");
    assert!(pty.end().success());
    pty.is_as_before();
}

#[test]
fn idle_it_writes_nothing_and_a_key_that_changes_nothing_writes_nothing() {
    let mut pty = started(&reader().size(120, 36));
    let before = pty.quiet(Duration::from_millis(300)).bytes;
    pty.send("\x1b");
    assert!(!pty.more_than(before, Duration::from_millis(300)), "Esc on a bare page changes nothing");
    pty.send("q");
    assert!(pty.end().success());
}

#[test]
fn a_bundle_that_is_not_there_takes_no_terminal() {
    let mut pty = Pty::start(&reader().args(["/nonexistent/bundle"]));
    assert_eq!(pty.end().code(), Some(2));
    pty.is_as_before();
    assert!(pty.model().shows("briefing: `/nonexistent/bundle` cannot be read"), "{}", pty.model().text());
}

#[test]
fn a_theme_that_is_picked_is_kept_for_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().to_str().unwrap();
    let start = || reader().size(120, 36).env("BRIEFING_STATE_DIR", state);
    let mut pty = started(&start());
    pty.send("t");
    pty.wait_for("Near-black on warm paper");
    pty.send("light\r");
    let kept = folder.path().join("theme.json");
    let end = Instant::now() + Duration::from_secs(20);
    while !kept.exists() {
        assert!(Instant::now() < end, "the theme is not kept");
        std::thread::yield_now();
    }
    pty.send("q");
    assert!(pty.end().success());
    assert!(fs::read_to_string(&kept).unwrap().contains("light"));
    let mut pty = started(&start());
    assert_eq!(pty.model().questions(), 0, "what was kept is not asked for");
    pty.send("q");
    assert!(pty.end().success());
}

#[test]
fn a_library_fills_while_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/content/industrial-espionage-2023");
    for name in ["one", "two", "three"] {
        let copied = Command::new("cp").args(["-r", content]).arg(folder.path().join(name)).status().unwrap();
        assert!(copied.success());
    }
    fs::write(folder.path().join("broken.yaml"), "assessment: [").unwrap();
    fs::set_permissions(folder.path().join("three"), fs::Permissions::from_mode(0o755)).unwrap();
    let mut pty = started(&reader().size(120, 36).args([folder.path().to_str().unwrap()]));
    pty.send("/");
    pty.wait_for("Search");
    pty.send("military");
    pty.wait_for("Military-civil fusion");
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_as_before();
}
