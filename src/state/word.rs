//! What the slides and the speaker's own screen say to each other: one enum, one line of JSON each, small and versioned.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::state::scene::Scene;

/// The version of what is said. A program that speaks another is told apart, not guessed at.
pub const VERSION: u32 = 1;

/// The longest line, in bytes. The largest scene, with every list full of the widest letters, stays below it.
pub const LONGEST: usize = 768 * 1024;

/// Which of the two a program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The one that the audience sees.
    Slides,
    /// The one that only the speaker sees.
    Notes,
}

impl Side {
    /// The side it speaks with.
    pub const fn other(self) -> Self {
        match self {
            Self::Slides => Self::Notes,
            Self::Notes => Self::Slides,
        }
    }
}

/// One thing that one program says to the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// The first word of each: which of the two it is.
    Hello(Side),
    /// What is on the slides, and for how many milliseconds there has been anything on them.
    Scene(u64, Box<Scene>),
    /// The speaker's screen asks the slides to do this.
    Drive(Drive),
    /// The slides are no longer shown, on purpose.
    Ended,
    /// A newer program of the same side has taken the place of the one that is told this.
    Replaced,
}

/// What the speaker's screen may ask of the slides. There is nothing here that could quit, copy, write or open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drive {
    /// The next step, then the next stop.
    Next,
    /// The step before, then the stop before.
    Previous,
    First,
    Last,
    /// The stop of this number, from 1.
    Go(u32),
    /// Put away what lies over the slide, or end the detour.
    Return,
    /// Agree to show what is marked above AMBER.
    Agree,
    /// Blank the screen, or bring it back.
    Blank,
    /// The spotlight, on or off.
    Spotlight,
    /// The line above, in the spotlight.
    Up,
    /// The line below, in the spotlight.
    Down,
    /// The reader's own ranges and items, on or off.
    Additions,
    /// What was covered, shown or put away.
    Covered,
    /// The evidence trail over the slide.
    Trail,
}

/// What the line between the two programs has to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Linked {
    /// The other program is there.
    Met,
    Heard(Word),
    /// It is gone, without a word; it is waited for.
    Parted,
    /// Another program has taken the place of this one. Nothing more comes.
    Replaced,
    /// Somebody was turned away; why.
    Dropped(String),
    /// There can be no other program here; why. Nothing more comes.
    Refused(String),
}

/// Why a line means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It is longer than anything there is to say.
    TooLong,
    /// More was said than anybody could look at.
    TooMuch,
    /// It was said in another version.
    Version(u64),
    /// It is no word of this version.
    Nonsense,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => {
                write!(f, "a program that said more than {} kilobytes at once was dropped", LONGEST / 1024)
            }
            Self::TooMuch => f.write_str("a program that pressed more keys than anybody could was dropped"),
            Self::Version(version) => write!(
                f,
                "a program was dropped that speaks version {version}, where this one speaks {VERSION}: run the same \
                 briefing on both screens"
            ),
            Self::Nonsense => f.write_str("a program that talked nonsense was dropped"),
        }
    }
}

/// A line: the version, and the word.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<W> {
    briefing: u64,
    word: W,
}

/// The version of a line, whatever else it says.
#[derive(Deserialize)]
struct Versioned {
    briefing: u64,
}

/// A word as a line, its end among it; nothing where it would be too long to be heard.
pub fn encode(word: &Word) -> Vec<u8> {
    let line = Line { briefing: u64::from(VERSION), word };
    let mut bytes = serde_json::to_vec(&line).unwrap_or_default();
    bytes.push(b'\n');
    if bytes.len() > LONGEST { Vec::new() } else { bytes }
}

/// The word of a line, with or without its end.
pub fn decode(line: &[u8]) -> Result<Word, Wrong> {
    if line.len() > LONGEST {
        return Err(Wrong::TooLong);
    }
    let versioned: Versioned = serde_json::from_slice(line).map_err(|_| Wrong::Nonsense)?;
    if versioned.briefing != u64::from(VERSION) {
        return Err(Wrong::Version(versioned.briefing));
    }
    serde_json::from_slice::<Line<Word>>(line).map(|line| line.word).map_err(|_| Wrong::Nonsense)
}

