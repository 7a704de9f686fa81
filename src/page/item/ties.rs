//! How an item is tied to others: what it concerns, what bears on it, and every link both ways.

use std::collections::HashSet;

use crate::bundle::{Detail, Edge, Id, Item, Kind, Origin, Relation, Show, Sight, TieElsewhere};
use crate::page::document::composer::{Composer, added};
use crate::page::document::element::{Element, RELATIONS, TieLine, has_code};
use crate::page::document::weight::Topic;
use crate::page::layout::setting::Additions;
use crate::page::layout::span::Span;
use crate::page::layout::words::capital;
use crate::theme::Role;

/// The headings of what bears on an item, where that is more than the name of a kind.
const ON_IT: [(Kind, &str); 4] = [
    (Kind::Judgement, "Judgements that bear on it"),
    (Kind::Evidence, "Evidence that bears on it"),
    (Kind::Question, "Questions on it"),
    (Kind::Caveat, "Caveats on it"),
];

/// The end of a tie at which an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NearEnd {
    From,
    To,
}

/// What the item concerns, grouped by kind.
pub fn concerns(page: &mut Composer<'_>) {
    mentions(page, "Concerns", Relation::Concerns);
}

/// What a list inside the item covers, grouped by kind.
pub fn covers(page: &mut Composer<'_>) {
    mentions(page, "Covers", Relation::Covers);
}

