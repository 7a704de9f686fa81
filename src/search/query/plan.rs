//! A query put against a library: for each thing it asks, which words of each part would answer.

use std::collections::HashMap;
use std::sync::Arc;

use crate::search::index::bits::Bits;
use crate::search::index::facet::Facet;
use crate::search::index::part::Part;
use crate::search::index::vocabulary::FACET_MARK;
use crate::search::query::near::{Firsts, Known, Near, near};
use crate::search::query::query::{Clause, Manner, Narrow, Query, Stance, Test, Want, Word};
use crate::search::query::reach::{Alone, How, Reach, plain, rarity};
use crate::search::query::word_heads::headed;
use crate::search::text::matcher::Matcher;

/// What a query comes to in a library.
#[derive(Debug)]
pub struct Plan {
    pub asks: Vec<Asked>,
    total: usize,
}

/// One clause of it.
#[derive(Debug)]
pub struct Asked {
    /// Any of these fulfils it.
    pub choices: Vec<Way>,
    /// Whether it must hold.
    pub stance: Stance,
    /// Whether it may be left out when nothing would be left with it.
    pub soft: bool,
    /// Whether its words stand in the library as they were typed.
    pub known: Known,
    /// How it was typed.
    pub typed: String,
    /// The words that are near to it, as far as they were looked for.
    pub near: Vec<Near>,
}

impl Asked {
    /// How much it says that the clause is answered, at best.
    pub fn rarity(&self) -> f32 {
        let of = |reaches: &Vec<Reach>| reaches.iter().map(Reach::rarity).fold(0.0, f32::max);
        let way = |way: &Way| match &way.words {
            Words::Anything => 0.0,
            Words::One(reaches) => of(reaches),
            Words::Run(run) | Words::Scattered(run) => run.iter().map(of).sum(),
        };
        self.choices.iter().map(way).fold(0.0, f32::max)
    }
}

/// One way to fulfil a clause.
#[derive(Debug)]
pub struct Way {
    pub words: Words,
    /// For each part, the items among which it counts, where it is narrowed.
    pub among: Option<Vec<Bits>>,
}

/// The words of one way.
#[derive(Debug)]
pub enum Words {
    /// None: it is only narrowed.
    Anything,
    /// One word, in each part.
    One(Vec<Reach>),
    /// Several side by side; for each of them, in each part.
    Run(Vec<Vec<Reach>>),
    /// Several anywhere in the item.
    Scattered(Vec<Vec<Reach>>),
}

impl Plan {
    /// Puts a query against the parts of a library of so many items.
    pub fn of(query: &Query, parts: &[Arc<Part>], total: usize) -> Self {
        let mut asks: Vec<Asked> =
            query.clauses.iter().map(|clause| asked(clause, parts, total, alone(query, clause))).collect();
        join_neighbours(query, &mut asks, parts, total);
        Self { asks, total }
    }

