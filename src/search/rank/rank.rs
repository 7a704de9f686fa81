//! How well an item answers: where each word stands, how near the words are to each other, and how much of a name they are.
//!
//! The score of an item is the sum, over the clauses of the query, of the best place where the clause is answered:
//! *rarity of the word × how surely it is meant × weight of the field*, a word of prose counting more the shorter the text.
//! Added to it is what the words make together: the share of a title, alias or id that they cover, and, for each two words
//! that follow each other in the query, how near they stand in one line. A factor below 1 follows for each word that the
//! item has only in another form, only nearly, or not at all. Items with the same score are in the order of their bundles'
//! ids and of their places in the bundle, so that the answer does not depend on how the library was loaded.

use crate::search::index::build_segment::prose_weight;
use crate::search::index::field::IndexField;
use crate::search::index::segment::Segment;
use crate::search::query::matches::MatchKind;
use crate::search::query::near::KnownWord;
use crate::search::query::plan::{Plan, PlannedWords};
use crate::search::query::query::Occur;
use crate::search::rank::occurrences::{ItemLine, ItemScanner, Occurrence};

/// The score of an item, and why it has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    pub score: f32,
    /// The line that answers best, by its number; the title is 0.
    pub line: u32,
    /// The field of that line.
    pub field: IndexField,
    /// The words that answer: the clause, the number of the word, and how it matches.
    pub matched: Vec<(usize, u32, MatchKind)>,
    /// The clauses that abbreviate a name.
    pub abbreviated: Vec<usize>,
    /// The plain words of the query that it lacks.
    pub lacking: Vec<usize>,
}

/// Scores the items of one segment.
#[derive(Debug)]
pub struct Scorer<'a> {
    segment: &'a Segment,
    scanner: ItemScanner<'a>,
    known: Vec<KnownWord>,
    required: Vec<bool>,
    clauses: Vec<ClauseScore>,
    /// The place of each clause among those that have words.
    order: Vec<usize>,
    /// How many have words.
    words: usize,
}

/// What a clause scores in the current item.
#[derive(Debug, Clone, Copy, Default)]
struct ClauseScore {
    best: f32,
    rest: f32,
    rarity: f32,
    how: Option<(u32, MatchKind)>,
    abbreviated: bool,
    occurrences: usize,
}

// The weights were tuned by hand on the queries of `tests/relevance.rs`: 208 over the shipped assessment, 38 made by hand and
// 320 generated ones over 4,397 public records, of which .981, 1.000 and .928 have their answer first. Behind a weight stands
// what that loses where the weight is taken out (made 1, 0, or that of a title). Where nothing stands, it loses nothing: such
// a weight decides between answers that these queries do not tell apart.
/// The weight of a name of which the first letters of its words were typed; a word of a title has 4.
/// Generated −.003, names run together −.050.
const ABBREVIATED: f32 = 9.5;
/// What other places of a clause add to its best one, at most.
/// Generated −.009.
const OTHER_PLACES: f32 = 0.3;
/// The penalty of a long item: of two that say the same, the shorter says more about it.
/// Assessment −.010, by hand −.026.
const LENGTH: f32 = 0.1;
/// How many words are a usual step in length.
const LENGTH_STEP: f32 = 20.0;
/// The factor for each word of the library for which the item has only a near word.
const ONLY_NEAR: f32 = 0.5;
/// The factor for each word of the library that the item has only in another form.
const ONLY_FORM: f32 = 0.8;
/// The factor for each word that the item lacks.
const LACKING: f32 = 0.5;
/// How much it adds that the words cover a name, and how fast that falls with the share of the query in the name.
/// By hand −.026.
const COVERED: f32 = 0.6;
const COVERED_POWER: f32 = 2.7;
/// What is added where the name is covered whole by the whole query.
/// By hand −.026.
const COVERED_WHOLE: f32 = 0.4;
/// The factor for a name that begins with a word of the query.
const LEADING: f32 = 1.04;
/// What a name of this many letters loses of its cover: of two names that are covered, the shorter is meant.
const LONG_NAME: f32 = 0.15;
const LONG_NAME_LETTERS: f32 = 100.0;
/// What is added where the name is the query, word for word: enough to come first, however common its words are.
const NAMED: f32 = 3.0;
const NAMED_RARITY: f32 = 6.0;
/// What two words of the query add that stand side by side, and the factor where they stand in the other order.
/// Assessment −.005, by hand −.026, generated −.003; the factor alone generated −.003.
const CLOSENESS: f32 = 0.9;
const REVERSED: f32 = 0.55;
/// What it adds that the whole query stands in a line word after word, in full from this many pairs of words on.
const SEQUENCE: f32 = 2.9;
const SEQUENCE_PAIRS: f32 = 2.0;
/// The factor by which the line of a name is preferred to one of a text as the line that is shown.
const NAME_LINE: f32 = 1.5;
/// How many places of one clause are read in one item.
const MOST_OCCURRENCES: usize = 12;

