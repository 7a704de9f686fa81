//! How well an item answers: where each word stands, how near the words are to each other, and how much of a name they are.
//!
//! The score of an item is the sum, over the clauses of the query, of the best place where the clause is answered:
//! *rarity of the word × how surely it is meant × weight of the field*, a word of prose counting more the shorter the text.
//! To this is added what the words make together: the share of a title, alias or id that they cover, most where nothing is
//! left over; and for each two words that follow each other in the query, how near they stand in one line, more when in
//! that order. Among equals the order is that of the bundles' ids, then that of the items in their bundle, so that the
//! same question has the same answer however the library was loaded.

use std::ops::Range;

use crate::search::code::Code;
use crate::search::field::Field;
use crate::search::gather::prose_weight;
use crate::search::near::Known;
use crate::search::part::Part;
use crate::search::plan::{Plan, Words};
use crate::search::query::Stance;
use crate::search::reach::{How, Reach};
use crate::search::sweep::runs;

/// What is known of an item that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Appraisal {
    /// How well it answers.
    pub score: f32,
    /// The line that answers best, by its number, the title being 0.
    pub line: u32,
    /// The field of that line.
    pub field: Field,
    /// Words that were taken for what was typed: the clause, the number of the word, and why.
    pub taken: Vec<(usize, u32, How)>,
    /// The clauses that a name answers whose heads were run together.
    pub headed: Vec<usize>,
}

