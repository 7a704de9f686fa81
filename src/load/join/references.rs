//! What items say of each other: every id is there, of a kind that may stand there, and no less restricted than it may be.

use crate::bundle::value::field::{FieldValue, Fields, Ids};
use crate::bundle::value::link::Part;
use crate::bundle::value::tie::{May, Tie};
use crate::bundle::{Id, Item, Kind, Tlp};
use crate::load::fault::items;
use crate::load::fault::statements;
use crate::load::fault::wrong::Wrong;
use crate::load::join::item_table::{ItemTable, JoinFaults, TableItem};
use crate::load::yaml::step::{Focus, Step};

/// Checks every reference of an item.
pub fn check(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    let mut item = entry.item().clone();
    each_reference(&mut item, &mut Vec::new(), &mut |id, tie, way| {
        refer(table, entry, told, &Reference { id, may: tie.may, way });
    });
    in_text(table, entry, told);
    restriction(table, entry, told);
}

/// Visits every id that names another item, with the way to it.
fn each_reference(holder: &mut dyn Fields, way: &mut Vec<Step<'static>>, visit: &mut dyn FnMut(&Id, &Tie, Way<'_>)) {
    holder.each_field(&mut |field, value| {
        way.push(Step::key(field.key()));
        match value {
            FieldValue::Ids(Ids::One(id), tie) => visit(id, &tie, Way::Exact(way)),
            FieldValue::Ids(ids, tie) => {
                for (place, id) in ids.as_slice().iter().filter(|id| tie.is_id(id)).enumerate() {
                    visit(id, &tie, Way::InList { list: way, place });
                }
            }
            FieldValue::Part(Some(part)) => each_reference(part, way, visit),
            FieldValue::Parts(parts) => {
                let mut place = 0;
                parts.keep(&mut |part| {
                    way.push(Step::Index(place));
                    each_reference(part, way, visit);
                    way.pop();
                    place += 1;
                    true
                });
            }
            FieldValue::OwnId(_)
            | FieldValue::Text(_)
            | FieldValue::Prose(_)
            | FieldValue::Terms(_)
            | FieldValue::Rows(_)
            | FieldValue::Name(..)
            | FieldValue::Place(_)
            | FieldValue::Closed(_)
            | FieldValue::Part(None) => {}
        }
        way.pop();
    });
}

/// One reference of an item.
struct Reference<'r> {
    id: &'r Id,
    may: May,
    way: Way<'r>,
}

/// Where a reference stands below its item.
#[derive(Clone, Copy)]
enum Way<'r> {
    /// In the list of a key.
    InList {
        list: &'r [Step<'r>],
        place: usize,
    },
    Exact(&'r [Step<'r>]),
}

fn refer(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, reference: &Reference<'_>) {
    if let Some(wrong) = fault_of(table, entry, told, reference.id, reference.may) {
        let spans = table.spans(entry);
        let way = match reference.way {
            Way::Exact(way) => entry.way(way),
            Way::InList { list, place } => spans.way_to_word(&entry.way(list), reference.id.as_str(), place),
        };
        if spans.says(&way, &[]) {
            told.add(entry, spans.fault(&way, Focus::Value, wrong));
        }
    }
}

fn fault_of(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &JoinFaults, id: &Id, may: May) -> Option<Wrong> {
    if told.enough(entry) {
        return None;
    }
    if let Some((bundle, item)) = id.abroad() {
        let sound = bundle.split('@').take(3).all(Id::is_slug) && bundle.matches('@').count() < 2 && Id::is_slug(item);
        return Some(if sound { items::not_in_library(id) } else { items::bad_id(id.as_str(), None) });
    }
    let Some(found) = table.find(id.as_str()) else {
        let nearest =
            if told.plenty(entry) { None } else { table.nearest_id(id.as_str(), &entry.item().id, may.kinds) };
        return Some(items::unresolved_ref(id.as_str(), nearest.as_deref(), table.lost()));
    };
    if found.item().id == entry.item().id {
        return Some(items::self_reference(id.as_str()));
    }
    let kind = found.item().kind();
    let allowed = may.kinds.is_none_or(|kinds| kinds.contains(&kind));
    (!allowed).then(|| items::wrong_kind(id.as_str(), kind.word(), may.words))
}

/// The links inside the text: `[[id]]` or `[[id|words]]`.
fn in_text(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    let Some(text) = &entry.item().text else { return };
    let mut rest = text.as_str();
    while let Some((_, after)) = rest.split_once("[[") {
        let Some((inside, beyond)) = after.split_once("]]") else { return };
        rest = beyond;
        let id = inside.split('|').next().unwrap_or(inside);
        let Some(wrong) = fault_of(table, entry, told, &Id::new(id.trim()), May::ANY) else { continue };
        if wrong.code == items::SELF_REFERENCE {
            continue;
        }
        let spans = table.spans(entry);
        let way = entry.way(&[Step::key("text")]);
        let fault = match spans.bytes_of(&way, &format!("[[{id}")) {
            Some(bytes) => spans.fault_at(bytes.start + 2..bytes.end, &way, wrong),
            None => spans.fault(&way, Focus::Value, wrong),
        };
        told.add(entry, fault);
    }
}

/// An item is no less restricted than the assessment, or than what it quotes or rests on.
fn restriction(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    // What is said of a marking that cannot be read is said where it stands.
    let label = |item: &Item| item.marking.as_ref()?.tlp.filter(|tlp| *tlp != Tlp::Unreadable);
    let general = table.manifest().and_then(|manifest| label(manifest.item()));
    let effective = |item: &Item| label(item).or(general);
    let own = effective(entry.item());
    let stated = label(entry.item());
    let mut strictest: Option<(Tlp, String)> = None;
    let mut meet = |tlp: Option<Tlp>, words: &dyn Fn() -> String| {
        if tlp > own && tlp > strictest.as_ref().map(|(held, _)| *held) {
            strictest = tlp.map(|tlp| (tlp, words()));
        }
    };
    if stated.is_some() {
        meet(general, &|| "the assessment".to_owned());
    }
    for tie in entry.item().ties() {
        let rests = tie.from == entry.item().id && matches!(tie.rel.part(), Part::Basis | Part::Attribution);
        if rests
            && let Some(found) = table.find(tie.to.as_str())
            && found.item().kind() != Kind::Assessment
        {
            meet(effective(found.item()), &|| format!("{}, which it rests on,", found.item().id));
        }
    }
    if let Some((tlp, other)) = strictest {
        let below = [Step::key("marking"), Step::key("tlp")];
        let below = if table.has(entry, &below) { &below[..] } else { &[][..] };
        let own = own.map_or("without a marking", Tlp::label);
        told.tell(table, entry, below, statements::marking_downgrade(own, &other, tlp.label()));
    }
}
