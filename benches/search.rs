//! What a search costs: each key on 2,000, 20,000 and 200,000 records, the index beside reading the same YAML, its memory.
//!
//!     cargo bench --bench search -- [--largest 200000] [--rounds 5]
//!
//! The sizes take turns at every key. Quote the ratios: machines are noisy. `benches/compare` puts other finders beside it.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panic")]
#![allow(clippy::cast_precision_loss, reason = "sizes and times in print")]

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use briefing::load::open;
use briefing::search::{Index, Record, Request, Scope, Whose, find, parse, table};
use jiff::civil::date;

mod corpus;
#[path = "../tests/dice.rs"]
mod dice;

use corpus::{Speech, keys, rows};
use dice::Dice;

/// How many bundles of how many items stand for a library as it is read.
const BUNDLES: usize = 40;
const ITEMS: usize = 200;

fn main() {
    let (mut largest, mut rounds) = (200_000, 5);
    let mut args = env::args().skip(1).filter(|arg| arg != "--bench");
    while let Some(arg) = args.next() {
        let number = args.next().and_then(|number| number.parse().ok());
        match (arg.as_str(), number) {
            ("--largest", Some(number)) => largest = number,
            ("--rounds", Some(number)) => rounds = number,
            _ => panic!("`{arg}` is no option: --largest NUMBER, --rounds NUMBER"),
        }
    }
    let speech = Speech::new();
    building(&speech);
    growth(&speech, &[largest, largest / 10, largest / 100], rounds);
}

/// The index of bundles beside reading and parsing the same files.
fn building(speech: &Speech) {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<_> = (0..BUNDLES)
        .map(|number| {
            let id = format!("bundle-{number}");
            let path = folder.path().join(format!("{id}.yaml"));
            fs::write(&path, bundle(speech, &id, ITEMS, u64::try_from(number).unwrap())).unwrap();
            path
        })
        .collect();
    let text: u64 = files.iter().map(|file| fs::metadata(file).unwrap().len()).sum();
    let (mut reading, mut indexing) = (Duration::MAX, Duration::MAX);
    for _ in 0..3 {
        let (mut read, mut indexed) = (Duration::ZERO, Duration::ZERO);
        let mut index = Index::new();
        for file in &files {
            let begun = Instant::now();
            let bundle = open(file).bundle.unwrap();
            read += begun.elapsed();
            let begun = Instant::now();
            index.add(bundle.items().iter().map(|item| Record::of(&bundle, item, date(2024, 1, 1))).collect());
            indexed += begun.elapsed();
        }
        let begun = Instant::now();
        index.merge_all();
        indexed += begun.elapsed();
        assert_eq!(index.len(), BUNDLES * (ITEMS + 1));
        (reading, indexing) = (reading.min(read), indexing.min(indexed));
    }
    println!("{BUNDLES} bundles of {ITEMS} items, {:.1} MB of YAML", text as f64 / 1e6);
    println!(
        "  read and parsed in {reading:.0?}, indexed in {indexing:.0?}: {:.2} of it (at most 3)",
        ratio(indexing, reading)
    );
}

/// The cost of a key on libraries of growing size.
fn growth(speech: &Speech, sizes: &[usize], rounds: usize) {
    println!(
        "\n{:>9}{:>9}{:>10}{:>16}{:>11}{:>11}{:>11}",
        "records", "text", "built in", "memory / text", "p50", "p99", "worst"
    );
    let mut indexes = Vec::new();
    let mut told = Vec::new();
    for &size in sizes {
        let text = rows(speech, size, 7);
        let letters = text.len() as f64;
        let records = table(&text);
        drop(text);
        let before = resident();
        let begun = Instant::now();
        let mut index = Index::new();
        index.add(records);
        let built = begun.elapsed();
        let held = resident() - before;
        // Only of the first, and largest, is all memory new; the others lie in what was given back.
        let share = if told.is_empty() { format!("{:.2}", held / letters) } else { String::new() };
        told.push(format!("{size:>9}{:>7.1}MB{built:>10.0?}{share:>16}", letters / 1e6));
        indexes.push(index);
    }
    let keys = keys();
    let mut took: Vec<Vec<Duration>> = vec![vec![Duration::MAX; keys.len()]; sizes.len()];
    for _ in 0..rounds {
        for (place, key) in keys.iter().enumerate() {
            for (index, took) in indexes.iter().zip(&mut took) {
                let begun = Instant::now();
                let query = parse(key);
                let ask = Request { query: &query, scope: &Scope::Library, whose: Whose::All, kind: None, limit: 20 };
                black_box(find(index, &ask));
                took[place] = took[place].min(begun.elapsed());
            }
        }
    }
    let mut worst = Vec::new();
    for (took, told) in took.iter_mut().zip(told) {
        took.sort_unstable();
        let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)];
        println!("{told}{:>11.1?}{:>11.1?}{:>11.1?}", at(50), at(99), at(100));
        worst.push(at(99));
    }
    if let [last, middle, _] = worst.as_slice() {
        println!("  p99 of the largest is {:.2} of that of a tenth of it (at most 4)", ratio(*last, *middle));
    }
    println!("  each key is the best of {rounds} rounds; {} keys", keys.len());
}

fn ratio(one: Duration, two: Duration) -> f64 {
    one.as_secs_f64() / two.as_secs_f64()
}

/// The memory that this program holds, in bytes.
fn resident() -> f64 {
    let pages = fs::read_to_string("/proc/self/statm").unwrap();
    pages.split(' ').nth(1).unwrap().parse::<f64>().unwrap() * 4096.0
}

/// A bundle of so many items as it is written.
fn bundle(speech: &Speech, id: &str, items: usize, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let title = speech.line(&mut dice, 3..8);
    let mut text = format!(
        "briefing: 1\nassessment:\n  id: {id}\n  title: \"{title}\"\n  issuer: A service\n  issued: 2024-05-02\n  language: en\n  \
         marking: {{tlp: \"TLP:GREEN\"}}\n  issuer_scale: not_stated\n  reader_scale: phia-2025\nevidence:\n"
    );
    for item in 1..=items {
        let (title, tags) = (speech.line(&mut dice, 3..9), speech.line(&mut dice, 1..3));
        let body: Vec<String> = (0..dice.of(2..5)).map(|_| speech.line(&mut dice, 8..20)).collect();
        let _ = writeln!(
            text,
            "  - id: E-{item:03}\n    title: \"{title}\"\n    text: >-\n      {}.\n    origin: issuer\n    at: p1.s{item}\n    \
             attributed_to: not_stated\n    tags: [\"{tags}\"]\n",
            body.join(".\n      ")
        );
    }
    text
}
