//! What issuers other than the first say of confidence, dissent, parts and conditions is said where their items are, and found.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefing::bundle::{Bundle, Ceiling, Clearance, NotStated, Tlp};
use briefing::load;
use briefing::search::{Index, Record, Request, Scope, Whose, find, parse};
use jiff::civil::date;

use crate::example;
use crate::honest::said;
use crate::stage::Stage;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/issuers").join(name).with_extension("yaml")
}

/// A part of somebody's assessment, which passes the check.
fn bundle(name: &str) -> Bundle {
    let loaded = load::open(&file(name));
    assert_eq!(loaded.faults, [], "{name}");
    loaded.bundle.unwrap()
}

/// Holds that some surfaces say each of these of an item.
#[track_caller]
fn check(bundle: &Bundle, id: &str, on: &[&str], says: &[&str]) {
    for (surface, text) in said(bundle, id, None).iter().filter(|(surface, _)| on.contains(surface)) {
        for says in says {
            assert!(text.to_lowercase().contains(&says.to_lowercase()), "the {surface} of {id} lacks {says:?}: {text}");
        }
    }
}

/// Holds that a query finds exactly these items of a bundle.
#[track_caller]
fn finds(bundle: &Bundle, query: &str, ids: &[&str]) {
    let mut index = Index::new();
    index.add(bundle.items().iter().map(|item| Record::of(bundle, item, date(2026, 11, 22))).collect());
    let parsed = parse(query);
    let request = Request { query: &parsed, scope: &Scope::Library, whose: Whose::All, kind: None, limit: 20 };
    let mut found: Vec<String> = find(&index, &request).hits.iter().map(|hit| hit.address.item.to_string()).collect();
    found.sort_unstable();
    assert_eq!(found, ids, "{query}");
}

const READ: [&str; 4] = ["page", "slide", "print", "citation"];
const ALL: [&str; 5] = ["page", "slide", "print", "citation", "card"];

#[test]
fn agencies_hold_one_judgement_with_different_confidence() {
    let bundle = bundle("ica-2017");
    check(&bundle, "J-02", &READ, &["CIA and FBI", ": high confidence", "NSA", ": moderate confidence"]);
    check(&bundle, "J-02", &["page", "slide", "print"], &["Held by"]);
    finds(&bundle, "confidence:high", &["J-01", "J-02"]);
    finds(&bundle, "confidence:moderate", &["J-02"]);
    finds(&bundle, "has:holder", &["J-02"]);
    check(&bundle, "org.nsa", &["page", "print"], &["holds", "One candidate was to be helped"]);
    check(&bundle, "ica-2017", &["page", "slide", "print"], &["Annex B", "Credibly sourced"]);
}

#[test]
fn dissent_is_told_wherever_its_judgement_is() {
    let iran = bundle("iran-2007");
    check(&iran, "J-01", &ALL, &["DOE and the NIC", "need not mean that the whole programme did"]);
    check(&iran, "J-01", &READ, &["only moderate confidence (read as moderate; not the issuer's word)", "A.5"]);
    check(&iran, "J-03", &ALL, &["INR", "unlikely before 2013"]);
    check(&iran, "nie-2007", &["page", "print"], &["(dissent)"]);
    check(&iran, "org.inr", &["page", "print"], &["dissents from"]);
    finds(&iran, "has:dissent", &["J-01", "J-03"]);
    finds(&iran, "\"technical and organisational problems\"", &["J-03"]);

    let origins = bundle("origins-2021");
    check(&origins, "J-01", &ALL, &["one element", "laboratory", "analysts at three elements", "neither explanation"]);
    check(&origins, "J-01", &READ, &["four elements and the National Intelligence Council", "moderate confidence"]);
    finds(&origins, "has:dissent confidence:low", &["J-01"]);
    // What a minority holds is not the issuer's level.
    finds(&origins, "confidence:moderate", &[]);
}

#[test]
fn a_slide_that_leaves_most_out_leaves_no_dissent_out() {
    use briefing::bundle::{Id, Show, Stop};
    use briefing::page::{Additions, Row, Setting, Slide, SlideFrame};

    let iran = crate::stage::cleared(&bundle("iran-2007"));
    let folds = std::collections::BTreeSet::new();
    let setting = Setting {
        width: 80,
        room: briefing::page::PageRoom::default(),
        today: date(2026, 11, 22),
        scale: None,
        toggled: &folds,
        elsewhere: None,
    };
    let frame = SlideFrame { setting, height: 24, additions: Additions::Hidden };
    let stop = Stop { show: vec![Show::Tensions], ..Stop::at(&Id::new("J-03")) };
    let slide = Slide::new(&iran, &stop, &frame);
    let text: Vec<String> = slide.steps.iter().flat_map(|step| step.rows.iter().map(Row::text)).collect();
    assert!(text.join(" ").contains("INR"), "{text:?}");
}

