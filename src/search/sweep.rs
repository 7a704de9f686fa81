//! Which items of a part answer a plan: the rarest clause names them, and the others strike out.

use crate::search::bits::Bits;
use crate::search::part::{Code, Part};
use crate::search::plan::{Asked, Plan, Way, Words};
use crate::search::reach::Reach;

/// An item that answers, with a first estimate of how well.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The item, in its part.
    pub doc: u32,
    /// The estimate.
    pub estimate: f32,
}

/// The part that is swept, its place among the parts, and the items that may be found.
#[derive(Debug)]
pub struct Ground<'a> {
    /// The part.
    pub part: &'a Part,
    /// Its place.
    pub place: usize,
    /// The items that may be found.
    pub within: Bits,
}

impl Ground<'_> {
    /// The items that fulfil every clause that must hold, and none that must not.
    #[must_use]
    pub fn sweep(&self, plan: &Plan) -> Vec<Candidate> {
        let mut within = self.within.clone();
        let mut asks: Vec<&Asked> = Vec::new();
        for asked in plan.asks.iter().filter(|asked| !asked.optional) {
            match self.narrowed(asked) {
                Some(bits) if asked.negated => within.drop(&bits),
                Some(bits) => within.keep(&bits),
                None => asks.push(asked),
            }
        }
        let driver = asks.iter().enumerate().filter(|(_, asked)| !asked.negated);
        let driver = driver.min_by_key(|(_, asked)| self.frequency(asked)).map(|(place, _)| place);
        let candidates = match driver {
            Some(place) => self.answers(asks.remove(place)),
            None => within.iter().map(|doc| Candidate { doc, estimate: 0.0 }).collect(),
        };
        let mut kept = Vec::new();
        for candidate in candidates {
            if !within.has(candidate.doc) {
                continue;
            }
            let mut estimate = candidate.estimate;
            let holds = asks.iter().all(|asked| match self.holds(asked, candidate.doc) {
                Some(more) if !asked.negated => {
                    estimate += more;
                    true
                }
                Some(_) => false,
                None => asked.negated,
            });
            if holds {
                kept.push(Candidate { doc: candidate.doc, estimate });
            }
        }
        kept
    }

    /// The items that a clause without words lets pass; none where it has words.
    fn narrowed(&self, asked: &Asked) -> Option<Bits> {
        let mut all: Option<Bits> = None;
        for way in &asked.choices {
            let (Words::Anything, Some(bits)) = (&way.words, self.among(way)) else { return None };
            match &mut all {
                Some(all) => all.join(bits),
                None => all = Some(bits.clone()),
            }
        }
        all
    }

    fn among<'w>(&self, way: &'w Way) -> Option<&'w Bits> {
        way.among.as_ref().and_then(|parts| parts.get(self.place))
    }

    fn frequency(&self, asked: &Asked) -> usize {
        asked.choices.iter().map(|way| self.way_frequency(way)).sum()
    }

    fn way_frequency(&self, way: &Way) -> usize {
        let of = |reaches: &Vec<Reach>| reaches.get(self.place).map_or(0, |reach| reach.frequency(self.part));
        match &way.words {
            Words::Anything => self.among(way).map_or(0, Bits::count),
            Words::One(reaches) => of(reaches),
            Words::Run(run) | Words::Scattered(run) => run.iter().map(of).min().unwrap_or(0),
        }
    }

    /// The items that fulfil a clause, each once, in order.
    #[must_use]
    pub fn answers(&self, asked: &Asked) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        for way in &asked.choices {
            let among = self.among(way);
            let from = found.len();
            match &way.words {
                Words::Anything => {
                    found.extend(among.into_iter().flat_map(Bits::iter).map(|doc| Candidate { doc, estimate: 0.0 }));
                }
                Words::One(reaches) => {
                    if let Some(reach) = reaches.get(self.place) {
                        self.gather(reach, &mut found);
                    }
                }
                Words::Run(run) | Words::Scattered(run) => {
                    let reaches: Vec<&Reach> = run.iter().filter_map(|word| word.get(self.place)).collect();
                    if let Some(rarest) = reaches.iter().min_by_key(|reach| reach.frequency(self.part)) {
                        self.gather(rarest, &mut found);
                    }
                }
            }
            if let Some(among) = among {
                let mut place = 0;
                found.retain(|candidate| {
                    place += 1;
                    place <= from || among.has(candidate.doc)
                });
            }
        }
        found.sort_unstable_by(|one, two| one.doc.cmp(&two.doc).then(two.estimate.total_cmp(&one.estimate)));
        found.dedup_by_key(|candidate| candidate.doc);
        if asked.choices.iter().any(|way| matches!(way.words, Words::Run(_) | Words::Scattered(_))) {
            found.retain(|candidate| self.holds(asked, candidate.doc).is_some());
        }
        found
    }

    fn gather(&self, reach: &Reach, found: &mut Vec<Candidate>) {
        let words = reach.begun.clone().filter_map(|id| reach.weigh(self.part, id).map(|(weight, _)| (id, weight)));
        let others = reach.singles.iter().filter(|(id, _, _)| !reach.begun.contains(id)).map(|&(id, w, _)| (id, w));
        for (id, weight) in words.chain(others) {
            let postings = self.part.postings(id);
            found.extend(postings.map(|(doc, impact)| Candidate { doc, estimate: weight * impact }));
        }
        found.extend(reach.items.iter().map(|&(doc, weight)| Candidate { doc, estimate: weight * 3.0 }));
    }

    /// What a clause adds to the estimate of an item; none where the item does not fulfil it.
    fn holds(&self, asked: &Asked, doc: u32) -> Option<f32> {
        let mut best: Option<f32> = None;
        for way in &asked.choices {
            if self.among(way).is_some_and(|bits| !bits.has(doc)) {
                continue;
            }
            let weight = match &way.words {
                Words::Anything => Some(0.0),
                Words::One(reaches) => reaches.get(self.place).and_then(|reach| self.word(reach, doc)),
                Words::Run(run) => {
                    let reaches: Vec<&Reach> = run.iter().filter_map(|word| word.get(self.place)).collect();
                    runs(self.part, doc, &reaches, |_, _| {})
                        .then(|| reaches.iter().filter_map(|reach| self.word(reach, doc)).sum())
                }
                Words::Scattered(run) => {
                    let reaches = run.iter().filter_map(|word| word.get(self.place));
                    reaches.map(|reach| self.word(reach, doc)).sum::<Option<f32>>()
                }
            };
            best = match (best, weight) {
                (Some(one), Some(two)) => Some(one.max(two)),
                (one, two) => one.or(two),
            };
        }
        best
    }

    fn word(&self, reach: &Reach, doc: u32) -> Option<f32> {
        let mut best: Option<f32> = None;
        let mut field_weight = 1.0;
        for code in self.part.codes(doc) {
            match code {
                Code::Line(field, _) => field_weight = field.weight(),
                Code::Word(id) | Code::Same(id) => {
                    if let Some((weight, _)) = reach.weigh(self.part, id) {
                        let weight = weight * field_weight;
                        best = Some(best.map_or(weight, |best| best.max(weight)));
                    }
                }
            }
        }
        let item = reach.items.binary_search_by_key(&doc, |&(doc, _)| doc).ok().and_then(|at| reach.items.get(at));
        match (best, item) {
            (Some(best), Some(&(_, weight))) => Some(best.max(weight * 3.0)),
            (None, Some(&(_, weight))) => Some(weight * 3.0),
            (best, None) => best,
        }
    }
}

/// Whether words stand side by side in a line of an item; says where, as the number of the line and of the last word in it,
/// words being counted from 1.
pub fn runs(part: &Part, doc: u32, reaches: &[&Reach], mut found: impl FnMut(u32, u32)) -> bool {
    let mut any = false;
    // For each beginning that is still good: how many words of the run have stood so far, at the place just read.
    let mut open: Vec<usize> = Vec::new();
    let mut next: Vec<usize> = Vec::new();
    let (mut line, mut position) = (0_u32, 0_u32);
    for code in part.codes(doc) {
        let (id, fresh) = match code {
            Code::Line(..) => {
                line += 1;
                position = 0;
                open.clear();
                next.clear();
                continue;
            }
            Code::Word(id) => (id, true),
            Code::Same(id) => (id, false),
        };
        if fresh {
            std::mem::swap(&mut open, &mut next);
            next.clear();
            position += 1;
        }
        for stood in open.iter().copied().chain(std::iter::once(0)) {
            if reaches.get(stood).is_some_and(|reach| reach.weigh(part, id).is_some()) && !next.contains(&(stood + 1)) {
                next.push(stood + 1);
                if stood + 1 == reaches.len() {
                    any = true;
                    found(line - 1, position);
                }
            }
        }
    }
    any
}
