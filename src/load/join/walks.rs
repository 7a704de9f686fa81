//! What is wrong with walks: every stop is at an item that is there, and no two walks have one name.

use std::collections::HashMap;

use crate::bundle::{Id, Kind, Origin};
use crate::load::fault::fault::Fault;
use crate::load::fault::items;
use crate::load::fault::statements;
use crate::load::fault::yaml;
use crate::load::join::item_table::{ItemTable, TableItem};
use crate::load::shape::bundle_file::{BundleFile, ReadWalk};
use crate::load::yaml::step::{Focus, Step};

/// So many stops that lead nowhere are looked up for the nearest id; the others are only told.
const SUGGESTED: usize = 32;

/// The faults of the walks of each file.
pub fn faults<'a>(table: &ItemTable<'a>) -> Vec<Vec<Fault>> {
    // The first walk of each id, and its file.
    let mut first: HashMap<&str, (&BundleFile, &ReadWalk)> = HashMap::new();
    let mut suggested = 0;
    let mut of_file = |file: &'a BundleFile| -> Vec<Fault> {
        let mut faults = Vec::new();
        for held in &file.walks {
            let way =
                |below: &[Step<'_>]| -> Vec<Step<'static>> { held.way.iter().chain(below).map(Step::owned).collect() };
            // Without stops it has been told that there are none.
            let id = way(&[Step::key("id")]);
            let found = held.walk.id.as_str();
            if !Id::is_slug(found) && file.spans.says(&id, &[]) {
                faults.push(file.spans.fault(&id, Focus::Value, items::bad_id(found, None)));
            }
            if let Some((other, walk)) = first.get(found) {
                let id_of_first: Vec<Step<'_>> = walk.way.iter().cloned().chain([Step::key("id")]).collect();
                let place = other.spans.fault(&id_of_first, Focus::Value, yaml::not_yaml());
                let wrong = items::duplicate_id(found, &format!("{}:{}", place.file, place.line));
                faults.push(file.spans.fault(&id, Focus::Value, wrong));
            } else {
                first.insert(found, (file, held));
            }
            for (place, stop) in held.walk.stops.iter().enumerate() {
                for id in additions_named(table, stop.notes.as_deref().unwrap_or_default()) {
                    let mut notes = way(&[Step::key("stops"), Step::Index(place), Step::key("notes")]);
                    // Where a stop before it could not be read, this one does not stand at its place in the list.
                    if file.spans.bytes_of(&notes, id).is_none() {
                        notes = way(&[Step::key("stops")]);
                    }
                    faults.push(file.spans.fault(&notes, Focus::Value, statements::notes_name_addition(id)));
                }
                let stands = way(&[Step::key("stops"), Step::Index(place), Step::key("item")]);
                if table.find(stop.item.as_str()).is_some() || !file.spans.says(&stands, &[]) {
                    continue;
                }
                suggested += 1;
                let nearest = if suggested > SUGGESTED {
                    None
                } else {
                    table.nearest_id(stop.item.as_str(), &held.walk.id, None)
                };
                let wrong = items::unresolved_ref(stop.item.as_str(), nearest.as_deref(), table.lost());
                faults.push(file.spans.fault(&stands, Focus::Value, wrong));
            }
        }
        faults
    };
    table.files.iter().map(&mut of_file).collect()
}

/// The ids of items in the speaker's notes which no slide shows at first. A word that is an id by chance is none.
fn additions_named<'n>(table: &ItemTable<'_>, notes: &'n str) -> Vec<&'n str> {
    let words = notes.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')));
    let words = words.map(|word| word.trim_end_matches('.'));
    let is_code = |word: &&str| word.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_' | '-'));
    let hidden = |word: &&str| {
        let item = table.find(word).map(TableItem::item);
        item.is_some_and(|item| item.origin == Origin::Transcriber && item.kind() != Kind::Assessment)
    };
    let mut named: Vec<&str> = words.filter(is_code).filter(hidden).collect();
    named.sort_unstable();
    named.dedup();
    named
}
