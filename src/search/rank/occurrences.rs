//! Where the words of a query stand in an item, line by line.

use std::ops::Range;

use crate::search::index::field::IndexField;
use crate::search::index::segment::Segment;
use crate::search::index::word_code::WordCode;
use crate::search::query::matches::{MatchKind, WordMatches};
use crate::search::query::plan::{Plan, PlannedWords};
use crate::search::query::query::Occur;
use crate::search::rank::sweep::runs;

/// One place where a clause is answered.
#[derive(Debug, Clone, Copy)]
pub struct Occurrence {
    pub clause: usize,
    /// The number of the line; the title is 0.
    pub line: u32,
    /// The place of the word in the line, from 1.
    pub position: u32,
    pub field: IndexField,
    /// How rare the word is and how surely it is meant.
    pub weight: f32,
    pub how: MatchKind,
    pub word: u32,
    /// Whether the word stands there itself, not as a part of another.
    pub is_written: bool,
}

/// A line of an item.
#[derive(Debug, Clone, Copy)]
pub struct ItemLine {
    pub field: IndexField,
    /// How many of its words carry meaning.
    pub words: u16,
    /// How many words it has.
    pub written: u32,
    /// How many letters, as far as 255.
    pub letters: u8,
}

/// Finds the words of a plan in one item after another.
#[derive(Debug)]
pub struct ItemScanner<'a> {
    segment: &'a Segment,
    prefix_range: Vec<(Range<u32>, usize, &'a WordMatches)>,
    singles: Vec<SingleWord>,
    id_filter: [u64; 16],
    runs: Vec<(usize, Vec<&'a WordMatches>)>,
    /// For each clause that abbreviates names, the items of those names.
    pub items: Vec<(usize, &'a WordMatches)>,
    /// The occurrences, in the order of the lines and of the words in them.
    pub occurrences: Vec<Occurrence>,
    pub lines: Vec<ItemLine>,
}

#[derive(Debug, Clone, Copy)]
struct SingleWord {
    id: u32,
    clause: usize,
    weight: f32,
    how: MatchKind,
}

impl<'a> ItemScanner<'a> {
    /// A scanner for the segment of this number.
    pub fn of(segment: &'a Segment, place: usize, plan: &'a Plan) -> Self {
        let mut scanner = Self {
            segment,
            prefix_range: Vec::new(),
            singles: Vec::new(),
            id_filter: [0; 16],
            runs: Vec::new(),
            items: Vec::new(),
            occurrences: Vec::new(),
            lines: Vec::new(),
        };
        for (clause, planned) in plan.clauses.iter().enumerate().filter(|(_, planned)| planned.occur != Occur::MustNot)
        {
            for choice in &planned.choices {
                match &choice.words {
                    PlannedWords::Any => {}
                    PlannedWords::One(per_segment) => scanner.add_word(clause, per_segment.get(place)),
                    PlannedWords::Scattered(run) => {
                        for word in run {
                            scanner.add_word(clause, word.get(place));
                        }
                    }
                    PlannedWords::Phrase(run) => {
                        scanner.runs.push((clause, run.iter().filter_map(|word| word.get(place)).collect()));
                    }
                }
            }
        }
        scanner.singles.sort_unstable_by_key(|single| single.id);
        scanner
    }

    fn add_word(&mut self, clause: usize, matches: Option<&'a WordMatches>) {
        let Some(matches) = matches else { return };
        if !matches.prefix_range.is_empty() {
            self.prefix_range.push((matches.prefix_range.clone(), clause, matches));
        }
        for &(id, weight, how) in &matches.singles {
            self.id_filter[id as usize / 64 % 16] |= 1 << (id % 64);
            self.singles.push(SingleWord { id, clause, weight, how });
        }
        if !matches.items.is_empty() {
            self.items.push((clause, matches));
        }
    }

    /// Reads an item.
    pub fn scan(&mut self, doc: u32) {
        self.occurrences.clear();
        self.lines.clear();
        self.read_words(doc);
        if !self.runs.is_empty() {
            self.find_phrases(doc);
            self.occurrences.sort_by_key(|occurrence| (occurrence.line, occurrence.position));
        }
    }

    /// The occurrences by line, with the number of each line.
    pub fn by_line(&self) -> impl Iterator<Item = (u32, &[Occurrence])> {
        self.occurrences.chunk_by(|one, two| one.line == two.line).map(|group| (group[0].line, group))
    }

    pub fn line(&self, number: u32) -> Option<ItemLine> {
        self.lines.get(number as usize).copied()
    }

    fn read_words(&mut self, doc: u32) {
        let mut at = Occurrence {
            clause: 0,
            line: 0,
            position: 0,
            field: IndexField::Title,
            weight: 0.0,
            how: MatchKind::Word,
            word: 0,
            is_written: true,
        };
        for &code in self.segment.codes.packed(doc).iter() {
            let Some((id, is_written)) = WordCode::word(code) else {
                if let WordCode::Line(field, words, letters) = WordCode::unpack(code) {
                    at.line = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
                    at.position = 0;
                    at.field = field;
                    self.lines.push(ItemLine { field, words, written: 0, letters });
                }
                continue;
            };
            if is_written {
                at.position += 1;
                if let Some(line) = self.lines.last_mut() {
                    line.written = at.position;
                }
            }
            at.word = id;
            at.is_written = is_written;
            let id_filter = self.id_filter[id as usize / 64 % 16] >> (id % 64) & 1 == 1;
            if id_filter {
                let from = self.singles.partition_point(|single| single.id < id);
                for single in self.singles[from..].iter().take_while(|single| single.id == id) {
                    let (clause, weight, how) = (single.clause, single.weight, single.how);
                    self.occurrences.push(Occurrence { clause, weight, how, ..at });
                }
            }
            for (range, clause, matches) in &self.prefix_range {
                if range.contains(&id)
                    && !(id_filter && self.singles.iter().any(|one| one.id == id && one.clause == *clause))
                {
                    let weight = matches.prefix_weight * matches.completeness(self.segment, id);
                    self.occurrences.push(Occurrence { clause: *clause, weight, how: MatchKind::Prefix, ..at });
                }
            }
        }
    }

    fn find_phrases(&mut self, doc: u32) {
        let mut found: Vec<(u32, u32)> = Vec::new();
        for (clause, per_segment) in &self.runs {
            found.clear();
            runs(self.segment, doc, per_segment, |line, end| found.push((line, end)));
            let count = u32::try_from(per_segment.len()).unwrap_or(0);
            for &(line, end) in &found {
                let Some(field) = self.lines.get(line as usize).map(|line| line.field) else { continue };
                for (back, matches) in (0..count).rev().zip(per_segment) {
                    let position = end.saturating_sub(back);
                    let Some((word, is_written, (weight, how))) = self.match_at(doc, (line, position), matches) else {
                        continue;
                    };
                    let clause = *clause;
                    self.occurrences.push(Occurrence { clause, line, position, field, weight, how, word, is_written });
                }
            }
        }
    }

    /// The word at a place of an item that matches, whether it stands there itself, its weight, and how it matches.
    fn match_at(&self, doc: u32, place: (u32, u32), matches: &WordMatches) -> Option<(u32, bool, (f32, MatchKind))> {
        let (mut line, mut position) = (0, 0);
        for &code in self.segment.codes.packed(doc).iter() {
            match WordCode::word(code) {
                None => (line, position) = (line + 1, 0),
                Some((id, is_written)) => {
                    position += u32::from(is_written);
                    if (line, position) == (place.0 + 1, place.1)
                        && let Some(answer) = matches.weigh(self.segment, id)
                    {
                        return Some((id, is_written, answer));
                    }
                }
            }
        }
        None
    }
}