    /// Lets near words, and names whose heads were run together, answer plain words of the query: those that stand in the
    /// library, or those that do not. So many items were found without.
    pub fn widen(&mut self, query: &Query, ground: &Ground, whom: Whom, found: usize) {
        for (asked, clause) in self.asks.iter_mut().zip(&query.clauses) {
            let wanted = match whom {
                Whom::Unknown => asked.known == Known::No,
                Whom::Known => asked.known != Known::No,
            };
            if !asked.soft || asked.stance != Stance::Must || !wanted {
                continue;
            }
            for (way, choice) in asked.choices.iter_mut().zip(&clause.choices) {
                match (&mut way.words, &choice.want) {
                    (Words::One(reaches), Want::Word(word)) => {
                        let thin = Thin { alone: alone(query, clause), found, total: self.total };
                        asked.near = ground.widen(reaches, word, &thin);
                    }
                    // Parts of a letter or two, as in `5g`, mean nothing by themselves.
                    (Words::Run(_), Want::Run(words)) if words.iter().all(|word| word.text.chars().count() > 2) => {
                        let run = std::mem::replace(&mut way.words, Words::Anything);
                        if let Words::Run(run) = run {
                            way.words = Words::Scattered(run);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Which words are widened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Those of which nothing stands in the library.
    Unknown,
    Known,
}

/// What words are put against when they are widened.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The parts of the library.
    pub parts: &'a [Arc<Part>],
    pub matcher: &'a Matcher,
}

/// Why a word is widened.
struct Thin {
    alone: Alone,
    found: usize,
    total: usize,
}

impl Ground<'_> {
    fn widen(self, reaches: &mut [Reach], word: &Word, thin: &Thin) -> Vec<Near> {
        let Self { parts, matcher } = self;
        let &Thin { alone, found, total } = thin;
        if !matches!(word.manner, Manner::Open | Manner::Unfinished) {
            return Vec::new();
        }
        let known = known(parts, reaches);
        let begun = word.manner == Manner::Open && reaches.iter().all(|reach| reach.singles.is_empty());
        let firsts = match known {
            Known::No => Firsts::MaySlip,
            Known::Kin if found == 0 || alone == Alone::Yes => Firsts::MaySlip,
            Known::Kin | Known::Word => Firsts::Right,
        };
        let near = near(parts, matcher, &word.text, firsts);
        let ids: Vec<Vec<Option<u32>>> =
            near.iter().map(|near| parts.iter().map(|part| part.words.find(&near.word)).collect()).collect();
        let frequency = |ids: &Vec<Option<u32>>| -> usize {
            parts.iter().zip(ids).filter_map(|(part, id)| id.map(|id| part.postings.count(&(id..id + 1)))).sum()
        };
        // Which of the near words is meant is not known, so that one of them is rare says nothing: they are as rare as all
        // that are about as near.
        let trust = match (known, alone) {
            (Known::No, _) => 1.0,
            (Known::Word | Known::Kin, Alone::No) if is_bare(&word.text) => 0.85,
            // What was finished with a blank is no beginning.
            (Known::Kin, _) if word.manner == Manner::Open => 0.5,
            (Known::Word | Known::Kin, _) => 0.25,
        };
        for (near_word, places) in near.iter().zip(&ids) {
            let like = near.iter().zip(&ids).filter(|(other, _)| other.quality >= near_word.quality - 0.1);
            let pooled: usize = like.map(|(_, ids)| frequency(ids)).sum();
            let weight = trust * near_word.quality * rarity(pooled, total);
            for (reach, id) in reaches.iter_mut().zip(places) {
                if let Some(id) = *id {
                    reach.put(id, weight, How::Near);
                }
            }
        }
        let heads = match known {
            Known::No => 1.0,
            Known::Kin if begun => 0.9,
            Known::Kin | Known::Word if alone == Alone::Yes => 0.6,
            Known::Kin | Known::Word => return near,
        };
        // Where a word is but a slip away, that is what was meant: most of all a long one.
        let nearest = near.first().map_or(0.0, |near| near.quality);
        if (known != Known::No && word.text.len() < SURE_HEADS) || nearest > 0.78 {
            return near;
        }
        for (part, reach) in parts.iter().zip(reaches.iter_mut()) {
            reach.items = headed(part, &word.text);
        }
        let headed: usize = reaches.iter().map(|reach| reach.items.len()).sum();
        let doubt = if nearest > 0.7 { 0.7 } else { 1.0 };
        let weight = heads * doubt * rarity(headed, total);
        for item in reaches.iter_mut().flat_map(|reach| &mut reach.items) {
            item.1 *= weight;
        }
        near
    }
}

/// From how many letters on a word that stands in the library may also be a name whose heads were run together.
const SURE_HEADS: usize = 7;

/// What the library knows of a word.
fn known(parts: &[Arc<Part>], reaches: &[Reach]) -> Known {
    parts.iter().zip(reaches).map(|(part, reach)| reach.known(part)).min().unwrap_or(Known::No)
}

fn choices_are_bare(clause: &Clause) -> bool {
    clause.choices.iter().all(|choice| matches!(&choice.want, Want::Word(word) if is_bare(&word.text)))
}

/// Whether a word has no vowels, and so may be short for a longer one.
fn is_bare(word: &str) -> bool {
    !word.contains(['a', 'e', 'i', 'o', 'u'])
}

fn alone(query: &Query, clause: &Clause) -> Alone {
    let worded = |clause: &&Clause| clause.choices.iter().any(|choice| choice.want != Want::Anything);
    if clause.capital || query.clauses.iter().filter(worded).count() < 2 { Alone::Yes } else { Alone::No }
}

fn asked(clause: &Clause, parts: &[Arc<Part>], total: usize, alone: Alone) -> Asked {
    let choices: Vec<Way> = clause
        .choices
        .iter()
        .map(|choice| Way {
            words: match &choice.want {
                Want::Anything => Words::Anything,
                Want::Word(word) => Words::One(plain(parts, word, total, alone)),
                Want::Run(words) => Words::Run(words.iter().map(|word| plain(parts, word, total, alone)).collect()),
            },
            among: choice.narrow.as_ref().map(|narrow| parts.iter().map(|part| bits(part, narrow)).collect()),
        })
        .collect();
    let known = choices.iter().map(|way| match &way.words {
        Words::One(reaches) => known(parts, reaches),
        Words::Anything | Words::Run(_) | Words::Scattered(_) => Known::No,
    });
    let known = known.min().unwrap_or(Known::No);
    // A word without vowels beside others is likelier short for a longer one than meant as it stands: `cmd ctrl`.
    let short = alone == Alone::No && choices_are_bare(clause);
    Asked {
        known: if short { Known::No } else { known },
        choices,
        stance: clause.stance,
        soft: clause.soft,
        typed: clause.typed.clone(),
        near: Vec::new(),
    }
}

/// Two words that stand beside each other in the query also mean the one word that they make: `apt 29`, `power shell`.
fn join_neighbours(query: &Query, asks: &mut [Asked], parts: &[Arc<Part>], total: usize) {
    let single = |clause: &Clause| match clause.choices.as_slice() {
        [choice, ..] if clause.soft => match (&choice.want, &choice.narrow) {
            (Want::Word(word), None) => Some(word.clone()),
            _ => None,
        },
        _ => None,
    };
    for place in 1..query.clauses.len() {
        let (Some(first), Some(second)) = (single(&query.clauses[place - 1]), single(&query.clauses[place])) else {
            continue;
        };
        let joined = format!("{}{}", first.text, second.text);
        let mut found: HashMap<usize, Vec<u32>> = HashMap::new();
        let mut frequency = 0;
        for (place, part) in parts.iter().enumerate() {
            let ids: Vec<u32> = match second.manner {
                Manner::Unfinished if second.text.chars().count() > 1 => part.words.beginning(&joined).collect(),
                _ => part.words.find(&joined).into_iter().collect(),
            };
            frequency += ids.iter().map(|&id| part.postings.count(&(id..id + 1))).sum::<usize>();
            if !ids.is_empty() {
                found.insert(place, ids);
            }
        }
        for asked in &mut asks[place - 1..=place] {
            let Some(Words::One(reaches)) = asked.choices.first_mut().map(|way| &mut way.words) else { continue };
            // The two words say what the one says, not each of them all of it.
            let own = reaches.iter().map(Reach::rarity).fold(0.0, f32::max);
            let own = if own > 0.0 { own } else { f32::MAX };
            let weight = 0.95 * rarity(frequency, total).min(own);
            for (&part, ids) in &found {
                for &id in ids {
                    reaches[part].put(id, weight, How::Joined);
                }
            }
        }
    }
}

/// The items of a part that pass.
fn bits(part: &Part, narrow: &Narrow) -> Bits {
    let name = narrow.facet.name();
    let mut passed = Bits::none(part.len());
    let words = match &narrow.test {
        Test::Like(value) => {
            let exact = format!("{FACET_MARK}{name}:{value}");
            match part.words.find(&exact) {
                Some(id) => id..id + 1,
                None => part.words.beginning(&exact),
            }
        }
        Test::Between(from, to) => {
            let all = part.words.beginning(&format!("{FACET_MARK}{name}:"));
            let at = |value: &String| part.words.first_from(&format!("{FACET_MARK}{name}:{value}"));
            from.as_ref().map_or(all.start, at)..to.as_ref().map_or(all.end, at)
        }
    };
    for &doc in part.postings.docs(&words) {
        passed.put(doc);
    }
    if let (Facet::Bundle, Test::Like(value), true) = (narrow.facet, &narrow.test, words.is_empty()) {
        for id in part.words.beginning(&format!("{FACET_MARK}{name}:")) {
            if part.words.word(id).contains(value.as_str()) {
                for &doc in part.postings.docs(&(id..id + 1)) {
                    passed.put(doc);
                }
            }
        }
    }
    passed
}
