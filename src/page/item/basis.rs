//! What an item rests on, opened in place, down to evidence and its source.

use std::collections::HashSet;

use crate::bundle::{Credibility, Detail, Evidence, Figure, Grade, Id, Item, Part, Relation, Reliability, Sight};
use crate::page::layout::block::Guide;
use crate::page::layout::composer::{Composer, Medium};
use crate::page::layout::line::{beside, heads};
use crate::page::layout::span::Span;
use crate::page::layout::words::list;
use crate::theme::Role;

/// Parts this deep are open unless they are folded.
const OPEN: usize = 2;
/// Nothing is opened deeper than this, in files that lead on for ever.
const DEEPEST: usize = 8;

/// What the page's item rests on; that there is nothing is said.
pub fn rests_on(page: &mut Composer<'_>) {
    let item = page.item;
    page.heading("Rests on");
    let below = below(page, item);
    if below.is_empty() {
        let lost = lost(page, item);
        if lost.is_empty() {
            page.remark(nothing(page.bundle.sight()), Role::NotStated);
        } else {
            page.remark(&format!("not in this bundle: {}", list(&lost)), Role::NotStated);
        }
        return;
    }
    for (relation, other) in &below {
        page.tell(*relation, &other.id);
    }
    let mut walk = Walk { key: item.id.to_string(), depth: 1, opened: HashSet::from([item.id.clone()]) };
    for (relation, other) in below {
        part(page, &mut walk, relation, other);
    }
}

/// What a judgement names as its basis and the bundle lacks; under a ceiling nobody is told of it.
fn lost<'a>(page: &Composer<'a>, item: &'a Item) -> Vec<&'a str> {
    let bundle = page.bundle;
    match (&item.detail, bundle.sight()) {
        (Detail::Judgement(judgement), Sight::Whole) => {
            judgement.basis.iter().map(Id::as_str).filter(|id| bundle.item(id).is_none()).collect()
        }
        (_, Sight::Whole | Sight::Ceiled) => Vec::new(),
    }
}

/// That something rests on nothing. Under a ceiling the source may well give what is not shown.
pub const fn nothing(sight: Sight) -> &'static str {
    match sight {
        Sight::Whole => "none given in the source",
        Sight::Ceiled => "none shown",
    }
}

/// Where a walk down a basis has come to.
struct Walk {
    key: String,
    depth: usize,
    opened: HashSet<Id>,
}

/// What an item rests on directly: its basis, what it assumes or derives from, and what supports it.
fn below<'a>(page: &Composer<'a>, item: &Item) -> Vec<(Relation, &'a Item)> {
    let bundle = page.bundle;
    let id = item.id.as_str();
    let forward = bundle.edges_from(id).filter(|edge| edge.rel.part() == Part::Basis).map(|edge| (edge.rel, &edge.to));
    let backward =
        bundle.edges_to(id).filter(|edge| edge.rel.part() == Part::Support).map(|edge| (edge.rel, &edge.from));
    let mut seen = HashSet::new();
    forward
        .chain(backward)
        .filter(|(_, id)| seen.insert((*id).clone()))
        .filter_map(|(relation, id)| Some((relation, bundle.item(id.as_str())?)))
        .collect()
}

/// One item of a basis: a line that folds, and what it says below it.
fn part(page: &mut Composer<'_>, walk: &mut Walk, relation: Relation, item: &Item) {
    let key = format!("{}/{}", walk.key, item.id);
    let below = below(page, item);
    let says = item.text.is_some() || !below.is_empty() || matches!(item.detail, Detail::Evidence(_));
    let above = walk.opened.contains(&item.id);
    let folds = says && !above && walk.depth < DEEPEST;
    let by_default = walk.depth <= OPEN || page.medium == Medium::Print;
    let open = folds && by_default != page.setting.toggled.contains(&key);
    let link = if folds { page.folding_link(&item.id, &key) } else { page.link(&item.id) };
    let (mut lead, mut spans) = heads(page.medium, item, link);
    if page.medium == Medium::Screen {
        let mark = match (folds, open) {
            (true, true) => "▾ ",
            (true, false) => "▸ ",
            (false, _) => "  ",
        };
        lead.insert(0, Span::around(mark, Role::Muted).linked(folds.then_some(link)));
    }
    if relation == Relation::Assumes {
        spans.push(Span::around(" (taken for granted)", Role::Muted));
    }
    if says && above {
        spans.push(Span::around(" (shown above)", Role::Muted));
    }
    page.entry(lead, spans, beside(item));
    if !open {
        return;
    }
    walk.opened.insert(item.id.clone());
    let outer = std::mem::replace(&mut walk.key, key);
    walk.depth += 1;
    page.inside(Guide::Line, |page| {
        if let Some(text) = &item.text {
            page.text(text, Role::Text);
        }
        if let Detail::Evidence(evidence) = &item.detail {
            sourced(page, evidence);
        }
        for (relation, other) in below {
            part(page, walk, relation, other);
        }
    });
    walk.depth -= 1;
    walk.key = outer;
}