#[test]
fn a_judgement_is_not_shown_without_its_dissent() {
    let yaml = fs::read_to_string(file("iran-2007")).unwrap().replace(
        "title: Bureau of Intelligence and Research,",
        "title: Bureau of Intelligence and Research, marking: {tlp: \"TLP:RED\"},",
    );
    let (bundle, _) = example::read(&yaml);
    let ceiling = Ceiling { tlp: Tlp::Green, not_stated: NotStated::Shown };
    let left = Clearance::of(&Arc::new(bundle), Some(ceiling)).shown.unwrap();
    assert!(left.item("J-03").is_none(), "its dissent is by somebody who may not be named");
    assert!(left.item("J-01").is_some() && left.item("J-02").is_some());
}

#[test]
fn a_passage_that_is_missing_is_called_one() {
    let yaml = fs::read_to_string(file("climate")).unwrap()
        + "omissions:\n  - {id: X-01, title: Left out, text: A passage is left out., origin: transcriber, type: passage, affects: [J-01]}\n";
    let (bundle, faults) = example::read(&yaml);
    assert_eq!(faults, []);
    check(&bundle, "J-01", &["page", "slide", "print", "card"], &["a passage"]);
    check(&bundle, "X-01", &["page", "slide", "print"], &["Missing part", "passage"]);
}

#[test]
fn several_likelihoods_stand_each_with_its_part() {
    let bundle = bundle("iran-2007");
    check(&bundle, "J-03", &READ, &["enough material by late 2009", "very unlikely", "probably", "C.2"]);
    check(&bundle, "nie-2007", &["page", "print"], &["very unlikely / probably"]);
    finds(&bundle, "likelihood:probably", &["J-03"]);
    finds(&bundle, "likelihood:very-unlikely", &["J-03"]);
    finds(&bundle, "likelihood:unlikely", &[]);
    finds(&bundle, "form:in_parts", &["J-03"]);
    finds(&bundle, "confidence:high", &["J-01", "J-02"]);
    check(&bundle, "J-02", &READ, &["moderate-to-high confidence"]);
}

#[test]
fn one_part_has_ended_and_the_other_has_not() {
    let bundle = bundle("ncsc-2024");
    check(&bundle, "J-02", &ALL, &["before 2025", "window ended 31 December 2024"]);
    check(&bundle, "J-02", &READ, &["highly likely", "unlikely"]);
    finds(&bundle, "likelihood:unlikely", &["J-02"]);
    finds(&bundle, "is:lapsed", &["J-01", "J-02"]);
    // On both ranges of the scale that the transcriber took.
    let scale = bundle.scale("phia-2025");
    let (_, page) = said(&bundle, "J-02", scale).into_iter().next().unwrap();
    assert!(page.contains("80–90%") && page.contains("25–35%"), "{page}");
}

#[test]
fn a_statement_stands_with_its_condition_and_on_the_ladder_of_its_issuer() {
    let bundle = bundle("climate");
    check(&bundle, "J-01", &["page", "slide", "print"], &["Condition", "under S5", "under S1"]);
    check(&bundle, "J-01", &["citation"], &["under S5", "under S1"]);
    check(&bundle, "J-03", &READ, &["under S5", "very high confidence"]);
    check(&bundle, "J-02", &READ, &["the lower end: high confidence", "the upper end: medium confidence"]);
    check(&bundle, "scenario.high", &["page", "print"], &["Judged under it", "The ice goes on losing mass"]);
    check(&bundle, "scenario.high", &["page", "slide", "print"], &["not stated", "S5"]);
    check(&bundle, "climate", &["page", "slide", "print"], &["very low", "very high", "five qualifiers"]);
    check(&bundle, "E-01", &READ, &["very likely", "low confidence"]);
    finds(&bundle, "confidence:very-high", &["J-03"]);
    finds(&bundle, "confidence:high", &["J-01", "J-02"]);
    finds(&bundle, "confidence:medium", &["J-02"]);
    finds(&bundle, "confidence:low", &["E-01"]);
    finds(&bundle, "has:condition", &["J-01", "J-03"]);
    finds(&bundle, "has:confidence", &["E-01", "J-01", "J-02", "J-03"]);
    finds(&bundle, "has:likelihood", &["E-01", "J-01", "J-02"]);
    finds(&bundle, "kind:scenario", &["scenario.high", "scenario.low"]);
}

#[test]
fn a_reader_finds_dissent_by_keys() {
    let mut stage = Stage::on(&[file("iran-2007")], 120, 40);
    stage.press("/ text:has:dissent Enter Enter").shows("DISSENT").shows("DOE and the NIC");
    stage.press("p").shows("DOE and the NIC");
}
