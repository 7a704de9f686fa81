//! The shipped assessment, row by row against the inventory of its source.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use briefing::bundle::{Assessment, Bundle, Detail, Evidence, Form, Item, Judgement, Kind, Members, Origin};
use briefing::load::{Loaded, embedded, open};
use sha2::{Digest, Sha256};

/// Every row of the inventory, and the questions that a later comparison added: its item, what kind it is, and where in
/// the original it stands. Questions have no place, as they are the transcriber's.
const ROWS: [(&str, Kind, &str); 66] = [
    ("M-01", Kind::Note, "p1.s1"),
    ("E-01", Kind::Evidence, "p2.s1"),
    ("J-01", Kind::Judgement, "p2.s2"),
    ("K-01", Kind::Note, "p3.s1"),
    ("C-01", Kind::Caveat, "p3.s2"),
    ("J-02", Kind::Judgement, "p3.s3a"),
    ("J-03", Kind::Judgement, "p3.s3b"),
    ("E-02", Kind::Evidence, "p3.s4"),
    ("E-03", Kind::Evidence, "p3.s5"),
    ("J-04", Kind::Judgement, "p4.s1"),
    ("E-04", Kind::Evidence, "p4.s2a"),
    ("J-05", Kind::Judgement, "p4.s2b"),
    ("J-06", Kind::Judgement, "p5.s1a"),
    ("J-07", Kind::Judgement, "p5.s1b"),
    ("J-08", Kind::Judgement, "p5.s2"),
    ("J-09", Kind::Judgement, "p6.s1"),
    ("E-05", Kind::Evidence, "p6.s2a"),
    ("X-01", Kind::Omission, "p6.s2b"),
    ("J-10", Kind::Judgement, "p7.s1"),
    ("E-06", Kind::Evidence, "p7.s2"),
    ("E-07", Kind::Evidence, "p7.s3a"),
    ("J-11", Kind::Judgement, "p7.s3b"),
    ("J-12", Kind::Judgement, "p7.s4"),
    ("J-13", Kind::Judgement, "p8.s1"),
    ("J-14", Kind::Judgement, "p8.s2"),
    ("E-08", Kind::Evidence, "p8.s3a"),
    ("E-09", Kind::Evidence, "p8.s3b"),
    ("E-10", Kind::Evidence, "p8.s4a"),
    ("E-11", Kind::Evidence, "p8.s4b"),
    ("J-15", Kind::Judgement, "p9.s1"),
    ("J-16", Kind::Judgement, "p9.s2"),
    ("E-12", Kind::Evidence, "p9.s3"),
    ("J-17", Kind::Judgement, "p9.s4"),
    ("E-13", Kind::Evidence, "p9.s5"),
    ("J-18", Kind::Judgement, "p10.s1"),
    ("J-19", Kind::Judgement, "p10.s2"),
    ("E-14", Kind::Evidence, "p10.s3"),
    ("J-20", Kind::Judgement, "p10.s4"),
    ("E-15", Kind::Evidence, "p10.s5"),
    ("E-16", Kind::Evidence, "p10.s6"),
    ("E-17", Kind::Evidence, "p11.s1"),
    ("J-21", Kind::Judgement, "p11.s2"),
    ("E-18", Kind::Evidence, "p11.s3"),
    ("E-19", Kind::Evidence, "p11.s4"),
    ("X-02", Kind::Omission, "p11.s5"),
    ("C-02", Kind::Caveat, "p12.s1"),
    ("X-03", Kind::Omission, "p13.s1"),
    ("M-02", Kind::Note, "p13.s2"),
    ("B-01", Kind::Note, "p14.s1"),
    ("Q-01", Kind::Question, ""),
    ("Q-02", Kind::Question, ""),
    ("Q-03", Kind::Question, ""),
    ("Q-04", Kind::Question, ""),
    ("Q-05", Kind::Question, ""),
    ("Q-06", Kind::Question, ""),
    ("Q-07", Kind::Question, ""),
    ("Q-08", Kind::Question, ""),
    ("Q-09", Kind::Question, ""),
    ("Q-10", Kind::Question, ""),
    ("Q-11", Kind::Question, ""),
    ("Q-12", Kind::Question, ""),
    ("Q-13", Kind::Question, ""),
    ("Q-14", Kind::Question, ""),
    ("Q-15", Kind::Question, ""),
    ("Q-16", Kind::Question, ""),
    ("Q-17", Kind::Question, ""),
];

