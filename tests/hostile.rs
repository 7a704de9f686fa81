//! Nothing that stands in a file can hurt: every hostile input comes to what it must, at no more than its size.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use briefing::load::{Loaded, Paint, report};

#[path = "hostile/bombs.rs"]
mod bombs;
#[path = "hostile/cases.rs"]
mod cases;
#[path = "hostile/cost.rs"]
mod cost;
#[path = "hostile/grow.rs"]
mod grow;
#[path = "hostile/noise.rs"]
mod noise;
#[path = "hostile/odd_files.rs"]
mod odd_files;
#[path = "hostile/steering.rs"]
mod steering;

use steering::steering;

/// Every fault lies within its file, and every report of it is harmless.
#[track_caller]
fn harmless(name: &str, loaded: &Loaded) {
    for fault in &loaded.faults {
        if let Some(source) = loaded.sources.get(&fault.file) {
            let line = source.line(fault.line);
            assert!(line.is_some(), "{name}: no line {} for {fault:?}", fault.line);
            let length = line.map_or(0, |line| line.chars().count());
            assert!(fault.column >= 1 && fault.column <= length + 1, "{name}: {fault:?}");
            assert!(fault.column - 1 + fault.length <= length.max(fault.length), "{name}: {fault:?}");
        }
        let told =
            [fault.message(), fault.help().unwrap_or_default(), fault.place.clone(), fault.file.clone()].concat();
        assert!(!told.contains('\n'), "{name}: more than a line: {told:?}");
        assert_eq!(steering(&told), None, "{name}: {told:?}");
        assert!(fault.message().chars().count() <= 240, "{name}: {}", fault.message());
    }
    let human = report::human(&loaded.faults, &loaded.sources, Paint::Plain);
    assert_eq!(steering(&human.replace('\n', " ")), None, "{name}: {human:?}");
    let json = report::json(&loaded.faults);
    assert_eq!(steering(&json.replace('\n', " ")), None, "{name}: {json:?}");
}
