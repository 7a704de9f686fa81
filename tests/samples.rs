//! The other assessments in `content/`: each loads without a fault, and every statement has its place in the original.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use briefing::bundle::{Bundle, Detail, Form, Item, Kind, Likelihood, Origin};
use briefing::load::open;

/// Each sample, and how many statements (judgements and evidence), statements with an estimate of probability, and omissions it
/// must have at least.
const SAMPLES: [(&str, usize, usize, usize); 4] = [
    ("ipcc-ar6-wg1-spm", 130, 70, 16),
    ("ncta-2025", 115, 80, 18),
    ("odni-ata-2025", 55, 6, 1),
    ("odni-ata-2026", 60, 6, 0),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

/// A sample without a fault.
fn sample(name: &str) -> Bundle {
    let loaded = open(&folder().join(name));
    let faults: Vec<String> = loaded.faults.iter().filter(|fault| fault.is_fault()).map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{faults:?}");
    loaded.bundle.unwrap()
}

#[test]
fn every_folder_of_content_is_an_assessment_that_is_tested() {
    let mut found: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    found.sort();
    let mut known: Vec<&str> = SAMPLES.iter().map(|sample| sample.0).collect();
    known.push("industrial-espionage-2023");
    known.sort_unstable();
    assert_eq!(found, known);
}

#[test]
fn every_statement_of_a_sample_has_its_place_in_the_original() {
    for (name, statements, likely, omissions) in SAMPLES {
        let bundle = sample(name);
        let of_kind = |kind: Kind| bundle.items().iter().filter(move |item| item.kind() == kind);
        let stated: Vec<_> = of_kind(Kind::Judgement).chain(of_kind(Kind::Evidence)).collect();
        for item in stated.iter().filter(|item| item.origin == Origin::Issuer) {
            assert!(item.at.is_some(), "{name}: {} has no place", item.id);
        }
        let estimated = |likelihood: &Likelihood| likelihood.form == Form::Estimative;
        let words = |item: &Item| {
            let mut parts = item.breakdown().into_iter().flat_map(|breakdown| &breakdown.parts);
            item.likelihood().is_some_and(estimated) || parts.any(|part| estimated(&part.likelihood))
        };
        let said = stated.iter().filter(|item| words(item)).count();
        assert!(stated.len() >= statements, "{name}: {} statements", stated.len());
        assert!(said >= likely, "{name}: {said} with an estimate of probability");
        assert!(of_kind(Kind::Omission).count() >= omissions, "{name}: omissions");
        let Detail::Assessment(about) = &bundle.cover().detail else { panic!("{name} has a cover") };
        assert!(about.rights.is_some(), "{name} says whose it is");
    }
}

#[test]
fn no_sample_makes_an_id_of_the_first_assessment_ambiguous() {
    let first = open(&folder().join("industrial-espionage-2023")).bundle.unwrap();
    let ids: BTreeSet<&str> = first.items().iter().map(|item| item.id.as_str()).collect();
    for (name, ..) in SAMPLES {
        let bundle = sample(name);
        let same: Vec<&str> =
            bundle.items().iter().map(|item| item.id.as_str()).filter(|id| ids.contains(id)).collect();
        assert!(same.is_empty(), "{name} has {same:?} too");
    }
}
