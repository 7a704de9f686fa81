//! Two real programs in two real terminals: the slides that the audience sees, and the notes that only the speaker sees.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::pty::{Pty, Start};
use rustix::process::Signal;
use tempfile::TempDir;

/// A user with a runtime directory and nothing else.
struct User {
    place: TempDir,
}

impl User {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("run")).unwrap();
        Self { place }
    }

    fn runtime(&self) -> PathBuf {
        self.place.path().join("run")
    }

    /// The folder where the programs meet.
    fn meeting(&self) -> PathBuf {
        self.runtime().join("briefing")
    }

    fn program(&self, args: &[&str]) -> Start {
        let folder = |name: &str| self.place.path().join(name).to_str().unwrap().to_owned();
        Start::new(env!("CARGO_BIN_EXE_briefing"))
            .env("HOME", &folder("home"))
            .env("BRIEFING_DATA_DIR", &folder("library"))
            .env("BRIEFING_CONFIG_DIR", &folder("config"))
            .env("BRIEFING_STATE_DIR", &folder("state"))
            .env("XDG_RUNTIME_DIR", &folder("run"))
            .size(100, 30)
            .args(["present", "--tone", "dark"])
            .args(args.iter().copied())
    }

    fn slides(&self) -> Pty {
        let pty = Pty::start(&self.program(&[]));
        pty.wait("the first slide is there", |model| model.is_taken() && model.shows("1 of 15"));
        pty
    }

    fn notes(&self) -> Pty {
        let pty = Pty::start(&self.program(&["--notes"]));
        pty.wait("the terminal is taken", crate::pty::Model::is_taken);
        pty
    }
}

#[test]
fn the_second_screen_follows_and_drives() {
    let user = User::new();
    let mut slides = user.slides();
    let mut notes = user.notes();
    notes.wait_for("Say first how old this is");
    slides.send("6\r");
    notes.wait_for("Stop 6 of 15");
    notes.wait_for("The link to export controls");
    notes.send(" ");
    notes.wait_for("step 2 of 3");
    notes.send("b");
    slides.wait("the audience's screen is blank", |model| model.text().trim().is_empty());
    notes.wait_for("the audience sees a blank screen");
    notes.send("\x1b[6~");
    slides.wait_for("6 of 15");
    notes.send("10\r");
    slides.wait_for("10 of 15");
    notes.wait_for("Stop 10 of 15");
    for word in ["Keep it to awareness", "on pace", "ahead of the plan", " min"] {
        assert!(!slides.model().shows(word), "{word} is not for the audience:\n{}", slides.model().text());
    }
    let socket = fs::symlink_metadata(user.meeting().join("talk")).unwrap();
    let folder = fs::symlink_metadata(user.meeting()).unwrap();
    assert_eq!((socket.mode() & 0o777, folder.mode() & 0o777), (0o600, 0o700));
    assert_eq!(fs::read_dir(user.meeting()).unwrap().count(), 1, "nothing else is left there");
    // Left on purpose, the talk is over; presented again, its notes come by themselves.
    slides.send("\x1b");
    slides.wait_for("Esc again leaves the slides");
    slides.send("\x1b");
    notes.wait_for("The slides were left");
    slides.send("p");
    notes.wait_for("Stop 10 of 15");
    notes.send("\x03");
    assert!(notes.end().success());
    notes.is_as_before();
    slides.send("\x03");
    assert!(slides.end().success());
    slides.is_as_before();
    assert!(!user.meeting().join("talk").exists(), "who leaves last takes the socket away");
}

#[test]
fn notes_that_were_first_wait_for_the_slides() {
    let user = User::new();
    let mut notes = user.notes();
    notes.wait_for("Waiting for the slides");
    let mut slides = user.slides();
    notes.wait_for("Say first how old this is");
    notes.send("6\r");
    slides.wait_for("6 of 15");
    slides.send("\x1b");
    slides.wait_for("Esc again leaves the slides");
    slides.send("\x1b");
    notes.wait_for("The slides were left");
    slides.send("q");
    assert!(slides.end().success());
    // The reader presents too.
    let start = user.program(&[]);
    let mut reader = Pty::start(&Start { args: Vec::new(), ..start });
    reader.wait_for("KEY JUDGEMENTS");
    assert!(notes.model().shows("The slides were left"), "a reader is no slides");
    reader.send("p");
    notes.wait_for("Stop 1 of 15");
}

