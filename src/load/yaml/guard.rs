//! The check that every file passes first: what is too large, too deep or hostile is refused before the parser of values
//! reads it, and the place of every value is noted.

use std::sync::Arc;

use crate::load::fault::fault::Fault;
use crate::load::fault::file_text::FileText;
use crate::load::fault::files::{self, Written};
use crate::load::fault::wrong::Wrong;
use crate::load::yaml::events::EventReader;
use crate::load::yaml::node::NodeKind;
use crate::load::yaml::spans::Spans;
use crate::load::yaml::step::Step;
use crate::text::character::{MARK, is_hostile};

/// The largest file that is read: 4 MiB is five times the largest bundle that was seen, and is read in a few milliseconds.
pub const LARGEST: u64 = 4 * 1024 * 1024;
/// The most characters of one file that are told as faults: a binary file would have millions.
const MOST_CHARACTERS: usize = 20;

/// What the check lets through.
#[derive(Debug)]
pub struct Guarded {
    /// The text and the places of its values.
    pub spans: Spans,
    /// What is wrong with it so far.
    pub faults: Vec<Fault>,
    /// Where the part that may be parsed ends; absent where none may.
    pub sound: Option<usize>,
}

/// Looks a file over. The name is only shown.
pub fn guard(name: &str, bytes: &[u8]) -> Guarded {
    let size = bytes.len() as u64;
    if size > LARGEST {
        return refused(name, files::too_large(size, LARGEST));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return refused(name, files::utf16());
    }
    let (text, characters) = harmless_text(bytes);
    let mut events = EventReader::default();
    let read = events.all(&text);
    let way = way(&events);
    let spans = Spans::new(Arc::new(FileText::new(name, &text)), events.nodes);
    let mut faults = Vec::new();
    let sound = match read {
        Ok(end) => Some(end),
        Err(stop) => {
            faults.push(spans.fault_at(stop.bytes, &way, *stop.wrong));
            stop.sound
        }
    };
    faults.extend(
        characters
            .into_iter()
            .map(|(at, wrong)| spans.fault_at(at..at + MARK.len_utf8(), &spans.way_to_byte(at), wrong)),
    );
    faults.extend(spans.repeated_keys());
    Guarded { spans, faults, sound }
}

fn refused(name: &str, wrong: Wrong) -> Guarded {
    let spans = Spans::new(Arc::new(FileText::new(name, "")), Vec::new());
    Guarded { spans, faults: vec![Fault::of_file(name, wrong)], sound: None }
}

/// The text of a file with a mark in the place of everything that may not pass, and where the marks stand.
fn harmless_text(bytes: &[u8]) -> (String, Vec<(usize, Wrong)>) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut text = String::with_capacity(bytes.len());
    let mut wrongs = Vec::new();
    let mut tell = |at: usize, wrong: Wrong| {
        if wrongs.len() < MOST_CHARACTERS {
            wrongs.push((at, wrong));
        }
    };
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            if is_hostile(c) {
                tell(text.len(), files::hostile_character(Written::Plainly, c));
                text.push(MARK);
            } else {
                text.push(c);
            }
        }
        if let Some(&byte) = chunk.invalid().first() {
            tell(text.len(), files::not_utf8(byte));
            text.push(MARK);
        }
    }
    (text, wrongs)
}

/// The way to the value that is being read, as far as it is known.
fn way(events: &EventReader) -> Vec<Step<'static>> {
    let mut way = Vec::new();
    for (place, open) in events.open.iter().enumerate() {
        match (events.nodes.get(open.node.0).map(|node| &node.kind), &open.key) {
            (Some(NodeKind::List(nodes)), _) => {
                let inside = usize::from(place + 1 < events.open.len());
                way.push(Step::Index(nodes.len().saturating_sub(inside)));
            }
            (Some(NodeKind::Map(_)), Some((key, _))) => way.push(Step::key(key).owned()),
            (Some(NodeKind::Map(entries)), None) if place + 1 < events.open.len() => {
                way.extend(entries.last().map(|entry| Step::key(&entry.key).owned()));
            }
            _ => {}
        }
    }
    way
}
