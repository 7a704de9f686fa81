//! Where the words of a query stand in an item, line by line.

use std::ops::Range;

use crate::search::index::field::Field;
use crate::search::index::part::Part;
use crate::search::index::word_codes::Code;
use crate::search::query::plan::{Plan, Words};
use crate::search::query::query::Stance;
use crate::search::query::reach::{How, Reach};
use crate::search::rank::sweep::runs;

/// One place where a clause is answered.
#[derive(Debug, Clone, Copy)]
pub struct Sighting {
    /// The clause, by its place in the query.
    pub clause: usize,
    /// The line, the title being 0.
    pub line: u32,
    /// The place of the word in the line, from 1.
    pub position: u32,
    /// The field of the line.
    pub field: Field,
    /// How rare the word is and how surely it is meant.
    pub weight: f32,
    /// Why it was taken for what was typed.
    pub how: How,
    /// The word, by its number.
    pub word: u32,
    /// Whether the word stands there as it is, not as a part of another.
    pub fresh: bool,
}

/// A line of an item.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    pub field: Field,
    /// How many of its words carry meaning.
    pub words: u16,
    /// How many words it has.
    pub written: u32,
    /// How many letters, as far as 255.
    pub letters: u8,
}

/// What stands in one item at a time of what a query asks.
#[derive(Debug)]
pub struct View<'a> {
    part: &'a Part,
    begun: Vec<(Range<u32>, usize, &'a Reach)>,
    singles: Vec<Single>,
    hot: [u64; 16],
    runs: Vec<(usize, Vec<&'a Reach>)>,
    /// For each clause that names reach whose heads were run together, what it reaches.
    pub items: Vec<(usize, &'a Reach)>,
    /// What was seen, in the order of the lines and of the words in them.
    pub sightings: Vec<Sighting>,
    /// The lines of the item.
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, Copy)]
struct Single {
    id: u32,
    clause: usize,
    weight: f32,
    how: How,
}

impl<'a> View<'a> {
    /// A view of the part at this place of the plan.
    pub fn of(part: &'a Part, place: usize, plan: &'a Plan) -> Self {
        let mut view = Self {
            part,
            begun: Vec::new(),
            singles: Vec::new(),
            hot: [0; 16],
            runs: Vec::new(),
            items: Vec::new(),
            sightings: Vec::new(),
            lines: Vec::new(),
        };
        for (clause, asked) in plan.asks.iter().enumerate().filter(|(_, asked)| asked.stance != Stance::MustNot) {
            for way in &asked.choices {
                match &way.words {
                    Words::Anything => {}
                    Words::One(reaches) => view.wants(clause, reaches.get(place)),
                    Words::Scattered(run) => run.iter().for_each(|word| view.wants(clause, word.get(place))),
                    Words::Run(run) => {
                        view.runs.push((clause, run.iter().filter_map(|word| word.get(place)).collect()));
                    }
                }
            }
        }
        view.singles.sort_unstable_by_key(|single| single.id);
        view
    }

    fn wants(&mut self, clause: usize, reach: Option<&'a Reach>) {
        let Some(reach) = reach else { return };
        if !reach.begun.is_empty() {
            self.begun.push((reach.begun.clone(), clause, reach));
        }
        for &(id, weight, how) in &reach.singles {
            self.hot[id as usize / 64 % 16] |= 1 << (id % 64);
            self.singles.push(Single { id, clause, weight, how });
        }
        if !reach.items.is_empty() {
            self.items.push((clause, reach));
        }
    }

    /// Looks at an item.
    pub fn turn_to(&mut self, doc: u32) {
        self.sightings.clear();
        self.lines.clear();
        self.look(doc);
        if !self.runs.is_empty() {
            self.look_for_runs(doc);
            self.sightings.sort_by_key(|sighting| (sighting.line, sighting.position));
        }
    }

    /// What was seen of each line of which anything was, with the line's number.
    pub fn by_line(&self) -> impl Iterator<Item = (u32, &[Sighting])> {
        self.sightings.chunk_by(|one, two| one.line == two.line).map(|group| (group[0].line, group))
    }

    /// The line of that number.
    pub fn line(&self, number: u32) -> Option<Line> {
        self.lines.get(number as usize).copied()
    }

    fn look(&mut self, doc: u32) {
        let mut at = Sighting {
            clause: 0,
            line: 0,
            position: 0,
            field: Field::Title,
            weight: 0.0,
            how: How::Word,
            word: 0,
            fresh: true,
        };
        for &code in self.part.codes.packed(doc) {
            let Some((id, fresh)) = Code::word(code) else {
                if let Code::Line(field, words, letters) = Code::unpack(code) {
                    at.line = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
                    at.position = 0;
                    at.field = field;
                    self.lines.push(Line { field, words, written: 0, letters });
                }
                continue;
            };
            if fresh {
                at.position += 1;
                if let Some(line) = self.lines.last_mut() {
                    line.written = at.position;
                }
            }
            at.word = id;
            at.fresh = fresh;
            let hot = self.hot[id as usize / 64 % 16] >> (id % 64) & 1 == 1;
            if hot {
                let from = self.singles.partition_point(|single| single.id < id);
                for single in self.singles[from..].iter().take_while(|single| single.id == id) {
                    let (clause, weight, how) = (single.clause, single.weight, single.how);
                    self.sightings.push(Sighting { clause, weight, how, ..at });
                }
            }
            for (range, clause, reach) in &self.begun {
                if range.contains(&id) && !(hot && self.singles.iter().any(|one| one.id == id && one.clause == *clause))
                {
                    let weight = reach.begun_weight * reach.completeness(self.part, id);
                    self.sightings.push(Sighting { clause: *clause, weight, how: How::Beginning, ..at });
                }
            }
        }
    }

    fn look_for_runs(&mut self, doc: u32) {
        let mut found: Vec<(u32, u32)> = Vec::new();
        for (clause, reaches) in &self.runs {
            found.clear();
            runs(self.part, doc, reaches, |line, end| found.push((line, end)));
            let count = u32::try_from(reaches.len()).unwrap_or(0);
            for &(line, end) in &found {
                let Some(field) = self.lines.get(line as usize).map(|line| line.field) else { continue };
                for (back, reach) in (0..count).rev().zip(reaches) {
                    let position = end.saturating_sub(back);
                    let Some((word, fresh, (weight, how))) = self.answer_at(doc, (line, position), reach) else {
                        continue;
                    };
                    let clause = *clause;
                    self.sightings.push(Sighting { clause, line, position, field, weight, how, word, fresh });
                }
            }
        }
    }

    /// The word at a place of an item that answers, whether it stands there as it is, what it weighs, and why.
    fn answer_at(&self, doc: u32, place: (u32, u32), reach: &Reach) -> Option<(u32, bool, (f32, How))> {
        let (mut line, mut position) = (0, 0);
        for &code in self.part.codes.packed(doc) {
            match Code::word(code) {
                None => (line, position) = (line + 1, 0),
                Some((id, fresh)) => {
                    position += u32::from(fresh);
                    if (line, position) == (place.0 + 1, place.1)
                        && let Some(answer) = reach.weigh(self.part, id)
                    {
                        return Some((id, fresh, answer));
                    }
                }
            }
        }
        None
    }
}
