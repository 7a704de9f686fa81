//! Nothing that stands in a file can hurt: bombs are refused in a moment, and no fault points out of its file.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use briefing::load::{self, Code, Loaded, Paint, report};
use proptest::prelude::*;

fn codes(loaded: &Loaded) -> Vec<Code> {
    loaded.faults.iter().map(|fault| fault.code).collect()
}

/// Twenty thousand lines.
fn lines(line: impl Fn(usize) -> String) -> String {
    (0..20_000).map(line).collect::<Vec<_>>().concat()
}

/// Reads hostile text, and says how long it took.
fn time_to_read(text: &str) -> (Vec<Code>, Duration) {
    let start = Instant::now();
    let loaded = load::assemble("bundle", "bundle", &[("a.yaml".to_owned(), text.as_bytes().to_vec())], Vec::new());
    (codes(&loaded), start.elapsed())
}

#[test]
fn bombs_are_refused_in_a_moment() {
    let aliases = format!("a: &a [{}]\nb: [{}]\n", "x,".repeat(4_000), "*a,".repeat(50_000));
    let bombs = [
        (aliases, Code::Alias),
        ("[".repeat(100_000), Code::TooDeep),
        ("{a: ".repeat(100_000), Code::TooDeep),
        ("- ".repeat(100_000), Code::TooDeep),
        ("? ".repeat(100_000), Code::KeyNotText),
        ("%TAG !a! b\n".repeat(20_000) + "--- x\n", Code::Directive),
        (format!("notes: [{}]\n", "x,".repeat(1_000_000)), Code::TooMany),
        ("notes:\n".to_owned() + &"  - {}\n".repeat(20_000), Code::MoreFaults),
        (format!("notes: [{}]\n", "{},".repeat(20_000)), Code::MoreFaults),
        (format!("notes:\n  - {{id: N, {}}}\n", "x: 1, ".repeat(20_000)), Code::MoreFaults),
        (format!("notes:\n  - {{id: N, {}}}\n", lines(|n| format!("k{n}: 1, "))), Code::MoreFaults),
        (format!("notes:\n  - {{id: N, tags: [{}]}}\n", "[],".repeat(20_000)), Code::MoreFaults),
        (
            format!(
                "notes:\n  - id: N\n    title: T\n    origin: reader\n    text: |\n      {}\n",
                "[[x]] ".repeat(300_000)
            ),
            Code::UnresolvedRef,
        ),
        (
            format!(
                "notes:\n{}",
                lines(|n| format!("  - {{id: N-{n}, title: T, text: t, origin: reader, about: M-{n}}}\n"))
            ),
            Code::MoreFaults,
        ),
    ];
    for (place, (bomb, expected)) in bombs.iter().enumerate() {
        let (codes, time) = time_to_read(bomb);
        assert!(codes.contains(expected), "bomb {place} earns {:?}", codes.iter().take(5).collect::<Vec<_>>());
        // Generous: this is an unoptimised build on a shared machine.
        assert!(time < Duration::from_secs(8), "bomb {place} takes {time:?}");
    }
}

/// Every fault lies within its file, and every report of it is harmless.
fn sane(bytes: &[u8]) -> Result<(), TestCaseError> {
    let loaded = load::assemble("bundle", "bundle", &[("a.yaml".to_owned(), bytes.to_vec())], Vec::new());
    for fault in &loaded.faults {
        if let Some(source) = loaded.sources.get(&fault.file) {
            let line = source.line(fault.line);
            prop_assert!(line.is_some(), "no line {} for {fault:?}", fault.line);
            let length = line.map_or(0, |line| line.chars().count());
            prop_assert!(fault.column >= 1 && fault.column - 1 + fault.length <= length.max(fault.length), "{fault:?}");
            prop_assert!(fault.column <= length + 1, "{fault:?}");
        }
        let told = [fault.message(), fault.help().unwrap_or_default(), fault.place.clone()].concat();
        prop_assert!(!told.chars().any(char::is_control), "{fault:?}");
    }
    let human = report::human(&loaded.faults, &loaded.sources, Paint::Plain);
    prop_assert!(!human.chars().any(|c| c != '\n' && c.is_control()), "{human:?}");
    prop_assert!(report::json(&loaded.faults).starts_with('['));
    Ok(())
}

fn pieces() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "",
        " ",
        "\n",
        "\r",
        "\r\n",
        "\t",
        ":",
        ": ",
        "- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        "\"",
        "|",
        ">",
        "&a ",
        "*a",
        "!t ",
        "#",
        " #",
        "%",
        "---\n",
        "...\n",
        "~",
        "null",
        "<<: ",
        "\\",
        "é",
        "漢",
        "😀",
        "\u{1b}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{202e}",
        "id: ",
        "[[J-01]]",
        "  ",
        "    ",
        "likely",
        "0",
        "99999999999999999999999999",
        ".inf",
        ".nan",
        "\"\\e\"",
        "\"\\u202e\"",
        "\"\\ud83d\"",
        "2023-13-45",
        "x: [",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_hurt(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        sane(&bytes)?;
    }

    #[test]
    fn pieces_of_yaml_in_any_order_never_hurt(parts in proptest::collection::vec(pieces(), 0..60)) {
        sane(parts.concat().as_bytes())?;
    }

    #[test]
    fn a_sound_bundle_broken_anywhere_never_hurts(
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0..12_usize, pieces()), 1..5)
    ) {
        let mut text = fs::read_to_string(Path::new("tests/faults/sound.yaml")).unwrap();
        for (at, length, piece) in cuts {
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
            let at = *at.get(&places);
            let end = text[at..].char_indices().nth(length).map_or(text.len(), |(place, _)| at + place);
            text.replace_range(at..end, piece);
            if text.is_empty() {
                break;
            }
        }
        sane(text.as_bytes())?;
    }
}
