//! What a library of many bundles costs: its first screen, a key while it loads, how long until all of it can be searched,
//! and what its index costs beside reading the files.
//!
//!     cargo bench --bench library -- [--bundles 1000] [--items 200] [--runs 9] [--size 120x36] [--make FOLDER]
//!
//! The library is made up (`benches/made`), the same each time; `--make` only writes it. The program runs in a
//! pseudo-terminal on one bundle, on the library without a cache, and on the library with one, in turn. Quote the ratios:
//! machines are noisy.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panic")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use briefing::bundle::{Clearance, Cleared};
use briefing::load;
use briefing::run::library::batch::{Batch, ReadMode, read_batch};
use briefing::run::library::cache::Cache;
use briefing::run::library::origin::BundlePath;
use briefing::search::Index;
use briefing::search::index::build_segment::build_segment;
use briefing::search::index::entries::IndexedItem;
use briefing::search::index::segment::Segment;
use jiff::civil::{Date, date};

#[path = "../tests/dice.rs"]
mod dice;
mod made;

#[path = "../tests/pty/mod.rs"]
mod pty;

use dice::Dice;
use made::{Language, Made};
use pty::{Pty, Start};

const TODAY: Date = date(2026, 11, 22);

/// How many bundles are read for what reading and indexing cost.
const SAMPLE: usize = 200;

/// How long anything may take.
const LIMIT: Duration = Duration::from_secs(180);

struct Wishes {
    made: Made,
    runs: usize,
    size: (u16, u16),
    make: Option<PathBuf>,
}

