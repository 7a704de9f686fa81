//! The search of briefing beside other finders, in one run: what each key costs, and how often the right item comes first.
//!
//!     benches/compare [--records 200000] [--rounds 2]
//!
//! The finders take turns at every key, on the same records: nucleo's worker with two threads, told when a query only grows,
//! and frizbee with two threads and a slip for every four letters. Relevance needs `shared/realdata/relevance` beside the
//! project or one of the folders above it.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use briefing::search::{Request, Index, Scope, Whose, find, parse, table};
use frizbee::{Config, Matcher, Pattern};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo::pattern::{CaseMatching, Normalization};
use nucleo::{Nucleo, Utf32String};

#[path = "../../corpus/mod.rs"]
mod corpus;
#[path = "../../../tests/dice.rs"]
mod dice;

/// How many results a person sees.
const SHOWN: usize = 20;

fn main() {
    let (mut records, mut rounds) = (200_000, 2);
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        let number = args.next().and_then(|number| number.parse().ok());
        match (arg.as_str(), number) {
            ("--records", Some(number)) => records = number,
            ("--rounds", Some(number)) => rounds = number,
            _ => panic!("`{arg}` is no option: --records NUMBER, --rounds NUMBER"),
        }
    }
    speed(records, rounds);
    relevance();
}

/// What each key costs, the finders taking turns.
fn speed(records: usize, rounds: usize) {
    let text = corpus::rows(&corpus::Speech::new(), records, 7);
    let lines: Vec<String> = text.lines().map(|line| line.replace(['\t', '|'], " ")).collect();
    let mut index = Index::new();
    index.add(table(&text));
    let mut worker: Nucleo<()> = Nucleo::new(nucleo::Config::DEFAULT, Arc::new(|| {}), Some(2), 1);
    let injector = worker.injector();
    for line in &lines {
        injector.push((), |(), columns| columns[0] = Utf32String::from(line.as_str()));
    }
    while worker.tick(100).running {}
    let keys = corpus::keys();
    let mut took: [Vec<Duration>; 3] = Default::default();
    for _ in 0..rounds {
        let mut last = "";
        for &key in &keys {
            took[0].push(time(|| ours(&index, key)));
            let grows = key.starts_with(last) && !last.is_empty();
            took[1].push(time(|| {
                worker.pattern.reparse(0, key, CaseMatching::Smart, Normalization::Smart, grows);
                while worker.tick(10).running {}
                let snapshot = worker.snapshot();
                let shown = u32::try_from(SHOWN).unwrap_or(u32::MAX).min(snapshot.matched_item_count());
                snapshot.matched_items(0..shown).map(|item| item.matcher_columns[0].len()).sum::<usize>()
            }));
            took[2].push(time(|| frizbee(key, &lines, 2).into_iter().take(SHOWN).collect::<Vec<_>>()));
            last = key;
        }
    }
    println!(
        "{records} records, {:.1} MB; {} keys, {rounds} rounds, the finders in turn",
        megabytes(&text),
        keys.len()
    );
    println!("{:<28}{:>12}{:>12}{:>14}{:>14}", "", "p50", "p99", "ours, p50", "ours, p99");
    let figures: Vec<[Duration; 2]> = took.iter_mut().map(|took| [50, 99].map(|share| at(took, share))).collect();
    let [ours, ..] = figures.as_slice() else { return };
    let goals = ["", "  (goal: below 1/200, 1/50)", "  (goal: -, 1/20)"];
    for (((name, figures), goal), _) in
        ["briefing", "nucleo, 2 threads", "frizbee, 2 threads"].iter().zip(&figures).zip(goals).zip(0..)
    {
        let times = |at: usize| format!("1/{:.1}", figures[at].as_secs_f64() / ours[at].as_secs_f64());
        println!("{name:<28}{:>12.1?}{:>12.1?}{:>14}{:>14}{goal}", figures[0], figures[1], times(0), times(1));
    }
}

fn megabytes(text: &str) -> f64 {
    f64::from(u32::try_from(text.len()).unwrap_or(u32::MAX)) / 1e6
}

fn time<T>(run: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    black_box(run());
    begun.elapsed()
}

fn at(took: &mut [Duration], share: usize) -> Duration {
    took.sort_unstable();
    took.get((took.len() * share / 100).min(took.len().saturating_sub(1))).copied().unwrap_or_default()
}

fn ours(index: &Index, text: &str) -> Vec<usize> {
    let found = find(index, &Request { query: &parse(text), scope: &Scope::Library, whose: Whose::All, kind: None, limit: SHOWN });
    found.hits.iter().filter_map(|hit| hit.address.item.as_str().parse().ok()).collect()
}

