//! Storms on the real program in a real pseudo-terminal: sizes, wheels, pastes, slow lines, answers nobody waits for.

use std::thread;
use std::time::{Duration, Instant};

use crate::pty::{Answers, Pty, Start};

const FIRST: &str = "Chinese industrial espionage";

fn reader() -> Start {
    let start = Start::new(env!("CARGO_BIN_EXE_briefing"));
    ["HOME", "BRIEFING_DATA_DIR", "BRIEFING_CONFIG_DIR", "BRIEFING_STATE_DIR"]
        .iter()
        .fold(start, |start, name| start.env(name, "/dev/null/none"))
}

#[track_caller]
fn started(start: &Start) -> Pty {
    let pty = Pty::start(start);
    pty.wait("the reader has the terminal", crate::pty::model::Model::is_taken);
    pty
}

#[track_caller]
fn leaves(mut pty: Pty) {
    pty.send("\x03");
    assert!(pty.end().success());
    pty.is_as_before();
}

/// The frame that a program shows which has known no other size.
fn fresh(columns: u16, rows: u16) -> String {
    let pty = started(&reader().size(columns, rows));
    pty.quiet(Duration::from_millis(400));
    pty.wait("everything is read", |model| !model.shows(" bundles"));
    let text = pty.model().text();
    leaves(pty);
    text
}

#[test]
fn odd_sizes_are_borne_from_the_start_and_on_the_way() {
    for (columns, rows) in [(0, 0), (1, 1), (500, 3), (3, 500), (500, 300)] {
        let mut pty = started(&reader().size(columns, rows));
        pty.send("jj\r/likely");
        pty.resize(100, 30);
        pty.wait_for("likely");
        pty.resize(columns.max(1), rows.max(1));
        pty.send("\x1b");
        pty.resize(80, 24);
        pty.wait("the search is closed", |model| model.shows("Judgements") && !model.shows("Search"));
        leaves(pty);
    }
}

#[test]
fn two_thousand_sizes_in_a_second_end_in_the_frame_drawn_fresh() {
    let expected = fresh(97, 31);
    assert!(expected.contains(FIRST), "{expected}");
    let mut pty = started(&reader());
    let start = Instant::now();
    for step in 0..2_000_u16 {
        pty.resize(1 + step * 7 % 240, 1 + step * 3 % 70);
        let due = start + Duration::from_micros(500) * u32::from(step);
        thread::sleep(due.saturating_duration_since(Instant::now()));
    }
    pty.resize(97, 31);
    pty.wait("the frame is as one drawn fresh", |model| model.text() == expected);
    leaves(pty);
}

#[test]
fn over_a_slow_line_frames_are_skipped_and_keys_are_not() {
    // 1,200 bytes a second: a modem, or a satellite.
    let slow = reader().size(48, 12).env("NO_COLOR", "1").pace(1_200);
    let mut pty = started(&slow);
    pty.send("1\r");
    for _ in 0..150 {
        pty.send("J");
        thread::sleep(Duration::from_millis(15));
    }
    pty.send("/");
    for letter in "supply chain and so on".chars() {
        pty.send(&letter.to_string());
        thread::sleep(Duration::from_millis(15));
    }
    pty.wait_for("supply chain and so on");
    let frames = pty.model().frames();
    assert!(frames < 100, "{frames} frames for 173 keys");
    pty.send("\x15");
    pty.wait("the line is empty", |model| !model.shows("supply chain and so on"));
    leaves(pty);
}

#[test]
fn ten_thousand_turns_of_the_wheel_are_over_at_once() {
    let mut pty = started(&reader().size(120, 36));
    pty.wait_for(FIRST);
    let start = Instant::now();
    pty.send(&"\x1b[<65;60;20M".repeat(10_000));
    pty.send("/");
    pty.wait_for("Search");
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    leaves(pty);
}