/// What the inventory's rows name: sectors and targets, technologies, actors, tactics, regions, sources, organisations.
const NAMED: [(Kind, &[&str]); 8] = [
    (
        Kind::Sector,
        &[
            "sector.advanced-engineering",
            "sector.ai",
            "sector.foreign-tech-firms",
            "sector.key-industries",
            "sector.key-technologies",
            "sector.military-intelligence-tech",
            "sector.national-security-industries",
            "sector.semiconductors",
            "sector.sensitive",
            "sector.strategic",
            "sector.technology-general",
            "sector.telecommunications",
            "target.civilian",
        ],
    ),
    (
        Kind::Technology,
        &[
            "tech.ai-sw",
            "tech.aviation-parts",
            "tech.bigdata-sw",
            "tech.encryption-sw",
            "tech.missile-parts",
            "tech.ship-parts",
            "tech.supercomputer-parts",
        ],
    ),
    (
        Kind::Actor,
        &[
            "actor.cn-business",
            "actor.generic-cn",
            "actor.hired-third-parties",
            "actor.human-sources",
            "actor.intelligence-officers",
            "actor.military",
            "actor.mss",
            "actor.non-officers",
            "actor.other-agencies",
            "actor.prc-state",
            "actor.private-individuals",
            "actor.security-agencies",
            "actor.state-owned",
            "actor.universities",
        ],
    ),
    (
        Kind::Tactic,
        &[
            "tactic.acquisition",
            "tactic.blackmail",
            "tactic.cyber",
            "tactic.human-source-recruitment",
            "tactic.illegal-export",
            "tactic.illicit-unspecified",
            "tactic.in-country-collection",
            "tactic.investment",
            "tactic.proxies",
            "tactic.surveillance",
            "tactic.trusted-insider",
        ],
    ),
    (
        Kind::Region,
        &[
            "region.abroad",
            "region.asia-wider",
            "region.beijing",
            "region.china",
            "region.europe",
            "region.japan",
            "region.south-korea",
            "region.southeast-asia",
            "region.us",
        ],
    ),
    (
        Kind::Source,
        &[
            "source.14th-fyp",
            "source.case-data",
            "source.client-queries",
            "source.fbi",
            "source.getty",
            "source.mic2025",
            "source.officials-mar23",
            "source.osint",
            "source.press",
            "source.us-think-tank",
        ],
    ),
    (
        Kind::Organisation,
        &[
            "org.clients",
            "org.dragonfly",
            "org.fbi",
            "org.getty",
            "org.press",
            "org.us-and-allies",
            "org.us-think-tank",
        ],
    ),
    (Kind::Note, &["concept.military-civil-fusion"]),
];

/// The likelihood of every judgement: the issuer's word, its form, and the band it has on the scale of `reader_scale`.
const LIKELIHOODS: [(&str, Option<&str>, Form, Option<&str>); 21] = [
    ("J-01", Some("most likely"), Form::Comparative, None),
    ("J-02", Some("suggests"), Form::Evidential, None),
    ("J-03", Some("often"), Form::Frequency, None),
    ("J-04", Some("likely"), Form::Estimative, Some("likely")),
    ("J-05", None, Form::Unhedged, None),
    ("J-06", Some("likely"), Form::Estimative, Some("likely")),
    ("J-07", None, Form::Unhedged, None),
    ("J-08", Some("likely"), Form::Estimative, Some("likely")),
    ("J-09", Some("likely"), Form::Estimative, Some("likely")),
    ("J-10", Some("likely"), Form::Estimative, Some("likely")),
    ("J-11", Some("likely"), Form::Estimative, Some("likely")),
    ("J-12", None, Form::Unhedged, None),
    ("J-13", None, Form::Unhedged, None),
    ("J-14", Some("most likely"), Form::Comparative, None),
    ("J-15", Some("likely"), Form::Estimative, Some("likely")),
    ("J-16", None, Form::Unhedged, None),
    ("J-17", Some("suggest"), Form::Evidential, None),
    ("J-18", Some("likely"), Form::Estimative, Some("likely")),
    ("J-19", None, Form::Unhedged, None),
    ("J-20", Some("probably"), Form::Estimative, Some("likely")),
    ("J-21", Some("frequently"), Form::Frequency, None),
];

/// What each judgement rests on, where the text gives a reason for it; what merely stands near it is none.
const BASES: [(&str, &[&str]); 3] = [("J-05", &["E-04"]), ("J-06", &["J-07"]), ("J-11", &["E-07"])];

/// Who evidence is attributed to, where the text says so.
const ATTRIBUTIONS: [(&str, &str); 3] =
    [("E-01", "source.officials-mar23"), ("E-05", "source.14th-fyp"), ("E-13", "source.press")];

