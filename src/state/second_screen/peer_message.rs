//! What the slides and the speaker's own screen say to each other: one enum, one line of JSON each, small and versioned.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::state::second_screen::scene::Scene;

/// The version of the messages. Another version is refused.
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
pub enum PeerMessage {
    /// The first message of each: which of the two it is.
    Hello(Side),
    /// What is on the slides, and for how many milliseconds there has been anything on them.
    Scene(u64, Box<Scene>),
    /// The speaker's screen asks the slides to do this.
    Drive(Drive),
    /// The slides are no longer shown, on purpose.
    Ended,
    /// A newer program of the same side has taken the place of the one that reads this.
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
    /// The list of what was shown, shown or put away.
    Covered,
    /// The evidence trail over the slide.
    Trail,
}

/// What happened on the connection between the two programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkEvent {
    /// The other program is there.
    Connected,
    Received(PeerMessage),
    /// It is gone without having said so; it is waited for.
    Disconnected,
    /// Another program has taken the place of this one. Nothing more comes.
    Replaced,
    /// A connection was refused; why.
    Dropped(String),
    /// There can be no other program here; why. Nothing more comes.
    Refused(String),
}

/// Why a line means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineError {
    /// It is longer than anything there is to say.
    TooLong,
    /// More came than a person could have asked for.
    TooMuch,
    /// It was said in another version.
    Version(u64),
    /// It is no message of this version.
    Nonsense,
}

impl fmt::Display for LineError {
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

/// A line: the version, and the message.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<M> {
    briefing: u64,
    word: M,
}

/// The version of a line, whatever else it says.
#[derive(Deserialize)]
struct Versioned {
    briefing: u64,
}

/// A message as a line with its end; nothing where it would be too long to be read.
pub fn encode(message: &PeerMessage) -> Vec<u8> {
    let line = Envelope { briefing: u64::from(VERSION), word: message };
    let mut bytes = serde_json::to_vec(&line).unwrap_or_default();
    bytes.push(b'\n');
    if bytes.len() > LONGEST { Vec::new() } else { bytes }
}

/// The message of a line, with or without its end.
pub fn decode(line: &[u8]) -> Result<PeerMessage, LineError> {
    if line.len() > LONGEST {
        return Err(LineError::TooLong);
    }
    let versioned: Versioned = serde_json::from_slice(line).map_err(|_| LineError::Nonsense)?;
    if versioned.briefing != u64::from(VERSION) {
        return Err(LineError::Version(versioned.briefing));
    }
    serde_json::from_slice::<Envelope<PeerMessage>>(line).map(|line| line.word).map_err(|_| LineError::Nonsense)
}

/// A time in milliseconds.
pub fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::second_screen::scene::{
        HiddenBy, LONGEST_LEAD, LONGEST_NOTES, LONGEST_TITLE, MOST_DETOURS, MOST_STOPS, NextStop, Position, SceneItem,
        SceneNotes, SceneStop, SceneWalk, TimePlan,
    };

    /// The largest scene there can be, of one letter.
    fn largest(letter: &str) -> Scene {
        let title = letter.repeat(LONGEST_TITLE);
        let item = SceneItem { kind: title.clone(), code: title.clone(), title: title.clone() };
        let stop = SceneStop { title: title.clone(), minutes: Some(u32::MAX), seen: false };
        Scene {
            walk: SceneWalk {
                talk: (title.clone(), title.clone()),
                title: title.clone(),
                walk: title.clone(),
                plan: Some(TimePlan { before: u32::MAX, here: u32::MAX, all: u32::MAX }),
                stops: vec![stop; MOST_STOPS],
                detours: vec![title.clone(); MOST_DETOURS],
                next: Some(NextStop { item: item.clone(), lead: letter.repeat(LONGEST_LEAD), minutes: Some(u32::MAX) }),
            },
            position: Position {
                now: item,
                stop: (u32::MAX, u32::MAX),
                step: (u32::MAX, u32::MAX),
                hidden_by: HiddenBy::Layer(title),
                ..Position::default()
            },
            notes: SceneNotes { paragraphs: vec![letter.repeat(LONGEST_NOTES)], left_out: 0 },
            ..Scene::default()
        }
    }

    #[test]
    fn the_parts_of_a_scene_stand_beside_each_other_in_one_object() {
        let scene = serde_json::to_value(Scene::default()).unwrap();
        let mut keys: Vec<&String> = scene.as_object().unwrap().keys().collect();
        keys.sort();
        let fields =
            "asks detour detours lit marking next notes now plan step stop stops talk title unmarked untold veil walk";
        assert_eq!(keys, fields.split(' ').collect::<Vec<_>>());
        let mut more = scene.clone();
        more["more"] = true.into();
        assert!(serde_json::from_value::<Scene>(more).is_err(), "an unknown field is refused");
        let mut less = scene;
        less.as_object_mut().unwrap().remove("stop");
        assert!(serde_json::from_value::<Scene>(less).is_err(), "a missing field is refused");
    }

    #[test]
    fn every_word_is_read_back() {
        let drives = [Drive::Next, Drive::Go(6), Drive::Go(u32::MAX), Drive::Return, Drive::Agree, Drive::Trail];
        let words = [
            PeerMessage::Hello(Side::Slides),
            PeerMessage::Hello(Side::Notes),
            PeerMessage::Ended,
            PeerMessage::Replaced,
        ];
        let scenes = ["a", "\"", "漢", "😀"].map(|letter| PeerMessage::Scene(u64::MAX, Box::new(largest(letter))));
        for word in words.into_iter().chain(drives.map(PeerMessage::Drive)).chain(scenes) {
            let line = encode(&word);
            assert!(line.len() > 1 && line.len() < LONGEST, "the largest there can be is short enough");
            assert_eq!(line.iter().position(|&byte| byte == b'\n'), Some(line.len() - 1), "one line each");
            assert_eq!(decode(&line), Ok(word));
        }
    }

    #[track_caller]
    fn check(line: &[u8], wrong: LineError) {
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
            check(line, LineError::Nonsense);
        }
        check(&[b"{\"briefing\":1,\"word\":".to_vec(), b"[".repeat(100_000)].concat(), LineError::Nonsense);
    }

    #[test]
    fn another_version_is_told_apart_whatever_it_says() {
        check(b"{\"briefing\":2,\"word\":\"ended\"}", LineError::Version(2));
        check(b"{\"briefing\":0,\"saying\":[true]}", LineError::Version(0));
        assert!(LineError::Version(2).to_string().contains("speaks version 2, where this one speaks 1"));
    }

    #[test]
    fn a_mebibyte_is_too_long() {
        check(&vec![b' '; 1024 * 1024], LineError::TooLong);
        check(&[b"{\"briefing\":1,\"word\":\"".to_vec(), b"a".repeat(1024 * 1024)].concat(), LineError::TooLong);
    }
}