#[test]
fn a_paste_of_five_megabytes_is_cut_and_not_waited_for() {
    let mut pty = started(&reader().size(120, 36));
    let start = Instant::now();
    let paste = "pasted e\u{301} \u{1b}]2;owned\u{7} \u{202e} ".repeat(5 * 1024 * 1024 / 28);
    // Nowhere to paste into: nothing happens, and no letter of it is a command.
    pty.send(&format!("\x1b[200~{}\x1b[201~", "q".repeat(100_000)));
    pty.send("/");
    pty.wait_for("Search");
    pty.send(&format!("\x1b[200~{paste}\x1b[201~"));
    pty.wait_for("pasted");
    pty.send("\x15likely");
    pty.wait("the line is empty again, and heard", |model| model.shows("likely") && !model.shows("pasted"));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    assert_ne!(pty.model().title(), "owned");
    leaves(pty);
}

#[test]
fn a_key_that_is_let_go_means_nothing_and_one_that_is_held_means_itself() {
    let mut pty = started(&reader().size(120, 36));
    pty.wait_for(FIRST);
    // As the kitty keyboard reports them: `q` and Ctrl-c let go, `/` pressed, `x` pressed, held twice and let go.
    pty.send("\x1b[113;1:3u\x1b[99;5:3u\x1b[47;1:1u\x1b[47;1:3u");
    pty.wait_for("Search");
    pty.send("\x1b[120;1:1u\x1b[120;1:2u\x1b[120;1:2u\x1b[120;1:3uend");
    pty.wait_for("xxxend");
    leaves(pty);
}

#[test]
fn a_late_answer_is_typed_nowhere_whole_or_in_pieces() {
    let answer = "\x1b]11;rgb:fafa/fbfb/fcfc\x1b\\";
    let bell = "\x1b]10;rgb:1a1a/1b1b/1c1c\x07";
    let pieces: [&[&str]; 6] = [
        &[answer],
        &[bell, answer],
        &["\x1b", "]11;rgb:fafa/fbfb/fcfc\x1b\\"],
        &["\x1b]11;rgb:fa", "fa/fbfb", "/fcfc\x1b\\"],
        &["\x1b]11;rgb:fafa/fbfb/fcfc\x1b", "\\"],
        &["\x1b]", "1", "1;rgb:fafa/fbfb/fcfc\x07"],
    ];
    for pieces in pieces {
        let mut pty = started(&reader().size(120, 36).answers(Answers::Silent));
        pty.wait_for(FIRST);
        for piece in pieces {
            pty.send(piece);
            thread::sleep(Duration::from_millis(60));
        }
        pty.send("/");
        pty.wait_for("Search");
        for piece in pieces.iter().skip_while(|piece| **piece == "\x1b") {
            if pieces[0] != "\x1b" {
                pty.send(piece);
                thread::sleep(Duration::from_millis(60));
            }
        }
        pty.send("likely");
        pty.wait_for("likely");
        let text = pty.model().text();
        assert!(!text.contains("rgb") && !text.contains("fcfc") && !text.contains("\\likely"), "{pieces:?}:\n{text}");
        leaves(pty);
    }
}

#[test]
fn noise_on_the_line_ends_nothing() {
    let mut pty = started(&reader().size(120, 36));
    pty.wait_for(FIRST);
    for noise in [
        "\x1b[999;999R",
        "\x1b[?62;22c",
        "\x1b[<0;99999;99999M",
        "\x1b[<64;1;1m",
        "\x1b[M !!",
        "\x1bP1$r0m\x1b\\",
        "\x1b[200~\x1b[201~",
        "\x1b[I\x1b[O\x1b[I",
        "\u{9b}A",
        "\x1b[1;1;1;1;1;1;1;1A",
        "\x1b[57358;1:1u",
        "\x1b[27;5;9~",
        "\x1bO",
        "é漢\u{301}",
    ] {
        pty.send(noise);
        thread::sleep(Duration::from_millis(20));
    }
    pty.send("\x1b\x1b\x1b");
    thread::sleep(Duration::from_millis(80));
    pty.send("/");
    pty.wait_for("Search");
    leaves(pty);
}