/// The items at the far end of one relation, grouped by kind: a field for each kind.
fn mentions(page: &mut Composer<'_>, heading: &str, relation: Relation) {
    let others = ends(page, NearEnd::From, &[relation]);
    if others.is_empty() {
        return;
    }
    titled(page, heading);
    for kind in Kind::ALL {
        let of_kind: Vec<&Item> = others.iter().copied().filter(|other| other.kind() == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        for other in &of_kind {
            page.tell(relation, &other.id);
        }
        if of_kind.iter().all(|other| has_code(other)) {
            for other in of_kind {
                page.line(other);
            }
            continue;
        }
        let mut spans = Vec::new();
        for other in of_kind.iter().copied() {
            if !spans.is_empty() {
                spans.push(Span::around(" · ", Role::Muted));
            }
            spans.push(page.mention(other));
        }
        let word = if of_kind.len() == 1 { capital(kind.word()) } else { kind.heading().to_owned() };
        page.field(&word, spans);
    }
}

/// The judgements, the evidence and whatever else is about the item, each kind under a heading. Judgements and evidence
/// are named even where there are none.
pub fn bearing(page: &mut Composer<'_>) {
    let others = ends(page, NearEnd::To, &[Relation::Concerns, Relation::Covers]);
    for other in &others {
        page.tell(Relation::Concerns, &other.id);
        page.tell(Relation::Covers, &other.id);
    }
    let mut none = Vec::new();
    for kind in Kind::ALL {
        let of_kind: Vec<&Item> = others.iter().copied().filter(|other| other.kind() == kind).collect();
        if of_kind.is_empty() {
            if matches!(kind, Kind::Judgement | Kind::Evidence) {
                none.push(kind.word());
            }
            continue;
        }
        let heading = ON_IT.iter().find(|(its, _)| *its == kind).map_or(kind.heading(), |(_, heading)| heading);
        counted(page, heading, &of_kind);
        for other in of_kind {
            page.line(other);
        }
    }
    let is_named = !matches!(page.item.kind(), Kind::Source | Kind::Organisation);
    if is_named && !none.is_empty() {
        page.gap();
        let where_from = match page.bundle.sight() {
            Sight::Whole => "in this bundle",
            Sight::Ceiled => "that is shown",
        };
        page.remark(&format!("No {} {where_from} bears on it directly.", none.join(" and no ")), Role::NotStated);
    }
}

/// The questions that are about the item.
pub fn questions(page: &mut Composer<'_>) {
    about_it(page, Kind::Question, "Open questions");
    about_it(page, Kind::Note, "Notes");
    about_it(page, Kind::Outlook, "Outlooks");
}

fn about_it(page: &mut Composer<'_>, kind: Kind, heading: &str) {
    let others = ends(page, NearEnd::To, &[Relation::Concerns]);
    section(page, heading, Relation::Concerns, others.into_iter().filter(|other| other.kind() == kind).collect());
}

/// What rests on the item.
pub fn leads_to(page: &mut Composer<'_>) {
    let mut others = page.bundle.leads_to(page.item.id.as_str());
    others.retain(|other| !page.has_told(Relation::DrawsOn, &other.id));
    if others.is_empty() {
        return;
    }
    counted(page, "Leads to", &others);
    for other in others {
        for relation in [Relation::RestsOn, Relation::Assumes, Relation::DerivedFrom, Relation::Supports] {
            page.tell(relation, &other.id);
        }
        let mark = page.bundle.added_grounds(other.id.as_str()).contains(&page.item.id).then(added);
        page.line_with(other, mark.into_iter().collect());
    }
}

/// What is attributed to the item, or draws on it.
pub fn attributed(page: &mut Composer<'_>) {
    let others = ends(page, NearEnd::To, &[Relation::AttributedTo, Relation::DrawsOn]);
    for other in &others {
        page.tell(Relation::DrawsOn, &other.id);
    }
    section(page, "Attributed to it", Relation::AttributedTo, others);
}

/// The items at the far end of a relation that has the item as its near end, under a heading.
pub fn forward(page: &mut Composer<'_>, heading: &str, relation: Relation) {
    let others = ends(page, NearEnd::From, &[relation]);
    section(page, heading, relation, others);
}

/// The items that have the item as the far end of a relation, under a heading.
pub fn backward(page: &mut Composer<'_>, heading: &str, relation: Relation) {
    let others = ends(page, NearEnd::To, &[relation]);
    section(page, heading, relation, others);
}

/// The heading of a part that tells ties.
fn titled(page: &mut Composer<'_>, heading: &str) {
    page.part(Topic::Ties);
    page.heading(heading);
}

/// The same, with how many it tells; where none of them is the issuer's, whose they are.
fn counted(page: &mut Composer<'_>, heading: &str, others: &[&Item]) {
    page.part(Topic::Ties);
    let (first, count) = (others.first().map(|other| other.origin), others.len());
    let whose = match first {
        Some(origin @ (Origin::Transcriber | Origin::Import)) if others.iter().all(|other| other.origin == origin) => {
            Some(if origin == Origin::Transcriber { "the transcriber's" } else { "imported" })
        }
        Some(Origin::Issuer | Origin::Transcriber | Origin::Import) | None => None,
    };
    match whose {
        Some(whose) => {
            let note = Span::around(&format!("{count}, {whose}"), Role::ReaderMark);
            page.put(Element::Heading(heading.to_owned(), vec![note]));
        }
        None => page.heading_of(heading, count),
    }
}

fn section(page: &mut Composer<'_>, heading: &str, relation: Relation, others: Vec<&Item>) {
    if others.is_empty() {
        return;
    }
    counted(page, heading, &others);
    for other in others {
        page.tell(relation, &other.id);
        let mark = is_added(page, relation, other).then(added);
        page.line_with(other, mark.into_iter().collect());
    }
}

/// Whether a tie to another item is the transcriber's, and not that of whoever says the item that has it.
fn is_added(page: &Composer<'_>, relation: Relation, other: &Item) -> bool {
    let (bundle, id) = (page.bundle, &page.item.id);
    let out = bundle.edges_from(id.as_str()).filter(|edge| edge.to == other.id);
    let back = bundle.edges_to(id.as_str()).filter(|edge| edge.from == other.id);
    let mut ties = out.chain(back).filter(|edge| edge.rel == relation);
    ties.next().is_some_and(|edge| edge.origin == Some(Origin::Transcriber))
}

/// The items at the far ends of the ties of some relations, each once; the page's item is at their near end.
fn ends<'a>(page: &Composer<'a>, near: NearEnd, relations: &[Relation]) -> Vec<&'a Item> {
    let (bundle, item) = (page.bundle, page.item);
    let of = |edge: &&'a Edge| relations.contains(&edge.rel);
    let ids: Vec<&'a Id> = match near {
        NearEnd::From => bundle.edges_from(item.id.as_str()).filter(of).map(|edge| &edge.to).collect(),
        NearEnd::To => bundle.edges_to(item.id.as_str()).filter(of).map(|edge| &edge.from).collect(),
    };
    let mut seen = HashSet::from([&item.id]);
    ids.into_iter().filter_map(|id| bundle.item(id.as_str())).filter(|other| seen.insert(&other.id)).collect()
}

