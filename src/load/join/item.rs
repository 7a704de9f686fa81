//! What every item owes its reader: a title, a text, a place in the original, and terms elsewhere that are terms.

use std::collections::HashMap;

use crate::bundle::{Detail, ExternalRef, Id, Kind, Members, Origin, Relation};
use crate::load::fault::items;
use crate::load::fault::keys;
use crate::load::fault::nearest::nearest;
use crate::load::fault::statements;
use crate::load::join::item_table::{ItemTable, JoinFaults, TableItem};
use crate::load::yaml::step::Step;

/// The longest title, in characters.
const TITLE: usize = 90;

/// The longest name for lists, in characters.
const SHORT: usize = 28;

/// Vocabularies that a term is likely to come from.
const SCHEMES: [&str; 14] = [
    "iso-3166-1",
    "iso-3166-2",
    "un-m49",
    "misp-sector",
    "misp-region",
    "misp-threat-actor",
    "misp-country",
    "mitre-attack",
    "stix-industry-sector",
    "stix-region",
    "stix-threat-actor-type",
    "nace",
    "naics",
    "wikidata",
];

/// Checks what an item says of itself.
pub fn check(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    let item = entry.item();
    let kind = item.kind();
    let absent = |key: &'static str| !table.has(entry, &[Step::key(key)]);
    if absent("title") {
        told.tell(table, entry, &[], keys::missing_key("title"));
    }
    let length = item.title.chars().count();
    if length > TITLE {
        told.tell(table, entry, &[Step::key("title")], items::long_title(length));
    }
    let length = item.short().map_or(0, |short| short.chars().count());
    if length > SHORT {
        told.tell(table, entry, &[Step::key("short")], items::long_short(length));
    }
    if kind.needs_text() && absent("text") {
        told.tell(table, entry, &[], items::no_text(kind.word()));
    }
    if kind != Kind::Assessment && item.origin == Origin::Issuer && absent("at") {
        told.tell(table, entry, &[], items::no_locator());
    }
    if kind != Kind::Assessment && [Id::ASSESSMENT, Id::UNCERTAIN, Id::NOT_STATED].contains(&item.id.as_str()) {
        told.tell(table, entry, &[Step::key("id")], items::reserved_id(item.id.as_str()));
    }
    for (place, term) in item.external_refs.iter().enumerate() {
        external(table, entry, told, term, place);
    }
    if matches!(item.detail, Detail::Outlook(_)) && !has_place(table, entry) {
        told.tell(table, entry, &[Step::key("about")], statements::outlook_without_place());
    }
}

/// Whether an outlook is about a region or sector; one of another bundle may be either.
fn has_place(table: &ItemTable<'_>, entry: &TableItem<'_>) -> bool {
    entry.item().about.iter().any(|id| {
        id.abroad().is_some()
            || table.find(id.as_str()).is_none_or(|found| matches!(found.item().kind(), Kind::Region | Kind::Sector))
    })
}

fn external(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, term: &ExternalRef, place: usize) {
    let below = |key: &'static str| [Step::key("external_refs"), Step::Index(place), Step::key(key)];
    let scheme = term.scheme.as_str();
    if !(Id::is_slug(scheme) && scheme.chars().all(|c| !c.is_ascii_uppercase())) {
        let near = nearest(scheme, SCHEMES);
        told.tell(table, entry, &below("scheme"), items::bad_scheme(scheme, near.as_deref()));
        return;
    }
    let value = term.value.as_str();
    let letters = |least: usize, most: usize| {
        (least..=most).contains(&value.len()) && value.chars().all(|c| c.is_ascii_uppercase())
    };
    let sound = match scheme {
        "iso-3166-1" => letters(2, 3),
        "mitre-attack" => {
            let digits = value.trim_start_matches(|c: char| c.is_ascii_uppercase());
            digits.len() < value.len() && digits.len() >= 4 && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        }
        _ => true,
    };
    if !sound && table.says(entry, &below("value")) {
        let wrong = items::bad_term(scheme, value);
        told.tell(table, entry, &below("value"), wrong);
    }
}

/// Checks that no class is said to lack its members while items are part of it.
pub fn members(table: &ItemTable<'_>, told: &mut JoinFaults) {
    let mut member: HashMap<&str, &str> = HashMap::new();
    for entry in &table.entries {
        let item = &entry.held.item;
        let parent = match &item.detail {
            Detail::Sector(sector) | Detail::Technology(sector) => sector.parent.as_ref(),
            _ => None,
        };
        let linked = item.links.iter().filter(|link| link.rel == Relation::PartOf).map(|link| &link.to);
        for class in parent.into_iter().chain(linked) {
            member.entry(class.as_str()).or_insert(item.id.as_str());
        }
    }
    for entry in &table.entries {
        if let Detail::Sector(sector) | Detail::Technology(sector) = &entry.item().detail
            && sector.members == Members::NotReproduced
            && let Some(member) = member.get(entry.item().id.as_str())
        {
            let wrong = statements::members_contradicted(member);
            told.tell(table, entry, &[Step::key("members")], wrong);
        }
    }
}

/// Checks that no kind is said to be absent from the original while an item of it is the issuer's.
pub fn absences(table: &ItemTable<'_>, told: &mut JoinFaults) {
    let Some(manifest) = table.manifest() else { return };
    let Detail::Assessment(assessment) = &manifest.item().detail else { return };
    for (place, absence) in assessment.not_stated.iter().enumerate() {
        for (number, kind) in absence.kinds.iter().enumerate() {
            let of_issuer = |entry: &&TableItem<'_>| {
                entry.item().kind() == *kind && *kind != Kind::Assessment && entry.item().origin == Origin::Issuer
            };
            if let Some(found) = table.entries.iter().find(of_issuer) {
                let below = [Step::key("not_stated"), Step::Index(place), Step::key("kinds"), Step::Index(number)];
                let wrong = statements::absence_contradicted(kind.word(), found.item().id.as_str());
                told.tell(table, manifest, &below, wrong);
            }
        }
    }
}