/// The places of the lines that frizbee finds, the best first.
fn frizbee(text: &str, lines: &[String], threads: usize) -> Vec<usize> {
    let slips = |pattern: Pattern| {
        let most = u16::try_from(pattern.needle.len() / 4).unwrap_or(0);
        pattern.max_typos(Some(most))
    };
    let patterns: Vec<Pattern> = Pattern::parse_query(text).into_iter().map(slips).collect();
    let mut matcher = Matcher::from_patterns(&patterns, &Config::default());
    let found = matcher.match_list_parallel(lines, threads);
    found.into_iter().filter_map(|found| usize::try_from(found.index).ok()).collect()
}

/// How often each finder has the right item first, among the first three, and how high it stands, class by class.
fn relevance() {
    let Some(folder) = real() else {
        println!("\nSKIPPED: shared/realdata/relevance is not beside the project, so nothing is said of relevance");
        return;
    };
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    let (records, queries) = (read("records.tsv"), read("queries-dev.tsv"));
    let lines: Vec<String> = records.lines().map(|line| line.replace(['\t', '|'], " ")).collect();
    let wide: Vec<Utf32String> = lines.iter().map(|line| Utf32String::from(line.as_str())).collect();
    let mut index = Index::new();
    index.add(table(&records));
    let skim = SkimMatcherV2::default().ignore_case();
    let mut matcher = nucleo::Matcher::new(nucleo::Config::DEFAULT);
    let mut of_nucleo = |text: &str| {
        let pattern = nucleo::pattern::Pattern::parse(text, CaseMatching::Smart, Normalization::Smart);
        let score =
            |line: &Utf32String, matcher: &mut nucleo::Matcher| pattern.score(line.slice(..), matcher).map(i64::from);
        ranked(wide.iter().map(|line| score(line, &mut matcher)), &lines)
    };
    let of_skim = |text: &str| {
        let score = |line: &String| text.split(' ').map(|term| skim.fuzzy_match(line, term)).sum::<Option<i64>>();
        ranked(lines.iter().map(score), &lines)
    };
    let names = ["briefing", "SkimMatcherV2 by terms", "nucleo", "frizbee"];
    let mut classes: BTreeMap<String, (f64, [[f64; 3]; 4])> = BTreeMap::new();
    for (line, number) in queries.lines().zip(1..) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [class, text, right] = columns.as_slice() else { continue };
        let right: Vec<usize> = right.split(',').filter_map(|one| one.parse().ok()).collect();
        let numbered = |places: Vec<usize>| -> Vec<usize> { places.into_iter().map(|place| place + 1).collect() };
        let answers = [
            ours(&index, text),
            numbered(of_skim(text)),
            numbered(of_nucleo(text)),
            numbered(frizbee(text, &lines, 1)),
        ];
        let class = if number <= 38 { "(by hand)" } else { class };
        for class in
            [class, if number <= 38 { class } else { "(generated)" }].iter().take(if number <= 38 { 1 } else { 2 })
        {
            let (count, sums) = classes.entry((*class).to_owned()).or_default();
            *count += 1.0;
            for (sums, answer) in sums.iter_mut().zip(&answers) {
                let place = answer.iter().zip(1_u32..).find(|(item, _)| right.contains(item)).map(|(_, place)| place);
                let Some(place) = place else { continue };
                sums[0] += f64::from(u8::from(place == 1));
                sums[1] += f64::from(u8::from(place <= 3));
                sums[2] += 1.0 / f64::from(place);
            }
        }
    }
    print!("\n{:<14}", "s@1/s@3/MRR");
    names.iter().for_each(|name| print!("{name:>24}"));
    println!();
    for (class, (count, sums)) in classes {
        print!("{class:<14}");
        for [first, third, mean] in sums {
            print!("{:>24}", format!("{:.3}/{:.3}/{:.3}", first / count, third / count, mean / count));
        }
        println!();
    }
}

/// The places of the lines with a score, the best first; of equals the shorter, as such finders have it.
fn ranked(scores: impl Iterator<Item = Option<i64>>, lines: &[String]) -> Vec<usize> {
    let scored = scores.enumerate().filter_map(|(place, score)| Some((-score?, lines.get(place)?.len(), place)));
    let mut found: Vec<(i64, usize, usize)> = scored.collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, place)| place).take(SHOWN).collect()
}

/// The real records and their queries.
fn real() -> Option<PathBuf> {
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut folders = folders.map(|folder| folder.join("shared/realdata/relevance"));
    folders.find(|folder| folder.join("records.tsv").is_file())
}
