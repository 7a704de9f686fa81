//! What items say of confidence, of their parts and of who holds them: levels that there are, and nothing that contradicts.

use crate::bundle::{Confidence, ConfidenceScale, Form, Id, StatedLevel};
use crate::load::fault::confidence;
use crate::load::fault::likelihood;
use crate::load::fault::nearest::nearest;
use crate::load::join::item_table::{ItemTable, JoinFaults, TableItem};
use crate::load::yaml::step::Step;

const CONFIDENCE: Step<'static> = Step::key("confidence");

/// Checks the levels of confidence of an item, and its parts and holders.
pub fn check(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    let published = table.confidence_scale_written().filter(|scale| !scale.levels.is_empty());
    let scale = published.unwrap_or(ConfidenceScale::common());
    for (confidence, way) in confidences(entry) {
        level(table, entry, told, scale, (confidence.stated(), &way));
        for (place, part) in confidence.parts.iter().enumerate() {
            let way = [&way[..], &[Step::key("parts"), Step::Index(place)]].concat();
            level(table, entry, told, scale, (part.stated(), &way));
        }
    }
    let item = entry.item();
    let Some(breakdown) = item.breakdown() else { return };
    let in_parts = item.likelihood().is_some_and(|likelihood| likelihood.form == Form::InParts);
    if in_parts && !table.has(entry, &[Step::key("parts")]) {
        told.tell(table, entry, &[Step::key("likelihood")], likelihood::parts_missing());
    }
    let unstated = item.confidence().is_some_and(|confidence| confidence.as_written == Id::NOT_STATED);
    let stating = breakdown.holders.iter().find(|holder| holder.confidence.as_ref().is_some_and(Confidence::is_stated));
    if let (true, Some(holder)) = (unstated, stating) {
        let wrong = confidence::confidence_contradicted(&holder.who);
        told.tell(table, entry, &[CONFIDENCE, Step::key("as_written")], wrong);
    }
}

/// Every confidence below an item, with the way to it: its own, and those of its parts, its holders and its dissents.
fn confidences<'e>(entry: &'e TableItem<'_>) -> Vec<(&'e Confidence, Vec<Step<'static>>)> {
    let item = entry.item();
    let mut found: Vec<_> = item.confidence().map(|own| (own, vec![CONFIDENCE])).into_iter().collect();
    let Some(breakdown) = item.breakdown() else { return found };
    let lists = [
        ("parts", breakdown.parts.iter().map(|part| part.confidence.as_ref()).collect::<Vec<_>>()),
        ("holders", breakdown.holders.iter().map(|holder| holder.confidence.as_ref()).collect()),
        ("dissents", breakdown.dissents.iter().map(|dissent| dissent.confidence.as_ref()).collect()),
    ];
    for (key, list) in lists {
        let way = |place| vec![Step::key(key), Step::Index(place), CONFIDENCE];
        found.extend(list.into_iter().enumerate().filter_map(|(place, own)| Some((own?, way(place)))));
    }
    found
}

/// Checks that the levels that are named are on the ladder, the lower one first.
fn level(
    table: &ItemTable<'_>,
    entry: &TableItem<'_>,
    told: &mut JoinFaults,
    scale: &ConfidenceScale,
    (stated, way): (StatedLevel<'_>, &[Step<'static>]),
) {
    let below = |key: &'static str| [way, &[Step::key(key)]].concat();
    let named = [("level", stated.level), ("from", stated.from), ("to", stated.to)];
    for (key, found) in named {
        let Some(found) = found.filter(|found| *found != Id::NOT_STATED && scale.level(found).is_none()) else {
            continue;
        };
        if table.says(entry, &below(key)) {
            let known: Vec<&str> = scale.levels.iter().map(|level| level.id.as_str()).collect();
            let near = nearest(found, known.iter().copied());
            told.tell(table, entry, &below(key), confidence::unknown_level(found, near.as_deref(), &known));
        }
    }
    if let (Some(from), Some(to)) = (stated.from, stated.to)
        && scale.level(from).zip(scale.level(to)).is_some_and(|(from, to)| from >= to)
    {
        told.tell(table, entry, &below("from"), confidence::levels_reversed(from, to));
    }
}