#[test]
fn the_folder_loads_without_a_fault() {
    check_loads(&open(&folder()));
}

#[test]
fn the_embedded_bundle_loads_without_a_fault_and_is_that_of_the_folder() {
    let loaded = embedded(briefing::load::SAMPLES[0]);
    check_loads(&loaded);
    assert_eq!(ids_of(&bundle_of(loaded)), ids_of(&shipped()), "the embedded bundle is not that of the folder");
}

#[test]
fn every_row_of_the_inventory_has_its_item_in_its_place() {
    let bundle = shipped();
    for (id, kind, at) in ROWS {
        check_row(&bundle, id, kind, at);
    }
}

#[test]
fn no_item_is_missing_and_none_is_extra() {
    let bundle = shipped();
    let mut wanted: BTreeSet<&str> = ROWS.iter().map(|&(id, _, _)| id).collect();
    wanted.extend(NAMED.iter().flat_map(|&(_, ids)| ids));
    wanted.insert("industrial-espionage-2023");
    let found: BTreeSet<&str> = bundle.items().iter().map(|item| item.id.as_str()).collect();
    let missing: Vec<_> = wanted.difference(&found).collect();
    let extra: Vec<_> = found.difference(&wanted).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing {missing:?}, extra {extra:?}");
}

#[test]
fn whatever_the_rows_name_is_of_its_kind() {
    let bundle = shipped();
    for (kind, ids) in NAMED {
        for id in ids {
            assert_eq!(item(&bundle, id).kind(), kind, "{id}");
        }
    }
}

#[test]
fn every_kind_has_its_count() {
    let bundle = shipped();
    for kind in Kind::ALL {
        let wanted = match kind {
            Kind::Assessment => 1,
            Kind::Judgement => 21,
            Kind::Evidence => 19,
            Kind::Caveat => 2,
            Kind::Omission => 3,
            Kind::Question => 17,
            Kind::Source => 10,
            Kind::Sector => 13,
            Kind::Actor => 14,
            Kind::Technology | Kind::Organisation => 7,
            Kind::Tactic => 11,
            Kind::Region => 9,
            Kind::Note => 5,
            Kind::Alternative
            | Kind::Signpost
            | Kind::Outlook
            | Kind::Scenario
            | Kind::Assumption
            | Kind::Measure
            | Kind::Object => 0,
        };
        assert_eq!(bundle.of_kind(kind).count(), wanted, "{kind}");
    }
}

#[test]
fn only_questions_are_the_transcribers_and_whatever_the_issuer_says_has_a_place() {
    let bundle = shipped();
    for item in bundle.items().iter().filter(|item| item.kind() != Kind::Assessment) {
        let wanted = if item.kind() == Kind::Question { Origin::Transcriber } else { Origin::Issuer };
        assert_eq!(item.origin, wanted, "{}", item.id);
        assert_eq!(item.at.is_some(), wanted == Origin::Issuer, "{}", item.id);
    }
}

#[test]
fn every_likelihood_is_as_the_issuer_wrote_it() {
    let bundle = shipped();
    for (id, as_written, form, band) in LIKELIHOODS {
        let likelihood = &judgement(&bundle, id).likelihood;
        assert_eq!(likelihood.as_written.as_deref(), as_written, "{id}");
        assert_eq!(likelihood.form, form, "{id}");
        assert_eq!(likelihood.band.as_deref(), band, "{id}");
    }
}

#[test]
fn the_issuers_word_stands_in_text_and_title() {
    let bundle = shipped();
    for (id, as_written, _, _) in LIKELIHOODS {
        let Some(word) = as_written else { continue };
        let judgement = item(&bundle, id);
        assert!(judgement.title.to_lowercase().contains(word), "{id}: the title lacks “{word}”");
        assert!(text(judgement).to_lowercase().contains(word), "{id}: the text lacks “{word}”");
    }
}

#[test]
fn nine_judgements_have_a_band_and_none_a_number_of_the_issuers() {
    let bundle = shipped();
    let judgements = judgements(&bundle);
    let banded = judgements.iter().filter(|(_, judgement)| judgement.likelihood.band.is_some()).count();
    assert_eq!(banded, 9);
    for (item, judgement) in judgements {
        assert!(judgement.likelihood.issuer.is_none(), "{} has the issuer's percentages", item.id);
        assert!(!item.title.contains('%') && !text(item).contains('%'), "{} speaks of percent", item.id);
    }
}

