//! A question put to an index, and what was found.

use std::ops::Range;
use std::sync::Arc;

use crate::bundle::{Address, Id, Kind};
use crate::search::bits::Bits;
use crate::search::excerpt::excerpt;
use crate::search::field::Field;
use crate::search::index::Index;
use crate::search::lit::Lit;
use crate::search::matcher::Matcher;
use crate::search::part::{Entry, Part, lines};
use crate::search::plan::Plan;
use crate::search::query::Query;
use crate::search::rank::{Appraisal, appraise};
use crate::search::reach::How;
use crate::search::record::Record;
use crate::search::sweep::{Candidate, Ground};
use crate::search::vocabulary::ACRONYM_MARK;

/// Where to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// In one item.
    Item(Address),
    /// In one bundle.
    Bundle(Id),
    /// Everywhere.
    Library,
}

/// A question.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// The query.
    pub query: &'a Query,
    /// Where to look.
    pub scope: &'a Scope,
    /// The only kind that is wanted, if one is; counts by kind are made before it narrows.
    pub kind: Option<Kind>,
    /// How many hits are wanted.
    pub limit: usize,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// The best, the best first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// How many of each kind, in the order in which sections are read, whatever kind is wanted.
    pub by_kind: Vec<(Kind, usize)>,
    /// Words that were left out, because with them nothing would be left.
    pub dropped: Vec<String>,
    /// The nearest words of the library, where nothing is found.
    pub nearest: Vec<String>,
    /// What there would be without each part of the query, where nothing answers all of it.
    pub without: Vec<(String, usize)>,
    /// What was made of the query, in words.
    pub notes: Vec<String>,
    /// What to light in any text that is shown.
    pub lit: Lit,
}

/// One item that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Where it is.
    pub address: Address,
    /// What it is.
    pub kind: Option<Kind>,
    /// Its title.
    pub title: String,
    /// What is lit of the title, in bytes.
    pub title_spans: Vec<Range<usize>>,
    /// Where it matched: the field, or what a statement states.
    pub field: &'static str,
    /// The sentence or line that matched, or as much of it as shows the match.
    pub excerpt: String,
    /// What is lit of the excerpt, in bytes.
    pub excerpt_spans: Vec<Range<usize>>,
    /// Why it matched, where that is not plain: `≈ semiconductor`, `MSS = Ministry of State Security`.
    pub why: Option<String>,
    /// How well it answers; only to be compared within one search.
    pub score: f64,
}

/// Below how many items a search is widened to near words.
const THIN: usize = 12;
/// How many items are weighed in full.
const WEIGHED: usize = 300;

/// Puts a question to an index.
#[must_use]
pub fn find(index: &Index, ask: &Ask) -> Findings {
    let mut findings = Findings { notes: ask.query.understood(), lit: Lit::of(ask.query), ..Findings::default() };
    if ask.query.is_empty() || index.is_empty() {
        return findings;
    }
    let mut search = Search { parts: index.parts(), ask, matcher: Matcher::new() };
    search.run(&mut findings, index.len());
    findings
}

struct Search<'a> {
    parts: &'a [Arc<Part>],
    ask: &'a Ask<'a>,
    matcher: Matcher,
}

/// An item that answers: the place of its part, and the item.
type Found = (usize, Candidate);

