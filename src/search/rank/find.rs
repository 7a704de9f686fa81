//! A question put to an index: what answers it, the best first.

use std::sync::Arc;

use crate::bundle::Kind;
use crate::search::index::bits::Bits;
use crate::search::index::field::Field;
use crate::search::index::index::Index;
use crate::search::index::part::{Entry, Part, line};
use crate::search::index::record::Record;
use crate::search::index::vocabulary::ACRONYM_MARK;
use crate::search::query::plan::{Ground as Widening, Plan, Whom};
use crate::search::query::query::Stance;
use crate::search::query::reach::How;
use crate::search::rank::estimate::promising;
use crate::search::rank::excerpt::excerpt;
use crate::search::rank::findings::{Ask, Findings, Hit, Scope, Whose};
use crate::search::rank::highlight::Lit;
use crate::search::rank::rank::{Appraisal, Judge};
use crate::search::rank::sweep::Ground;
use crate::search::text::fold::fold;
use crate::search::text::matcher::Matcher;
use crate::text::sentence::sentences;

/// Below how many items a search is widened to near words.
const THIN: usize = 12;
/// How many items are weighed in full.
const WEIGHED: usize = 128;

/// Puts a question to an index.
pub fn find(index: &Index, ask: &Ask) -> Findings {
    let mut findings = Findings { notes: ask.query.understood(), lit: Lit::of(ask.query), ..Findings::default() };
    if ask.query.is_empty() || index.is_empty() {
        return findings;
    }
    let search = Search { parts: index.parts(), ask, matcher: Matcher::new() };
    search.run(&mut findings, index.len());
    findings
}

struct Search<'a> {
    parts: &'a [Arc<Part>],
    ask: &'a Ask<'a>,
    matcher: Matcher,
}

