//! A query planned for an index: for each clause, which words of each segment answer it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::search::columns::bits::Bits;
use crate::search::index::facet::Facet;
use crate::search::index::segment::Segment;
use crate::search::index::vocabulary::FACET_MARK;
use crate::search::query::abbreviation::abbreviated;
use crate::search::query::matches::{MatchKind, OnlyWord, WordMatches, plain, rarity};
use crate::search::query::near::{FirstLetter, KnownWord, NearWord, near};
use crate::search::query::query::{Clause, FacetFilter, MatchMode, Occur, Pattern, Query, ValueTest, Word};
use crate::search::text::matcher::Matcher;

/// A query, planned for an index.
#[derive(Debug)]
pub struct Plan {
    pub clauses: Vec<PlannedClause>,
    total: usize,
}

/// A clause of the plan.
#[derive(Debug)]
pub struct PlannedClause {
    pub choices: Vec<PlannedChoice>,
    pub occur: Occur,
    /// Whether it may be left out where nothing is found with it.
    pub optional: bool,
    /// Whether its words stand in the library as they were typed.
    pub known: KnownWord,
    pub typed: String,
    /// The words that are near to it, as far as they were looked for.
    pub near: Vec<NearWord>,
}

impl PlannedClause {
    /// The rarity of its rarest word.
    pub fn rarity(&self) -> f32 {
        let of = |per_segment: &Vec<WordMatches>| per_segment.iter().map(WordMatches::rarity).fold(0.0, f32::max);
        let choice = |choice: &PlannedChoice| match &choice.words {
            PlannedWords::Any => 0.0,
            PlannedWords::One(per_segment) => of(per_segment),
            PlannedWords::Phrase(run) | PlannedWords::Scattered(run) => run.iter().map(of).sum(),
        };
        self.choices.iter().map(choice).fold(0.0, f32::max)
    }
}

/// A choice of a clause.
#[derive(Debug)]
pub struct PlannedChoice {
    pub words: PlannedWords,
    /// For each segment, the items that pass its filter, where it has one.
    pub among: Option<Vec<Bits>>,
}

/// The words of a choice.
#[derive(Debug)]
pub enum PlannedWords {
    /// None: it only filters.
    Any,
    /// One word, in each segment.
    One(Vec<WordMatches>),
    /// Several side by side; for each of them, in each segment.
    Phrase(Vec<Vec<WordMatches>>),
    /// Several anywhere in the item.
    Scattered(Vec<Vec<WordMatches>>),
}

impl Plan {
    /// Plans a query for the segments of an index of so many items.
    pub fn of(query: &Query, segments: &[Arc<Segment>], total: usize) -> Self {
        let mut clauses: Vec<PlannedClause> =
            query.clauses.iter().map(|clause| planned(clause, segments, total, only_word(query, clause))).collect();
        join_neighbours(query, &mut clauses, segments, total);
        Self { clauses, total }
    }

