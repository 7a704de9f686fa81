//! What an archive costs that is asked, not loaded: making its index, a question from the shell, a key, a changed bundle.
//!
//!     cargo bench --bench archive -- [--bundles 1000] [--items 200] [--folder FOLDER] [--first PROGRAM] [--queries 30]
//!
//! The archive is made up (`benches/made`), one file a bundle, the same each time; `--folder` is where it is made, or lies
//! already, and `--first` another build of the program to stand beside. `rg` stands beside where there is one. Quote the
//! ratios: machines are noisy.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panic")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use briefing::load;
use briefing::run::library::archive::archive::{Archive, Unindexed};
use briefing::run::library::catalog::{Catalog, today};
use briefing::search::{Request, Scope, Whose, find, parse};
use briefing::theme::Depth;
use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

#[path = "../tests/dice.rs"]
mod dice;
mod made;

use dice::Dice;
use made::{Language, Made};

/// So many bundles are opened for what parsing alone costs.
const PARSED: usize = 100;

struct Bench {
    library: PathBuf,
    state: PathBuf,
    made: Made,
    queries: usize,
}

/// What became of one run of a program.
struct Ran {
    took: Duration,
    most_memory: u64,
    read: u64,
    lines: usize,
}

fn main() {
    let (mut made, mut folder, mut first, mut queries) = (Made { bundles: 1_000, items: 200, seed: 7 }, None, None, 30);
    let mut args = env::args().skip(1).filter(|arg| arg != "--bench");
    while let Some(arg) = args.next() {
        let value = args.next().unwrap();
        match arg.as_str() {
            "--bundles" => made.bundles = value.parse().unwrap(),
            "--items" => made.items = value.parse().unwrap(),
            "--queries" => queries = value.parse().unwrap(),
            "--folder" => folder = Some(PathBuf::from(value)),
            "--first" => first = Some(value),
            other => panic!("{other} is no wish"),
        }
    }
    let own = tempfile::tempdir().unwrap();
    let library = folder.unwrap_or_else(|| own.path().join("archive"));
    write(made, &library);
    // Files that were changed within two seconds are known by their content only.
    thread::sleep(Duration::from_millis(2_500));
    let state = tempfile::tempdir_in(library.parent().unwrap()).unwrap();
    let bench = Bench { library, state: state.path().to_owned(), made, queries };
    let yaml = size(&bench.library);
    println!("{} bundles of about {} items, {} MB of YAML", made.bundles, made.items, yaml / 1_000_000);
    bench.building(yaml);
    bench.asking(env!("CARGO_BIN_EXE_briefing"), "from the shell");
    bench.keys();
    bench.changing();
    if let Some(first) = first {
        bench.asking(&first, "the other build, with its cache");
    }
    bench.scanning();
}

fn write(made: Made, library: &Path) {
    if library.exists() {
        return;
    }
    fs::create_dir_all(library).unwrap();
    let language = Language::new(made.seed);
    for number in 0..made.bundles {
        fs::write(library.join(format!("made-{number:05}.yaml")), made.bundle(&language, number)).unwrap();
    }
}

fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| if entry.path().is_dir() { size(&entry.path()) } else { entry.metadata().unwrap().len() }).sum()
}