fn main() {
    pty::launch();
    let wishes = wishes();
    if let Some(folder) = &wishes.make {
        println!("{} bundles in {}", wishes.made.write(folder).len(), folder.display());
        return;
    }
    let (library, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let bundles = wishes.made.write(library.path());
    let bytes: u64 = bundles.iter().map(|folder| fs::metadata(folder.join("bundle.yaml")).unwrap().len()).sum();
    println!("{} bundles, {} MB of YAML", bundles.len(), bytes / 1_000_000);
    index(&bundles[..bundles.len().min(SAMPLE)]);
    let bench = Bench { library: library.path(), one: &bundles[0], state: state.path(), wishes: &wishes };
    bench.screens();
    bench.loading();
}

fn wishes() -> Wishes {
    let made = Made { bundles: 1_000, items: 200, seed: 7 };
    let mut wishes = Wishes { made, runs: 9, size: (120, 36), make: None };
    let mut args = env::args().skip(1).filter(|arg| arg != "--bench");
    while let Some(arg) = args.next() {
        let value = args.next().unwrap();
        match arg.as_str() {
            "--bundles" => wishes.made.bundles = value.parse().unwrap(),
            "--items" => wishes.made.items = value.parse().unwrap(),
            "--runs" => wishes.runs = value.parse().unwrap(),
            "--make" => wishes.make = Some(PathBuf::from(value)),
            "--size" => {
                let (columns, rows) = value.split_once('x').unwrap();
                wishes.size = (columns.parse().unwrap(), rows.parse().unwrap());
            }
            other => panic!("{other} is no wish"),
        }
    }
    wishes
}

/// What reading and indexing cost on one thread.
fn index(bundles: &[PathBuf]) {
    let begun = Instant::now();
    let read = bundles.iter().map(|path| Arc::new(load::open(path).bundle.unwrap()));
    let read: Vec<Cleared> = read.filter_map(|bundle| Clearance::of(&bundle, None).shown).collect();
    let reading = begun.elapsed();
    let before = resident("self");
    let begun = Instant::now();
    let mut index = Index::new();
    for bundles in read.chunks(8) {
        let entries = bundles.iter().flat_map(|bundle| IndexedItem::of_bundle(bundle, TODAY));
        index.join(Arc::new(build_segment(Segment::in_order(entries.collect()))));
    }
    let gathered = begun.elapsed();
    index.merge_all();
    let indexing = begun.elapsed();
    let after = resident("self");
    let records = index.segments().iter().flat_map(|segment| segment.entries.iter());
    let text: usize = records
        .map(|entry| entry.record)
        .map(|record| record.title.len() + record.fields.iter().map(|field| field.text.len()).sum::<usize>())
        .sum();
    println!(
        "on one thread, {} bundles, {} items: read and parsed {:.2} s; indexed {:.2} s (of it {:.2} s the last merge): {:.2} \
         times as long",
        read.len(),
        index.len(),
        reading.as_secs_f64(),
        indexing.as_secs_f64(),
        indexing.saturating_sub(gathered).as_secs_f64(),
        indexing.as_secs_f64() / reading.as_secs_f64()
    );
    println!("its columns and texts are {} MB", columns(&index) / 1_000_000);
    let megabytes = |kibibytes: u64| kibibytes * 1024 / 1_000_000;
    println!(
        "the index holds {} MB more than before for {} MB of text",
        megabytes(after.saturating_sub(before)),
        text / 1_000_000,
    );
    let state = tempfile::tempdir().unwrap();
    let cache = Cache::in_folder(state.path());
    let stretches = Batch::split(bundles.iter().cloned().map(BundlePath::At).collect());
    let again = |what: &str| {
        let begun = Instant::now();
        let filled: Vec<_> =
            stretches.iter().map(|stretch| read_batch(stretch, Some(&cache), ReadMode::WithWords(TODAY))).collect();
        println!("on one thread, {what}: {:.2} s", begun.elapsed().as_secs_f64());
        filled
    };
    let filled = again("without a cache");
    let begun = Instant::now();
    filled.iter().filter_map(|filled| filled.cache_write.as_ref()).for_each(|write| write.write(&cache));
    let sizes = fs::read_dir(state.path().join("cache")).unwrap().map(|file| file.unwrap().metadata().unwrap().len());
    println!("kept in {:.2} s, {} MB", begun.elapsed().as_secs_f64(), sizes.sum::<u64>() / 1_000_000);
    again("with a cache");
}

/// How many bytes there are in what an index is made of; what sums it up (crowds, kinds) is a few in a hundred more.
fn columns(index: &Index) -> usize {
    let segment = |segment: &Arc<Segment>| {
        let ((heap, ends), (starts, docs, impacts)) = (segment.words.columns(), segment.postings.columns());
        let words = heap.len() + ends.len() * 12;
        let postings = starts.len() * 4 + docs.len() * 4 + impacts.len();
        let codes = segment.codes.codes.len() * 4 + segment.codes.starts.len() * 4 + segment.codes.prose.len() * 2;
        let record = |entry: IndexedItem| {
            let fields = entry.record.fields.iter().map(|field| size_of_val(field) + field.text.capacity());
            size_of_val(&entry) + size_of_val(&*entry.record) + entry.record.title.capacity() + fields.sum::<usize>()
        };
        words + postings + codes + segment.pairs.pairs.len() * 8 + segment.entries.iter().map(record).sum::<usize>()
    };
    index.segments().iter().map(segment).sum()
}

struct Bench<'a> {
    library: &'a Path,
    one: &'a Path,
    state: &'a Path,
    wishes: &'a Wishes,
}