/// Every tie that the page has not told yet, read from its item, whichever of the two writes it; then those into other
/// bundles.
pub fn remaining(page: &mut Composer<'_>) {
    let (bundle, item) = (page.bundle, page.item);
    let id = item.id.as_str();
    let out = bundle.edges_from(id).map(|edge| (edge, edge.rel.label(), &edge.to));
    let back = bundle.edges_to(id).map(|edge| (edge, edge.rel.inverse(), &edge.from));
    let told = |edge: &Edge, other: &Id| match edge.text {
        Some(_) => page.has_told_in_words(edge.rel, other),
        None => page.has_told(edge.rel, other),
    };
    let ties: Vec<_> = out
        .chain(back)
        .filter(|(edge, _, other)| **other != item.id && !told(edge, other))
        .filter_map(|(edge, label, other)| Some((label, bundle.item(other.as_str())?, edge)))
        .collect();
    let elsewhere = page.setting.elsewhere;
    let own = || bundle.foreign().iter().filter(|edge| edge.from == item.id && edge.rel != Relation::Supersedes);
    if ties.is_empty() && elsewhere.map_or_else(|| own().next().is_none(), <[_]>::is_empty) {
        return;
    }
    titled(page, "Links");
    let lines = ties.into_iter().map(|(label, other, edge)| {
        let remark = remark(page, edge);
        TieLine { label, entry: page.entry(other, remark) }
    });
    let lines = lines.collect();
    page.put(Element::Ties(lines));
    match elsewhere {
        Some(ties) => ties.iter().for_each(|tie| foreign(page, tie)),
        None => {
            for edge in own() {
                let link = page.link(&edge.to);
                let mut spans = vec![Span::said(edge.to.as_str(), Role::Link).linked(Some(link))];
                spans.push(Span::around(" (in another bundle)", Role::Muted));
                page.field_in(RELATIONS, edge.rel.label(), spans);
            }
        }
    }
}

/// A tie to an item of another bundle, with what is there.
fn foreign(page: &mut Composer<'_>, tie: &TieElsewhere) {
    let link = Some(page.link(&tie.to));
    let mut spans = vec![Span::said(tie.to.as_str(), Role::Link).linked(link)];
    match &tie.other {
        Some((kind, title)) => {
            spans.push(Span::around(&format!(" {} ", kind.glyph()), Role::of_kind(*kind)));
            spans.push(Span::said(title, Role::Text));
        }
        None => spans.push(Span::around(" (not in the library)", Role::NotStated)),
    }
    if tie.origin == Some(Origin::Transcriber) {
        spans.push(added());
    }
    if let Some(text) = &tie.text {
        spans.push(Span::around(" — ", Role::Muted));
        spans.extend(page.runs(text, Role::Text));
    }
    page.field_in(RELATIONS, tie.reads, spans);
}

/// Whose a tie is where the transcriber adds it, and the tie in words, behind what it leads to.
pub fn remark(page: &mut Composer<'_>, edge: &Edge) -> Vec<Span> {
    let mut remark: Vec<Span> = (edge.origin == Some(Origin::Transcriber)).then(added).into_iter().collect();
    if let Some(text) = &edge.text {
        remark.push(Span::around(" — ", Role::Muted));
        remark.extend(page.runs(text, Role::Text));
    }
    remark
}

/// What else the item is tied to, each with how, for slides.
pub fn told<'b>(page: &mut Composer<'b>) {
    let (bundle, item) = (page.bundle, page.item);
    let id = item.id.as_str();
    let mut seen: HashSet<&str> = HashSet::from([id, bundle.id().as_str()]);
    let judged = matches!(item.detail, Detail::Judgement(_));
    // What limits the item is pinned below it, and what its copy lacks stands in a banner.
    let told = |relation: Relation, near: NearEnd| match near {
        NearEnd::From => relation == Relation::LimitedBy || (judged && relation == Relation::TensionWith),
        NearEnd::To => {
            matches!(relation, Relation::Limits | Relation::Affects) || (judged && relation == Relation::TensionWith)
        }
    };
    let under: HashSet<&str> = bundle.rests_on(id).into_iter().map(|item| item.id.as_str()).collect();
    let out = bundle.edges_from(id).map(|edge| (edge, NearEnd::From));
    let back = bundle.edges_to(id).map(|edge| (edge, NearEnd::To));
    let tie = |(edge, near): (&'b Edge, NearEnd)| match near {
        NearEnd::From => (&edge.to, edge.rel.label(), edge),
        NearEnd::To => (&edge.from, edge.rel.inverse(), edge),
    };
    let hidden = |edge: &Edge| edge.origin == Some(Origin::Transcriber) && page.additions == Additions::Hidden;
    let ties: Vec<(&Item, &'static str, &Edge)> = out
        .chain(back)
        .filter(|(edge, near)| !hidden(edge) && (edge.text.is_some() || !told(edge.rel, *near)))
        .map(tie)
        .filter(|(other, _, edge)| edge.text.is_some() || !under.contains(other.as_str()))
        .filter(|(other, _, _)| seen.insert(other.as_str()))
        .filter_map(|(other, label, edge)| Some((bundle.item(other.as_str())?, label, edge)))
        .filter(|(item, _, _)| page.additions.admit(item))
        .collect();
    page.part(Topic::Ties);
    page.shown(Show::Ties, |page| {
        if !ties.is_empty() {
            page.heading("Tied to");
        }
        for (other, label, edge) in ties {
            let mut said = vec![Span::around(&format!(" ({label})"), Role::Muted)];
            said.extend(remark(page, edge));
            page.line_with(other, said);
        }
    });
}
