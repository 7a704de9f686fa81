//! Finds what answers a query in an index, the best first.

use std::borrow::Cow;
use std::sync::Arc;

use crate::bundle::Kind;
use crate::search::columns::bits::Bits;
use crate::search::index::entries::IndexedItem;
use crate::search::index::field::IndexField;
use crate::search::index::index::Index;
use crate::search::index::segment::{Segment, line};
use crate::search::index::vocabulary::ACRONYM_MARK;
use crate::search::query::abbreviation;
use crate::search::query::matches::MatchKind;
use crate::search::query::plan::{Plan, Widened, WideningContext};
use crate::search::query::query::Occur;
use crate::search::rank::estimate::most_promising;
use crate::search::rank::excerpt::excerpt;
use crate::search::rank::findings::{Findings, Hit, Request, Scope, Whose};
use crate::search::rank::highlight::Highlights;
use crate::search::rank::rank::{Scored, Scorer};
use crate::search::rank::sweep::SegmentSearch;
use crate::search::text::fold::fold;
use crate::search::text::matcher::Matcher;
use crate::text::sentence::sentences;

/// Below how many items a search is widened to near words.
const FEW: usize = 12;
/// How many items are scored.
const MOST_SCORED: usize = 128;

pub fn find(index: &Index, request: &Request) -> Findings {
    let mut findings = Findings {
        notes: request.query.understood(),
        highlights: Highlights::of(request.query),
        ..Findings::default()
    };
    if request.query.is_empty() || index.is_empty() {
        return findings;
    }
    let search = Searcher { segments: index.segments(), request, matcher: Matcher::new() };
    search.run(&mut findings, index.len());
    findings
}

struct Searcher<'a> {
    segments: &'a [Arc<Segment>],
    request: &'a Request<'a>,
    matcher: Matcher,
}

