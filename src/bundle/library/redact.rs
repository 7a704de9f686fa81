//! An item without anything that names what may not be shown, if it can stand without it.

use crate::bundle::item::assessment::Assessment;
use crate::bundle::item::evidence::{Evidence, Figure};
use crate::bundle::item::foresight::{Alternative, Assumption, Outlook, Signpost};
use crate::bundle::item::item::{Detail, Item};
use crate::bundle::item::judgement::Judgement;
use crate::bundle::item::source::Source;
use crate::bundle::library::mention::Mentions;
use crate::bundle::library::walk::{Stop, Walk};
use crate::bundle::value::id::Id;
use crate::bundle::value::likelihood::Likelihood;
use crate::bundle::value::link::Relation;
use crate::bundle::value::timeframe::Timeframe;

/// The item as it may be shown; nothing where it may not be shown at all: its title, or a word that it cannot do without,
/// names what is hidden; nothing is left of its text; it is derived from what is hidden; it would be shown without a
/// caveat that limits it, as if it rested on nothing, or as if nobody were named who is.
pub fn redacted(item: &Item, hidden: &Mentions) -> Option<Item> {
    let mut item = item.clone();
    let derived = item.links.iter().any(|link| link.rel == Relation::DerivedFrom && hidden.names(&link.to));
    if derived || hidden.are_in(&item.title) {
        return None;
    }
    item.text = match item.text {
        Some(text) => Some(hidden.cut(&text)?),
        None => None,
    };
    ids(&mut item.about, hidden);
    item.links.retain(|link| !hidden.names(&link.to));
    for link in &mut item.links {
        prose(&mut link.text, hidden);
    }
    item.external_refs.retain(|reference| !hidden.are_in(&reference.value) && !hidden.are_in(&reference.scheme));
    list(&mut item.tags, hidden);
    if let Some(marking) = &mut item.marking {
        prose(&mut marking.restrictions, hidden);
        prose(&mut marking.as_written, hidden);
        prose(&mut marking.pap, hidden);
    }
    prose(&mut item.added_in, hidden);
    prose(&mut item.changed_in, hidden);
    detail(&mut item.detail, hidden).then_some(item)
}

/// A walk without the stops at what is hidden; nothing where its title names it, or no stop is left.
pub fn redacted_walk(walk: &Walk, hidden: &Mentions) -> Option<Walk> {
    if hidden.are_in(&walk.title) {
        return None;
    }
    let stops: Vec<Stop> = walk
        .stops
        .iter()
        .filter(|stop| !hidden.names(&stop.item))
        .map(|stop| Stop { notes: stop.notes.as_deref().and_then(|notes| hidden.cut(notes)), ..stop.clone() })
        .collect();
    (!stops.is_empty()).then(|| Walk { stops, ..walk.clone() })
}

/// Cuts what a kind adds; tells whether the item can stand without it.
fn detail(detail: &mut Detail, hidden: &Mentions) -> bool {
    match detail {
        Detail::Assessment(detail) => assessment(detail, hidden),
        Detail::Judgement(detail) => judgement(detail, hidden),
        Detail::Evidence(detail) => evidence(detail, hidden),
        Detail::Caveat(detail) => some_left(&mut detail.applies_to, hidden),
        Detail::Omission(detail) => {
            prose(&mut detail.mentioned_as, hidden);
            some_left(&mut detail.affects, hidden)
        }
        Detail::Question(detail) => {
            prose(&mut detail.requirement, hidden);
            some_left(&mut detail.answers, hidden)
        }
        Detail::Sector(detail) | Detail::Technology(detail) => {
            detail.parent.take_if(|parent| hidden.names(parent));
            true
        }
        Detail::Actor(detail) => {
            list(&mut detail.aliases, hidden);
            list(&mut detail.actor_types, hidden);
            ids(&mut detail.capability, hidden);
            ids(&mut detail.intent, hidden);
            true
        }
        Detail::Tactic(detail) => {
            list(&mut detail.stages, hidden);
            true
        }
        Detail::Region(detail) => {
            list(&mut detail.places, hidden);
            prose(&mut detail.scope, hidden);
            true
        }
        Detail::Source(detail) => source(detail, hidden),
        Detail::Alternative(detail) => alternative(detail, hidden),
        Detail::Signpost(detail) => signpost(detail, hidden),
        Detail::Outlook(detail) => outlook(detail, hidden),
        Detail::Assumption(detail) => assumption(detail, hidden),
        Detail::Measure(detail) => some_left(&mut detail.mitigates, hidden),
        Detail::Organisation | Detail::Note => true,
    }
}