impl<'a> Scorer<'a> {
    /// A scorer for the segment of this number.
    pub fn of(segment: &'a Segment, place: usize, plan: &'a Plan) -> Self {
        let mut scorer = Self {
            segment,
            scanner: ItemScanner::of(segment, place, plan),
            known: plan.clauses.iter().map(|planned| planned.known).collect(),
            required: plan.clauses.iter().map(|planned| planned.optional && planned.occur == Occur::Must).collect(),
            clauses: vec![ClauseScore::default(); plan.clauses.len()],
            order: Vec::new(),
            words: 0,
        };
        for planned in &plan.clauses {
            scorer.order.push(scorer.words);
            let worded = planned.choices.iter().any(|choice| !matches!(choice.words, PlannedWords::Any));
            scorer.words += usize::from(worded && planned.occur != Occur::MustNot);
        }
        scorer
    }

    pub fn score_item(&mut self, doc: u32) -> Scored {
        self.weigh_occurrences(doc);
        self.weigh_abbreviations(doc);
        self.prefer_initials();
        let all: f32 = self.clauses.iter().map(|clause| clause.rarity).sum::<f32>().max(f32::EPSILON);
        let score = self.clauses.iter().map(ClauseScore::score).sum::<f32>()
            + self.cover(all)
            + self.closeness()
            + self.sequence(all)
            - LENGTH * all * (1.0 + self.length(doc) / LENGTH_STEP).ln();
        let left = |clause: usize| match (self.clauses[clause].how, self.known[clause]) {
            (Some((_, MatchKind::Near)), KnownWord::Word | KnownWord::Related) => ONLY_NEAR,
            (Some((_, MatchKind::Form)), KnownWord::Word) => ONLY_FORM,
            (None, _) if self.lacks(clause) => LACKING,
            _ => 1.0,
        };
        let score = score * (0..self.clauses.len()).map(left).product::<f32>();
        let (line, field) = self.best_line();
        let clauses = self.clauses.iter().enumerate();
        Scored {
            score,
            line,
            field,
            matched: clauses.clone().filter_map(|(at, clause)| clause.how.map(|(word, how)| (at, word, how))).collect(),
            abbreviated: clauses.filter(|(_, clause)| clause.abbreviated).map(|(at, _)| at).collect(),
            lacking: (0..self.clauses.len()).filter(|&clause| self.lacks(clause)).collect(),
        }
    }