#[test]
fn confidence_is_not_stated_anywhere() {
    for (item, judgement) in judgements(&shipped()) {
        assert_eq!(judgement.confidence.as_written, "not_stated", "{}", item.id);
        assert!(!judgement.confidence.is_stated(), "{}", item.id);
    }
}

#[test]
fn two_judgements_have_a_timeframe_and_the_transcriber_dated_the_end_of_one() {
    let bundle = shipped();
    let timed: Vec<_> = judgements(&bundle)
        .into_iter()
        .filter_map(|(item, judgement)| Some((item.id.as_str(), judgement.timeframe.as_ref()?)))
        .map(|(id, time)| (id, time.as_written.as_str(), time.to.map(|day| day.to_string()), time.to_origin))
        .collect();
    let year_end = Some("2023-12-31".to_owned());
    assert_eq!(
        timed,
        [("J-04", "medium term", None, None), ("J-10", "this year", year_end, Some(Origin::Transcriber))]
    );
}

#[test]
fn a_judgement_has_a_basis_only_where_the_text_gives_one() {
    for (item, judgement) in judgements(&shipped()) {
        let wanted = BASES.iter().find(|(id, _)| item.id == *id).map_or(&[] as &[&str], |&(_, basis)| basis);
        let found: Vec<_> = judgement.basis.iter().map(briefing::bundle::Id::as_str).collect();
        assert_eq!(found, wanted, "{}", item.id);
    }
}

#[test]
fn eight_to_ten_judgements_are_key() {
    let key = judgements(&shipped()).iter().filter(|(_, judgement)| judgement.key).count();
    assert!((8..=10).contains(&key), "{key} are key");
}

#[test]
fn evidence_is_attributed_only_where_the_text_says_to_whom() {
    for (item, evidence) in evidence(&shipped()) {
        let wanted = ATTRIBUTIONS.iter().find(|(id, _)| item.id == *id).map(|&(_, source)| source);
        assert_eq!(evidence.attributed_to.as_ref().map(briefing::bundle::Id::as_str), wanted, "{}", item.id);
        assert_eq!(evidence.reported, matches!(item.id.as_str(), "E-01" | "E-13"), "{}", item.id);
        assert!(evidence.grade.is_none(), "{} is graded", item.id);
    }
}

#[test]
fn the_two_figures_are_exact() {
    for (item, _) in evidence(&shipped()) {
        let wanted = match item.id.as_str() {
            "E-03" => Some("51%".to_owned()),
            "E-13" => Some("≥15 public universities".to_owned()),
            _ => None,
        };
        assert_eq!(item.exhibits.figure.as_ref().map(briefing::bundle::Figure::in_print), wanted, "{}", item.id);
    }
}

#[test]
fn caveats_and_omissions_reach_the_pages_they_bear_on() {
    let bundle = shipped();
    for (item, _) in judgements(&bundle) {
        assert_eq!(ids(&bundle.caveats_on(item.id.as_str())), ["C-01"], "{}", item.id);
    }
    assert_eq!(ids(&bundle.caveats_on("X-02")), ["C-02", "C-01"]);
    let Detail::Caveat(narrow) = &item(&bundle, "C-02").detail else { panic!("C-02 is no caveat") };
    assert!(narrow.is_uncertain());
    for tactic in bundle.of_kind(Kind::Tactic) {
        assert_eq!(ids(&bundle.omissions_on(tactic.id.as_str())), ["X-02"], "{}", tactic.id);
    }
    for id in ["sector.key-industries", "sector.foreign-tech-firms", "J-09", "J-10", "E-05"] {
        assert_eq!(ids(&bundle.omissions_on(id)), ["X-01"], "{id}");
    }
    assert_eq!(ids(&bundle.omissions_on("region.beijing")), ["X-03"]);
}

#[test]
fn the_graphics_industries_are_not_filled_in() {
    let bundle = shipped();
    let Detail::Sector(sector) = &item(&bundle, "sector.key-industries").detail else { panic!("it is no sector") };
    assert_eq!(sector.members, Members::NotReproduced);
    assert!(bundle.members_of("sector.key-industries").is_empty());
}

#[test]
fn all_sixteen_absences_are_stated() {
    let bundle = shipped();
    let found: Vec<_> = manifest(&bundle).not_stated.iter().map(|absence| absence.id.clone()).collect();
    let wanted: Vec<_> = (1..=16).map(|number| format!("N-{number:02}")).collect();
    assert_eq!(found, wanted);
}