/// Weighs the items of one part against one plan.
pub struct Judge<'a> {
    part: &'a Part,
    begun: Vec<(Range<u32>, usize, &'a Reach)>,
    singles: Vec<Single>,
    hot: [u64; 16],
    runs: Vec<(usize, Vec<&'a Reach>)>,
    known: Vec<Known>,
    items: Vec<(usize, &'a Reach)>,
    clauses: Vec<Clause>,
    /// The place of each clause among those that have words.
    order: Vec<usize>,
    sightings: Vec<Sighting>,
    lines: Vec<Line>,
}

#[derive(Debug, Clone, Copy)]
struct Single {
    id: u32,
    clause: usize,
    weight: f32,
    how: How,
}

/// One place where a clause is answered.
#[derive(Debug, Clone, Copy)]
struct Sighting {
    clause: usize,
    line: u32,
    position: u32,
    field: Field,
    weight: f32,
    how: How,
    word: u32,
}

#[derive(Debug, Clone, Copy)]
struct Line {
    field: Field,
    words: u16,
    letters: u8,
}

/// What is known of a clause in the item at hand.
#[derive(Debug, Clone, Copy, Default)]
struct Clause {
    best: f32,
    rest: f32,
    rarity: f32,
    how: Option<(u32, How)>,
    headed: bool,
    sightings: usize,
}

/// What a name counts whose heads were run together, against one word of a title with the same rarity at 4.
const HEADS: f32 = 9.5;
/// What a long text costs: of two that say the same, the shorter is more about it.
const LENGTH: f32 = 0.1;
/// What is left of the score of an item for each word that stands in the library and that the item has only a near word
/// for.
const BENT: f32 = 0.5;
/// How many places of one clause are looked at in one item.
const SIGHTINGS: usize = 12;

impl<'a> Judge<'a> {
    /// A judge for the part at this place of the plan.
    #[must_use]
    pub fn of(part: &'a Part, place: usize, plan: &'a Plan) -> Self {
        let mut judge = Self {
            part,
            begun: Vec::new(),
            singles: Vec::new(),
            hot: [0; 16],
            runs: Vec::new(),
            known: plan.asks.iter().map(|asked| asked.known).collect(),
            items: Vec::new(),
            clauses: vec![Clause::default(); plan.asks.len()],
            order: Vec::new(),
            sightings: Vec::new(),
            lines: Vec::new(),
        };
        let mut words = 0;
        for asked in &plan.asks {
            judge.order.push(words);
            words += usize::from(
                asked.stance != Stance::MustNot
                    && asked.choices.iter().any(|way| !matches!(way.words, Words::Anything)),
            );
        }
        for (clause, asked) in plan.asks.iter().enumerate().filter(|(_, asked)| asked.stance != Stance::MustNot) {
            for way in &asked.choices {
                match &way.words {
                    Words::Anything => {}
                    Words::One(reaches) => judge.wants(clause, reaches.get(place)),
                    Words::Scattered(run) => run.iter().for_each(|word| judge.wants(clause, word.get(place))),
                    Words::Run(run) => {
                        judge.runs.push((clause, run.iter().filter_map(|word| word.get(place)).collect()));
                    }
                }
            }
        }
        judge.singles.sort_unstable_by_key(|single| single.id);
        judge
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

    /// Weighs an item.
    #[must_use]
    pub fn appraise(&mut self, doc: u32) -> Appraisal {
        self.sightings.clear();
        self.lines.clear();
        self.clauses.fill(Clause::default());
        self.look(doc);
        if !self.runs.is_empty() {
            self.look_for_runs(doc);
            self.sightings.sort_by_key(|sighting| (sighting.line, sighting.position));
        }
        self.judge(doc)
    }

    fn look(&mut self, doc: u32) {
        let mut at =
            Sighting { clause: 0, line: 0, position: 0, field: Field::Title, weight: 0.0, how: How::Word, word: 0 };
        for &code in self.part.codes.packed(doc) {
            let Some((id, fresh)) = Code::word(code) else {
                if let Code::Line(field, words, letters) = Code::unpack(code) {
                    at.line = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
                    at.position = 0;
                    at.field = field;
                    self.lines.push(Line { field, words, letters });
                }
                continue;
            };
            at.position += u32::from(fresh);
            at.word = id;
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
        for (clause, reaches) in &self.runs {
            let (part, lines, sightings) = (self.part, &self.lines, &mut self.sightings);
            runs(part, doc, reaches, |line, end| {
                let Some(field) = lines.get(line as usize).map(|line| line.field) else { return };
                let count = u32::try_from(reaches.len()).unwrap_or(0);
                for (back, reach) in (0..count).rev().zip(reaches) {
                    let weight = reach.singles.iter().map(|single| single.1).fold(reach.begun_weight * 0.6, f32::max);
                    let position = end.saturating_sub(back);
                    let (clause, how, word) = (*clause, How::Word, u32::MAX);
                    sightings.push(Sighting { clause, line, position, field, weight, how, word });
                }
            });
        }
    }

    fn judge(&mut self, doc: u32) -> Appraisal {
        self.sightings.retain(|sighting| {
            let clause = &mut self.clauses[sighting.clause];
            clause.sightings += 1;
            clause.sightings <= SIGHTINGS
        });
        let prose = prose_weight(self.part.prose(doc));
        for sighting in &self.sightings {
            let mut weight = sighting.weight * sighting.field.weight();
            if sighting.field == Field::Prose {
                weight *= prose;
            }
            let clause = &mut self.clauses[sighting.clause];
            clause.rarity = clause.rarity.max(sighting.weight);
            if weight > clause.best {
                clause.rest += clause.best;
                clause.best = weight;
                clause.how = Some((sighting.word, sighting.how));
            } else {
                clause.rest += weight;
            }
        }
        for (place, reach) in &self.items {
            let found = reach.items.binary_search_by_key(&doc, |&(doc, _)| doc).ok().and_then(|at| reach.items.get(at));
            let clause = &mut self.clauses[*place];
            if let Some(&(_, weight)) = found.filter(|(_, weight)| weight * HEADS > clause.best) {
                *clause = Clause { best: weight * HEADS, rarity: clause.rarity.max(weight), headed: true, ..*clause };
                clause.how = None;
            }
        }
        self.initials_for_ids();
        let all: f32 = self.clauses.iter().map(|clause| clause.rarity).sum::<f32>().max(f32::EPSILON);
        let score = self.clauses.iter().map(Clause::worth).sum::<f32>()
            + self.cover(all)
            + self.closeness()
            + self.sequence(all)
            - LENGTH * all * (1.0 + self.length(doc) / 20.0).ln();
        let bent = self
            .clauses
            .iter()
            .zip(&self.known)
            .filter(|(clause, known)| **known == Known::Yes && clause.how.is_some_and(|(_, how)| how == How::Near));
        let score = bent.fold(score, |score, _| score * BENT);
        let (line, field) = self.best_line();
        let clauses = self.clauses.iter().enumerate();
        Appraisal {
            score,
            line,
            field,
            taken: clauses.clone().filter_map(|(at, clause)| clause.how.map(|(word, how)| (at, word, how))).collect(),
            headed: clauses.filter(|(_, clause)| clause.headed).map(|(at, _)| at).collect(),
        }
    }

    /// How many words an item has in all.
    fn length(&self, doc: u32) -> f32 {
        f32::from(u16::try_from(self.part.codes.packed(doc).len()).unwrap_or(u16::MAX))
    }

    /// An id is seldom looked at, so a name that its initials stand for is the better reason.
    fn initials_for_ids(&mut self) {
        for initials in self.sightings.iter().filter(|one| one.how == How::Initials) {
            let mut others =
                self.sightings.iter().filter(|one| one.clause == initials.clause && one.how != How::Initials);
            if others.all(|one| one.field == Field::Id) {
                self.clauses[initials.clause].how = Some((initials.word, How::Initials));
            }
        }
    }

    /// The sightings of each line that has any, with the line's number.
    fn by_line(&self) -> impl Iterator<Item = (u32, &[Sighting])> {
        self.sightings.chunk_by(|one, two| one.line == two.line).map(|group| (group[0].line, group))
    }

    /// How much of a name the words cover, and how much of the query the name answers.
    fn cover(&self, all: f32) -> f32 {
        let mut most = 0.0_f32;
        for (number, group) in self.by_line() {
            let Some(line) = self.lines.get(number as usize).filter(|line| line.field.names()) else { continue };
            let mut answered = 0_u64;
            let (mut share, mut covered, mut sure, mut position) = (0.0, 0.0, 0.0_f32, 0);
            let mut whole = false;
            for sighting in group {
                let rarity = self.clauses[sighting.clause].rarity;
                if answered >> (sighting.clause % 64) & 1 == 0 {
                    answered |= 1 << (sighting.clause % 64);
                    share += rarity;
                }
                whole |= sighting.how == How::Initials;
                if sighting.position != position {
                    covered += sure;
                    (sure, position) = (0.0, sighting.position);
                }
                sure = sure.max(sighting.weight / rarity.max(f32::EPSILON));
            }
            covered += sure;
            let share = (share / all).min(1.0);
            let words = f32::from(line.words.max(1));
            let covered = if whole && answered.is_power_of_two() { 1.0 } else { (covered / words).min(1.0) };
            let leads = if group.first().is_some_and(|first| first.position == 1) { 1.04 } else { 1.0 };
            let brief = 1.0 - 0.15 * (f32::from(line.letters) / 100.0).min(1.0);
            let mut worth = 0.6 * line.field.weight() * all * share.powf(2.7) * covered * brief * leads;
            if covered > 0.99 && share > 0.99 {
                worth += 0.4 * line.field.weight() * all;
            }
            most = most.max(worth);
        }
        most
    }

    /// How near words that follow each other in the query stand to each other.
    #[allow(clippy::cast_precision_loss, reason = "lines are short")]
    fn closeness(&self) -> f32 {
        let mut sum = 0.0;
        for second in 1..self.clauses.len() {
            let mut best = 0.0_f32;
            for one in self.sightings.iter().filter(|one| one.clause + 1 == second) {
                for two in self.sightings.iter().filter(|two| two.clause == second && two.line == one.line) {
                    let distance = one.position.abs_diff(two.position).max(1) as f32;
                    let order = if one.position < two.position { 1.0 } else { 0.55 };
                    let weight = one.weight.min(two.weight) * one.field.weight();
                    best = best.max(weight * order / distance);
                }
            }
            sum += 0.9 * best;
        }
        sum
    }

    /// How much of the query stands word after word in a line, as somebody quotes it.
    #[allow(clippy::cast_precision_loss, reason = "queries are short")]
    fn sequence(&self, all: f32) -> f32 {
        let words = self.order.last().map_or(0, |last| last + 1);
        if words < 2 {
            return 0.0;
        }
        let mut longest = 1_usize;
        let mut chains: Vec<usize> = vec![1; self.sightings.len()];
        for (at, sighting) in self.sightings.iter().enumerate() {
            let before =
                self.sightings[..at].iter().zip(&chains).rev().take_while(|(one, _)| one.line == sighting.line);
            let follows = |one: &Sighting| {
                one.position + 1 == sighting.position && self.order[one.clause] + 1 == self.order[sighting.clause]
            };
            let best = before.filter(|(one, _)| follows(one)).map(|(_, chain)| chain + 1).max();
            if let Some(best) = best {
                chains[at] = best;
                longest = longest.max(best);
            }
        }
        let share = (longest - 1) as f32 / (words - 1) as f32;
        let sure = ((longest - 1) as f32 / 2.0).min(1.0);
        2.9 * all * share * share * sure
    }

    /// The line that answers most of the query; a name before a text that says no more.
    fn best_line(&self) -> (u32, Field) {
        let mut best = (0_u32, 0.0_f32);
        for (number, group) in self.by_line() {
            let mut worth = 0.0;
            for (place, sighting) in group.iter().enumerate() {
                let before = group[..place].iter().filter(|other| other.clause == sighting.clause);
                let before = before.map(|other| other.weight).fold(0.0, f32::max);
                worth += (sighting.weight - before).max(0.0);
            }
            let named = self.lines.get(number as usize).is_some_and(|line| line.field.names());
            let worth = if named { worth * 1.5 } else { worth };
            if worth > best.1 + 0.001 {
                best = (number, worth);
            }
        }
        (best.0, self.lines.get(best.0 as usize).map_or(Field::Title, |line| line.field))
    }
}

impl Clause {
    /// The best place, and a little for the others.
    fn worth(&self) -> f32 {
        self.best + 0.3 * self.best * self.rest / (self.best + self.rest + 1.0)
    }
}
