//! What the manifest says: scales that hold together, markings, and a hash that is one.

use std::collections::{HashMap, HashSet};

use crate::bundle::{Assessment, ConfidenceScale, Detail, Percents, Scale};
use crate::load::fault::keys;
use crate::load::fault::likelihood;
use crate::load::fault::nearest::nearest;
use crate::load::fault::scales;
use crate::load::fault::statements;
use crate::load::join::item_table::{ItemTable, JoinFaults, TableItem};
use crate::load::join::wording::range;
use crate::load::yaml::step::Step;

pub fn check(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    let Detail::Assessment(assessment) = &entry.item().detail else { return };
    if !table.has(entry, &[Step::key("marking")]) {
        told.tell(table, entry, &[], statements::marking_missing());
    }
    for key in ["id", "issued"] {
        if !table.has(entry, &[Step::key(key)]) {
            told.tell(table, entry, &[], keys::missing_key(key));
        }
    }
    names(table, entry, told, assessment);
    published(table, entry, told, assessment);
    let mut seen = HashSet::new();
    for (place, scale) in assessment.scales.iter().enumerate() {
        let below = [Step::key("scales"), Step::Index(place)];
        if !seen.insert(scale.id.as_str()) && table.says(entry, &[&below[..], &[Step::key("id")]].concat()) {
            let wrong = scales::duplicate_scale("scale", &scale.id);
            told.tell(table, entry, &[&below[..], &[Step::key("id")]].concat(), wrong);
        }
        bands(table, entry, told, scale, &below);
    }
    if let Some(scale) = &assessment.confidence_scale {
        levels(table, entry, told, scale);
    }
    if let Some(document) = &assessment.imprint.source_document {
        let below = [Step::key("source_document"), Step::key("sha256")];
        let sound = document.sha256.len() == 64 && document.sha256.chars().all(|c| c.is_ascii_hexdigit());
        if !sound && table.says(entry, &below) {
            told.tell(table, entry, &below, scales::bad_hash(document.sha256.chars().count()));
        }
    }
}

fn names(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, assessment: &Assessment) {
    let named = [
        ("issuer_scale", &assessment.issuer_scale, Scale::NOT_STATED),
        ("reader_scale", &assessment.reader_scale, Scale::NONE),
    ];
    for (key, scale, without) in named {
        let below = [Step::key(key)];
        if scale == without || table.scales.iter().any(|held| held.id == *scale) || !table.says(entry, &below) {
            continue;
        }
        let known: Vec<String> =
            table.scales.iter().map(|scale| scale.id.clone()).chain([without.to_owned()]).collect();
        let nearest = nearest(scale, known.iter().map(String::as_str))
            .or_else(|| known.iter().find(|id| id.split('-').next() == Some(&scale.to_lowercase())).cloned());
        told.tell(table, entry, &below, likelihood::unknown_scale(scale, nearest.as_deref(), &known));
    }
}

/// Warns of a scale that the issuer cannot have used.
fn published(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, assessment: &Assessment) {
    let Some(scale) = table.scales.iter().find(|scale| scale.id == assessment.issuer_scale) else { return };
    if let Some(published) = scale.published
        && scale.is_younger_than(assessment.issued)
        && assessment.issued != Assessment::UNDATED
    {
        let wrong = scales::scale_after_issue(&scale.id, published, assessment.issued);
        told.tell(table, entry, &[Step::key("issuer_scale")], wrong);
    }
}

fn bands(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, scale: &Scale, below: &[Step<'_>]) {
    let mut ids = HashSet::new();
    let mut terms: HashMap<String, &str> = HashMap::new();
    let mut before: Option<(&str, Percents)> = None;
    for (place, band) in scale.bands.iter().enumerate() {
        let below = [below, &[Step::key("bands"), Step::Index(place)]].concat();
        let deeper = |key: &'static str| [&below[..], &[Step::key(key)]].concat();
        if !ids.insert(band.id.as_str()) && table.says(entry, &deeper("id")) {
            let wrong = scales::duplicate_scale("band", &band.id);
            told.tell(table, entry, &deeper("id"), wrong);
        }
        for (place, term) in band.terms.iter().enumerate() {
            match terms.insert(term.trim().to_lowercase(), &band.id) {
                Some(other) if other != band.id => {
                    let below = [&deeper("terms")[..], &[Step::Index(place)]].concat();
                    let wrong = scales::term_in_two_bands(term, other);
                    told.tell(table, entry, &below, wrong);
                }
                Some(_) | None => {}
            }
        }
        let Some(low) = band.low else { continue };
        let percents = Percents { low, high: band.high.unwrap_or(low) };
        range(table, entry, told, &below, percents);
        // Bands that lie within one another have no order of their own.
        if let Some((name, held)) = before
            && percents.low < held.low
            && percents.high < held.high
        {
            let wrong = scales::bands_out_of_order(&band.id, name);
            told.tell(table, entry, &deeper("low"), wrong);
        }
        before = Some((&band.id, percents));
    }
}

/// Checks the issuer's levels of confidence: no id twice, and no word in two of them.
fn levels(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults, scale: &ConfidenceScale) {
    let mut ids = HashSet::new();
    let mut terms: HashMap<String, &str> = HashMap::new();
    for (place, level) in scale.levels.iter().enumerate() {
        let below = |key: &'static str| {
            vec![Step::key("confidence_scale"), Step::key("levels"), Step::Index(place), Step::key(key)]
        };
        if !ids.insert(level.id.as_str()) && table.says(entry, &below("id")) {
            told.tell(table, entry, &below("id"), scales::duplicate_scale("level", &level.id));
        }
        for (number, term) in level.terms.iter().enumerate() {
            if let Some(other) = terms.insert(term.trim().to_lowercase(), &level.id).filter(|other| *other != level.id)
            {
                let below = [&below("terms")[..], &[Step::Index(number)]].concat();
                told.tell(table, entry, &below, scales::term_in_two_levels(term, other));
            }
        }
    }
}
