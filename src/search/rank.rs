//! How well an item answers: where each word stands, how near the words are to each other, and how much of a name they are.
//!
//! The score of an item is the sum, over the clauses of the query, of the best place where the clause is answered:
//! *rarity of the word × how surely it is meant × weight of the field*, a word of prose counting more the shorter the text.
//! To this is added what the words make together: the share of a title, alias or id that they cover, most where nothing is
//! left over; and for each two words that follow each other in the query, how near they stand in one line, more when in
//! that order. Among equals the order is that of the bundles' ids, then that of the items in their bundle, so that the
//! same question has the same answer however the library was loaded.

use crate::search::field::Field;
use crate::search::part::{Code, Part, USUAL_LENGTH};
use crate::search::plan::{Plan, Words};
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
    words: u32,
}

/// Weighs an item.
#[must_use]
pub fn appraise(part: &Part, place: usize, plan: &Plan, doc: u32) -> Appraisal {
    let mut view = View { part, place, doc, plan, sightings: Vec::new(), lines: Vec::new(), headed: Vec::new() };
    view.look();
    view.judge()
}

struct View<'a> {
    part: &'a Part,
    place: usize,
    doc: u32,
    plan: &'a Plan,
    sightings: Vec<Sighting>,
    lines: Vec<Line>,
    headed: Vec<(usize, f32)>,
}

