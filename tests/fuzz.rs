//! Mutated inputs for the loader, the themes, the search and what two screens say to each other: a short run of each with a fixed seed.
//!
//! `BRIEFING_FUZZ_MINUTES=10 cargo test --release fuzz:: -- --nocapture` runs each for so long, with other seeds. The
//! targets take bytes alone, so that a fuzzer that is led by coverage can call them too: `tests/fuzz/coverage/run`.

mod mutation;
mod shown;
mod targets;
mod word;

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::fuzz::mutation::Corpus;

/// How many inputs a short run has.
const SHORT: u64 = if cfg!(debug_assertions) { 120 } else { 4_000 };

/// No input may take longer: this is an unoptimised build on a shared machine at worst.
const SLOW: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 3 });

/// Runs a target over mutations of a corpus.
fn run(name: &str, corpus: &Corpus, target: impl Fn(&[u8])) {
    let minutes: Option<u64> = env::var("BRIEFING_FUZZ_MINUTES").ok().and_then(|text| text.parse().ok());
    let begin = Instant::now();
    // A long run begins where no other has been.
    let first = if minutes.is_some() { u64::from(std::process::id()) << 32 } else { 0 };
    let mut seed = first;
    let (mut slowest, mut longest) = (Duration::ZERO, 0);
    loop {
        let over = match minutes {
            Some(minutes) => begin.elapsed() >= Duration::from_secs(minutes * 60),
            None => seed >= SHORT,
        };
        if over {
            break;
        }
        let input = corpus.mutated(seed);
        let start = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| target(&input)));
        assert!(result.is_ok(), "{name}, seed {seed}: {:?}", String::from_utf8_lossy(&input));
        let took = start.elapsed();
        assert!(took < SLOW, "{name}, seed {seed}: {took:?} for {:?}", String::from_utf8_lossy(&input));
        if took > slowest {
            (slowest, longest) = (took, input.len());
        }
        seed += 1;
    }
    println!(
        "{name}: {} executions in {:?}; the slowest took {slowest:?} for {longest} bytes",
        seed - first,
        begin.elapsed()
    );
}

#[test]
fn yaml() {
    run("yaml", &Corpus::of_bundles(), targets::yaml);
}

#[test]
fn loader() {
    run("loader", &Corpus::of_bundles(), targets::loader);
}

#[test]
fn theme() {
    run("theme", &Corpus::of_themes(), targets::theme);
}

#[test]
fn word() {
    run("word", &Corpus::of_words(), shown::shown);
}

#[test]
fn query() {
    run("query", &Corpus::of_queries(), targets::query);
}
