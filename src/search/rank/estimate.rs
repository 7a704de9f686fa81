//! Which of very many items are worth scoring: an estimate from the weight of each word, without reading the items.

use std::borrow::Cow;
use std::ops::Range;

use crate::search::columns::bits::Bits;
use crate::search::index::common_words::CommonRange;
use crate::search::index::segment::Segment;
use crate::search::query::matches::WordMatches;
use crate::search::query::plan::Plan;
use crate::search::query::query::Occur;
use crate::search::rank::sweep::each_word;

/// How many postings of one word are read; beyond it only its best items, which were found in advance.
const MOST_POSTINGS: usize = 48 * 1024;
/// Up to how many found items each gets an estimate; beyond it only those that some word has among its best.
const MOST_EACH: usize = 12 * 1024;
/// How many postings of one word are read where not each item gets an estimate.
const FEW_POSTINGS: usize = 2048;

/// The impact that is assumed for the best items of a word, and for those of a prefix or an abbreviation. Their own are not
/// stored; in a title a word has 4.
const BEST_WORD_IMPACT: f32 = 3.6;
const BEST_PREFIX_IMPACT: f32 = 3.0;

/// The most promising of what was found in a segment; all of it where no number is wanted.
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
        estimates.end_clause();
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
        let each = count <= MOST_EACH;
        let size = if each { count } else { 0 };
        Self {
            found,
            most: if each { MOST_POSTINGS } else { FEW_POSTINGS },
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
            Some(common) => common.best.iter().for_each(|&doc| self.put(doc, prefix_range * BEST_PREFIX_IMPACT)),
            None => {
                for id in matches.prefix_range.clone() {
                    let weight = prefix_range * matches.completeness(segment, id);
                    segment.postings.weighed(id).for_each(|(doc, impact)| self.put(doc, weight * impact));
                }
            }
        }
        for &(id, weight, _) in &matches.singles {
            match self.common(segment, &(id..id + 1)) {
                Some(common) => common.best.iter().for_each(|&doc| self.put(doc, weight * BEST_WORD_IMPACT)),
                None => segment.postings.weighed(id).for_each(|(doc, impact)| self.put(doc, weight * impact)),
            }
        }
        matches.items.iter().for_each(|&(doc, weight)| self.put(doc, weight * BEST_PREFIX_IMPACT));
    }

    /// The best items of words that have too many postings to be read.
    fn common<'p>(&self, segment: &'p Segment, words: &Range<u32>) -> Option<Cow<'p, CommonRange>> {
        if segment.postings.count(words) <= self.most {
            return None;
        }
        segment.common.get(words)
    }

    fn put(&mut self, doc: u32, weight: f32) {
        if self.sums.is_empty() {
            if self.found.contains(doc) {
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

    /// Adds the best of a clause to the sums.
    fn end_clause(&mut self) {
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