#[test]
fn slides_that_are_killed_and_started_again_are_met_again() {
    let user = User::new();
    for slides_first in [true, false] {
        let (mut slides, mut notes) = if slides_first {
            let slides = user.slides();
            (slides, user.notes())
        } else {
            let notes = user.notes();
            notes.wait_for("Waiting for the slides");
            (user.slides(), notes)
        };
        notes.wait_for("Stop 1 of 15");
        for round in 0..3 {
            slides.send("6\r");
            notes.wait_for("Stop 6 of 15");
            slides.signal(Signal::KILL);
            slides.end();
            notes.wait_for("the slides are gone");
            assert!(notes.model().shows("The link to export controls"), "what was last told stays");
            slides = user.slides();
            notes.wait("they meet again without a key", |model| {
                model.shows("Stop 1 of 15") && model.shows("Enter takes up stop 6")
            });
            notes.send("\r");
            slides.wait_for("6 of 15");
            notes.wait("the talk goes on", |model| model.shows("Stop 6 of 15") && !model.shows("takes up"));
            assert!(notes.model().shows("stops 1, 6"), "round {round}: what was shown before was shown");
        }
        for pty in [&mut notes, &mut slides] {
            pty.send("\x03");
            assert!(pty.end().success());
        }
    }
}

#[test]
fn notes_that_are_killed_and_started_again_are_met_again() {
    let user = User::new();
    for slides_first in [true, false] {
        let (mut slides, mut notes) = if slides_first {
            let slides = user.slides();
            (slides, user.notes())
        } else {
            let notes = user.notes();
            notes.wait_for("Waiting for the slides");
            (user.slides(), notes)
        };
        notes.wait_for("Stop 1 of 15");
        for stop in [6, 7, 8] {
            notes.signal(Signal::KILL);
            notes.end();
            slides.send(&format!("{stop}\r"));
            slides.wait_for(&format!("{stop} of 15"));
            notes = user.notes();
            notes.wait_for(&format!("Stop {stop} of 15"));
            notes.send(" ");
            notes.wait_for("step 2 of");
        }
        for pty in [&mut notes, &mut slides] {
            pty.send("\x03");
            assert!(pty.end().success());
        }
    }
}

/// The option exists in programs built for testing only.
#[test]
#[cfg(debug_assertions)]
fn a_talk_that_is_over_its_time_is_told_in_words_to_the_speaker_alone() {
    let user = User::new();
    let mut slides = Pty::start(&user.program(&["--minutes-ago", "34"]));
    slides.wait_for("1 of 15");
    slides.send("6\r");
    slides.wait_for("6 of 15");
    let notes = user.notes();
    notes.wait_for("34 of 30 min · over by 4 min");
    assert!(!slides.model().shows("over by") && !slides.model().shows("30 min"));
}

#[test]
fn the_newest_of_two_talks_has_the_notes() {
    let user = User::new();
    let mut older = user.slides();
    let notes = user.notes();
    older.send("6\r");
    notes.wait_for("Stop 6 of 15");
    let mut newer = user.slides();
    notes.wait_for("Stop 1 of 15");
    newer.send("3\r");
    notes.wait_for("Stop 3 of 15");
    older.send("9\r");
    older.wait_for("9 of 15");
    assert!(!older.model().shows("notes"), "the audience is told nothing");
    older.send("\x1b");
    older.wait_for("Esc again leaves the slides");
    older.send("\x1b");
    older.wait_for("another talk has the speaker's notes since");
    assert!(notes.model().shows("Stop 3 of 15"));
}

