//! A library made up for measuring: bundles of invented words that are spread as words are in prose, the same for the
//! same seed.

#![allow(dead_code, reason = "each of the programs that make libraries uses a part of it")]
#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "a kit for tests and measurements fails by panic")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::dice::Dice;

/// How many words the language has.
const WORDS: usize = 40_000;

/// How a library is made.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    /// How many bundles there are.
    pub bundles: usize,
    /// About how many items each has.
    pub items: usize,
    /// What the dice begin with.
    pub seed: u64,
}

/// A language: its words, the frequent ones first.
#[derive(Debug)]
pub struct Language {
    words: Vec<String>,
}

impl Language {
    /// The language of a seed.
    pub fn new(seed: u64) -> Self {
        const SOUNDS: [&str; 40] = [
            "ka", "ro", "mi", "ten", "sul", "ver", "an", "de", "lo", "pra", "shi", "or", "et", "gan", "bel", "cri",
            "du", "fos", "hal", "in", "jur", "lek", "mon", "nar", "os", "pel", "qua", "ri", "sta", "tur", "un", "val",
            "wen", "xi", "yar", "zo", "thra", "bli", "che", "gno",
        ];
        const KNOWN: [&str; 48] = [
            "the",
            "of",
            "and",
            "to",
            "in",
            "a",
            "is",
            "that",
            "for",
            "as",
            "by",
            "with",
            "are",
            "on",
            "its",
            "from",
            "state",
            "likely",
            "firms",
            "supply",
            "technology",
            "actors",
            "security",
            "ministry",
            "energy",
            "cables",
            "exports",
            "chips",
            "grid",
            "ports",
            "officials",
            "agencies",
            "controls",
            "reported",
            "sources",
            "access",
            "insider",
            "recruitment",
            "network",
            "espionage",
            "investment",
            "sanctions",
            "region",
            "increase",
            "unlikely",
            "probably",
            "software",
            "semiconductor",
        ];
        let mut dice = Dice::new(seed);
        let mut words: Vec<String> = KNOWN.iter().map(|word| (*word).to_owned()).collect();
        while words.len() < WORDS {
            let sounds = 1 + dice.below(2) + dice.below(3);
            words.push((0..=sounds).map(|_| SOUNDS[dice.below(SOUNDS.len())]).collect());
        }
        Self { words }
    }

    /// A word, the frequent ones more often.
    pub fn word(&self, dice: &mut Dice) -> &str {
        #[allow(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "small"
        )]
        let place = ((self.words.len() as f64).powf(dice.share()) - 1.0) as usize;
        &self.words[place.min(self.words.len() - 1)]
    }

    /// So many words.
    pub fn words(&self, dice: &mut Dice, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| self.word(dice)).collect();
        words.join(" ")
    }

    /// Sentences of about so many letters in all, with a link to an item in some of them.
    pub fn text(&self, dice: &mut Dice, letters: usize, links: &[String]) -> String {
        let mut text = String::new();
        while text.len() < letters {
            let count = 8 + dice.below(14);
            let sentence = self.words(dice, count);
            let mut first = sentence.chars();
            let head = first.next().unwrap().to_uppercase().to_string();
            text.extend([&head, first.as_str()]);
            if !links.is_empty() && dice.below(4) == 0 {
                let _ = write!(text, " ([[{}]])", links[dice.below(links.len())]);
            }
            text.push_str(". ");
        }
        text.trim_end().to_owned()
    }
}

impl Made {
    /// Writes the library into a folder, a folder a bundle, and says where the bundles stand, in order.
    pub fn write(self, folder: &Path) -> Vec<PathBuf> {
        let language = Language::new(self.seed);
        (0..self.bundles)
            .map(|number| {
                let inner = folder.join(format!("made-{number:04}"));
                fs::create_dir_all(&inner).unwrap();
                let text = self.bundle(&language, number);
                fs::write(inner.join("bundle.yaml"), text).unwrap();
                inner
            })
            .collect()
    }

    /// The text of one bundle.
    pub fn bundle(self, language: &Language, number: usize) -> String {
        let mut dice = Dice::new(self.seed ^ (u64::try_from(number).unwrap() + 1).wrapping_mul(0x2545_F491_4F6C_DD1D));
        let share = |percent: usize| (self.items * percent / 100).max(1);
        let (judgements, evidence, actors) = (share(25), share(33), share(8));
        let mut text = format!(
            "briefing: 1\n\nassessment:\n  id: made-{number:04}\n  title: \"{}, {number}\"\n  issuer: The makers\n  \
             issued: {}-{:02}-{:02}\n  language: en\n  marking: {{as_written: none}}\n  issuer_scale: not_stated\n  \
             reader_scale: phia-2025\n  summary: >-\n    {}\n",
            language.words(&mut dice, 5),
            2015 + dice.below(11),
            1 + dice.below(12),
            1 + dice.below(28),
            language.text(&mut dice, 500, &[]),
        );
        let ids =
            |letter: &str, count: usize| -> Vec<String> { (1..=count).map(|n| format!("{letter}-{n:03}")).collect() };
        let known = [ids("J", judgements), ids("E", evidence)].concat();
        let entities: Vec<String> = (1..=actors).map(|n| format!("actor.a{n:03}")).collect();
        let sources = share(10);
        for (key, ids) in [
            ("judgements", ids("J", judgements)),
            ("evidence", ids("E", evidence)),
            ("actors", entities.clone()),
            ("sources", (1..=sources).map(|n| format!("source.s{n:03}")).collect()),
            ("tactics", (1..=share(8)).map(|n| format!("tactic.t{n:03}")).collect()),
            ("sectors", (1..=share(5)).map(|n| format!("sector.f{n:03}")).collect()),
            ("caveats", ids("C", share(3))),
            ("questions", ids("Q", share(3))),
            ("notes", ids("N", share(5))),
        ] {
            let _ = write!(text, "\n{key}:\n");
            for id in ids {
                let count = 4 + dice.below(5);
                let title = language.words(&mut dice, count);
                let letters = 200 + dice.below(260);
                let body = language.text(&mut dice, letters, &known);
                let about = &entities[dice.below(entities.len())];
                let tags = [language.word(&mut dice), language.word(&mut dice)].join("-, ").replace('-', "");
                let place = format!("p{}.s{}", 1 + dice.below(20), 1 + dice.below(9));
                let body = match key {
                    "judgements" => format!("It is likely, and not unlikely, that {body}"),
                    _ => body,
                };
                let _ = write!(
                    text,
                    "  - id: {id}\n    title: \"{title}\"\n    text: >-\n      {body}\n    origin: issuer\n    at: {place}\n    \
                     tags: [{tags}]\n"
                );
                let more = match key {
                    "judgements" => {
                        let word = ["likely", "unlikely"][place.len() % 2];
                        format!(
                            "    about: [{about}]\n    likelihood: {{as_written: {word}, form: estimative, band: {word}}}\n    \
                             confidence: {{as_written: not_stated}}\n    basis: [E-{:03}]\n",
                            1 + dice.below(evidence)
                        )
                    }
                    "evidence" => {
                        format!("    about: [{about}]\n    attributed_to: source.s{:03}\n", 1 + dice.below(sources))
                    }
                    "actors" => {
                        format!("    aliases: [\"{}\"]\n    actor_types: [group]\n", language.words(&mut dice, 2))
                    }
                    "sources" => "    source_kind: report\n".to_owned(),
                    "sectors" => "    members: listed\n".to_owned(),
                    "caveats" => "    applies_to: assessment\n".to_owned(),
                    _ => String::new(),
                };
                text.push_str(&more);
            }
        }
        text
    }
}
