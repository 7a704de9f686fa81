//! Which items of a part answer a plan: a set for each clause, and what is in all of them.

use crate::search::index::bits::Bits;
use crate::search::index::part::Part;
use crate::search::index::word_codes::Code;
use crate::search::query::plan::{Asked, Plan, Way, Words};
use crate::search::query::query::Stance;
use crate::search::query::reach::Reach;

/// The part that is swept, its place among the parts, and the items that may be found.
#[derive(Debug)]
pub struct Ground<'a> {
    pub part: &'a Part,
    pub place: usize,
    /// The items that may be found; all where there is none.
    pub within: Option<Bits>,
}

impl Ground<'_> {
    /// The items that fulfil every clause that must hold, and none that must not.
    pub fn sweep(&self, plan: &Plan) -> Bits {
        let asks = |stance| plan.asks.iter().filter(move |asked| asked.stance == stance);
        let mut found = self.within.clone().unwrap_or_else(|| Bits::all(self.part.len()));
        for asked in asks(Stance::Must) {
            found.keep(&self.set(asked));
        }
        for asked in asks(Stance::MustNot) {
            let mut set = self.set(asked);
            if runs_in(asked) {
                set.keep(&found);
                set.retain(|doc| self.verified(asked, doc));
            }
            found.drop(&set);
        }
        for asked in asks(Stance::Must).filter(|asked| runs_in(asked)) {
            found.retain(|doc| self.verified(asked, doc));
        }
        found
    }

    /// The items that fulfil a clause, or may where words must stand side by side.
    pub fn set(&self, asked: &Asked) -> Bits {
        let mut set = Bits::none(self.part.len());
        for way in &asked.choices {
            let among = way.among.as_ref().and_then(|parts| parts.get(self.place));
            match (&way.words, among) {
                (Words::One(reaches), None) => self.fill(reaches.get(self.place), &mut set),
                (words, among) => {
                    let mut own = among.cloned().unwrap_or_else(|| Bits::all(self.part.len()));
                    for reaches in each_word(words) {
                        let mut word = Bits::none(self.part.len());
                        self.fill(reaches.get(self.place), &mut word);
                        own.keep(&word);
                    }
                    set.join(&own);
                }
            }
        }
        set
    }

    fn fill(&self, reach: Option<&Reach>, set: &mut Bits) {
        let Some(reach) = reach else { return };
        self.part.fill(&reach.begun, set);
        for &(id, _, _) in reach.singles.iter().filter(|(id, _, _)| !reach.begun.contains(id)) {
            self.part.fill(&(id..id + 1), set);
        }
        reach.items.iter().for_each(|&(doc, _)| set.put(doc));
    }

    /// Whether an item of the set fulfils the clause indeed.
    fn verified(&self, asked: &Asked, doc: u32) -> bool {
        asked.choices.iter().any(|way| {
            let among = way.among.as_ref().and_then(|parts| parts.get(self.place));
            among.is_none_or(|among| among.has(doc)) && self.stands(way, doc)
        })
    }

    fn stands(&self, way: &Way, doc: u32) -> bool {
        let reaches: Vec<&Reach> = each_word(&way.words).iter().filter_map(|reaches| reaches.get(self.place)).collect();
        match &way.words {
            Words::Anything => true,
            Words::Run(_) => runs(self.part, doc, &reaches, |_, _| {}),
            Words::One(_) | Words::Scattered(_) => reaches.iter().all(|reach| {
                reach.items.binary_search_by_key(&doc, |&(doc, _)| doc).is_ok()
                    || self.part.codes.of(doc).any(|code| match code {
                        Code::Line(..) => false,
                        Code::Word(id) | Code::Same(id) => reach.weigh(self.part, id).is_some(),
                    })
            }),
        }
    }
}

/// The words of a way, each with what it reaches in every part.
pub fn each_word(words: &Words) -> &[Vec<Reach>] {
    match words {
        Words::Anything => &[],
        Words::One(reaches) => std::slice::from_ref(reaches),
        Words::Run(run) | Words::Scattered(run) => run,
    }
}

fn runs_in(asked: &Asked) -> bool {
    asked.choices.iter().any(|way| matches!(way.words, Words::Run(_)))
}

/// Whether words stand side by side in a line of an item; says where, as the number of the line and of the last word in it,
/// words being counted from 1.
pub fn runs(part: &Part, doc: u32, reaches: &[&Reach], mut found: impl FnMut(u32, u32)) -> bool {
    let mut any = false;
    // For each beginning that is still good: how many words of the run have stood so far, at the place just read.
    let mut open: Vec<usize> = Vec::new();
    let mut next: Vec<usize> = Vec::new();
    let (mut line, mut position) = (0_u32, 0_u32);
    for code in part.codes.of(doc) {
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
