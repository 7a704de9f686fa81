//! The text of one file, and where its bytes stand in lines and columns.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The longest stretch that is underlined, in characters.
const LONGEST: usize = 240;

/// A stretch of one line of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// How many characters it covers; 0 where the file has none to point at.
    pub length: usize,
}

impl Spot {
    /// The beginning of a file, where nothing in it can be pointed at.
    pub const START: Self = Self { line: 1, column: 1, length: 0 };
}

/// The text of one file, as it was read: without its byte-order mark, and with a visible mark in the place of every
/// character that may not pass.
#[derive(Debug)]
pub struct FileText {
    name: String,
    text: Arc<str>,
    layout: OnceLock<LineIndex>,
}

/// Where the lines of a text begin, and how many characters lie before every so many bytes: so a column costs the same
/// in a line of ten characters as in one of four million.
#[derive(Debug)]
struct LineIndex {
    starts: Vec<usize>,
    counts: Vec<usize>,
}

/// How many bytes lie between two counts of characters.
const STRIDE: usize = 1024;

impl FileText {
    /// The text of a file of that name.
    pub fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: Arc::from(text), layout: OnceLock::new() }
    }

    /// The name of the file, as it is shown.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// One line, from 1, without its end.
    pub fn line(&self, line: usize) -> Option<&str> {
        let starts = &self.layout().starts;
        let start = *starts.get(line.checked_sub(1)?)?;
        let end = starts.get(line).copied().unwrap_or(self.text.len());
        Some(self.text.get(start..end)?.trim_end_matches(['\n', '\r']))
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.layout().starts.len()
    }

    /// Where a stretch of bytes begins, and how much of it lies on that line.
    pub fn spot(&self, bytes: Range<usize>) -> Spot {
        let starts = &self.layout().starts;
        let at = self.floor(bytes.start);
        let line = starts.partition_point(|&start| start <= at).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        let column = self.characters_before(at) - self.characters_before(start) + 1;
        let rest = self.text.get(at..self.floor(bytes.end).max(at)).unwrap_or("");
        let rest: String = rest.chars().take_while(|&c| c != '\n' && c != '\r').take(LONGEST).collect();
        let next = self.text.get(at..).and_then(|after| after.chars().next());
        let least = usize::from(next.is_some_and(|c| c != '\n' && c != '\r'));
        Spot { line, column, length: rest.trim_end().chars().count().max(least) }
    }

    fn floor(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    fn characters_before(&self, at: usize) -> usize {
        let stride = at / STRIDE;
        let counted = self.layout().counts.get(stride).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(stride * STRIDE..at).unwrap_or_default();
        counted + rest.iter().filter(|&&byte| begins_character(byte)).count()
    }

    fn layout(&self) -> &LineIndex {
        self.layout.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let ends = bytes
                .iter()
                .enumerate()
                .filter(|&(place, &byte)| byte == b'\n' || (byte == b'\r' && bytes.get(place + 1) != Some(&b'\n')));
            let starts = std::iter::once(0).chain(ends.map(|(place, _)| place + 1)).collect();
            let mut counted = 0;
            let mut counts = vec![0];
            for stride in bytes.chunks(STRIDE) {
                counted += stride.iter().filter(|&&byte| begins_character(byte)).count();
                counts.push(counted);
            }
            LineIndex { starts, counts }
        })
    }
}

/// Whether a byte of UTF-8 text is the first of a character.
const fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The texts that the faults of a bundle point into, by the names of their files.
#[derive(Debug, Clone, Default)]
pub struct FileTexts {
    by_name: HashMap<String, Arc<FileText>>,
}

impl FileTexts {
    /// Keeps the text of a file.
    pub fn keep(&mut self, source: &Arc<FileText>) {
        self.by_name.insert(source.name().to_owned(), Arc::clone(source));
    }

    /// Keeps what another collection holds as well.
    pub fn extend(&mut self, other: Self) {
        self.by_name.extend(other.by_name);
    }

    /// The text of the file of that name.
    pub fn get(&self, name: &str) -> Option<&FileText> {
        self.by_name.get(name).map(AsRef::as_ref)
    }
}