impl Search<'_> {
    fn run(&self, findings: &mut Findings, total: usize) {
        let mut plan = Plan::of(self.ask.query, self.parts, total);
        let mut found = self.sweep(&plan);
        let sure = count(&found);
        if sure < THIN {
            found = self.widen(&mut plan, sure);
        }
        if count(&found) == 0 {
            self.relax(&mut plan, findings);
            found = self.sweep(&plan);
        }
        self.count_kinds(&mut found, findings);
        findings.total = count(&found);
        let chosen = self.choose(&plan, &found);
        if let Some(first) = chosen.first().filter(|first| !first.appraisal.lacking.is_empty()) {
            findings.dropped = first.appraisal.lacking.iter().map(|&at| plan.asks[at].typed.clone()).collect();
        }
        self.light(&plan, &chosen, findings);
        findings.hits = chosen.iter().map(|chosen| self.hit(&plan, chosen, &findings.lit)).collect();
    }

    /// Lets near words answer where hardly anything was found: first for words that stand nowhere, which are slips; then for
    /// the others. Where the words stand but never together, items that lack one of them are found beside those that have
    /// a near word for it.
    fn widen(&self, plan: &mut Plan, sure: usize) -> Vec<Bits> {
        let ground = Widening { parts: self.parts, matcher: &self.matcher };
        plan.widen(self.ask.query, &ground, Whom::Unknown, sure);
        let lacking = if sure == 0 && count(&self.sweep(plan)) == 0 { self.lacking_one(plan) } else { Vec::new() };
        plan.widen(self.ask.query, &ground, Whom::Known, sure);
        let mut found = self.sweep(plan);
        for (found, lacking) in found.iter_mut().zip(&lacking) {
            found.join(lacking);
        }
        found
    }

    /// The items that have all plain words of the query but one, where it has several; all else that was asked holds.
    fn lacking_one(&self, plan: &mut Plan) -> Vec<Bits> {
        let soft: Vec<usize> =
            (0..plan.asks.len()).filter(|&at| plan.asks[at].soft && plan.asks[at].stance == Stance::Must).collect();
        let mut found: Vec<Bits> = self.parts.iter().map(|part| Bits::none(part.len())).collect();
        for &without in soft.iter().filter(|_| soft.len() > 1) {
            plan.asks[without].stance = Stance::Helps;
            for (found, swept) in found.iter_mut().zip(self.sweep(plan)) {
                found.join(&swept);
            }
            plan.asks[without].stance = Stance::Must;
        }
        found
    }

    fn grounds(&self) -> impl Iterator<Item = Ground<'_>> {
        let ground = |(place, part): (usize, &Arc<Part>)| -> Ground<'_> {
            Ground { part: &self.parts[place], place, within: self.within(part) }
        };
        self.parts.iter().enumerate().map(ground)
    }

    fn within(&self, part: &Part) -> Option<Bits> {
        let range = match &self.ask.scope {
            Scope::Library if self.ask.whose == Whose::All => return None,
            Scope::Library => 0..part.len(),
            Scope::Bundle(bundle) => part.of_bundle(bundle),
            Scope::Item(address) => {
                let mut range = part.of_bundle(&address.bundle);
                match range.find(|&doc| part.entries[doc].record.address == *address) {
                    Some(doc) => doc..doc + 1,
                    None => 0..0,
                }
            }
        };
        let mut bits = Bits::none(part.len());
        bits.put_all(range);
        if self.ask.whose != Whose::All {
            bits.retain(|doc| self.ask.whose.admits(&part.entries[doc as usize].record));
        }
        Some(bits)
    }

    fn sweep(&self, plan: &Plan) -> Vec<Bits> {
        self.grounds().map(|ground| ground.sweep(plan)).collect()
    }

    /// Counts what was found by kind, then keeps the kind that is wanted.
    fn count_kinds(&self, found: &mut [Bits], findings: &mut Findings) {
        let mut counts = vec![0; Kind::ALL.len()];
        for (part, found) in self.parts.iter().zip(found) {
            part.kinds.count(found, found.count(), &mut counts);
            if let Some(wanted) = self.ask.kind.and_then(|kind| part.kinds.set(kind)) {
                found.keep(wanted);
            }
        }
        findings.by_kind = Kind::ALL.into_iter().zip(counts).filter(|&(_, count)| count > 0).collect();
    }

    /// Leaves out what leaves nothing: plain words only, the fewest that will do, and of those the ones that say least;
    /// everything else that was asked stays.
    fn relax(&self, plan: &mut Plan, findings: &mut Findings) {
        let asked: Vec<usize> = (0..plan.asks.len()).filter(|&at| plan.asks[at].stance != Stance::Helps).collect();
        for &without in asked.iter().filter(|_| asked.len() > 1) {
            let stance = std::mem::replace(&mut plan.asks[without].stance, Stance::Helps);
            let count = count(&self.sweep(plan));
            plan.asks[without].stance = stance;
            findings.without.push((plan.asks[without].typed.clone(), count));
        }
        let soft = asked.iter().filter(|&&at| plan.asks[at].soft);
        let mut soft: Vec<(f32, usize)> = soft.map(|&at| (plan.asks[at].rarity(), at)).collect();
        soft.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        for &(_, at) in &soft {
            plan.asks[at].stance = Stance::Helps;
        }
        let mut dropped = Vec::new();
        for &(_, at) in &soft {
            plan.asks[at].stance = Stance::Must;
            if count(&self.sweep(plan)) == 0 {
                plan.asks[at].stance = Stance::Helps;
                dropped.push(at);
            }
        }
        if dropped.len() == soft.len() {
            for (_, at) in soft {
                plan.asks[at].stance = Stance::Must;
            }
            Self::suggest(plan, findings);
            return;
        }
        dropped.sort_unstable();
        findings.dropped = dropped.into_iter().map(|at| plan.asks[at].typed.clone()).collect();
    }

    /// The nearest words of the library to words of which nothing was found.
    fn suggest(plan: &Plan, findings: &mut Findings) {
        for asked in plan.asks.iter().filter(|asked| asked.soft) {
            for near in asked.near.iter().take(3) {
                if !findings.nearest.contains(&near.word) {
                    findings.nearest.push(near.word.clone());
                }
            }
        }
    }

    /// The best of what was found, weighed.
    fn choose(&self, plan: &Plan, found: &[Bits]) -> Vec<Chosen> {
        let wanted = WEIGHED.max(self.ask.limit);
        let wanted = (count(found) > wanted).then_some(wanted);
        let mut candidates: Vec<(f32, usize, u32)> = Vec::new();
        for (place, (part, found)) in self.parts.iter().zip(found).enumerate() {
            let promising = promising(part, place, plan, found, wanted);
            candidates.extend(promising.into_iter().map(|(estimate, doc)| (estimate, place, doc)));
        }
        if let Some(wanted) = wanted.filter(|_| found.len() > 1) {
            candidates.sort_by(|one, two| two.0.total_cmp(&one.0));
            candidates.truncate(wanted);
        }
        candidates.sort_unstable_by_key(|&(_, place, doc)| (place, doc));
        let mut chosen: Vec<Chosen> = Vec::with_capacity(candidates.len());
        for group in candidates.chunk_by(|one, two| one.1 == two.1) {
            let place = group[0].1;
            let mut judge = Judge::of(&self.parts[place], place, plan);
            let weighed = group.iter().map(|&(_, place, doc)| Chosen { place, doc, appraisal: judge.appraise(doc) });
            chosen.extend(weighed);
        }
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
                        let acronym = text.trim_matches(ACRONYM_MARK);
                        findings.lit.name(spelt(&self.entry(each).record, acronym).1);
                    }
                    How::Word | How::Form | How::Beginning | How::Heads => {}
                }
            }
            for &clause in &each.appraisal.headed {
                let typed = fold(&plan.asks[clause].typed);
                findings.lit.name(crate::search::query::word_heads::heads(&self.entry(each).record, &typed).1);
            }
        }
    }

    fn hit(&self, plan: &Plan, chosen: &Chosen, lit: &Lit) -> Hit {
        let record = &self.entry(chosen).record;
        let found = line(record, chosen.appraisal.line);
        let place = found.and_then(|(place, _)| place);
        let field = place.and_then(|place| record.fields.get(place)).map_or("title", |field| field.name);
        // A match in the title is already seen there, so the excerpt says what the item is about.
        let prose = || record.fields.iter().find(|field| field.field == Field::Prose);
        let shown = match found {
            Some((Some(_), text)) => text,
            _ => prose()
                .and_then(|field| sentences(&field.text).first().cloned().map(|range| &field.text[range]))
                .unwrap_or(""),
        };
        let excerpt = excerpt(shown, lit);
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
            record: Arc::clone(record),
            place,
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
                    let acronym = text.trim_matches(ACRONYM_MARK);
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
            reasons.push(format!("{typed} = {}", crate::search::query::word_heads::heads(record, typed).0));
        }
        (!reasons.is_empty()).then(|| reasons.join(", "))
    }
}

fn count(found: &[Bits]) -> usize {
    found.iter().map(Bits::count).sum()
}

/// The name that initials stand for, and its words with one letter lit of each that has an initial.
fn spelt(record: &Record, acronym: &str) -> (String, Vec<(String, usize)>) {
    crate::search::query::word_heads::initials(record, acronym)
}

/// An item that was weighed.
struct Chosen {
    place: usize,
    doc: u32,
    appraisal: Appraisal,
}