fn assessment(detail: &mut Assessment, hidden: &Mentions) -> bool {
    let named = [&detail.issuer, &detail.language, &detail.issuer_scale, &detail.reader_scale];
    if named.into_iter().any(|word| hidden.are_in(word) || hidden.is_id(word)) {
        return false;
    }
    for text in [
        &mut detail.edition,
        &mut detail.supersedes,
        &mut detail.summary,
        &mut detail.scope,
        &mut detail.requirement,
        &mut detail.method,
        &mut detail.rights,
    ] {
        prose(text, hidden);
    }
    list(&mut detail.authors, hidden);
    detail.not_stated.retain(|absence| !hidden.are_in(&absence.what) && !hidden.is_id(&absence.id));
    for absence in &mut detail.not_stated {
        prose(&mut absence.shown, hidden);
    }
    true
}

fn judgement(detail: &mut Judgement, hidden: &Mentions) -> bool {
    if detail.caveats.iter().any(|caveat| hidden.names(caveat)) {
        return false;
    }
    let stands = some_left(&mut detail.basis, hidden)
        && some_left(&mut detail.assumptions, hidden)
        && some_left(&mut detail.alternatives, hidden)
        && some_left(&mut detail.signposts, hidden);
    ids(&mut detail.tension_with, hidden);
    ids(&mut detail.scope_list, hidden);
    prose(&mut detail.implication, hidden);
    stands
        && !hidden.are_in(&detail.confidence.as_written)
        && likelihood(Some(&detail.likelihood), hidden)
        && timeframe(detail.timeframe.as_ref(), hidden)
}

fn evidence(detail: &mut Evidence, hidden: &Mentions) -> bool {
    ids(&mut detail.sources, hidden);
    prose(&mut detail.occurred, hidden);
    detail.attributed_to.as_ref().is_none_or(|id| !hidden.names(id))
        && detail.figure.as_mut().is_none_or(|held| figure(held, hidden))
}

fn figure(figure: &mut Figure, hidden: &Mentions) -> bool {
    prose(&mut figure.base, hidden);
    prose(&mut figure.period, hidden);
    prose(&mut figure.dataset, hidden);
    !hidden.are_in(&figure.value) && figure.unit.as_ref().is_none_or(|unit| !hidden.are_in(unit))
}

fn source(detail: &mut Source, hidden: &Mentions) -> bool {
    for text in [&mut detail.date, &mut detail.url, &mut detail.access] {
        prose(text, hidden);
    }
    let named = |word: &String| hidden.are_in(word) || hidden.is_id(word);
    !hidden.are_in(&detail.source_kind) && !detail.publisher.as_ref().is_some_and(named)
}

fn alternative(detail: &mut Alternative, hidden: &Mentions) -> bool {
    prose(&mut detail.why_rejected, hidden);
    !hidden.names(&detail.to) && likelihood(detail.likelihood.as_ref(), hidden)
}

fn signpost(detail: &mut Signpost, hidden: &Mentions) -> bool {
    let had = !detail.moves.is_empty();
    detail.moves.retain(|step| !hidden.names(&step.judgement));
    prose(&mut detail.observable, hidden);
    !had || !detail.moves.is_empty()
}

fn outlook(detail: &Outlook, hidden: &Mentions) -> bool {
    likelihood(detail.likelihood.as_ref(), hidden) && timeframe(detail.timeframe.as_ref(), hidden)
}

fn assumption(detail: &mut Assumption, hidden: &Mentions) -> bool {
    prose(&mut detail.if_wrong, hidden);
    some_left(&mut detail.supports, hidden)
}

fn likelihood(likelihood: Option<&Likelihood>, hidden: &Mentions) -> bool {
    let written = likelihood.and_then(|likelihood| likelihood.as_written.as_ref());
    written.is_none_or(|words| !hidden.are_in(words))
}

fn timeframe(timeframe: Option<&Timeframe>, hidden: &Mentions) -> bool {
    timeframe.is_none_or(|timeframe| !hidden.are_in(&timeframe.as_written))
}

fn prose(text: &mut Option<String>, hidden: &Mentions) {
    *text = text.take().and_then(|text| hidden.cut(&text));
}

fn list(texts: &mut Vec<String>, hidden: &Mentions) {
    texts.retain(|text| !hidden.are_in(text) && !hidden.is_id(text));
}

fn ids(ids: &mut Vec<Id>, hidden: &Mentions) {
    ids.retain(|id| !hidden.names(id));
}

/// Takes hidden ids out of a list, and tells whether it still says something where it did: a list that is empty only here
/// would be read as one that the author left empty.
fn some_left(list: &mut Vec<Id>, hidden: &Mentions) -> bool {
    let had = !list.is_empty();
    ids(list, hidden);
    !had || !list.is_empty()
}
