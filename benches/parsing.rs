//! What reading and parsing a library costs, beside the parser of YAML alone.
//!
//!     cargo bench --bench parsing -- [--bundles 200] [--items 200] [--turns 5]
//!
//! The library is made up (`benches/made`), the same each time. Each turn reads every file, parses every file into a
//! `serde_yaml::Value`, and opens every bundle as the program does; the best turn of each counts. Quote the ratio.

#![allow(clippy::unwrap_used, reason = "a measurement fails by panic")]

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use briefing::load;

#[path = "../tests/dice.rs"]
mod dice;
mod made;

use made::Made;

fn main() {
    let (mut made, mut turns) = (Made { bundles: 200, items: 200, seed: 7 }, 5);
    let mut args = env::args().skip(1).filter(|arg| arg != "--bench");
    while let Some(arg) = args.next() {
        let value: usize = args.next().unwrap().parse().unwrap();
        match arg.as_str() {
            "--bundles" => made.bundles = value,
            "--items" => made.items = value,
            "--turns" => turns = value,
            other => panic!("{other} is no wish"),
        }
    }
    let library = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = made.write(library.path()).iter().map(|folder| folder.join("bundle.yaml")).collect();
    let bytes: u64 = files.iter().map(|file| fs::metadata(file).unwrap().len()).sum();
    println!("{} bundles, {:.1} MB of YAML, one thread, best of {turns}", files.len(), mega(bytes));
    let read = |file: &PathBuf| fs::read_to_string(file).unwrap();
    let mut best = [Duration::MAX; 3];
    for _ in 0..turns {
        let times = [
            timed(&files, |file| drop(black_box(read(file)))),
            timed(&files, |file| drop(black_box(serde_yaml::from_str::<serde_yaml::Value>(&read(file)).unwrap()))),
            timed(&files, |file| drop(black_box(load::open(file).bundle.unwrap()))),
        ];
        for (best, time) in best.iter_mut().zip(times) {
            *best = time.min(*best);
        }
    }
    let [reading, value, opened] = best.map(|time| time.as_secs_f64());
    println!("read: {reading:.3} s");
    println!("read, and parsed by serde_yaml into a Value: {value:.3} s");
    println!("opened as bundles: {opened:.3} s, {:.2} times as long", opened / value);
}

fn timed(files: &[PathBuf], work: impl Fn(&PathBuf)) -> Duration {
    let begun = Instant::now();
    files.iter().for_each(work);
    begun.elapsed()
}

fn mega(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1_000).unwrap()) / 1_000.0
}
