//! How soon the first slide stands, and the next one after a key, and in how many bytes, beside presenterm with a deck of
//! the same text, in a pseudo-terminal.
//!
//!     cargo install presenterm
//!     cargo bench --bench presenting -- [--runs 9] [--size 120x36] PATH-OF-PRESENTERM
//!
//! The two programs take turns. `first` is the time from exec to the last byte before 100 ms of quiet; a key is sent alone,
//! and answered by the last byte before 40 ms of quiet. Quote the ratios: machines are noisy.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panic")]

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use briefing::load;

#[path = "../tests/pty/mod.rs"]
mod pty;

use pty::{Pty, Start};

/// The key that goes on, in both.
const NEXT: &str = "\x1b[C";
/// The key that goes back, in both.
const BACK: &str = "\x1b[D";

/// What one run of one program took.
struct Run {
    first: Duration,
    first_bytes: usize,
    keys: Vec<(Duration, usize)>,
}

fn main() -> ExitCode {
    pty::launch();
    let (mut runs, mut size, mut other) = (9, (120, 36), None);
    let mut args = env::args().skip(1).filter(|arg| arg != "--bench");
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--runs" => runs = args.next().unwrap().parse().unwrap(),
            "--size" => {
                let text = args.next().unwrap();
                let (columns, rows) = text.split_once('x').unwrap();
                size = (columns.parse().unwrap(), rows.parse().unwrap());
            }
            path => other = Some(path.to_owned()),
        }
    }
    let Some(other) = other else {
        println!("give the path of presenterm");
        return ExitCode::SUCCESS;
    };
    let folder = tempfile::tempdir().unwrap();
    let (bundle, deck, slides, words) = decks(folder.path());
    let start = |program: &str| {
        let start = Start::new(program).size(size.0, size.1).env("COLORTERM", "truecolor");
        start.env("HOME", folder.path().to_str().unwrap()).env("BRIEFING_STATE_DIR", "/dev/null/none")
    };
    let ours = start(env!("CARGO_BIN_EXE_briefing")).args(["present", "--theme", "dark", &bundle]);
    // Its search for a way to draw pictures is spared it, and the watch over its file.
    let theirs = start(&other).args(["--present", "--image-protocol", "ascii-blocks", &deck]);
    let (mut one, mut two) = (Vec::new(), Vec::new());
    // The first turn of each warms the caches of the system, and is not counted.
    for turn in 0..=runs {
        let pair = (run(&ours, slides, &words), run(&theirs, slides, &words));
        if turn > 0 {
            one.push(pair.0);
            two.push(pair.1);
        }
    }
    let (one, two) = (report("briefing", &one), report("presenterm", &two));
    println!(
        "presenterm takes {:.2} times as long to its first slide, {:.2} times as long to the next, in {:.2} times as many bytes",
        two.0 / one.0,
        two.1 / one.1,
        two.2 / one.2
    );
    ExitCode::SUCCESS
}

/// The stops of the shipped walk as a bundle of notes and as a deck, slide by slide the same words, each without steps.
fn decks(folder: &Path) -> (String, String, usize, String) {
    let shipped = load::embedded(load::SAMPLES[0]).bundle.unwrap();
    let mut bundle = "briefing: 1\nassessment:\n  id: deck\n  title: The deck\n  issuer: Nobody\n  issued: 2024-01-02\n  \
                      language: en\n  marking: {tlp: \"TLP:CLEAR\"}\n  issuer_scale: not_stated\n  reader_scale: none\nnotes:\n"
        .to_owned();
    let mut stops = String::new();
    let mut deck = String::new();
    let walk = &shipped.walks()[0];
    let items: Vec<_> = walk.stops.iter().filter_map(|stop| shipped.item(stop.item.as_str())).collect();
    let told: Vec<_> = items.into_iter().filter_map(|item| Some((item, item.text.as_ref()?))).collect();
    for (place, (item, text)) in told.iter().enumerate() {
        let quoted = |text: &str| serde_json::to_string(text).unwrap();
        let plain = text.replace("[[", "").replace("]]", "");
        let _ = writeln!(
            bundle,
            "  - {{id: n{place}, title: {}, text: {}, origin: import}}",
            quoted(&item.title),
            quoted(&plain)
        );
        let _ = write!(stops, "{}{{item: n{place}}}", if place == 0 { "" } else { ", " });
        let _ = write!(deck, "{}\n===\n\n{plain}\n\n<!-- end_slide -->\n\n", item.title);
    }
    let _ = writeln!(bundle, "walks:\n  - {{id: deck, title: The deck, stops: [{stops}]}}");
    let paths = (folder.join("deck.yaml"), folder.join("deck.md"));
    fs::write(&paths.0, bundle).unwrap();
    fs::write(&paths.1, deck).unwrap();
    let words = told[0].1.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    (paths.0.to_str().unwrap().to_owned(), paths.1.to_str().unwrap().to_owned(), told.len(), words)
}

fn run(start: &Start, slides: usize, words: &str) -> Run {
    let mut pty = Pty::start(start);
    assert!(pty.more_than(0, Duration::from_secs(10)), "nothing is drawn");
    let first = pty.quiet(Duration::from_millis(100));
    assert!(pty.model().shows(words), "the first slide does not say {words:?}:\n{}", pty.model().text());
    let mut keys = Vec::new();
    // To the end but one, so that no key says that there is nothing more, and back.
    let way = std::iter::repeat_n(NEXT, slides - 1).chain(std::iter::repeat_n(BACK, slides - 1));
    for key in way {
        let before = pty.traffic().bytes;
        let sent = Instant::now();
        pty.send(key);
        assert!(pty.more_than(before, Duration::from_secs(2)), "a key has brought nothing:\n{}", pty.model().text());
        let after = pty.quiet(Duration::from_millis(40));
        if keys.len() + 1 == 2 * (slides - 1) {
            assert!(pty.model().shows(words), "the way back does not end at {words:?}:\n{}", pty.model().text());
        }
        keys.push((after.last - sent, after.bytes - before));
    }
    Run { first: first.last - pty.started, first_bytes: first.bytes, keys }
}

/// The middle of the first slides in milliseconds, of the keys, and of the bytes of a slide, after saying all of it.
fn report(name: &str, runs: &[Run]) -> (f64, f64, f64) {
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let firsts = sorted(runs.iter().map(|run| run.first));
    let keys = sorted(runs.iter().flat_map(|run| run.keys.iter().map(|(time, _)| *time)));
    let bytes = sorted(runs.iter().flat_map(|run| run.keys.iter().map(|(_, bytes)| *bytes)));
    println!(
        "{name:11} first {:7.2} ms (least {:.2}, {} bytes)   a slide p50 {:5.2} ms, p99 {:5.2} ms; p50 {} bytes, p99 {} bytes ({} keys)",
        ms(at(&firsts, 50)),
        ms(firsts[0]),
        runs[0].first_bytes,
        ms(at(&keys, 50)),
        ms(at(&keys, 99)),
        at(&bytes, 50),
        at(&bytes, 99),
        keys.len()
    );
    let bytes = u32::try_from(at(&bytes, 50)).unwrap();
    (ms(at(&firsts, 50)), ms(at(&keys, 50)), f64::from(bytes))
}

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort();
    values
}

/// The value below which so many of a hundred lie.
fn at<T: Copy>(sorted: &[T], percent: usize) -> T {
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)]
}