    fn weigh_occurrences(&mut self, doc: u32) {
        self.scanner.scan(doc);
        self.clauses.fill(ClauseScore::default());
        self.scanner.occurrences.retain(|occurrence| {
            let clause = &mut self.clauses[occurrence.clause];
            clause.occurrences += 1;
            clause.occurrences <= MOST_OCCURRENCES
        });
        let prose = prose_weight(self.segment.prose(doc));
        for occurrence in &self.scanner.occurrences {
            let mut weight = occurrence.weight * occurrence.field.weight();
            if occurrence.field == IndexField::Prose {
                weight *= prose;
            }
            let clause = &mut self.clauses[occurrence.clause];
            clause.rarity = clause.rarity.max(occurrence.weight);
            if weight > clause.best {
                clause.rest += clause.best;
                clause.best = weight;
                clause.how = Some((occurrence.word, occurrence.how));
            } else {
                clause.rest += weight;
            }
        }
    }

    fn weigh_abbreviations(&mut self, doc: u32) {
        for (place, matches) in &self.scanner.items {
            let found =
                matches.items.binary_search_by_key(&doc, |&(doc, _)| doc).ok().and_then(|at| matches.items.get(at));
            let clause = &mut self.clauses[*place];
            if let Some(&(_, weight)) = found.filter(|(_, weight)| weight * ABBREVIATED > clause.best) {
                *clause = ClauseScore {
                    best: weight * ABBREVIATED,
                    rarity: clause.rarity.max(weight),
                    abbreviated: true,
                    ..*clause
                };
                clause.how = None;
            }
        }
    }

    /// Whether a plain word that was asked for is not in the item.
    fn lacks(&self, clause: usize) -> bool {
        let ClauseScore { how, abbreviated, .. } = self.clauses[clause];
        self.required[clause] && how.is_none() && !abbreviated
    }

    /// How many words an item has.
    fn length(&self, doc: u32) -> f32 {
        f32::from(u16::try_from(self.segment.codes.packed(doc).len()).unwrap_or(u16::MAX))
    }

    /// Shows initials as the reason where only an id matches besides: the name says more than the id.
    fn prefer_initials(&mut self) {
        for initials in self.scanner.occurrences.iter().filter(|one| one.how == MatchKind::Initials) {
            let mut others = self
                .scanner
                .occurrences
                .iter()
                .filter(|one| one.clause == initials.clause && one.how != MatchKind::Initials);
            if others.all(|one| one.field == IndexField::Id) {
                self.clauses[initials.clause].how = Some((initials.word, MatchKind::Initials));
            }
        }
    }

    /// How much of a name the words cover, and how much of the query is in the name.
    fn cover(&self, all: f32) -> f32 {
        let mut most = 0.0_f32;
        for (number, group) in self.scanner.by_line() {
            let Some(line) = self.scanner.line(number).filter(|line| line.field.names()) else { continue };
            let mut answered = 0_u64;
            let (mut share, mut covered, mut sure, mut position) = (0.0, 0.0, 0.0_f32, 0);
            let mut whole = false;
            for occurrence in group {
                let rarity = self.clauses[occurrence.clause].rarity;
                if answered >> (occurrence.clause % 64) & 1 == 0 {
                    answered |= 1 << (occurrence.clause % 64);
                    share += rarity;
                }
                whole |= occurrence.how == MatchKind::Initials;
                if occurrence.position != position {
                    covered += sure;
                    (sure, position) = (0.0, occurrence.position);
                }
                sure = sure.max(occurrence.weight / rarity.max(f32::EPSILON));
            }
            covered += sure;
            let share = (share / all).min(1.0);
            let words = f32::from(line.words.max(1));
            let covered = if whole && answered.is_power_of_two() { 1.0 } else { (covered / words).min(1.0) };
            let leads = if group.first().is_some_and(|first| first.position == 1) { LEADING } else { 1.0 };
            let brief = 1.0 - LONG_NAME * (f32::from(line.letters) / LONG_NAME_LETTERS).min(1.0);
            let mut worth = COVERED * line.field.weight() * all * share.powf(COVERED_POWER) * covered * brief * leads;
            if covered > 0.99 && share > 0.99 {
                worth += COVERED_WHOLE * line.field.weight() * all;
            }
            if self.is_named(line, group) {
                worth += NAMED * line.field.weight() * all.max(NAMED_RARITY);
            }
            most = most.max(worth);
        }
        most
    }

