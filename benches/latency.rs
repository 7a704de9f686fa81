//! How soon the first frame stands and a key is answered, beside a bare ratatui program, in a pseudo-terminal.
//!
//!     cargo bench --bench latency -- [--runs 15] [--size 120x36] [BUNDLE...]
//!
//! The two programs take turns. `first` is the time from exec to the last byte before 40 ms of quiet; a key is sent alone,
//! and answered by the last byte before 25 ms of quiet. Quote the ratios: machines are noisy.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panic")]

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

#[path = "../tests/pty/mod.rs"]
mod pty;

use pty::{Pty, Start};

/// A walk through the reader: down and up the outline, into pages, through links, the search, and the panes.
const KEYS: [&str; 13] = ["j", "j", "j", "k", "\r", " ", "G", "g", "\t", "\x1b[B", "\x1b[A", "l", "h"];

/// How often the walk is taken in each run.
const WALKS: usize = 6;

/// What one run of one program took.
struct Run {
    first: Duration,
    first_bytes: usize,
    keys: Vec<(Duration, usize)>,
    idle: Duration,
    resident: u32,
}

fn main() -> ExitCode {
    pty::launch();
    let (mut runs, mut size, mut bundles) = (15, (120, 36), Vec::new());
    let mut args = env::args().skip(1).filter(|arg| arg != "--bench");
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--runs" => runs = args.next().unwrap().parse().unwrap(),
            "--size" => {
                let text = args.next().unwrap();
                let (columns, rows) = text.split_once('x').unwrap();
                size = (columns.parse().unwrap(), rows.parse().unwrap());
            }
            bundle => bundles.push(std::path::absolute(bundle).unwrap().to_str().unwrap().to_owned()),
        }
    }
    let reader = Path::new(env!("CARGO_BIN_EXE_briefing"));
    let Some(bare) = bare() else {
        println!("the bare program is not built");
        return ExitCode::FAILURE;
    };
    let start = |program: &Path| {
        let start = Start::new(program.to_str().unwrap()).size(size.0, size.1);
        start.env("HOME", "/dev/null/none").env("XDG_STATE_HOME", "/dev/null/none")
    };
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first turn of each warms the caches of the system, and is not counted.
    for turn in 0..=runs {
        let one = run(&start(reader).args(bundles.clone()), &KEYS);
        let two = run(&start(&bare), &[]);
        if turn > 0 {
            ours.push(one);
            theirs.push(two);
        }
    }
    let (one, two) = (report("briefing", &ours), report("bare ratatui", &theirs));
    println!("first frame: {:.2} times that of the bare program", one.as_secs_f64() / two.as_secs_f64());
    ExitCode::SUCCESS
}

/// The bare program: cargo tells nobody where a bench stands, so it is asked to build it and say.
fn bare() -> Option<PathBuf> {
    let cargo = env::var_os("CARGO")?;
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let build = ["bench", "--bench", "bare", "--no-run", "--message-format", "json", "--manifest-path", manifest];
    let output = Command::new(cargo).args(build).output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    said.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok()).find_map(|message| {
        let bare = message["target"]["name"] == "bare";
        bare.then(|| message["executable"].as_str().map(PathBuf::from)).flatten()
    })
}

fn run(start: &Start, keys: &[&str]) -> Run {
    let mut pty = Pty::start(start);
    assert!(pty.more_than(0, Duration::from_secs(10)), "nothing is drawn");
    let first = pty.quiet(Duration::from_millis(40));
    let mut answered = Vec::new();
    for key in (0..WALKS).flat_map(|_| keys) {
        let before = pty.traffic().bytes;
        let sent = Instant::now();
        pty.send(key);
        if pty.more_than(before, Duration::from_millis(60)) {
            let after = pty.quiet(Duration::from_millis(25));
            answered.push((after.last - sent, after.bytes - before));
        }
    }
    let before = processor(&pty);
    std::thread::sleep(Duration::from_secs(1));
    let idle = processor(&pty).checked_sub(before).unwrap();
    let resident = resident(&pty);
    Run { first: first.last - pty.started, first_bytes: first.bytes, keys: answered, idle, resident }
}

/// The processor time that a program has used.
fn processor(pty: &Pty) -> Duration {
    let schedule = std::fs::read_to_string(format!("/proc/{}/schedstat", pty.pid().as_raw_nonzero())).unwrap();
    let stat = std::fs::read_dir(format!("/proc/{}/task", pty.pid().as_raw_nonzero())).unwrap();
    let nanoseconds = |text: &str| text.split_whitespace().next().unwrap().parse::<u64>().unwrap();
    let threads = stat.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok());
    let sum = threads.map(|text| nanoseconds(&text)).sum::<u64>();
    Duration::from_nanos(sum.max(nanoseconds(&schedule)))
}

/// The memory that it holds, in KiB.
fn resident(pty: &Pty) -> u32 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", pty.pid().as_raw_nonzero())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// The middle of the first frames, after saying all of it.
fn report(name: &str, runs: &[Run]) -> Duration {
    let firsts = sorted(runs.iter().map(|run| run.first));
    let keys = sorted(runs.iter().flat_map(|run| run.keys.iter().map(|(time, _)| *time)));
    let bytes = sorted(runs.iter().flat_map(|run| run.keys.iter().map(|(_, bytes)| *bytes)));
    let idle = sorted(runs.iter().map(|run| run.idle));
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    print!(
        "{name:13} first {:6.2} ms (least {:.2}, {} bytes)",
        ms(at(&firsts, 50)),
        ms(firsts[0]),
        runs[0].first_bytes
    );
    if !keys.is_empty() {
        print!("   a key p50 {:5.2} ms, p99 {:5.2} ms", ms(at(&keys, 50)), ms(at(&keys, 99)));
        print!("; p50 {} bytes, p99 {} bytes ({} keys)", at(&bytes, 50), at(&bytes, 99), keys.len());
    }
    let resident = f64::from(at(&sorted(runs.iter().map(|run| run.resident)), 50)) / 1024.0;
    println!("   idle {:.2} ms/s   {resident:.1} MiB", ms(at(&idle, 50)));
    at(&firsts, 50)
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
