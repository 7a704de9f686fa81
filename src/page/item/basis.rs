//! What an item rests on, down to evidence and its source, and who says so.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::bundle::{
    AddedGrade, Credibility, Detail, Evidence, Grade, Id, Item, Origin, Relation, Reliability, Show, Sight,
};
use crate::page::document::composer::{self, Composer};
use crate::page::document::element::{Body, Branch, Element, ListEntry, Trail};
use crate::page::document::unfold::DEEPEST;
use crate::page::document::weight::Topic;
use crate::page::layout::setting::Additions;
use crate::page::layout::span::Span;
use crate::page::layout::words::list;
use crate::theme::Role;

/// A trail has so many lines at most below the items that its own item rests on. Of assessments that people wrote none
/// comes near it; of those whose judgements all rest on each other every page would hold every tie.
const LONGEST: usize = 200;

/// What the page's item rests on; that there is nothing is said.
pub fn rests_on(page: &mut Composer<'_>) {
    let item = page.item;
    page.part(Topic::Support);
    let below = below(page, item, usize::MAX);
    if below.is_empty() {
        page.heading("Rests on");
        let lost = lost(page, item);
        if lost.is_empty() {
            page.remark(nothing(page.bundle.sight()), Role::NotStated);
        } else {
            page.remark(&format!("not in this bundle: {}", list(&lost)), Role::NotStated);
        }
        return;
    }
    page.heading_of("Rests on", below.len());
    for (relation, other, _) in &below {
        page.tell(*relation, &other.id);
    }
    let trail = trail(page, below);
    page.put(Element::Trail(trail));
}

/// What an item rests on, one by one, for slides and for a look at the evidence: each with who says so, and how firmly.
pub fn supported(page: &mut Composer<'_>) {
    page.shown(Show::Support, |page| {
        let (bundle, item) = (page.bundle, page.item);
        let all = bundle.rests_on(item.id.as_str());
        let none = all.is_empty();
        let added = bundle.added_grounds(item.id.as_str());
        let shown = |other: &&Item| {
            page.additions.admit(other) && (page.additions == Additions::Shown || !added.contains(&other.id))
        };
        let under: Vec<&Item> = all.into_iter().filter(shown).collect();
        if under.is_empty() && matches!(page.item.detail, Detail::Judgement(_)) {
            page.part(Topic::Support);
            page.heading("Rests on");
            let sight = page.bundle.sight();
            page.remark(if none { nothing(sight) } else { "nothing but what the transcriber adds" }, Role::NotStated);
        }
        for (place, other) in under.into_iter().enumerate() {
            page.part(Topic::Support);
            if place == 0 {
                page.heading("Rests on");
            }
            let entry = branch(page, other, added.contains(&other.id).then(composer::added));
            page.put(Element::Entry(entry));
        }
    });
}

/// An item that another rests on: how, and who says so where it is not whoever says the other.
type Ground<'a> = (Relation, &'a Item, Option<Origin>);

/// The trail that begins with some items. What each says stands in it once, however often it is named. What an item
/// below the first ones rests on is left out where the trail is long: its own page has all of it.
fn trail<'a>(page: &mut Composer<'a>, below_it: Vec<Ground<'a>>) -> Trail {
    let mut bodies = HashMap::new();
    let mut next: VecDeque<(&Item, usize)> = below_it.iter().map(|(_, item, _)| (*item, 1)).collect();
    let first = branches(page, below_it);
    let mut seen = HashSet::from([&page.item.id]);
    let mut room = LONGEST;
    while let Some((item, depth)) = next.pop_front() {
        if !seen.insert(&item.id) {
            continue;
        }
        let mut below = below(page, item, room + 1);
        if depth >= DEEPEST {
            if item.text.is_some() || !below.is_empty() {
                bodies.insert(item.id.clone(), Body { says: Vec::new(), below: Vec::new() });
            }
            continue;
        }
        let mut says = says(page, item);
        if below.len() > room {
            let left_out = "What it rests on is left out here: see its own page.";
            says.extend(page.apart(|page| page.remark(left_out, Role::Muted)));
            below.clear();
        }
        room -= below.len();
        if item.text.is_some() || !says.is_empty() || !below.is_empty() {
            next.extend(below.iter().map(|(_, item, _)| (*item, depth + 1)));
            bodies.insert(item.id.clone(), Body { says, below: branches(page, below) });
        }
    }
    Trail { branches: first, bodies }
}