    /// Whether the name is what was typed, word for word.
    fn is_named(&self, line: ItemLine, group: &[Occurrence]) -> bool {
        let mut clause = 0;
        let mut clauses = 0;
        let mut position = 0;
        for occurrence in group {
            if occurrence.how == MatchKind::Word
                && occurrence.is_written
                && occurrence.clause >= clause
                && occurrence.position == position + 1
            {
                position += 1;
                clauses += usize::from(position == 1 || occurrence.clause != clause);
                clause = occurrence.clause;
            }
        }
        position == line.written && clauses == self.words
    }

    /// How near words that follow each other in the query stand to each other.
    #[allow(clippy::cast_precision_loss, reason = "lines are short")]
    fn closeness(&self) -> f32 {
        let mut sum = 0.0;
        for second in 1..self.words {
            let mut best = 0.0_f32;
            for one in self.scanner.occurrences.iter().filter(|one| self.order[one.clause] + 1 == second) {
                let beside = |two: &&Occurrence| self.order[two.clause] == second && two.line == one.line;
                for two in self.scanner.occurrences.iter().filter(beside) {
                    let distance = one.position.abs_diff(two.position).max(1) as f32;
                    let order = if one.position < two.position { 1.0 } else { REVERSED };
                    let weight = one.weight.min(two.weight) * one.field.weight();
                    best = best.max(weight * order / distance);
                }
            }
            sum += CLOSENESS * best;
        }
        sum
    }

    /// How much of the query stands word after word in a line, as in a quotation.
    #[allow(clippy::cast_precision_loss, reason = "queries are short")]
    fn sequence(&self, all: f32) -> f32 {
        if self.words < 2 {
            return 0.0;
        }
        let mut longest = 1_usize;
        let mut chains: Vec<usize> = vec![1; self.scanner.occurrences.len()];
        for (at, occurrence) in self.scanner.occurrences.iter().enumerate() {
            let before = self.scanner.occurrences[..at]
                .iter()
                .zip(&chains)
                .rev()
                .take_while(|(one, _)| one.line == occurrence.line);
            let follows = |one: &Occurrence| {
                one.position + 1 == occurrence.position && self.order[one.clause] + 1 == self.order[occurrence.clause]
            };
            let best = before.filter(|(one, _)| follows(one)).map(|(_, chain)| chain + 1).max();
            if let Some(best) = best {
                chains[at] = best;
                longest = longest.max(best);
            }
        }
        let share = (longest - 1) as f32 / (self.words - 1) as f32;
        let sure = ((longest - 1) as f32 / SEQUENCE_PAIRS).min(1.0);
        SEQUENCE * all * share * share * sure
    }

    /// The line that answers most of the query; a name before a text that says no more.
    fn best_line(&self) -> (u32, IndexField) {
        let mut best = (0_u32, 0.0_f32);
        for (number, group) in self.scanner.by_line() {
            let mut worth = 0.0;
            for (place, occurrence) in group.iter().enumerate() {
                let before = group[..place].iter().filter(|other| other.clause == occurrence.clause);
                let before = before.map(|other| other.weight).fold(0.0, f32::max);
                worth += (occurrence.weight - before).max(0.0);
            }
            let named = self.scanner.line(number).is_some_and(|line| line.field.names());
            let worth = if named { worth * NAME_LINE } else { worth };
            if worth > best.1 + 0.001 {
                best = (number, worth);
            }
        }
        (best.0, self.scanner.line(best.0).map_or(IndexField::Title, |line| line.field))
    }
}

impl ClauseScore {
    /// The best place, and a part of the others.
    fn score(&self) -> f32 {
        self.best + OTHER_PLACES * self.best * self.rest / (self.best + self.rest + 1.0)
    }
}