impl Search<'_> {
    fn run(&mut self, findings: &mut Findings, total: usize) {
        let mut plan = Plan::of(self.ask.query, self.parts, total);
        let mut found = self.sweep(&plan);
        if found.len() < THIN {
            plan.widen(self.ask.query, self.parts, &self.matcher);
            found = self.sweep(&plan);
        }
        if found.is_empty() {
            self.relax(&mut plan, findings, total);
            found = self.sweep(&plan);
        }
        findings.by_kind = self.count(&found);
        if let Some(kind) = self.ask.kind {
            found.retain(|(part, candidate)| self.parts[*part].kind(candidate.doc) == Some(kind));
        }
        findings.total = found.len();
        let chosen = self.choose(&plan, found);
        self.light(&plan, &chosen, findings);
        findings.hits = chosen.iter().map(|chosen| self.hit(&plan, chosen, &findings.lit)).collect();
    }

    fn grounds(&self) -> impl Iterator<Item = Ground<'_>> {
        self.parts.iter().enumerate().map(|(place, part)| Ground { part, place, within: self.within(part) })
    }

    fn within(&self, part: &Part) -> Bits {
        match &self.ask.scope {
            Scope::Library => Bits::all(part.len()),
            Scope::Bundle(bundle) => chosen(part, |record| record.address.bundle == *bundle),
            Scope::Item(address) => chosen(part, |record| record.address == *address),
        }
    }

    fn sweep(&self, plan: &Plan) -> Vec<Found> {
        let grounds = self.grounds();
        grounds
            .flat_map(|ground| ground.sweep(plan).into_iter().map(move |candidate| (ground.place, candidate)))
            .collect()
    }

    fn count(&self, found: &[Found]) -> Vec<(Kind, usize)> {
        let kinds = found.iter().filter_map(|(part, candidate)| self.parts[*part].kind(candidate.doc));
        let mut counts = vec![0; Kind::ALL.len()];
        for kind in kinds {
            if let Some(place) = Kind::ALL.iter().position(|each| *each == kind) {
                counts[place] += 1;
            }
        }
        Kind::ALL.into_iter().zip(counts).filter(|&(_, count)| count > 0).collect()
    }

    /// Leaves out what leaves nothing: of the plain words, those that the best item does not have; everything else that
    /// was asked stays.
    fn relax(&self, plan: &mut Plan, findings: &mut Findings, total: usize) {
        let asked: Vec<usize> = (0..plan.asks.len()).filter(|&at| !plan.asks[at].optional).take(32).collect();
        let mut tally: Vec<Tally> = Vec::new();
        for ground in self.grounds() {
            let mut masks: std::collections::HashMap<u32, (u32, f32)> = std::collections::HashMap::new();
            for (bit, &at) in asked.iter().enumerate() {
                let ask = &plan.asks[at];
                let answers = ground.answers(ask);
                if ask.negated {
                    continue;
                }
                for candidate in answers.iter().filter(|candidate| ground.within.has(candidate.doc)) {
                    let entry = masks.entry(candidate.doc).or_default();
                    entry.0 |= 1 << bit;
                    entry.1 += candidate.estimate;
                }
            }
            let negated: Vec<Bits> = asked
                .iter()
                .map(|&at| {
                    let mut bits = Bits::none(ground.part.len());
                    if plan.asks[at].negated {
                        ground.answers(&plan.asks[at]).iter().for_each(|candidate| bits.put(candidate.doc));
                    }
                    bits
                })
                .collect();
            for (doc, (mut mask, estimate)) in masks {
                for (bit, bits) in negated.iter().enumerate() {
                    if plan.asks[asked[bit]].negated && !bits.has(doc) {
                        mask |= 1 << bit;
                    }
                }
                tally.push(Tally { mask, estimate });
            }
        }
        let full = if asked.len() >= 32 { u32::MAX } else { (1_u32 << asked.len()) - 1 };
        for (bit, &at) in asked.iter().enumerate() {
            let without = tally.iter().filter(|tally| tally.mask | 1 << bit == full).count();
            if asked.len() > 1 {
                findings.without.push((plan.asks[at].typed.clone(), without));
            }
        }
        let hard = asked.iter().enumerate().filter(|&(_, &at)| !plan.asks[at].soft);
        let hard = hard.fold(0_u32, |mask, (bit, _)| mask | 1 << bit);
        let eligible = tally.iter().filter(|tally| tally.mask & hard == hard && tally.mask & !hard != 0);
        let best = eligible.max_by(|one, two| one.rank().cmp(&two.rank()).then(one.estimate.total_cmp(&two.estimate)));
        let Some(best) = best.map(|best| best.mask) else {
            self.suggest(plan, findings, total);
            return;
        };
        for (bit, &at) in asked.iter().enumerate().rev() {
            if best & 1 << bit == 0 {
                findings.dropped.insert(0, plan.asks[at].typed.clone());
                plan.asks[at].optional = true;
            }
        }
    }

    /// The nearest words of the library to words of which nothing was found.
    fn suggest(&self, plan: &Plan, findings: &mut Findings, _total: usize) {
        for asked in plan.asks.iter().filter(|asked| !asked.negated) {
            let folded = crate::search::fold::fold(&asked.typed);
            for near in crate::search::near::near(self.parts, &self.matcher, &folded).into_iter().take(3) {
                if !findings.nearest.contains(&near.word) {
                    findings.nearest.push(near.word);
                }
            }
        }
    }

    /// The best of what was found, weighed.
    fn choose(&self, plan: &Plan, mut found: Vec<Found>) -> Vec<Chosen> {
        let most = WEIGHED.max(self.ask.limit);
        if found.len() > most {
            found.select_nth_unstable_by(most, |one, two| two.1.estimate.total_cmp(&one.1.estimate));
            found.truncate(most);
        }
        let mut chosen: Vec<Chosen> = found
            .into_iter()
            .map(|(place, candidate)| Chosen {
                place,
                doc: candidate.doc,
                appraisal: appraise(&self.parts[place], place, plan, candidate.doc),
            })
            .collect();
        chosen.sort_by(|one, two| {
            let (first, second) = (self.entry(one), self.entry(two));
            two.appraisal.score.total_cmp(&one.appraisal.score).then_with(|| first.in_order(second))
        });
        chosen.truncate(self.ask.limit);
        chosen
    }

    fn entry(&self, chosen: &Chosen) -> &Entry {
        &self.parts[chosen.place].entries[chosen.doc as usize]
    }

    /// Adds to what is lit the words that were accepted in what is shown.
    fn light(&self, plan: &Plan, chosen: &[Chosen], findings: &mut Findings) {
        for each in chosen {
            for &(clause, word, how) in &each.appraisal.taken {
                let text = self.parts[each.place].words.word(word);
                match how {
                    How::Near => {
                        let letters = self.matcher.letters(text, &plan.asks[clause].typed.to_lowercase());
                        findings.lit.accept(text, letters);
                    }
                    How::Joined => findings.lit.accept(text, Vec::new()),
                    How::Initials => {
                        let acronym = text.trim_start_matches(ACRONYM_MARK);
                        findings.lit.name(spelt(&self.entry(each).record, acronym).1);
                    }
                    How::Word | How::Form | How::Beginning | How::Heads => {}
                }
            }
            for &clause in &each.appraisal.headed {
                let typed = crate::search::fold::fold(&plan.asks[clause].typed);
                findings.lit.name(crate::search::heads::heads(&self.entry(each).record, &typed).1);
            }
        }
    }

    fn hit(&self, plan: &Plan, chosen: &Chosen, lit: &Lit) -> Hit {
        let record = &self.entry(chosen).record;
        let mut line = None;
        let mut first = None;
        let mut number = 0;
        lines(record, |place, field, text| {
            if number == chosen.appraisal.line {
                line = Some((place, text.to_owned()));
            }
            if first.is_none() && field == Field::Prose {
                first = Some((place, text.to_owned()));
            }
            number += 1;
        });
        let title = chosen.appraisal.line == 0 || matches!(chosen.appraisal.field, Field::Title);
        let field = match line.as_ref().and_then(|(place, _)| *place) {
            Some(place) if !title => record.fields.get(place).map_or("text", |field| field.name),
            _ => "title",
        };
        // A match in the title is already seen there, so the excerpt says what the item is about.
        let shown = if title { first.map(|(_, text)| text) } else { line.map(|(_, text)| text) };
        let excerpt = excerpt(&shown.unwrap_or_default(), lit);
        Hit {
            address: record.address.clone(),
            kind: record.kind,
            title_spans: lit.spans(&record.title),
            title: record.title.clone(),
            field,
            excerpt_spans: lit.spans(&excerpt),
            excerpt,
            why: self.why(plan, chosen),
            score: f64::from(chosen.appraisal.score),
        }
    }

    fn why(&self, plan: &Plan, chosen: &Chosen) -> Option<String> {
        let record = &self.entry(chosen).record;
        let mut reasons: Vec<String> = Vec::new();
        for &(_, word, how) in &chosen.appraisal.taken {
            let text = self.parts[chosen.place].words.word(word);
            let reason = match how {
                How::Near => format!("≈ {text}"),
                How::Initials => {
                    let acronym = text.trim_start_matches(ACRONYM_MARK);
                    format!("{} = {}", acronym.to_uppercase(), spelt(record, acronym).0)
                }
                How::Joined | How::Word | How::Form | How::Beginning | How::Heads => continue,
            };
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        for &clause in &chosen.appraisal.headed {
            let typed = &plan.asks[clause].typed;
            reasons.push(format!("{typed} = {}", crate::search::heads::heads(record, typed).0));
        }
        (!reasons.is_empty()).then(|| reasons.join(", "))
    }
}

/// The items of a part that pass a test.
fn chosen(part: &Part, passes: impl Fn(&Record) -> bool) -> Bits {
    let mut bits = Bits::none(part.len());
    for (doc, entry) in (0..).zip(&part.entries) {
        if passes(&entry.record) {
            bits.put(doc);
        }
    }
    bits
}

/// The name that initials stand for, and its words with one letter lit of each that has an initial.
fn spelt(record: &Record, acronym: &str) -> (String, Vec<(String, usize)>) {
    crate::search::heads::initials(record, acronym)
}

/// Which clauses an item fulfils, while it is sought what to leave out.
struct Tally {
    mask: u32,
    estimate: f32,
}

impl Tally {
    const fn rank(&self) -> u32 {
        self.mask.count_ones()
    }
}

/// An item that was weighed.
struct Chosen {
    place: usize,
    doc: u32,
    appraisal: Appraisal,
}