#[test]
fn the_manifest_claims_nothing_that_the_original_does_not() {
    let bundle = shipped();
    let manifest = manifest(&bundle);
    assert_eq!(bundle.id().as_str(), "industrial-espionage-2023");
    assert_eq!(manifest.issued.to_string(), "2023-03-29");
    assert_eq!(manifest.title_origin, Some(Origin::Transcriber));
    assert_eq!(manifest.issuer_scale, "not_stated");
    assert_eq!(manifest.reader_scale, "phia-2025");
    assert!(
        manifest.imprint.authors.is_empty()
            && manifest.imprint.edition.is_none()
            && manifest.imprint.supersedes.is_none()
    );
    let marking = bundle.cover().marking.clone().unwrap_or_default();
    assert_eq!((marking.tlp, marking.as_written.as_deref()), (None, Some("none")));
    assert_eq!(bundle.highest_tlp(), None);
}

#[test]
fn the_hash_is_that_of_the_original() {
    let original = shared("source/assessment.txt");
    let Ok(bytes) = fs::read(&original) else {
        println!("skipped: {} is not here", original.display());
        return;
    };
    let bundle = shipped();
    let Some(document) = &manifest(&bundle).imprint.source_document else { panic!("the manifest names no original") };
    assert_eq!(document.sha256, format!("{:x}", Sha256::digest(&bytes)));
    assert_eq!(document.bytes, u64::try_from(bytes.len()).ok());
}

#[test]
fn the_bundle_shares_no_run_of_words_with_the_original() {
    let overlap = shared("tools/overlap");
    let python = Command::new("python3").arg("--version").output();
    if !overlap.is_file() || !python.is_ok_and(|run| run.status.success()) {
        println!("skipped: {} or python3 is not here", overlap.display());
        return;
    }
    let run = match Command::new("python3").arg(&overlap).args(files()).output() {
        Ok(run) => run,
        Err(error) => panic!("{} does not run: {error}", overlap.display()),
    };
    let printed = [run.stdout, run.stderr].concat();
    assert!(printed.is_empty() && run.status.success(), "{}", String::from_utf8_lossy(&printed));
}

#[track_caller]
fn check_loads(loaded: &Loaded) {
    let faults: Vec<String> = loaded.faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(loaded.bundle.is_some(), "there is no bundle");
}

#[track_caller]
fn check_row(bundle: &Bundle, id: &str, kind: Kind, at: &str) {
    let item = item(bundle, id);
    assert_eq!(item.kind(), kind, "{id}");
    assert_eq!(item.at.as_ref().map_or("", |place| place.0.as_str()), at, "{id}");
    assert!(!text(item).is_empty(), "{id} has no text");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content/industrial-espionage-2023")
}

fn shared(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path)
}

#[track_caller]
fn files() -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder()) else { panic!("{} cannot be read", folder().display()) };
    let found: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    assert!(!found.is_empty(), "{} holds no YAML", folder().display());
    found
}

#[track_caller]
fn bundle_of(loaded: Loaded) -> Bundle {
    let Some(bundle) = loaded.bundle else { panic!("there is no bundle") };
    bundle
}

#[track_caller]
fn shipped() -> Bundle {
    bundle_of(open(&folder()))
}

#[track_caller]
fn manifest(bundle: &Bundle) -> &Assessment {
    let Some(manifest) = bundle.assessment() else { panic!("there is no manifest") };
    manifest
}

#[track_caller]
fn item<'b>(bundle: &'b Bundle, id: &str) -> &'b Item {
    let Some(item) = bundle.item(id) else { panic!("{id} is missing") };
    item
}

#[track_caller]
fn judgement<'b>(bundle: &'b Bundle, id: &str) -> &'b Judgement {
    let Detail::Judgement(judgement) = &item(bundle, id).detail else { panic!("{id} is no judgement") };
    judgement
}

fn judgements(bundle: &Bundle) -> Vec<(&Item, &Judgement)> {
    bundle.of_kind(Kind::Judgement).map(|item| (item, judgement(bundle, item.id.as_str()))).collect()
}

fn evidence(bundle: &Bundle) -> Vec<(&Item, &Evidence)> {
    bundle
        .of_kind(Kind::Evidence)
        .map(|item| {
            let Detail::Evidence(evidence) = &item.detail else { panic!("{} is no evidence", item.id) };
            (item, &**evidence)
        })
        .collect()
}

fn text(item: &Item) -> &str {
    item.text.as_deref().unwrap_or_default()
}

fn ids<'b>(items: &[&'b Item]) -> Vec<&'b str> {
    items.iter().map(|item| item.id.as_str()).collect()
}

fn ids_of(bundle: &Bundle) -> BTreeSet<String> {
    bundle.items().iter().map(|item| item.id.to_string()).collect()
}
