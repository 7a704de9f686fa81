//! Meaning: the items of all files of a bundle, joined by their ids, and what is wrong with the whole.

use crate::bundle::Bundle;
use crate::load::fault::fault::{Fault, MOST};
use crate::load::fault::files;
use crate::load::fault::items;
use crate::load::join::item_table::{Ledger, Told};
use crate::load::join::{item, manifest, references, walks, wording};
use crate::load::shape::bundle_file::{BundleFile, stand_in};
use crate::load::yaml::spans::{Focus, Step};

/// Joins the files of a bundle. The name is that of its folder or file, for faults of the whole; the fallback is its
/// id where it has none.
pub fn join(files: Vec<BundleFile>, name: &str, fallback: &str) -> (Bundle, Vec<Fault>) {
    let mut faults = Vec::new();
    let ledger = Ledger::new(&files);
    let mut told = Told::of(files.len());
    // Where a file could not be parsed, the assessment may well be in it.
    if ledger.manifest().is_none() && ledger.lost().is_none() {
        let nearest = files.iter().find_map(|file| file.nearly_assessment.clone());
        faults.push(Fault::of_file(name, items::no_assessment(nearest.as_deref())));
    }
    second_manifests(&ledger, &files, &mut faults);
    for (place, entry) in ledger.entries.iter().enumerate() {
        let id = entry.item().id.as_str();
        if let Some(first) = ledger.find(id)
            && !std::ptr::eq(first, &raw const ledger.entries[place])
        {
            let wrong = items::duplicate_id(id, &ledger.location(first));
            told.tell(&ledger, entry, &[Step::key("id")], wrong);
        }
        if !ledger.is_mapping(entry) {
            continue;
        }
        item::check(&ledger, entry, &mut told);
        wording::check(&ledger, entry, &mut told);
        references::check(&ledger, entry, &mut told);
        manifest::check(&ledger, entry, &mut told);
    }
    item::members(&ledger, &mut told);
    let mut meaning = told.into_files();
    for (found, walks) in meaning.iter_mut().zip(walks::faults(&ledger)) {
        found.extend(walks);
    }
    let mut items = Vec::new();
    let mut walks = Vec::new();
    let mut cover = None;
    for (mut file, meaning) in files.into_iter().zip(meaning) {
        let mut found = std::mem::take(&mut file.faults);
        found.extend(meaning);
        faults.extend(the_first(found, file.source().name()));
        cover = cover.or(file.manifest.map(|held| held.item));
        items.extend(file.items.into_iter().map(|held| held.item));
        walks.extend(file.walks.into_iter().map(|held| held.walk));
    }
    let cover = cover.unwrap_or_else(|| stand_in(fallback));
    (Bundle::new(cover, items).with_walks(walks), faults)
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

fn second_manifests(ledger: &Ledger<'_>, files: &[BundleFile], faults: &mut Vec<Fault>) {
    let Some(first) = ledger.manifest() else { return };
    for (place, file) in files.iter().enumerate() {
        if let Some(held) = file.manifest.as_ref().filter(|_| place != first.file) {
            let wrong = items::second_assessment(&ledger.location(first));
            faults.push(file.spans.fault(&held.way, Focus::Key, wrong));
        }
    }
}
