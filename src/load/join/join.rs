//! Meaning: the items of all files of a bundle, joined by their ids, and what is wrong with the whole.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::bundle::{Bundle, Id, Item, Marking};
use crate::load::fault::fault::{Fault, MOST};
use crate::load::fault::files;
use crate::load::fault::items;
use crate::load::join::item_table::{ItemTable, JoinFaults};
use crate::load::join::{breakdown, exhibits, item, manifest, prose, references, walks, wording};
use crate::load::shape::bundle_file::{BundleFile, stand_in};
use crate::load::yaml::step::{Focus, Step};

/// Joins the files of a bundle. The name is that of its folder or file, for faults of the whole; the fallback is its
/// id where it has none.
pub fn join(files: Vec<BundleFile>, name: &str, fallback: &str) -> (Bundle, Vec<Fault>) {
    let mut faults = Vec::new();
    let table = ItemTable::new(&files);
    let mut told = JoinFaults::of(files.len());
    // Where a file could not be parsed, the assessment may well be in it.
    if table.manifest().is_none() && table.lost().is_none() {
        let nearest = files.iter().find_map(|file| file.nearly_assessment.clone());
        faults.push(Fault::of_file(name, items::no_assessment(nearest.as_deref())));
    }
    second_manifests(&table, &files, &mut faults);
    for (place, entry) in table.entries.iter().enumerate() {
        let id = entry.item().id.as_str();
        if let Some(first) = table.find(id)
            && !std::ptr::eq(first, &raw const table.entries[place])
        {
            let wrong = items::duplicate_id(id, &table.location(first));
            told.tell(&table, entry, &[Step::key("id")], wrong);
        }
        if !table.is_mapping(entry) {
            continue;
        }
        item::check(&table, entry, &mut told);
        wording::check(&table, entry, &mut told);
        breakdown::check(&table, entry, &mut told);
        exhibits::check(&table, entry, &mut told);
        prose::check(&table, entry, &mut told);
        references::check(&table, entry, &mut told);
        manifest::check(&table, entry, &mut told);
    }
    item::members(&table, &mut told);
    item::absences(&table, &mut told);
    let mut meaning = told.into_files();
    for (found, walks) in meaning.iter_mut().zip(walks::faults(&table)) {
        found.extend(walks);
    }
    let mut items: Vec<Item> = Vec::new();
    let mut walks = Vec::new();
    let mut cover: Option<Item> = None;
    let (mut repeated, mut other_marking) = (Vec::new(), None);
    for (mut file, meaning) in files.into_iter().zip(meaning) {
        let mut found = std::mem::take(&mut file.faults);
        found.extend(meaning);
        faults.extend(the_first(found, file.source().name()));
        other_marking = Marking::both(other_marking, file.other_marking);
        repeated.append(&mut file.repeated);
        match (&cover, file.manifest) {
            (None, manifest) => cover = manifest.map(|held| held.item),
            (Some(_), manifest) => {
                other_marking = Marking::both(other_marking, manifest.and_then(|held| held.item.marking));
            }
        }
        items.extend(file.items.into_iter().map(|held| held.item));
        walks.extend(file.walks.into_iter().map(|held| held.walk));
    }
    let mut cover = cover.unwrap_or_else(|| stand_in(fallback));
    cover.marking = Marking::both(cover.marking, other_marking);
    mark_twice(&mut items, repeated);
    (Bundle::new(cover, items).with_walks(walks), faults)
}

/// Marks the first of the items that have one id by the markings of them all: it is the one that stays.
fn mark_twice(items: &mut [Item], repeated: Vec<(Id, Option<Marking>)>) {
    let mut first: HashMap<Id, usize> = HashMap::with_capacity(items.len());
    let mut twice = Vec::new();
    for (place, item) in items.iter().enumerate() {
        match first.entry(item.id.clone()) {
            Entry::Vacant(entry) => drop(entry.insert(place)),
            Entry::Occupied(entry) => twice.push((*entry.get(), item.marking.clone())),
        }
    }
    twice.extend(repeated.into_iter().filter_map(|(id, marking)| Some((*first.get(&id)?, marking))));
    for (place, marking) in twice {
        items[place].marking = Marking::both(items[place].marking.take(), marking);
    }
}

/// The first faults of a file in reading order, and a word on the rest.
fn the_first(mut found: Vec<Fault>, name: &str) -> Vec<Fault> {
    crate::load::fault::fault::in_reading_order(&mut found);
    found.dedup();
    if found.len() > MOST {
        found.truncate(MOST);
        found.push(Fault::of_file(name, files::more_faults()));
    }
    found
}

fn second_manifests(table: &ItemTable<'_>, files: &[BundleFile], faults: &mut Vec<Fault>) {
    let Some(first) = table.manifest() else { return };
    for (place, file) in files.iter().enumerate() {
        if let Some(held) = file.manifest.as_ref().filter(|_| place != first.file) {
            let wrong = items::second_assessment(&table.location(first));
            faults.push(file.spans.fault(&held.way, Focus::Key, wrong));
        }
    }
}