impl Bench<'_> {
    fn start(&self, path: &Path, state: &Path) -> Start {
        let (columns, rows) = self.wishes.size;
        let start = Start::new(env!("CARGO_BIN_EXE_briefing")).size(columns, rows).args([path.to_str().unwrap()]);
        start.env("HOME", "/dev/null/none").env("BRIEFING_STATE_DIR", state.to_str().unwrap())
    }

    /// The first screen of one bundle, of the library without a cache, and of the library with one.
    fn screens(&self) {
        // The first start makes the cache, and is waited for.
        let mut pty = Pty::start(&self.start(self.library, self.state));
        self.until_read(&mut pty);
        let kept = || fs::read_dir(self.state.join("cache")).map_or(0, Iterator::count);
        let mut before = (0, Instant::now());
        while before.1.elapsed() < Duration::from_secs(3) {
            if kept() != before.0 {
                before = (kept(), Instant::now());
            }
            thread::sleep(Duration::from_millis(50));
        }
        drop(pty);
        println!("{} files in the cache", kept());
        let nowhere = Path::new("/dev/null/none");
        let turns = [(self.one, nowhere), (self.library, nowhere), (self.library, self.state)];
        let mut times: [Vec<Duration>; 3] = Default::default();
        for turn in 0..=self.wishes.runs {
            for ((path, state), times) in turns.iter().zip(&mut times) {
                let pty = Pty::start(&self.start(path, state));
                pty.wait("the first screen", |model| model.is_taken() && model.shows("The makers"));
                // The first turn of each warms the caches of the system, and is not counted.
                if turn > 0 {
                    times.push(pty.started.elapsed());
                }
            }
        }
        let [one, cold, warm] = times.map(|times| at(&sorted(times), 50));
        let ratio = |time: Duration| time.as_secs_f64() / one.as_secs_f64();
        println!("first screen: one bundle {:.1} ms", ms(one));
        println!("first screen: the library without a cache {:.1} ms, {:.2} times that of one", ms(cold), ratio(cold));
        println!("first screen: the library with a cache {:.1} ms, {:.2} times that of one", ms(warm), ratio(warm));
    }

    /// Keys while the library loads, and how long until all of it can be searched.
    fn loading(&self) {
        let mut pty = Pty::start(&self.start(self.one, Path::new("/dev/null/none")));
        pty.wait("the first screen", |model| model.is_taken() && model.shows("The makers"));
        let keys: Vec<Duration> = (1..=8).flat_map(|seed| self.type_on(&mut pty, seed)).collect();
        drop(pty);
        let keys = sorted(keys);
        println!(
            "one bundle, nothing loads: a key p50 {:.1} ms, p99 {:.1} ms ({} keys)",
            ms(at(&keys, 50)),
            ms(at(&keys, 99)),
            keys.len()
        );
        for (what, state) in [("without a cache", Path::new("/dev/null/none")), ("with a cache", self.state)] {
            let (mut keys, mut ends) = (Vec::new(), Vec::new());
            let mut seed = 0;
            while keys.len() < 300 && seed < 6 {
                seed += 1;
                let mut pty = Pty::start(&self.start(self.library, state));
                pty.wait("the first screen", |model| model.is_taken() && model.shows("The makers"));
                keys.extend(self.type_on(&mut pty, seed));
                self.until_read(&mut pty);
                ends.push(pty.started.elapsed());
            }
            let (keys, ends) = (sorted(keys), sorted(ends));
            println!(
                "{what}: a key while it loads p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms ({} keys); all can be searched after \
                 {:.2} s",
                ms(at(&keys, 50)),
                ms(at(&keys, 99)),
                ms(keys[keys.len() - 1]),
                keys.len(),
                at(&ends, 50).as_secs_f64()
            );
        }
    }

    /// Types words into the search, letter by letter, as long as the library loads; how long each letter took to appear.
    fn type_on(&self, pty: &mut Pty, seed: u64) -> Vec<Duration> {
        let language = Language::new(self.wishes.made.seed);
        let mut dice = Dice::new(seed);
        let mut keys = Vec::new();
        let loading = format!("of {} bundles", grouped(self.wishes.made.bundles));
        if !pty.model().shows("Search · ") {
            pty.send("/");
            pty.wait_for("words in any order");
            pty.send("\x13");
        }
        loop {
            let word = language.word(&mut dice).to_owned();
            let mut typed = String::new();
            for letter in word.chars().take(8) {
                typed.push(letter);
                let shown = format!("/ {typed}");
                let sent = Instant::now();
                pty.send(&letter.to_string());
                pty.wait_for(&shown);
                keys.push(sent.elapsed());
                thread::sleep(Duration::from_millis(30));
            }
            pty.send("\x15");
            pty.wait_for("words in any order");
            let soon = pty.started.elapsed() < Duration::from_millis(400) || keys.len() < 40;
            if !soon && !pty.model().shows(&loading) {
                return keys;
            }
        }
    }

    /// Waits until every bundle can be searched: a search for the assessments finds all of them.
    fn until_read(&self, pty: &mut Pty) {
        pty.wait("the first screen", |model| model.is_taken() && model.shows("The makers"));
        if !pty.model().shows("Search · ") {
            pty.send("/");
            pty.wait_for("words in any order");
            pty.send("\x13");
        }
        pty.send("kind:assessment");
        let all = format!("1 of {} ", self.wishes.made.bundles);
        let begun = Instant::now();
        while !pty.model().shows(&all) {
            assert!(begun.elapsed() < LIMIT, "never: {}", pty.model().text());
            thread::sleep(Duration::from_millis(10));
        }
    }
}

fn grouped(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

/// The memory that a program holds, in KiB.
fn resident(process: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
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
