//! Nothing that comes from outside reaches a terminal as anything but letters: every output is parsed, byte for byte.

mod drawn;
mod parsed;
mod processes;

use std::cell::RefCell;

use crate::dice::Dice;

/// Pieces beyond those that every hostile bundle has: each alone is told, together they must still be told.
const MORE: &[&str] = &[
    "\\e",
    "[31m",
    "]52;c;eA==",
    "\\a",
    "\\x9b",
    "\\x9d",
    "\\x90",
    "\\x9c",
    "\\e\\\\",
    "\\u202e",
    "\\u2066",
    "\\u200b",
    "\\u200d",
    "\\U000E0041",
    "\\uFEFF",
    "\\u2028",
    "\\u0085",
    "\\0",
    "\\b\\b\\b",
    "\\r",
    "\\n",
    "\\t",
    "漢",
    "e\\u0301",
    "👩\\u200d💻",
    "plain",
    " ",
    "[[J-1]]",
    "*",
    "`",
];

/// A bundle whose every field is made of such pieces, by chance.
fn grown(seed: u64) -> String {
    let dice = RefCell::new(Dice::new(seed));
    crate::keys::bundles::hostile(&|n| {
        let mut dice = dice.borrow_mut();
        let mut text = crate::keys::bundles::NASTY[n % crate::keys::bundles::NASTY.len()].to_owned();
        for _ in 0..dice.below(6) {
            text.push_str(dice.pick::<&str>(MORE));
        }
        text
    })
}

/// The same pieces as they are, for names, arguments and pastes.
fn raw(seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut text = String::new();
    for _ in 0..dice.below(8) + 3 {
        let piece = dice.pick(MORE);
        text.push_str(match *piece {
            "\\e" => "\u{1b}",
            "\\e\\\\" => "\u{1b}\\",
            "\\a" => "\u{7}",
            "\\x9b" => "\u{9b}",
            "\\x9d" => "\u{9d}",
            "\\x90" => "\u{90}",
            "\\x9c" => "\u{9c}",
            "\\u202e" => "\u{202e}",
            "\\u2066" => "\u{2066}",
            "\\u200b" => "\u{200b}",
            "\\u200d" => "\u{200d}",
            "\\U000E0041" => "\u{e0041}",
            "\\uFEFF" => "\u{feff}",
            "\\u2028" => "\u{2028}",
            "\\u0085" => "\u{85}",
            "\\b\\b\\b" => "\u{8}\u{8}\u{8}",
            "\\r" => "\r",
            "\\n" => "\n",
            "\\t" => "\t",
            "\\0" => "",
            other => other,
        });
    }
    text
}
