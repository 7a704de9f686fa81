//! What bears on an item by way of another: on a class or a place that it is part of, and what stands beside it in the
//! same statements. Each is marked as what it is, since the original does not say it of the item itself.

use std::collections::HashSet;

use crate::bundle::{Bundle, Id, Item, Kind, Relation};
use crate::page::document::composer::Composer;
use crate::page::document::weight::Topic;
use crate::page::item::ties::remark;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// So many classes above an item are asked at most, and so many lines are listed of each: a chain that somebody made to
/// keep the program busy is longer, and the page of the class has all of it.
const HIGHEST: usize = 8;
const MOST: usize = 60;

/// So many statements are named at most beside what stands in them.
const NAMED: usize = 4;

/// What bears on each class or place that the page's item is part of, under the name of that class.
pub fn inherited(page: &mut Composer<'_>) {
    let (bundle, item) = (page.bundle, page.item);
    let mut told: HashSet<&Id> = bearing(bundle, &item.id).into_iter().map(|other| &other.id).collect();
    told.insert(&item.id);
    for class in above(bundle, item) {
        let others: Vec<&Item> = bearing(bundle, &class.id)
            .into_iter()
            .filter(|other| matches!(other.kind(), Kind::Judgement | Kind::Evidence | Kind::Question | Kind::Caveat))
            .filter(|other| told.insert(&other.id))
            .collect();
        if others.is_empty() {
            continue;
        }
        page.part(Topic::Ties);
        page.heading(&format!("On {}, which it is part of", class.title));
        page.remark("Said of that, and not of this in particular.", Role::NotStated);
        for other in others.iter().take(MOST) {
            page.line(other);
        }
        if others.len() > MOST {
            page.remark(&format!("and {} more, on its own page", others.len() - MOST), Role::Muted);
        }
    }
}

/// The classes and places that an item is part of, the nearest first.
fn above<'b>(bundle: &'b Bundle, item: &'b Item) -> Vec<&'b Item> {
    let mut seen = HashSet::from([&item.id]);
    let mut line = vec![item];
    let mut place = 0;
    while let Some(from) = line.get(place).copied().filter(|_| place < HIGHEST) {
        let up = bundle
            .edges_from(from.id.as_str())
            .filter(|edge| matches!(edge.rel, Relation::PartOf | Relation::LocatedIn))
            .filter_map(|edge| bundle.item(edge.to.as_str()));
        line.extend(up.filter(|class| seen.insert(&class.id)));
        place += 1;
    }
    line.split_off(1)
}

/// What concerns an item, or covers it, in reading order.
fn bearing<'b>(bundle: &'b Bundle, id: &Id) -> Vec<&'b Item> {
    let edges = bundle.edges_to(id.as_str()).filter(|edge| matches!(edge.rel, Relation::Concerns | Relation::Covers));
    let mut seen = HashSet::new();
    edges.filter(|edge| seen.insert(&edge.from)).filter_map(|edge| bundle.item(edge.from.as_str())).collect()
}

/// The items of another kind that the page's item is tied to, each with how; then those that are only named in the same
/// statements, each with these.
pub fn counterparts(page: &mut Composer<'_>, kind: Kind) {
    let (bundle, item) = (page.bundle, page.item);
    let id = item.id.as_str();
    let out = bundle.edges_from(id).map(|edge| (edge, edge.rel.label(), &edge.to));
    let back = bundle.edges_to(id).map(|edge| (edge, edge.rel.inverse(), &edge.from));
    let linked: Vec<_> = out
        .chain(back)
        .filter(|(edge, ..)| !matches!(edge.rel, Relation::Concerns | Relation::Covers))
        .filter_map(|(edge, label, other)| Some((edge, label, bundle.item(other.as_str())?)))
        .filter(|(_, _, other)| other.kind() == kind && other.id != item.id)
        .collect();
    if !linked.is_empty() {
        page.part(Topic::Ties);
        page.heading(&format!("{}, by a link", kind.heading()));
        for (edge, label, other) in &linked {
            page.tell_in_words(edge.rel, &other.id);
            let mut said = vec![Span::around(&format!(" ({label})"), Role::Muted)];
            said.extend(remark(page, edge));
            page.line_with(other, said);
        }
    }
    let linked: HashSet<&Id> = linked.into_iter().map(|(_, _, other)| &other.id).collect();
    let shared = beside(bundle, item, kind).into_iter().filter(|(other, _)| !linked.contains(&other.id));
    for (place, (other, statements)) in shared.take(MOST).enumerate() {
        if place == 0 {
            page.part(Topic::Ties);
            page.heading(&format!("{}, only named in the same statements", kind.heading()));
        }
        let mut said = vec![Span::around(" (", Role::Muted)];
        for (place, statement) in statements.iter().take(NAMED).enumerate() {
            if place > 0 {
                said.push(Span::around(", ", Role::Muted));
            }
            said.push(page.mention(statement));
        }
        let more =
            if statements.len() > NAMED { format!(" and {} more)", statements.len() - NAMED) } else { ")".to_owned() };
        said.push(Span::around(&more, Role::Muted));
        page.line_with(other, said);
    }
}

/// The items of a kind that judgements and evidence name together with an item, each with these statements.
fn beside<'b>(bundle: &'b Bundle, item: &Item, kind: Kind) -> Vec<(&'b Item, Vec<&'b Item>)> {
    let mut found: Vec<(&Item, Vec<&Item>)> = Vec::new();
    let statements = bearing(bundle, &item.id).into_iter();
    for statement in statements.filter(|other| matches!(other.kind(), Kind::Judgement | Kind::Evidence)) {
        let named = bundle
            .edges_from(statement.id.as_str())
            .filter(|edge| matches!(edge.rel, Relation::Concerns | Relation::Covers))
            .filter_map(|edge| bundle.item(edge.to.as_str()))
            .filter(|other| other.kind() == kind && other.id != item.id);
        for other in named {
            match found.iter().position(|(known, _)| known.id == other.id) {
                Some(place) => {
                    let all = &mut found[place].1;
                    if all.iter().all(|known| known.id != statement.id) {
                        all.push(statement);
                    }
                }
                None if found.len() < MOST => found.push((other, vec![statement])),
                None => {}
            }
        }
    }
    found
}
