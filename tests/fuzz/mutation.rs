//! Inputs by mutation: pieces of known inputs cut, doubled, joined and sown with what matters to the reader of them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::dice::Dice;

/// The longest input: longer ones are for `tests/hostile/`.
const LONGEST: usize = 6_000;

/// Known inputs, and the words that matter in them.
pub struct Corpus {
    inputs: Vec<Vec<u8>>,
    words: &'static [&'static str],
}

const YAML: &[&str] = &[
    "\n",
    "\n  ",
    "\n    ",
    "\r",
    "\t",
    ": ",
    "- ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'",
    "\"",
    "|\n",
    ">\n",
    "|9\n",
    "&a ",
    "*a",
    "!t ",
    " #",
    "%",
    "---\n",
    "...\n",
    "~",
    "<<: ",
    "\\e",
    "\\x9b",
    "\\u202e",
    "\\U000E0041",
    "\\ud83d",
    "\u{1b}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{200d}",
    "\u{301}",
    "漢",
    "😀",
    "[[J-01]]",
    "[[",
    "**",
    "*",
    "`",
    "> ",
    "0",
    "-1",
    "99999999999999999999",
    ".inf",
    ".nan",
    "1e999",
    "2023-13-45",
    "id: ",
    "title: ",
    "text: ",
    "origin: issuer\n",
    "about: ",
    "basis: ",
    "likelihood: ",
    "assessment: ",
    "judgements:\n",
    "notes:\n",
    "evidence:\n",
    "extends: ",
    "palette:\n",
    "roles:\n",
    "\"#123456\"",
    "dark",
    "true",
    "likely",
];

const QUERIES: &[&str] = &[
    "kind:",
    "kind:actor",
    "likelihood:",
    "likelihood:likely",
    "issued:>2023",
    "issued:2023-13",
    "is:lapsed",
    "has:caveat",
    "-",
    "|",
    "\"",
    "(",
    ")",
    ":",
    "~",
    "*",
    " ",
    "  ",
    "likely",
    "semiconductr",
    "MSS",
    "J-04",
    "J-",
    "é",
    "e\u{301}",
    "ß",
    "İ",
    "ﬁ",
    "漢字",
    "\u{200b}",
    "\u{1b}",
    "\u{202e}",
    "😀",
    "\t",
    "\n",
    "0",
    ">",
    "<",
    "..",
    "confidence:",
    "\u{1f1eb}",
    "न्",
    "ﷺ",
    "Ω",
];

const WORDS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\n",
    "null",
    "true",
    "-1",
    "0",
    "1",
    "2",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "1e999",
    "\"briefing\":1",
    "\"briefing\":2",
    "\"word\":",
    "\"hello\"",
    "\"slides\"",
    "\"notes\"",
    "\"scene\":",
    "\"drive\":",
    "\"go\":",
    "\"ended\"",
    "\"replaced\"",
    "\"blank\"",
    "\"stop\":[",
    "\"step\":[",
    "\"plan\":null",
    "\"layer\":",
    "\"TLP:RED\"",
    "\\u001b[2J",
    "\\u009b31m",
    "\\u202e",
    "\\ud83d",
    "\\n\\n",
    "\u{1b}",
    "\u{301}",
    "漢字",
    "👩\u{200d}💻",
    "\u{7f}",
];

impl Corpus {
    /// What the slides and the speaker's own screen say to each other in a talk.
    pub fn of_words() -> Self {
        use briefing::state::second_screen::peer_message::{Drive, PeerMessage, Side, encode, millis};
        let mut said = vec![
            PeerMessage::Hello(Side::Slides),
            PeerMessage::Hello(Side::Notes),
            PeerMessage::Ended,
            PeerMessage::Replaced,
        ];
        said.extend([Drive::Next, Drive::Go(6), Drive::Return, Drive::Blank, Drive::Trail].map(PeerMessage::Drive));
        let mut stage = crate::stage::Stage::new(120, 36);
        for keys in ["p", "6 Enter", "Space", "b", "b", "/ text:blackmail Enter", "Esc o"] {
            let (elapsed, scene) = stage.press(keys).state.scene().unwrap();
            said.push(PeerMessage::Scene(millis(elapsed), Box::new(scene)));
        }
        Self { inputs: said.iter().map(encode).collect(), words: WORDS }
    }

    /// The shipped files, the wrong ones and the hostile ones.
    pub fn of_bundles() -> Self {
        Self { inputs: files(&["content", "tests/faults", "tests/hostile/cases"]), words: YAML }
    }

    pub fn of_themes() -> Self {
        Self { inputs: files(&["themes"]), words: YAML }
    }

    pub fn of_queries() -> Self {
        let known = [
            "kind:judgement likely -cyber",
            "\"supply chain\" | espionage",
            "likelihood:likely issued:>2023 has:caveat",
            "semiconducter",
            "J-04",
            "mss ministry",
            "is:lapsed -kind:evidence a|b \"c d\"",
            "Dragonfly",
        ];
        Self { inputs: known.iter().map(|query| query.as_bytes().to_vec()).collect(), words: QUERIES }
    }

    /// The input of that number.
    pub fn mutated(&self, seed: u64) -> Vec<u8> {
        let mut dice = Dice::new(seed);
        let mut bytes = piece(&mut dice, &self.inputs);
        for _ in 0..=dice.below(7) {
            let (from, to) = range(&mut dice, bytes.len());
            match dice.below(9) {
                0 => drop(bytes.drain(from..to)),
                1 => {
                    let copy = bytes[from..to].to_vec();
                    for _ in 0..=dice.below(4) {
                        bytes.splice(to..to, copy.iter().copied());
                    }
                }
                2 => {
                    let other = piece(&mut dice, &self.inputs);
                    bytes.splice(from..from, other);
                }
                3 if !bytes.is_empty() => {
                    let at = dice.below(bytes.len());
                    bytes[at] = u8::try_from(dice.below(256)).unwrap();
                }
                _ => {
                    let word: &str = dice.pick::<&str>(self.words);
                    let word = word.repeat(if dice.one_in(12) { dice.below(40) } else { 1 });
                    let to = if dice.one_in(2) { from } else { to.min(from + 8) };
                    bytes.splice(from..to, word.into_bytes());
                }
            }
            bytes.truncate(LONGEST);
        }
        bytes
    }
}

/// A stretch of so many bytes, most often a short one.
fn range(dice: &mut Dice, length: usize) -> (usize, usize) {
    let from = dice.below(length + 1);
    let most = if dice.one_in(4) { length - from } else { (length - from).min(40) };
    (from, from + dice.below(most + 1))
}

/// A known input, or some lines of it.
fn piece(dice: &mut Dice, inputs: &[Vec<u8>]) -> Vec<u8> {
    let input = dice.pick(inputs);
    if input.len() < 1_500 && !dice.one_in(4) {
        return input.clone();
    }
    let lines: Vec<&[u8]> = input.split_inclusive(|&byte| byte == b'\n').collect();
    let from = dice.below(lines.len());
    let head = if dice.one_in(2) { lines.first().copied().unwrap_or_default() } else { &[] };
    let some = lines.iter().skip(from).take(1 + dice.below(30)).copied();
    std::iter::once(head).chain(some).collect::<Vec<_>>().concat()
}

fn files(folders: &[&str]) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in folders {
        gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut paths);
    }
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|end| end == "yaml") {
            paths.push(path);
        }
    }
}