fn branches<'a>(page: &mut Composer<'a>, below: Vec<Ground<'a>>) -> Vec<Branch> {
    let mut each = |(relation, item, origin): Ground<'a>| {
        let added = (origin == Some(Origin::Transcriber)).then(composer::added);
        Branch { relation, entry: branch(page, item, added) }
    };
    below.into_iter().map(&mut each).collect()
}

/// One item of a trail, and below its title who says so and how firmly.
fn branch(page: &mut Composer<'_>, item: &Item, added: Option<Span>) -> ListEntry {
    let mut entry = page.entry(item, added.into_iter().collect());
    if let Detail::Evidence(evidence) = &item.detail {
        entry.under = sourced(page, evidence);
    } else {
        entry.under = std::mem::take(&mut entry.beside);
    }
    entry
}

/// What an item of a trail says.
fn says(page: &mut Composer<'_>, item: &Item) -> Vec<Element> {
    page.apart(|page| {
        if let Some(text) = &item.text {
            page.text(text, Role::Muted);
        }
    })
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

/// That something rests on nothing. The source may well give what the bundle lacks.
const fn nothing(sight: Sight) -> &'static str {
    match sight {
        Sight::Whole => "none given in this bundle",
        Sight::Ceiled => "none shown",
    }
}

/// So many at most of the items that an item rests on directly.
fn below<'a>(page: &Composer<'a>, item: &Item, most: usize) -> Vec<Ground<'a>> {
    let bundle = page.bundle;
    let mut seen = HashSet::new();
    let grounds = bundle.grounds(item.id.as_str()).filter(|(_, id, _)| seen.insert(*id));
    grounds
        .filter_map(|(relation, id, origin)| Some((relation, bundle.item(id.as_str())?, origin)))
        .take(most)
        .collect()
}

/// Who evidence is attributed to and how it is graded, in one paragraph below its title.
fn sourced(page: &mut Composer<'_>, evidence: &Evidence) -> Vec<Span> {
    let faint = |text: &str| Span::around(text, Role::Faint);
    let mut spans = match attributed_to(page, evidence) {
        Some(source) => vec![faint("attributed to "), Span { role: Role::Faint, ..source }],
        None => vec![faint("attribution\u{a0}not\u{a0}stated")],
    };
    if evidence.reported {
        spans.extend([faint(" · "), faint("reported, not\u{a0}established")]);
    }
    spans.push(faint(" · "));
    match stated(evidence.grade.as_ref()) {
        Some(grade) => {
            spans.push(faint("grade "));
            spans.extend(in_words(grade).into_iter().map(|span| Span { role: Role::Faint, ..span }));
        }
        None => spans.push(faint("grade\u{a0}not\u{a0}stated")),
    }
    spans
}

/// Who evidence is attributed to, as a link where the bundle has it.
fn attributed_to(page: &mut Composer<'_>, evidence: &Evidence) -> Option<Span> {
    evidence.attributed_to.as_ref().map(|id| page.mention_of(id.as_str()))
}

/// Who evidence is attributed to, and what else it draws on.
pub fn attribution(page: &mut Composer<'_>, evidence: &Evidence) {
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
        further.push(page.mention_of(source.as_str()));
    }
    if !further.is_empty() {
        page.field("Draws on", further);
    }
}

/// An Admiralty grade in words; that there is none is not the same as one that cannot be judged.
pub fn grade(page: &mut Composer<'_>, grade: Option<&Grade>, added: Option<&AddedGrade>) {
    match stated(grade) {
        Some(grade) => page.field("Grade", in_words(grade)),
        None => page.absent("Grade", "not stated"),
    }
    if let Some(AddedGrade { grade }) = added.filter(|_| page.additions == Additions::Shown) {
        page.field("", in_words(*grade).into_iter().chain([composer::added()]).collect());
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