impl Searcher<'_> {
    fn run(&self, findings: &mut Findings, total: usize) {
        let mut plan = Plan::of(self.request.query, self.segments, total);
        let mut found = self.sweep(&plan);
        let sure = count(&found);
        if sure < FEW {
            found = self.widen(&mut plan, sure);
        }
        if count(&found) == 0 {
            self.relax(&mut plan, findings);
            found = self.sweep(&plan);
        }
        self.count_kinds(&mut found, findings);
        findings.total = count(&found);
        let chosen = self.choose(&plan, &found);
        if let Some(first) = chosen.first().filter(|first| !first.scored.lacking.is_empty()) {
            findings.dropped = first.scored.lacking.iter().map(|&at| plan.clauses[at].typed.clone()).collect();
        }
        self.add_highlights(&plan, &chosen, findings);
        findings.hits = chosen.iter().map(|chosen| self.hit(&plan, chosen, findings)).collect();
    }

    /// Lets near words answer where hardly anything was found: first for words that stand nowhere, which are mistyped; then
    /// for the others. Where the words stand but never together, items that lack one of them are found beside those that
    /// have a near word for it.
    fn widen(&self, plan: &mut Plan, sure: usize) -> Vec<Bits> {
        let context = WideningContext { segments: self.segments, matcher: &self.matcher };
        plan.widen(self.request.query, &context, Widened::Unknown, sure);
        let lacking = if sure == 0 && count(&self.sweep(plan)) == 0 { self.lacking_one(plan) } else { Vec::new() };
        plan.widen(self.request.query, &context, Widened::Known, sure);
        let mut found = self.sweep(plan);
        for (found, lacking) in found.iter_mut().zip(&lacking) {
            found.unite(lacking);
        }
        found
    }

    /// The items that have all plain words of the query but one, where it has several; all else that was asked holds.
    fn lacking_one(&self, plan: &mut Plan) -> Vec<Bits> {
        let optional: Vec<usize> = (0..plan.clauses.len())
            .filter(|&at| plan.clauses[at].optional && plan.clauses[at].occur == Occur::Must)
            .collect();
        let mut found: Vec<Bits> = self.segments.iter().map(|segment| Bits::none(segment.len())).collect();
        for &without in optional.iter().filter(|_| optional.len() > 1) {
            plan.clauses[without].occur = Occur::Should;
            for (found, swept) in found.iter_mut().zip(self.sweep(plan)) {
                found.unite(&swept);
            }
            plan.clauses[without].occur = Occur::Must;
        }
        found
    }

    fn within(&self, segment: &Segment) -> Option<Bits> {
        let range = match &self.request.scope {
            Scope::Library if self.request.whose == Whose::All => return segment.live.clone(),
            Scope::Library => 0..segment.len(),
            Scope::Bundle(bundle) => segment.of_bundle(bundle),
            Scope::Item(address) => {
                let mut range = segment.of_bundle(&address.bundle);
                match range.find(|&doc| segment.entries.item(doc).record.address == *address) {
                    Some(doc) => doc..doc + 1,
                    None => 0..0,
                }
            }
        };
        let mut bits = Bits::none(segment.len());
        bits.insert_all(range);
        if self.request.whose != Whose::All {
            bits.retain(|doc| self.request.whose.admits(&segment.entries.item(doc as usize).record));
        }
        if let Some(live) = &segment.live {
            bits.intersect(live);
        }
        Some(bits)
    }

    fn sweep(&self, plan: &Plan) -> Vec<Bits> {
        let segments = self.segments.iter().enumerate();
        let search = segments.map(|(place, segment)| SegmentSearch { segment, place, within: self.within(segment) });
        search.map(|search| search.sweep(plan)).collect()
    }

    /// Counts what was found by kind, then keeps the kind that is wanted.
    fn count_kinds(&self, found: &mut [Bits], findings: &mut Findings) {
        let mut counts = vec![0; Kind::ALL.len()];
        for (segment, found) in self.segments.iter().zip(found) {
            segment.kinds.count(found, found.count(), &mut counts);
            if let Some(wanted) = self.request.kind.and_then(|kind| segment.kinds.set(kind)) {
                found.intersect(wanted);
            }
        }
        findings.by_kind = Kind::ALL.into_iter().zip(counts).filter(|&(_, count)| count > 0).collect();
    }

    /// Leaves out the fewest plain words without which something is found, and of those the commonest; everything else that
    /// was asked stays.
    fn relax(&self, plan: &mut Plan, findings: &mut Findings) {
        let planned: Vec<usize> =
            (0..plan.clauses.len()).filter(|&at| plan.clauses[at].occur != Occur::Should).collect();
        for &without in planned.iter().filter(|_| planned.len() > 1) {
            let occur = std::mem::replace(&mut plan.clauses[without].occur, Occur::Should);
            let count = count(&self.sweep(plan));
            plan.clauses[without].occur = occur;
            findings.without.push((plan.clauses[without].typed.clone(), count));
        }
        let optional = planned.iter().filter(|&&at| plan.clauses[at].optional);
        let mut optional: Vec<(f32, usize)> = optional.map(|&at| (plan.clauses[at].rarity(), at)).collect();
        optional.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        for &(_, at) in &optional {
            plan.clauses[at].occur = Occur::Should;
        }
        let mut dropped = Vec::new();
        for &(_, at) in &optional {
            plan.clauses[at].occur = Occur::Must;
            if count(&self.sweep(plan)) == 0 {
                plan.clauses[at].occur = Occur::Should;
                dropped.push(at);
            }
        }
        if dropped.len() == optional.len() {
            for (_, at) in optional {
                plan.clauses[at].occur = Occur::Must;
            }
            Self::suggest(plan, findings);
            return;
        }
        dropped.sort_unstable();
        findings.dropped = dropped.into_iter().map(|at| plan.clauses[at].typed.clone()).collect();
    }

    /// The nearest words of the library to words of which nothing was found.
    fn suggest(plan: &Plan, findings: &mut Findings) {
        for planned in plan.clauses.iter().filter(|planned| planned.optional) {
            for near in planned.near.iter().take(3) {
                if !findings.nearest.contains(&near.word) {
                    findings.nearest.push(near.word.clone());
                }
            }
        }
    }

    /// The best of what was found, scored.
    fn choose(&self, plan: &Plan, found: &[Bits]) -> Vec<ScoredItem> {
        let wanted = MOST_SCORED.max(self.request.limit);
        let wanted = (count(found) > wanted).then_some(wanted);
        let mut candidates: Vec<(f32, usize, u32)> = Vec::new();
        for (place, (segment, found)) in self.segments.iter().zip(found).enumerate() {
            let most_promising = most_promising(segment, place, plan, found, wanted);
            candidates.extend(most_promising.into_iter().map(|(estimate, doc)| (estimate, place, doc)));
        }
        if let Some(wanted) = wanted.filter(|_| found.len() > 1) {
            candidates.sort_by(|one, two| two.0.total_cmp(&one.0));
            candidates.truncate(wanted);
        }
        candidates.sort_unstable_by_key(|&(_, place, doc)| (place, doc));
        let mut chosen: Vec<ScoredItem> = Vec::with_capacity(candidates.len());
        for group in candidates.chunk_by(|one, two| one.1 == two.1) {
            let place = group[0].1;
            let mut scorer = Scorer::of(&self.segments[place], place, plan);
            let items = group.iter().map(|&(_, place, doc)| ScoredItem { place, doc, scored: scorer.score_item(doc) });
            chosen.extend(items);
        }
        chosen.sort_by(|one, two| {
            let ordered = || self.entry(one).in_order(&self.entry(two));
            two.scored.score.total_cmp(&one.scored.score).then_with(ordered)
        });
        chosen.truncate(self.request.limit);
        chosen
    }

    fn entry(&self, chosen: &ScoredItem) -> IndexedItem {
        self.segments[chosen.place].entries.item(chosen.doc as usize)
    }

    /// Adds the near words, initials and abbreviations of the hits to the highlights.
    fn add_highlights(&self, plan: &Plan, chosen: &[ScoredItem], findings: &mut Findings) {
        for each in chosen {
            for &(clause, word, how) in &each.scored.matched {
                let text = self.segments[each.place].words.word(word);
                match how {
                    MatchKind::Near => {
                        let letters = self.matcher.letters(text, &plan.clauses[clause].typed.to_lowercase());
                        findings.highlights.accept(text, letters);
                    }
                    MatchKind::Joined => findings.highlights.accept(text, Vec::new()),
                    MatchKind::Initials => {
                        let acronym = text.trim_matches(ACRONYM_MARK);
                        findings.highlights.name(abbreviation::initials(&self.entry(each).record, acronym).1);
                    }
                    MatchKind::Word | MatchKind::Form | MatchKind::Prefix | MatchKind::Abbreviation => {}
                }
            }
            for &clause in &each.scored.abbreviated {
                let typed = fold(&plan.clauses[clause].typed);
                findings.highlights.name(abbreviation::expand(&self.entry(each).record, &typed).1);
            }
        }
    }

    /// The words of the query that a hit lacks: those that were left out count, unless it has them all the same.
    fn lacking(plan: &Plan, scored: &Scored, dropped: &[String]) -> Vec<String> {
        let answers = |at: usize| scored.matched.iter().any(|found| found.0 == at) || scored.abbreviated.contains(&at);
        let clauses = plan.clauses.iter().enumerate();
        let lacks = |at: usize, typed| scored.lacking.contains(&at) || (dropped.contains(typed) && !answers(at));
        clauses.filter(|&(at, clause)| lacks(at, &clause.typed)).map(|(_, clause)| clause.typed.clone()).collect()
    }

    fn hit(&self, plan: &Plan, chosen: &ScoredItem, findings: &Findings) -> Hit {
        let highlights = &findings.highlights;
        let record = self.entry(chosen).record;
        let found = line(&record, chosen.scored.line);
        let place = found.and_then(|(place, _)| place);
        let field =
            place.and_then(|place| record.fields.get(place)).map_or(Cow::Borrowed("title"), |field| field.name.clone());
        // A match in the title is already seen there, so the excerpt says what the item is about.
        let prose = || record.fields.iter().find(|field| field.field == IndexField::Prose);
        let shown = match found {
            Some((Some(_), text)) => text,
            _ => prose()
                .and_then(|field| sentences(&field.text).first().cloned().map(|range| &field.text[range]))
                .unwrap_or(""),
        };
        let excerpt = excerpt(shown, highlights);
        Hit {
            address: record.address.clone(),
            kind: record.kind,
            title_spans: highlights.spans(&record.title),
            title: record.title.clone(),
            field,
            excerpt_spans: highlights.spans(&excerpt),
            excerpt,
            why: self.why(plan, chosen),
            lacking: Self::lacking(plan, &chosen.scored, &findings.dropped),
            score: f64::from(chosen.scored.score),
            place,
            record,
        }
    }

    fn why(&self, plan: &Plan, chosen: &ScoredItem) -> Option<String> {
        let record = self.entry(chosen).record;
        let mut reasons: Vec<String> = Vec::new();
        for &(_, word, how) in &chosen.scored.matched {
            let text = self.segments[chosen.place].words.word(word);
            let reason = match how {
                MatchKind::Near => format!("≈ {text}"),
                MatchKind::Initials => {
                    let acronym = text.trim_matches(ACRONYM_MARK);
                    format!("{} = {}", acronym.to_uppercase(), abbreviation::initials(&record, acronym).0)
                }
                MatchKind::Joined | MatchKind::Word | MatchKind::Form | MatchKind::Prefix | MatchKind::Abbreviation => {
                    continue;
                }
            };
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        for &clause in &chosen.scored.abbreviated {
            let typed = &plan.clauses[clause].typed;
            reasons.push(format!("{typed} = {}", abbreviation::expand(&record, typed).0));
        }
        (!reasons.is_empty()).then(|| reasons.join(", "))
    }
}

fn count(found: &[Bits]) -> usize {
    found.iter().map(Bits::count).sum()
}

/// An item with its score.
struct ScoredItem {
    place: usize,
    doc: u32,
    scored: Scored,
}
