//! What must hold of whatever comes of reading: faults within their files, and reports that steer nothing.

use briefing::load::{Loaded, Paint, fault::report};

use crate::steering::steering;

/// Every fault lies within its file, and every report of it is harmless.
#[track_caller]
pub fn harmless(name: &str, loaded: &Loaded) {
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