/// Who evidence is attributed to and how it is graded, in one paragraph below its text.
pub fn sourced(page: &mut Composer<'_>, evidence: &Evidence) {
    let between = || Span::around(" · ", Role::Muted);
    let mut spans = match attributed_to(page, evidence) {
        Some(source) => vec![Span::around("Attributed to ", Role::Label), source],
        None => vec![Span::around("attribution:\u{a0}not\u{a0}stated", Role::NotStated)],
    };
    if evidence.reported {
        spans.extend([between(), Span::around("reported, not\u{a0}established", Role::HedgeWord)]);
    }
    spans.push(between());
    match stated(evidence.grade.as_ref()) {
        Some(grade) => {
            spans.push(Span::around("grade ", Role::Label));
            spans.extend(in_words(grade));
        }
        None => spans.push(Span::around("grade:\u{a0}not\u{a0}stated", Role::NotStated)),
    }
    page.say(spans);
}

/// Who evidence is attributed to, as a link where the bundle has it.
fn attributed_to(page: &mut Composer<'_>, evidence: &Evidence) -> Option<Span> {
    let id = evidence.attributed_to.as_ref()?;
    Some(match page.bundle.item(id.as_str()) {
        Some(other) => page.mention(other),
        None => Span::said(id.as_str(), Role::Text),
    })
}

/// Who evidence is attributed to, and what else it draws on.
pub fn attribution(page: &mut Composer<'_>, evidence: &Evidence) {
    let bundle = page.bundle;
    match attributed_to(page, evidence) {
        Some(source) => page.field("Attributed to", vec![source]),
        None => page.absent("Attribution", "not stated"),
    }
    if let Some(id) = &evidence.attributed_to {
        page.tell(Relation::AttributedTo, id);
    }
    let mut further = Vec::new();
    for source in evidence.sources.iter().filter(|source| evidence.attributed_to.as_ref() != Some(*source)) {
        if !further.is_empty() {
            further.push(Span::around(", ", Role::Text));
        }
        page.tell(Relation::DrawsOn, source);
        further.push(match bundle.item(source.as_str()) {
            Some(other) => page.mention(other),
            None => Span::said(source.as_str(), Role::Text),
        });
    }
    if !further.is_empty() {
        page.field("Draws on", further);
    }
}

/// An Admiralty grade in words; that there is none is not the same as one that cannot be judged.
pub fn grade(page: &mut Composer<'_>, grade: Option<&Grade>) {
    match stated(grade) {
        Some(grade) => page.field("Grade", in_words(grade)),
        None => page.absent("Grade", "not stated"),
    }
}

/// The grade, where either of its axes is stated.
fn stated(grade: Option<&Grade>) -> Option<Grade> {
    let absent = Grade { reliability: Reliability::NotStated, credibility: Credibility::NotStated };
    grade.copied().filter(|grade| *grade != absent)
}

fn in_words(grade: Grade) -> Vec<Span> {
    let ((letter, source), (number, statement)) = (grade.reliability.words(), grade.credibility.words());
    vec![
        Span::said(&format!("{letter}{number}"), Role::Strong),
        Span::around(&format!(" {source}; {statement}"), Role::Muted),
    ]
}

/// What a figure counts, over what time, and from where; what of it is not stated is said in one row.
pub fn figure(page: &mut Composer<'_>, figure: &Figure) {
    let rows = [("Base", &figure.base), ("Period", &figure.period), ("Dataset", &figure.dataset)];
    let mut absent = Vec::new();
    for (label, value) in rows {
        match value.as_deref().filter(|value| *value != Id::NOT_STATED) {
            Some(value) => page.field_text(label, value),
            None => absent.push(label),
        }
    }
    if !absent.is_empty() {
        page.absent("Not stated", &list(&absent).to_lowercase());
    }
}
