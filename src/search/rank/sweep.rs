//! Which items of a segment answer a plan: a set for each clause, and their intersection.

use crate::search::columns::bits::Bits;
use crate::search::index::segment::Segment;
use crate::search::index::word_code::WordCode;
use crate::search::query::matches::WordMatches;
use crate::search::query::plan::{Plan, PlannedChoice, PlannedClause, PlannedWords};
use crate::search::query::query::Occur;

/// A segment, its number, and the items of it that may be found.
#[derive(Debug)]
pub struct SegmentSearch<'a> {
    pub segment: &'a Segment,
    pub place: usize,
    /// All where there is none.
    pub within: Option<Bits>,
}

impl SegmentSearch<'_> {
    /// The items that fulfil every clause that must hold, and none that must not.
    pub fn sweep(&self, plan: &Plan) -> Bits {
        let clauses = |occur| plan.clauses.iter().filter(move |planned| planned.occur == occur);
        let mut found = self.within.clone().unwrap_or_else(|| Bits::all(self.segment.len()));
        for planned in clauses(Occur::Must) {
            found.intersect(&self.set(planned));
        }
        for planned in clauses(Occur::MustNot) {
            let mut set = self.set(planned);
            if runs_in(planned) {
                set.intersect(&found);
                set.retain(|doc| self.verified(planned, doc));
            }
            found.subtract(&set);
        }
        for planned in clauses(Occur::Must).filter(|planned| runs_in(planned)) {
            found.retain(|doc| self.verified(planned, doc));
        }
        found
    }

    /// The items that fulfil a clause, or may where words must stand side by side.
    pub fn set(&self, planned: &PlannedClause) -> Bits {
        let mut set = Bits::none(self.segment.len());
        for choice in &planned.choices {
            let among = choice.among.as_ref().and_then(|segments| segments.get(self.place));
            match (&choice.words, among) {
                (PlannedWords::One(per_segment), None) => self.fill(per_segment.get(self.place), &mut set),
                (words, among) => {
                    let mut own = among.cloned().unwrap_or_else(|| Bits::all(self.segment.len()));
                    for per_segment in each_word(words) {
                        let mut word = Bits::none(self.segment.len());
                        self.fill(per_segment.get(self.place), &mut word);
                        own.intersect(&word);
                    }
                    set.unite(&own);
                }
            }
        }
        set
    }

    fn fill(&self, matches: Option<&WordMatches>, set: &mut Bits) {
        let Some(matches) = matches else { return };
        self.segment.fill(&matches.prefix_range, set);
        for &(id, _, _) in matches.singles.iter().filter(|(id, _, _)| !matches.prefix_range.contains(id)) {
            self.segment.fill(&(id..id + 1), set);
        }
        matches.items.iter().for_each(|&(doc, _)| set.insert(doc));
    }

    /// Whether an item of the set fulfils the clause: whether the words of a phrase stand side by side in it.
    fn verified(&self, planned: &PlannedClause, doc: u32) -> bool {
        planned.choices.iter().any(|choice| {
            let among = choice.among.as_ref().and_then(|segments| segments.get(self.place));
            among.is_none_or(|among| among.contains(doc)) && self.stands(choice, doc)
        })
    }

    fn stands(&self, choice: &PlannedChoice, doc: u32) -> bool {
        let per_segment: Vec<&WordMatches> =
            each_word(&choice.words).iter().filter_map(|per_segment| per_segment.get(self.place)).collect();
        match &choice.words {
            PlannedWords::Any => true,
            PlannedWords::Phrase(_) => runs(self.segment, doc, &per_segment, |_, _| {}),
            PlannedWords::One(_) | PlannedWords::Scattered(_) => per_segment.iter().all(|matches| {
                matches.items.binary_search_by_key(&doc, |&(doc, _)| doc).is_ok()
                    || self.segment.codes.of_item(doc).any(|code| match code {
                        WordCode::Line(..) => false,
                        WordCode::Word(id) | WordCode::Same(id) => matches.weigh(self.segment, id).is_some(),
                    })
            }),
        }
    }
}

/// The words of a choice, each with its matches in every segment.
pub fn each_word(words: &PlannedWords) -> &[Vec<WordMatches>] {
    match words {
        PlannedWords::Any => &[],
        PlannedWords::One(per_segment) => std::slice::from_ref(per_segment),
        PlannedWords::Phrase(run) | PlannedWords::Scattered(run) => run,
    }
}

fn runs_in(planned: &PlannedClause) -> bool {
    planned.choices.iter().any(|choice| matches!(choice.words, PlannedWords::Phrase(_)))
}

/// Whether words stand side by side in a line of an item. Visits each place, as the number of the line and that of the last
/// word in it, from 1.
pub fn runs(segment: &Segment, doc: u32, per_segment: &[&WordMatches], mut found: impl FnMut(u32, u32)) -> bool {
    let mut any = false;
    // For each phrase that may still be completed: how many of its words were read up to here.
    let mut open: Vec<usize> = Vec::new();
    let mut next: Vec<usize> = Vec::new();
    let (mut line, mut position) = (0_u32, 0_u32);
    for code in segment.codes.of_item(doc) {
        let (id, is_written) = match code {
            WordCode::Line(..) => {
                line += 1;
                position = 0;
                open.clear();
                next.clear();
                continue;
            }
            WordCode::Word(id) => (id, true),
            WordCode::Same(id) => (id, false),
        };
        if is_written {
            std::mem::swap(&mut open, &mut next);
            next.clear();
            position += 1;
        }
        for stood in open.iter().copied().chain(std::iter::once(0)) {
            if per_segment.get(stood).is_some_and(|matches| matches.weigh(segment, id).is_some())
                && !next.contains(&(stood + 1))
            {
                next.push(stood + 1);
                if stood + 1 == per_segment.len() {
                    any = true;
                    found(line - 1, position);
                }
            }
        }
    }
    any
}
