//! Noise: arbitrary bytes, pieces of YAML in any order, and a sound bundle broken anywhere.

use std::fs;
use std::path::Path;

use briefing::load;
use proptest::prelude::*;

use crate::harmless::harmless;

fn read(bytes: &[u8]) {
    let loaded = load::assemble("bundle", "bundle", &[("a.yaml".to_owned(), bytes.to_vec())], Vec::new());
    harmless("noise", &loaded);
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
        read(&bytes);
    }

    #[test]
    fn pieces_of_yaml_in_any_order_never_hurt(parts in proptest::collection::vec(pieces(), 0..60)) {
        read(parts.concat().as_bytes());
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
        read(text.as_bytes());
    }
}