#[test]
fn slides_that_are_stopped_keep_no_others_from_the_notes() {
    let user = User::new();
    let start = user.program(&[]);
    let command = format!("{} present --tone dark\r", start.program);
    let mut shell = Pty::start(
        &Start { program: "/bin/sh".to_owned(), args: vec!["-i".to_owned()], ..start }.env("PS1", "ready> "),
    );
    shell.wait_for("ready>");
    shell.send(&command);
    shell.wait("the first slide is there", |model| model.is_taken() && model.shows("1 of 15"));
    let notes = user.notes();
    notes.wait_for("Stop 1 of 15");
    shell.send("4\r\x1a");
    shell.wait("the shell is there", |model| !model.screen().alternate_screen() && model.text().ends_with("ready>"));
    notes.wait_for("The slides were left");
    let mut others = user.slides();
    notes.wait_for("Stop 1 of 15");
    others.send("\x03");
    assert!(others.end().success());
    shell.send("fg\r");
    shell.wait("the slides are there again", |model| model.is_taken() && model.shows("4 of 15"));
    notes.wait_for("Stop 4 of 15");
}

#[test]
fn what_is_not_this_users_alone_is_refused_before_the_terminal_is_taken() {
    #[track_caller]
    fn check(prepare: impl FnOnce(&Path), says: &str) {
        let user = User::new();
        prepare(&user.meeting());
        let mut pty = Pty::start(&user.program(&["--notes"]).size(300, 30));
        assert_eq!(pty.end().code(), Some(1));
        pty.is_as_before();
        let text = pty.model().text();
        assert!(text.starts_with("briefing: ") && text.contains(says) && text.lines().count() == 1, "{text}");
        // The slides go on without, and say nothing of it to the audience.
        let slides = user.slides();
        let traffic = slides.quiet(Duration::from_millis(300));
        assert!(traffic.bytes > 0 && !slides.model().shows("briefing:"));
    }
    let private = |path: &Path| {
        fs::create_dir(path).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).unwrap();
    };
    check(
        |folder| {
            private(folder);
            symlink("/tmp", folder.join("talk")).unwrap();
        },
        "talk is a link, and was left alone",
    );
    check(
        |folder| {
            private(folder);
            fs::write(folder.join("talk"), "mine").unwrap();
        },
        "talk is no socket, and was left alone",
    );
    check(
        |folder| {
            private(folder);
            drop(UnixListener::bind(folder.join("talk")).unwrap());
            fs::set_permissions(folder.join("talk"), fs::Permissions::from_mode(0o660)).unwrap();
        },
        "can be opened by others: `chmod 600` makes it yours alone",
    );
    check(
        |folder| {
            fs::create_dir(folder).unwrap();
            fs::set_permissions(folder, fs::Permissions::from_mode(0o750)).unwrap();
        },
        "can be opened by others: `chmod 700` makes it yours alone",
    );
    check(|folder| symlink("/tmp", folder).unwrap(), "is a link or a file, where a folder of your own must be");
}

#[test]
fn a_system_without_a_runtime_directory_has_them_meet_where_things_are_kept() {
    let user = User::new();
    let without = |args: &[&str]| user.program(args).env("XDG_RUNTIME_DIR", "");
    let slides = Pty::start(&without(&[]));
    slides.wait_for("1 of 15");
    let notes = Pty::start(&without(&["--notes"]));
    notes.wait_for("Stop 1 of 15");
    let folder = fs::symlink_metadata(user.place.path().join("state/meet")).unwrap();
    assert_eq!(folder.mode() & 0o777, 0o700);
}

#[test]
fn idle_both_write_nothing_more_than_the_clock() {
    let user = User::new();
    let slides = user.slides();
    let notes = user.notes();
    notes.wait_for("Stop 1 of 15");
    let before = slides.quiet(Duration::from_millis(300)).bytes;
    let notes_before = notes.quiet(Duration::from_millis(300)).bytes;
    assert!(!slides.more_than(before, Duration::from_secs(2)), "the audience's screen does not tick");
    // The minute may have passed meanwhile: a digit or two, not a screen.
    assert!(notes.traffic().bytes < notes_before + 400, "{} after {notes_before}", notes.traffic().bytes);
}
