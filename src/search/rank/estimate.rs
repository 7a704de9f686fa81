//! Which of very many items are worth weighing: a first estimate from what each word weighs, without reading the items.

use std::ops::Range;

use crate::search::index::bits::Bits;
use crate::search::index::segment::Segment;
use crate::search::query::matches::WordMatches;
use crate::search::query::plan::Plan;
use crate::search::query::query::Occur;
use crate::search::rank::sweep::each_word;

/// How many places are read to estimate one word; beyond it only the best that are known in advance are.
const READ: usize = 48 * 1024;
/// In how many found items estimates are made for each; beyond it only for the best that are known in advance.
const EACH: usize = 12 * 1024;
/// How many places are read for one word when there are so many items.
const READ_FEW: usize = 2048;

/// The most promising of what was found in a part; all of it where no number is wanted.
pub fn most_promising(
    segment: &Segment,
    place: usize,
    plan: &Plan,
    found: &Bits,
    wanted: Option<usize>,
) -> Vec<(f32, u32)> {
    let count = found.count();
    let Some(wanted) = wanted else {
        return found.iter().map(|doc| (0.0, doc)).collect();
    };
    let mut estimates = Estimates::of(found, count);
    for planned in plan.clauses.iter().filter(|planned| planned.occur == Occur::Must) {
        for choice in &planned.choices {
            for matches in each_word(&choice.words).iter().filter_map(|per_segment| per_segment.get(place)) {
                estimates.read(segment, matches);
            }
        }
        estimates.settle();
    }
    estimates.best(wanted)
}

/// Estimates of the items of a set.
struct Estimates<'a> {
    found: &'a Bits,
    most: usize,
    /// How many items of the set stand before each of its words, where each item has an estimate.
    before: Vec<u32>,
    sums: Vec<f32>,
    now: Vec<f32>,
    touched: Vec<u32>,
    /// The estimates themselves, where only some items have one: item, clause, weight.
    some: Vec<(u32, u32, f32)>,
    clause: u32,
}

impl<'a> Estimates<'a> {
    fn of(found: &'a Bits, count: usize) -> Self {
        let each = count <= EACH;
        let size = if each { count } else { 0 };
        Self {
            found,
            most: if each { READ } else { READ_FEW },
            before: if each { found.before() } else { Vec::new() },
            sums: vec![0.0; size],
            now: vec![0.0; size],
            touched: Vec::new(),
            some: Vec::new(),
            clause: 0,
        }
    }

    fn read(&mut self, segment: &Segment, matches: &WordMatches) {
        let prefix_range = matches.prefix_weight;
        match self.common(segment, &matches.prefix_range) {
            Some(best) => best.iter().for_each(|&doc| self.put(doc, prefix_range * 3.0)),
            None => {
                for id in matches.prefix_range.clone() {
                    let weight = prefix_range * matches.completeness(segment, id);
                    segment.postings.weighed(id).for_each(|(doc, impact)| self.put(doc, weight * impact));
                }
            }
        }
        for &(id, weight, _) in &matches.singles {
            match self.common(segment, &(id..id + 1)) {
                Some(best) => best.iter().for_each(|&doc| self.put(doc, weight * 3.6)),
                None => segment.postings.weighed(id).for_each(|(doc, impact)| self.put(doc, weight * impact)),
            }
        }
        matches.items.iter().for_each(|&(doc, weight)| self.put(doc, weight * 3.0));
    }

    /// The best items of words that have too many to be read.
    fn common<'p>(&self, segment: &'p Segment, words: &Range<u32>) -> Option<&'p [u32]> {
        if segment.postings.count(words) <= self.most {
            return None;
        }
        segment.common.get(words).map(|common| common.best.as_slice())
    }

    fn put(&mut self, doc: u32, weight: f32) {
        if self.sums.is_empty() {
            if self.found.has(doc) {
                self.some.push((doc, self.clause, weight));
            }
            return;
        }
        let Some(place) = self.found.place(doc, &self.before) else { return };
        let now = &mut self.now[place];
        if *now == 0.0 {
            self.touched.push(u32::try_from(place).unwrap_or(0));
        }
        *now = now.max(weight);
    }

    /// Adds the best of a clause to what other clauses gave.
    fn settle(&mut self) {
        for &place in &self.touched {
            self.sums[place as usize] += self.now[place as usize];
            self.now[place as usize] = 0.0;
        }
        self.touched.clear();
        self.clause += 1;
    }

    fn best(mut self, wanted: usize) -> Vec<(f32, u32)> {
        let mut all: Vec<(f32, u32)> = if self.sums.is_empty() {
            self.some.sort_unstable_by(|one, two| (one.0, one.1).cmp(&(two.0, two.1)).then(two.2.total_cmp(&one.2)));
            self.some.dedup_by_key(|some| (some.0, some.1));
            let items = self.some.chunk_by(|one, two| one.0 == two.0);
            let mut all: Vec<_> = items.map(|item| (item.iter().map(|some| some.2).sum(), item[0].0)).collect();
            let lacking = wanted.saturating_sub(all.len());
            all.extend(self.found.iter().take(lacking).map(|doc| (0.0, doc)));
            all
        } else {
            self.sums.into_iter().zip(self.found.iter()).collect()
        };
        all.sort_unstable_by(|one, two| one.1.cmp(&two.1).then(two.0.total_cmp(&one.0)));
        all.dedup_by_key(|&mut (_, doc)| doc);
        if all.len() > wanted {
            all.select_nth_unstable_by(wanted - 1, |one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
            all.truncate(wanted);
        }
        all
    }
}