impl Bench {
    fn run(&self, program: &str, query: &str) -> Ran {
        let mut command = Command::new(program);
        command.args(["search", query, self.library.to_str().unwrap()]).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::null()).env("BRIEFING_STATE_DIR", &self.state);
        let begun = Instant::now();
        let mut child = command.spawn().unwrap();
        let pid = Pid::from_child(&child);
        let (mut most_memory, mut ended) = (0, false);
        while !ended {
            let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT | WaitIdOptions::NOHANG;
            ended = waitid(WaitId::Pid(pid), options).unwrap().is_some();
            most_memory = most_memory.max(number(pid, "status", "VmHWM:"));
            thread::sleep(Duration::from_micros(500));
        }
        let took = begun.elapsed();
        let read = number(pid, "io", "rchar:");
        let mut out = String::new();
        std::io::Read::read_to_string(&mut child.stdout.take().unwrap(), &mut out).unwrap();
        child.wait().unwrap();
        Ran { took, most_memory, read, lines: out.lines().count() }
    }

    fn words(&self) -> Vec<String> {
        let (language, mut dice) = (Language::new(self.made.seed), Dice::new(17));
        (0..self.queries).map(|_| format!("{} {}", language.word(&mut dice), language.word(&mut dice))).collect()
    }

    fn building(&self, yaml: u64) {
        let files: Vec<PathBuf> = fs::read_dir(&self.library).unwrap().map(|entry| entry.unwrap().path()).collect();
        let begun = Instant::now();
        let parsed = &files[..files.len().min(PARSED)];
        for file in parsed {
            drop(load::open(file));
        }
        let parsing = begun.elapsed().as_secs_f64() * share(files.len(), parsed.len());
        let ran = self.run(env!("CARGO_BIN_EXE_briefing"), "likely");
        let index = size(&self.state);
        println!(
            "first build and answer: {:.1} s, {:.2} times parsing on one thread ({parsing:.1} s, of {} bundles); most memory \
             {} MB; the index {} MB, {:.2} times the YAML",
            ran.took.as_secs_f64(),
            ran.took.as_secs_f64() / parsing,
            parsed.len(),
            ran.most_memory / 1_000,
            index / 1_000_000,
            share(usize::try_from(index).unwrap(), usize::try_from(yaml).unwrap())
        );
    }

    fn asking(&self, program: &str, what: &str) {
        let _ = self.run(program, "likely");
        let ran: Vec<Ran> = self.words().iter().map(|query| self.run(program, query)).collect();
        let times = sorted(ran.iter().map(|ran| ran.took).collect());
        println!(
            "{what}: p50 {:.1} ms, p99 {:.1} ms; most memory {} MB; {} KB read; {} lines",
            ms(at(&times, 50)),
            ms(at(&times, 99)),
            ran.iter().map(|ran| ran.most_memory).max().unwrap() / 1_000,
            ran.iter().map(|ran| ran.read).sum::<u64>() / u64::try_from(ran.len()).unwrap() / 1_000,
            ran.iter().map(|ran| ran.lines).sum::<usize>()
        );
    }

    /// Each key of typed words, on an index that stays open, as a program that stays open has it.
    fn keys(&self) {
        let catalog =
            Catalog::of(std::slice::from_ref(&self.library), Depth::True).unwrap_or_else(|_| panic!("it is there"));
        let catalog = catalog.with_state_folder(Some(self.state.join("own")));
        let archive = Archive::of(&catalog).unwrap();
        drop(archive.open(&catalog, today(), Unindexed::Index).unwrap());
        let begun = Instant::now();
        let opened = archive.open(&catalog, today(), Unindexed::Index).unwrap();
        let opening = begun.elapsed();
        let mut keys = Vec::new();
        for query in self.words().iter().take(12) {
            for (end, letter) in query.char_indices().take(16) {
                let query = parse(&query[..end + letter.len_utf8()]);
                let request =
                    Request { query: &query, scope: &Scope::Library, whose: Whose::All, kind: None, limit: 100 };
                let begun = Instant::now();
                let _ = find(&opened.index, &request);
                keys.push(begun.elapsed());
            }
        }
        let keys = sorted(keys);
        println!(
            "opened in {:.1} ms, changed files looked for; a key to hits p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms",
            ms(opening),
            ms(at(&keys, 50)),
            ms(at(&keys, 99)),
            ms(keys[keys.len() - 1])
        );
    }

    fn changing(&self) {
        let file = self.library.join("made-00000.yaml");
        let text = fs::read_to_string(&file).unwrap();
        let times = (0..5).map(|turn| {
            fs::write(&file, format!("{text}# {turn}\n")).unwrap();
            self.run(env!("CARGO_BIN_EXE_briefing"), "likely").took
        });
        let times = sorted(times.collect());
        fs::write(&file, text).unwrap();
        println!(
            "one bundle was changed: the next answer after {:.1} ms, at most {:.1} ms",
            ms(at(&times, 50)),
            ms(times[4])
        );
    }

    fn scanning(&self) {
        let word = self.words().remove(0).split(' ').next().unwrap().to_owned();
        let times: Vec<Duration> = (0..3)
            .filter_map(|_| {
                let begun = Instant::now();
                let library = self.library.to_str().unwrap();
                Command::new("rg").args(["-c", &word, library]).stdout(Stdio::null()).status().ok()?;
                Some(begun.elapsed())
            })
            .collect();
        if let Some(least) = times.iter().min() {
            println!("rg for one word: {:.1} ms", ms(*least));
        }
    }
}

fn number(pid: Pid, file: &str, name: &str) -> u64 {
    let text = fs::read_to_string(format!("/proc/{}/{file}", pid.as_raw_nonzero())).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()).and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[allow(clippy::cast_precision_loss, reason = "a ratio")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn sorted(mut times: Vec<Duration>) -> Vec<Duration> {
    times.sort();
    times
}

/// The value below which so many of a hundred lie.
fn at(sorted: &[Duration], percent: usize) -> Duration {
    sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)]
}