impl View<'_> {
    fn look(&mut self) {
        let mut wanted: Vec<(usize, &Reach)> = Vec::new();
        let mut in_runs: Vec<(usize, Vec<&Reach>)> = Vec::new();
        for (clause, asked) in self.plan.asks.iter().enumerate().filter(|(_, asked)| !asked.negated) {
            for way in &asked.choices {
                match &way.words {
                    Words::Anything => {}
                    Words::One(reaches) => wanted.extend(reaches.get(self.place).map(|reach| (clause, reach))),
                    Words::Scattered(run) => {
                        wanted.extend(run.iter().filter_map(|word| word.get(self.place)).map(|reach| (clause, reach)));
                    }
                    Words::Run(run) => {
                        in_runs.push((clause, run.iter().filter_map(|word| word.get(self.place)).collect()));
                    }
                }
            }
        }
        let mut position = 0;
        for code in self.part.codes(self.doc) {
            let id = match code {
                Code::Line(field, words) => {
                    self.lines.push(Line { field, words });
                    position = 0;
                    continue;
                }
                Code::Word(id) => {
                    position += 1;
                    id
                }
                Code::Same(id) => id,
            };
            let Some(line) = self.lines.last().copied() else { continue };
            let number = u32::try_from(self.lines.len()).unwrap_or(u32::MAX) - 1;
            for &(clause, reach) in &wanted {
                if let Some((weight, how)) = reach.weigh(self.part, id) {
                    let sighting =
                        Sighting { clause, line: number, position, field: line.field, weight, how, word: id };
                    self.sightings.push(sighting);
                }
            }
        }
        for (clause, reaches) in in_runs {
            let mut places = Vec::new();
            runs(self.part, self.doc, &reaches, |line, position| places.push((line, position)));
            for (line, end) in places {
                let Some(field) = self.lines.get(line as usize).map(|line| line.field) else { continue };
                let count = u32::try_from(reaches.len()).unwrap_or(0);
                for (back, reach) in (0..count).rev().zip(&reaches) {
                    let weight = reach.singles.iter().map(|single| single.1).fold(reach.begun_weight * 0.6, f32::max);
                    let position = end.saturating_sub(back);
                    let how = How::Word;
                    self.sightings.push(Sighting { clause, line, position, field, weight, how, word: u32::MAX });
                }
            }
        }
        for &(clause, reach) in &wanted {
            if let Ok(at) = reach.items.binary_search_by_key(&self.doc, |&(doc, _)| doc) {
                self.headed.push((clause, reach.items[at].1));
            }
        }
    }

    fn judge(self) -> Appraisal {
        let clauses = self.plan.asks.len();
        let length = f32::from(self.part.prose(self.doc));
        let prose = 1.0 / (0.5 + 0.5 * length / USUAL_LENGTH);
        let mut best = vec![0.0_f32; clauses];
        let mut second = vec![0.0_f32; clauses];
        let mut rarity = vec![0.0_f32; clauses];
        let mut how: Vec<Option<(u32, How)>> = vec![None; clauses];
        for sighting in &self.sightings {
            let mut weight = sighting.weight * sighting.field.weight();
            if sighting.field == Field::Prose {
                weight *= prose;
            }
            let clause = sighting.clause;
            rarity[clause] = rarity[clause].max(sighting.weight);
            if weight > best[clause] {
                second[clause] += best[clause];
                best[clause] = weight;
                how[clause] = Some((sighting.word, sighting.how));
            } else {
                second[clause] += weight;
            }
        }
        let mut headed = Vec::new();
        for &(clause, weight) in &self.headed {
            if weight * 7.0 > best[clause] {
                best[clause] = weight * 7.0;
                rarity[clause] = rarity[clause].max(weight);
                how[clause] = None;
                headed.push(clause);
            }
        }
        let all: f32 = rarity.iter().sum::<f32>().max(f32::EPSILON);
        let mut score: f32 = best.iter().sum();
        score +=
            best.iter().zip(&second).map(|(best, second)| 0.25 * best * second / (best + second + 1.0)).sum::<f32>();
        score += self.cover(&rarity, all);
        score += self.closeness(&rarity);
        let (line, field) = self.best_line();
        // An id is seldom looked at, so a name that its initials stand for is the better reason.
        for (clause, how) in how.iter_mut().enumerate() {
            let initials = self.sightings.iter().find(|one| one.clause == clause && one.how == How::Initials);
            let by_id = self.sightings.iter().filter(|one| one.clause == clause && one.how != How::Initials);
            if let Some(initials) = initials.filter(|_| by_id.clone().all(|one| one.field == Field::Id)) {
                *how = Some((initials.word, How::Initials));
            }
        }
        let taken = how.iter().enumerate().filter_map(|(clause, how)| how.map(|(word, how)| (clause, word, how)));
        Appraisal { score, line, field, taken: taken.collect(), headed }
    }

    fn in_line(&self, line: u32) -> impl Iterator<Item = &Sighting> {
        self.sightings.iter().filter(move |sighting| sighting.line == line)
    }

    /// How much of a name the words cover, and how much of the query the name answers.
    #[allow(clippy::cast_precision_loss, reason = "names are short")]
    fn cover(&self, rarity: &[f32], all: f32) -> f32 {
        let mut most = 0.0_f32;
        for (number, line) in (0_u32..).zip(&self.lines).filter(|(_, line)| line.field.names()) {
            let mut positions: Vec<(u32, f32)> = Vec::new();
            let mut answered: Vec<usize> = Vec::new();
            let mut whole = false;
            for sighting in self.in_line(number) {
                let sure = sighting.weight / rarity[sighting.clause].max(f32::EPSILON);
                if !answered.contains(&sighting.clause) {
                    answered.push(sighting.clause);
                }
                whole |= sighting.how == How::Initials;
                match positions.iter_mut().find(|(position, _)| *position == sighting.position) {
                    Some((_, best)) => *best = best.max(sure),
                    None => positions.push((sighting.position, sure)),
                }
            }
            if answered.is_empty() {
                continue;
            }
            let share = answered.iter().map(|&clause| rarity[clause]).sum::<f32>() / all;
            let words = line.words.max(1) as f32;
            let covered = if whole && answered.len() == 1 {
                1.0
            } else {
                positions.iter().map(|(_, sure)| sure).sum::<f32>() / words
            };
            let covered = covered.min(1.0);
            let mut worth = 0.6 * line.field.weight() * all * share * share * covered;
            if covered > 0.99 && share > 0.99 {
                worth += 0.4 * line.field.weight() * all;
            }
            most = most.max(worth);
        }
        most
    }

    /// How near words that follow each other in the query stand to each other.
    #[allow(clippy::cast_precision_loss, reason = "lines are short")]
    fn closeness(&self, rarity: &[f32]) -> f32 {
        let mut sum = 0.0;
        for second in 1..rarity.len() {
            let first = second - 1;
            let mut best = 0.0_f32;
            for one in self.sightings.iter().filter(|sighting| sighting.clause == first) {
                for two in self.sightings.iter().filter(|two| two.clause == second && two.line == one.line) {
                    let distance = one.position.abs_diff(two.position).max(1) as f32;
                    let order = if one.position < two.position { 1.0 } else { 0.7 };
                    let weight = one.weight.min(two.weight) * one.field.weight();
                    best = best.max(weight * order / distance);
                }
            }
            sum += 0.8 * best;
        }
        sum
    }

    /// The line that answers most of the query; a name before a text that says no more.
    fn best_line(&self) -> (u32, Field) {
        let mut best = (0_u32, 0.0_f32);
        for (number, line) in (0_u32..).zip(&self.lines) {
            let mut answered: Vec<(usize, f32)> = Vec::new();
            for sighting in self.in_line(number) {
                match answered.iter_mut().find(|(clause, _)| *clause == sighting.clause) {
                    Some((_, best)) => *best = best.max(sighting.weight),
                    None => answered.push((sighting.clause, sighting.weight)),
                }
            }
            let worth: f32 = answered.iter().map(|(_, weight)| weight).sum();
            let worth = if line.field.names() { worth * 1.5 } else { worth };
            if worth > best.1 + 0.001 {
                best = (number, worth);
            }
        }
        (best.0, self.lines.get(best.0 as usize).map_or(Field::Title, |line| line.field))
    }
}