/// A time as it is said.
pub fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::scene::{
        LONGEST_LEAD, LONGEST_NOTES, LONGEST_TITLE, Leg, MOST_DETOURS, MOST_STOPS, Next, Plan, Spot, Veil,
    };

    /// The largest scene there can be, of one letter.
    fn largest(letter: &str) -> Scene {
        let title = letter.repeat(LONGEST_TITLE);
        let spot = Spot { kind: title.clone(), code: title.clone(), title: title.clone() };
        Scene {
            talk: (title.clone(), title.clone()),
            title: title.clone(),
            walk: title.clone(),
            now: spot.clone(),
            stop: (u32::MAX, u32::MAX),
            step: (u32::MAX, u32::MAX),
            notes: vec![letter.repeat(LONGEST_NOTES)],
            next: Some(Next { spot, lead: letter.repeat(LONGEST_LEAD), minutes: Some(u32::MAX) }),
            plan: Some(Plan { before: u32::MAX, here: u32::MAX, all: u32::MAX }),
            veil: Veil::Layer(title.clone()),
            stops: vec![Leg { title: title.clone(), minutes: Some(u32::MAX), seen: false }; MOST_STOPS],
            detours: vec![title; MOST_DETOURS],
            ..Scene::default()
        }
    }

    #[test]
    fn every_word_is_read_back() {
        let drives = [Drive::Next, Drive::Go(6), Drive::Go(u32::MAX), Drive::Return, Drive::Agree, Drive::Trail];
        let words = [Word::Hello(Side::Slides), Word::Hello(Side::Notes), Word::Ended, Word::Replaced];
        let scenes = ["a", "\"", "漢", "😀"].map(|letter| Word::Scene(u64::MAX, Box::new(largest(letter))));
        for word in words.into_iter().chain(drives.map(Word::Drive)).chain(scenes) {
            let line = encode(&word);
            assert!(line.len() > 1 && line.len() < LONGEST, "the largest there can be is short enough");
            assert_eq!(line.iter().position(|&byte| byte == b'\n'), Some(line.len() - 1), "one line each");
            assert_eq!(decode(&line), Ok(word));
        }
    }

    #[track_caller]
    fn check(line: &[u8], wrong: Wrong) {
        assert_eq!(decode(line), Err(wrong), "{}", String::from_utf8_lossy(&line[..line.len().min(80)]));
    }

    #[test]
    fn nonsense_is_told_apart() {
        for line in [
            &b""[..],
            b"\n",
            b"hello",
            b"{}",
            b"[1]",
            b"{\"briefing\":-1,\"word\":\"ended\"}",
            b"{\"briefing\":1}",
            b"{\"briefing\":1,\"word\":\"quit\"}",
            b"{\"briefing\":1,\"word\":{\"drive\":\"quit\"}}",
            b"{\"briefing\":1,\"word\":{\"drive\":{\"go\":-1}}}",
            b"{\"briefing\":1,\"word\":{\"drive\":{\"go\":4294967296}}}",
            b"{\"briefing\":1,\"word\":{\"scene\":[0,{}]}}",
            b"{\"briefing\":1,\"word\":\"ended\",\"more\":1}",
            b"{\"briefing\":1,\"word\":\"ended\"} {}",
            b"\xff\xfe{\"briefing\":1,\"word\":\"ended\"}",
        ] {
            check(line, Wrong::Nonsense);
        }
        check(&[b"{\"briefing\":1,\"word\":".to_vec(), b"[".repeat(100_000)].concat(), Wrong::Nonsense);
    }

    #[test]
    fn another_version_is_told_apart_whatever_it_says() {
        check(b"{\"briefing\":2,\"word\":\"ended\"}", Wrong::Version(2));
        check(b"{\"briefing\":0,\"saying\":[true]}", Wrong::Version(0));
        assert!(Wrong::Version(2).to_string().contains("speaks version 2, where this one speaks 1"));
    }

    #[test]
    fn a_mebibyte_is_too_long() {
        check(&vec![b' '; 1024 * 1024], Wrong::TooLong);
        check(&[b"{\"briefing\":1,\"word\":\"".to_vec(), b"a".repeat(1024 * 1024)].concat(), Wrong::TooLong);
    }
}