    /// Lets near words and abbreviations answer plain words of the query: those that stand in the library, or those that do
    /// not. So many items were found without.
    pub fn widen(&mut self, query: &Query, widening: &WideningContext, widened: Widened, found: usize) {
        for (planned, clause) in self.clauses.iter_mut().zip(&query.clauses) {
            let wanted = match widened {
                Widened::Unknown => planned.known == KnownWord::No,
                Widened::Known => planned.known != KnownWord::No,
            };
            if !planned.optional || planned.occur != Occur::Must || !wanted {
                continue;
            }
            for (planned_choice, choice) in planned.choices.iter_mut().zip(&clause.choices) {
                match (&mut planned_choice.words, &choice.want) {
                    (PlannedWords::One(per_segment), Pattern::Word(word)) => {
                        let context = WordContext { only_word: only_word(query, clause), found, total: self.total };
                        planned.near = widening.widen(per_segment, word, &context);
                    }
                    // Parts of a letter or two, as in `5g`, mean nothing by themselves.
                    (PlannedWords::Phrase(_), Pattern::Phrase(words))
                        if words.iter().all(|word| word.text.chars().count() > 2) =>
                    {
                        let run = std::mem::replace(&mut planned_choice.words, PlannedWords::Any);
                        if let PlannedWords::Phrase(run) = run {
                            planned_choice.words = PlannedWords::Scattered(run);
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
pub enum Widened {
    /// Those that do not stand in the library.
    Unknown,
    Known,
}

/// What words are compared with when they are widened.
#[derive(Debug, Clone, Copy)]
pub struct WideningContext<'a> {
    pub segments: &'a [Arc<Segment>],
    pub matcher: &'a Matcher,
}

/// What decides how far a word is widened.
struct WordContext {
    only_word: OnlyWord,
    found: usize,
    total: usize,
}

// Tuned and measured like the weights of `rank.rs`, which says on what: behind a weight stands what is lost without it.
/// How far near words are trusted: for a word without vowels beside others, for a finished word that only has forms in the
/// library, and for one that stands there or is not finished.
/// The last: generated −.009. The others: nothing.
const TRUST_BARE: f32 = 0.85;
const TRUST_FORM: f32 = 0.5;
const TRUST_KNOWN: f32 = 0.25;
/// Near words whose quality is no more than this below that of another are weighed as one.
const ABOUT_AS_NEAR: f32 = 0.1;
/// The weight of an abbreviation of a word of which only forms stand in the library, and of one typed alone.
const ABBREVIATED_FORM: f32 = 0.9;
const ABBREVIATED_ALONE: f32 = 0.6;
/// From this quality of a near word on, abbreviations are doubted, and from the next on, the word is no abbreviation.
const DOUBTFUL: f32 = 0.7;
const SURE_NEAR: f32 = 0.78;
/// The weight of an abbreviation that is doubted.
const DOUBTED: f32 = 0.7;
/// The weight of two words written in one.
const JOINED: f32 = 0.95;
/// The fewest letters of a word that stands in the library and may be an abbreviation all the same.
const LEAST_ABBREVIATION: usize = 7;

impl WideningContext<'_> {
    /// Adds near words and abbreviations to the matches of a word; returns the near words.
    fn widen(self, per_segment: &mut [WordMatches], word: &Word, context: &WordContext) -> Vec<NearWord> {
        if !matches!(word.mode, MatchMode::Open | MatchMode::Unfinished) {
            return Vec::new();
        }
        let &WordContext { only_word, found, total } = context;
        let known = known(self.segments, per_segment);
        let unmatched = word.mode == MatchMode::Open && per_segment.iter().all(|matches| matches.singles.is_empty());
        let first_letter = match known {
            KnownWord::No => FirstLetter::MayDiffer,
            KnownWord::Related if found == 0 || only_word == OnlyWord::Yes => FirstLetter::MayDiffer,
            KnownWord::Related | KnownWord::Word => FirstLetter::Right,
        };
        let near = near(self.segments, self.matcher, &word.text, first_letter);
        let trust = match (known, only_word) {
            (KnownWord::No, _) => 1.0,
            (KnownWord::Word | KnownWord::Related, OnlyWord::No) if is_bare(&word.text) => TRUST_BARE,
            // A blank behind it says that the word was finished.
            (KnownWord::Related, _) if word.mode == MatchMode::Open => TRUST_FORM,
            (KnownWord::Word | KnownWord::Related, _) => TRUST_KNOWN,
        };
        self.add_near(per_segment, &near, trust, total);
        let weight = match known {
            KnownWord::No => 1.0,
            KnownWord::Related if unmatched => ABBREVIATED_FORM,
            KnownWord::Related | KnownWord::Word if only_word == OnlyWord::Yes => ABBREVIATED_ALONE,
            KnownWord::Related | KnownWord::Word => return near,
        };
        // Where a word has a near word, that is meant rather than an abbreviation, most of all for a long one.
        let nearest = near.first().map_or(0.0, |near| near.quality);
        if (known == KnownWord::No || word.text.len() >= LEAST_ABBREVIATION) && nearest <= SURE_NEAR {
            let doubt = if nearest > DOUBTFUL { DOUBTED } else { 1.0 };
            self.add_abbreviations(per_segment, &word.text, weight * doubt, total);
        }
        near
    }

    /// Which of the near words is meant is not known, so that one of them is rare says nothing: they are as rare as all that
    /// are about as near.
    fn add_near(self, per_segment: &mut [WordMatches], near: &[NearWord], trust: f32, total: usize) {
        let ids: Vec<Vec<Option<u32>>> =
            near.iter().map(|near| self.segments.iter().map(|segment| segment.find(&near.word)).collect()).collect();
        let frequency = |ids: &Vec<Option<u32>>| -> usize {
            let found = self.segments.iter().zip(ids).filter_map(|(segment, id)| Some((segment, (*id)?)));
            found.map(|(segment, id)| segment.count(&(id..id + 1))).sum()
        };
        for (near_word, places) in near.iter().zip(&ids) {
            let alike = near.iter().zip(&ids).filter(|(other, _)| other.quality >= near_word.quality - ABOUT_AS_NEAR);
            let pooled: usize = alike.map(|(_, ids)| frequency(ids)).sum();
            let weight = trust * near_word.quality * rarity(pooled, total);
            for (matches, id) in per_segment.iter_mut().zip(places) {
                if let Some(id) = *id {
                    matches.put(id, weight, MatchKind::Near);
                }
            }
        }
    }

    fn add_abbreviations(self, per_segment: &mut [WordMatches], typed: &str, weight: f32, total: usize) {
        for (segment, matches) in self.segments.iter().zip(per_segment.iter_mut()) {
            matches.items = abbreviated(segment, typed);
        }
        let count: usize = per_segment.iter().map(|matches| matches.items.len()).sum();
        let weight = weight * rarity(count, total);
        for item in per_segment.iter_mut().flat_map(|matches| &mut matches.items) {
            item.1 *= weight;
        }
    }
}

/// Whether a word stands in the library.
fn known(segments: &[Arc<Segment>], per_segment: &[WordMatches]) -> KnownWord {
    segments.iter().zip(per_segment).map(|(segment, matches)| matches.known(segment)).min().unwrap_or(KnownWord::No)
}

fn choices_are_bare(clause: &Clause) -> bool {
    clause.choices.iter().all(|choice| matches!(&choice.want, Pattern::Word(word) if is_bare(&word.text)))
}

/// Whether a word has no vowels, and so may be short for a longer one.
fn is_bare(word: &str) -> bool {
    !word.contains(['a', 'e', 'i', 'o', 'u'])
}

fn only_word(query: &Query, clause: &Clause) -> OnlyWord {
    let worded = |clause: &&Clause| clause.choices.iter().any(|choice| choice.want != Pattern::Any);
    if clause.capital || query.clauses.iter().filter(worded).count() < 2 { OnlyWord::Yes } else { OnlyWord::No }
}

fn planned(clause: &Clause, segments: &[Arc<Segment>], total: usize, only_word: OnlyWord) -> PlannedClause {
    let choices: Vec<PlannedChoice> = clause
        .choices
        .iter()
        .map(|choice| PlannedChoice {
            words: match &choice.want {
                Pattern::Any => PlannedWords::Any,
                Pattern::Word(word) => PlannedWords::One(plain(segments, word, total, only_word)),
                Pattern::Phrase(words) => {
                    PlannedWords::Phrase(words.iter().map(|word| plain(segments, word, total, only_word)).collect())
                }
            },
            among: choice
                .filter
                .as_ref()
                .map(|filter| segments.iter().map(|segment| passing(segment, filter)).collect()),
        })
        .collect();
    let known = choices.iter().map(|choice| match &choice.words {
        PlannedWords::One(per_segment) => known(segments, per_segment),
        PlannedWords::Any | PlannedWords::Phrase(_) | PlannedWords::Scattered(_) => KnownWord::No,
    });
    let known = known.min().unwrap_or(KnownWord::No);
    // A word without vowels beside others is likelier short for a longer one than meant as it stands: `cmd ctrl`.
    let short = only_word == OnlyWord::No && choices_are_bare(clause);
    PlannedClause {
        known: if short { KnownWord::No } else { known },
        choices,
        occur: clause.occur,
        optional: clause.optional,
        typed: clause.typed.clone(),
        near: Vec::new(),
    }
}

/// Two words beside each other in the query also match the one word that they make: `apt 29`, `power shell`.
fn join_neighbours(query: &Query, clauses: &mut [PlannedClause], segments: &[Arc<Segment>], total: usize) {
    let single = |clause: &Clause| match clause.choices.as_slice() {
        [choice, ..] if clause.optional => match (&choice.want, &choice.filter) {
            (Pattern::Word(word), None) => Some(word.clone()),
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
        for (place, segment) in segments.iter().enumerate() {
            let ids: Vec<u32> = match second.mode {
                MatchMode::Unfinished if second.text.chars().count() > 1 => segment.words.beginning(&joined).collect(),
                _ => segment.find(&joined).into_iter().collect(),
            };
            frequency += ids.iter().map(|&id| segment.count(&(id..id + 1))).sum::<usize>();
            if !ids.is_empty() {
                found.insert(place, ids);
            }
        }
        for planned in &mut clauses[place - 1..=place] {
            let Some(PlannedWords::One(per_segment)) = planned.choices.first_mut().map(|choice| &mut choice.words)
            else {
                continue;
            };
            // The two words share the weight of the one, so neither counts more than it does by itself.
            let own = per_segment.iter().map(WordMatches::rarity).fold(0.0, f32::max);
            let own = if own > 0.0 { own } else { f32::MAX };
            let weight = JOINED * rarity(frequency, total).min(own);
            for (&segment, ids) in &found {
                for &id in ids {
                    per_segment[segment].put(id, weight, MatchKind::Joined);
                }
            }
        }
    }
}

/// The items of a segment that pass a filter.
fn passing(segment: &Segment, filter: &FacetFilter) -> Bits {
    let name = filter.facet.name();
    let mut passed = Bits::none(segment.len());
    let words = match &filter.test {
        ValueTest::Like(value) => {
            let exact = format!("{FACET_MARK}{name}:{value}");
            match segment.find(&exact) {
                Some(id) => id..id + 1,
                None => segment.words.beginning(&exact),
            }
        }
        ValueTest::Between(from, to) => {
            let all = segment.words.beginning(&format!("{FACET_MARK}{name}:"));
            let at = |value: &String| segment.words.first_from(&format!("{FACET_MARK}{name}:{value}"));
            from.as_ref().map_or(all.start, at)..to.as_ref().map_or(all.end, at)
        }
    };
    for &doc in segment.postings.docs(&words).iter() {
        passed.insert(doc);
    }
    if let (Facet::Bundle, ValueTest::Like(value), true) = (filter.facet, &filter.test, words.is_empty()) {
        for id in segment.words.beginning(&format!("{FACET_MARK}{name}:")) {
            if segment.words.word(id).contains(value.as_str()) {
                for &doc in segment.postings.docs(&(id..id + 1)).iter() {
                    passed.insert(doc);
                }
            }
        }
    }
    passed
}
