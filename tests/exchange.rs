//! Files of other programs: read as bundles, written as bundles, with nothing lost.

#[path = "exchange/account.rs"]
mod account;
#[path = "exchange/plain.rs"]
mod plain;
#[path = "exchange/out.rs"]
mod out;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefing::bundle::{Bundle, Clearance, Detail, Item, Kind, NotStated, Tlp};
use briefing::exchange::{Imported, Refusal, read::read};
use briefing::format::bundle_text::each_file;
use briefing::load;
use serde_json::{Value, json};

use crate::cli::Place;
use crate::stage::{Stage, cleared};
use account::{missing, objects};

const HARBOUR: &str = include_str!("exchange/harbour.stix.json");

fn import(text: &str) -> Imported {
    read("file.json", "file", text.as_bytes()).unwrap()
}

/// The bundle, written and read again, and the YAML.
fn written(bundle: &Bundle) -> (Bundle, String) {
    let mut texts = Vec::new();
    each_file(bundle, |file| {
        texts.push((file.name, file.text.into_bytes()));
        Ok::<_, ()>(())
    })
    .unwrap();
    let loaded = load::assemble("bundle", "bundle", &texts, Vec::new());
    let faults: Vec<String> = loaded.faults.iter().filter(|fault| fault.is_fault()).map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let yaml = texts.into_iter().map(|(_, text)| String::from_utf8(text).unwrap()).collect();
    (loaded.bundle.unwrap(), yaml)
}

fn in_order(bundle: &Bundle) -> Vec<&Item> {
    let mut items: Vec<&Item> = bundle.items().iter().collect();
    items.sort_by(|a, b| a.id.cmp(&b.id));
    items
}

/// What is written is what was imported, to the letter, and holds every object and every property of the file.
#[track_caller]
fn whole(name: &str, text: &str) -> Vec<Bundle> {
    let imported = read(name, name, text.as_bytes()).unwrap();
    let report = &imported.report;
    assert_eq!(report.lost, 0, "{name}");
    assert_eq!(report.mapped + report.kept, report.objects, "{name}");
    assert_eq!(report.objects, objects(text).len(), "{name}");
    let again: Vec<Bundle> = imported.bundles.iter().map(|bundle| written(bundle).0).collect();
    for (bundle, again) in imported.bundles.iter().zip(&again) {
        for (one, other) in in_order(bundle).into_iter().zip(in_order(again)) {
            assert_eq!(one, other, "{name}");
        }
        assert_eq!(bundle.items().len(), again.items().len(), "{name}");
    }
    assert_eq!(missing(&objects(text), &again), [""; 0], "{name}");
    again
}

fn item<'b>(bundle: &'b Bundle, elsewhere: &str) -> &'b Item {
    let own = |item: &&Item| item.imported.first().is_some_and(|object| object.id.starts_with(elsewhere));
    bundle.items().iter().find(own).unwrap_or_else(|| panic!("no {elsewhere}"))
}

#[test]
fn a_report_is_an_assessment_with_every_object_in_it() {
    let bundles = whole("harbour", HARBOUR);
    let [bundle] = bundles.as_slice() else { panic!("{} bundles", bundles.len()) };
    let cover = bundle.assessment().unwrap();
    assert_eq!(bundle.cover().title, "Night ships in the harbour");
    assert_eq!(
        (bundle.issuer(), cover.issued.to_string().as_str(), cover.language.as_str()),
        ("Harbour Office", "2024-03-05", "en")
    );
    assert_eq!(cover.summary.as_deref(), Some("Ships come by night.\n\nNobody saw who sent them."));
    assert_eq!(bundle.cover().marking.as_ref().unwrap().tlp, Some(Tlp::Green));
    let text = bundle.items().iter().find(|item| item.title == "Text of the report").unwrap();
    assert_eq!(text.text.as_deref(), Some("Night ships\n\nThey come & go."));
    let crew = item(bundle, "threat-actor--");
    let Detail::Actor(actor) = &crew.detail else { panic!() };
    assert_eq!(actor.aliases, ["Crew of the Heron", "NC-7"]);
    assert!(crew.likelihood().is_none(), "a confidence is no likelihood");
    assert!(crew.imported[0].properties.contains(&"confidence: 70".to_owned()));
    assert_eq!(item(bundle, "attack-pattern--").external_refs[0].value, "T1036");
    assert_eq!(item(bundle, "location--").title, "JP");
    let Detail::Measure(measure) = &item(bundle, "course-of-action--").detail else { panic!() };
    assert_eq!(measure.mitigates, [item(bundle, "attack-pattern--").id.clone()]);
    assert_eq!(item(bundle, "sighting--").title, "Sighting of The night crew");
    assert_eq!(item(bundle, "opinion--").title, "Opinion: strongly-disagree");
    assert!(bundle.of_kind(Kind::Judgement).next().is_none(), "nothing is made a judgement");
    assert_eq!(item(bundle, "note--").text.as_deref(), Some("The tide is likely to matter.\nSee [ [somewhere]]."));
    let long = item(bundle, "tool--");
    assert!(long.title.ends_with('…') && long.text.as_deref().unwrap().ends_with("and then on"));
    assert_eq!(long.imported.len(), 2, "an earlier version stands with the newest");
    let kept: Vec<&str> = bundle.of_kind(Kind::Object).map(|item| item.imported[0].object_type.as_str()).collect();
    assert_eq!(kept, ["indicator", "x-harbour-log"]);
}

#[test]
fn relationships_are_links_unless_fewer_may_see_them_or_an_end_is_missing() {
    let bundle = &import(HARBOUR).bundles[0];
    let crew = item(bundle, "threat-actor--");
    let ties: Vec<String> =
        bundle.edges_from(crew.id.as_str()).map(|edge| format!("{} {}", edge.rel.key(), edge.to)).collect();
    assert!(ties.contains(&"uses tactic.waiting-without-lights".to_owned()), "{ties:?}");
    assert!(!ties.iter().any(|tie| tie.starts_with("targets")), "it is marked RED and the crew is not: {ties:?}");
    let standing: Vec<&Item> =
        bundle.items().iter().filter(|item| item.id.as_str().starts_with("relationship.")).collect();
    let [targets, hires] = standing.as_slice() else { panic!("{standing:#?}") };
    assert_eq!(
        (targets.title.as_str(), targets.marking.as_ref().unwrap().tlp),
        ("The night crew targets Fishing", Some(Tlp::Red))
    );
    assert!(hires.title.starts_with("identity--99999999") && hires.about == [crew.id.clone()]);
    let report = import(HARBOUR).report;
    let dangling: Vec<&str> = report.warnings.iter().map(|warning| warning.id.split("--").next().unwrap()).collect();
    assert_eq!(dangling, ["relationship", "tool"], "{:#?}", report.warnings);
}

#[test]
fn what_is_above_the_ceiling_is_not_there_and_what_cannot_be_read_hides() {
    let bundle = Arc::new(import(HARBOUR).bundles.remove(0));
    let ceiling = briefing::bundle::Ceiling { tlp: Tlp::Green, not_stated: NotStated::Shown };
    let shown = Clearance::of(&bundle, Some(ceiling)).shown.unwrap();
    assert!(!shown.items().iter().any(|item| item.title.contains("targets")));
    assert!(!shown.items().iter().any(|item| item.imported.iter().any(|object| object.id.starts_with("tool--"))));
    let (_, yaml) = written(&shown);
    assert!(!yaml.contains("tool--11111111"), "the id of what is hidden stands in nothing that is left");
    assert_eq!(bundle.unreadable(), 1);
}

#[test]
fn a_planted_object_and_a_planted_property_are_in_the_yaml() {
    let mut file: Value = serde_json::from_str(HARBOUR).unwrap();
    let objects_of = file["objects"].as_array_mut().unwrap();
    objects_of[4]["x_planted"] = json!({"deep": ["planted-property-one"]});
    objects_of.push(json!({"type": "x-planted", "id": "x-planted--1", "said": "planted-object-two"}));
    let text = file.to_string();
    whole("planted", &text);
    let (_, yaml) = written(&import(&text).bundles[0]);
    assert!(yaml.contains("planted-property-one") && yaml.contains("planted-object-two"));
}

/// The account is worth something only if it tells of what is dropped: each way of dropping is tried on each file.
/// A way in which an importer could lose something, by name.
type Way<'a> = (&'a str, &'a dyn Fn(&Bundle) -> Bundle);

#[test]
fn an_importer_that_drops_anything_is_told() {
    let drop_item = |bundle: &Bundle| without(bundle, |items| drop(items.remove(3)));
    let drop_record = |bundle: &Bundle| without(bundle, |items| drop(items[5].imported.pop()));
    let drop_property = |bundle: &Bundle| without(bundle, |items| drop(items[6].imported[0].properties.pop()));
    let drop_title = |bundle: &Bundle| without(bundle, |items| items[3].title = "Another".to_owned());
    let drop_aliases = |bundle: &Bundle| {
        without(bundle, |items| {
            for item in items {
                if let Detail::Actor(actor) = &mut item.detail {
                    actor.aliases.clear();
                }
            }
        })
    };
    let objects = objects(HARBOUR);
    let made = import(HARBOUR).bundles;
    assert_eq!(missing(&objects, &made), [""; 0]);
    let ways: [Way<'_>; 5] = [
        ("item", &drop_item),
        ("record", &drop_record),
        ("property", &drop_property),
        ("title", &drop_title),
        ("list of aliases", &drop_aliases),
    ];
    for (way, dropped) in ways {
        let left: Vec<Bundle> = made.iter().map(dropped).collect();
        assert_ne!(missing(&objects, &left), [""; 0], "a dropped {way} is not noticed");
    }
}

fn without(bundle: &Bundle, change: impl FnOnce(&mut Vec<Item>)) -> Bundle {
    let mut items = bundle.items().to_vec();
    let cover = items.remove(0);
    change(&mut items);
    Bundle::new(cover, items)
}

#[test]
fn reports_that_share_objects_can_each_be_read_without_the_other() {
    let mut file: Value = serde_json::from_str(HARBOUR).unwrap();
    let second = json!({"type": "grouping", "spec_version": "2.1", "id": "grouping--1a0b3a4e-6f6e-4f2f-8f58-0d6c2f8a1d99",
        "name": "The watch", "context": "suspicious-activity", "created": "2024-04-01T10:00:00.000Z", "modified": "2024-04-01T10:00:00.000Z",
        "object_refs": ["threat-actor--1d0b3a4e-6f6e-4f2f-8f58-0d6c2f8a1d11", "report--84e4d88f-44ea-4bcd-bbf3-b2c1c320bcb3"]});
    file["objects"].as_array_mut().unwrap().push(second);
    let bundles = whole("two", &file.to_string());
    let titles: Vec<&str> = bundles.iter().map(|bundle| bundle.cover().title.as_str()).collect();
    assert_eq!(titles, ["Night ships in the harbour", "The watch", "two"]);
    assert!(bundles[..2].iter().all(|bundle| bundle.items().iter().any(|item| item.title == "The night crew")));
    assert_eq!(bundles[1].cover().links[0].to.abroad().unwrap().0, bundles[0].id().as_str());
}

#[test]
fn a_file_is_opened_as_any_bundle_is() {
    let place = Place::new();
    let path = place.path().join("harbour.json");
    fs::write(&path, HARBOUR).unwrap();
    let mut stage = Stage::on(std::slice::from_ref(&path), 120, 40);
    stage.shows("Night ships in the harbour").shows("marking cannot be read").shows("The night crew");
    stage
        .press("/ text:heron Enter")
        .shows("heron[.]example[.]org")
        .hides("heron.example.org")
        .press("p")
        .shows("Enter shows it");
    for (words, told) in [
        (vec!["list", "harbour.json"], "The night crew"),
        (vec!["search", "tide", "harbour.json"], "They wait for the tide"),
        (vec!["print", "actor.the-night-crew", "--bundle", "harbour.json"], "confidence"),
        (vec!["print", "org.a-watcher", "--bundle", "harbour.json"], "identity_class"),
    ] {
        let run = place.run(&words);
        assert!(run.code == 0 && run.out.contains(told), "{words:?}: {} {}", run.out, run.err);
        assert!(!run.out.contains("heron.example.org") && !run.out.contains("secret-number"), "{}", run.out);
    }
    // In a library of YAML a file of another program is none of the program's business.
    let listed = place.run(&["list", "."]);
    assert!(!listed.out.contains("night crew"), "{}", listed.out);
    fs::create_dir(place.path().join("only")).unwrap();
    fs::rename(&path, place.path().join("only/harbour.json")).unwrap();
    assert!(place.run(&["list", "only"]).out.contains("The night crew"));
}

#[test]
fn import_writes_a_bundle_that_passes_the_check_and_says_what_became_of_what() {
    let place = Place::new();
    fs::write(place.path().join("harbour.json"), HARBOUR).unwrap();
    let told = place.json(&["import", "harbour.json", "--to", "made/one", "--json"]);
    let keys: Vec<&str> = told.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["file", "kept", "lost", "mapped", "objects", "warnings"]);
    let count = |key: &str| told[key].as_u64().unwrap();
    assert_eq!((count("objects"), count("mapped"), count("kept"), count("lost")), (20, 18, 2, 0));
    assert_eq!(told["warnings"][0]["id"], "relationship--8a0b3a4e-6f6e-4f2f-8f58-0d6c2f8a1d19");
    assert_eq!(place.run(&["check", "--strict", "made/one"]).code, 0, "{}", place.run(&["check", "made/one"]).out);
    let mode = |path: &str| fs::metadata(place.path().join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("made/one"), mode("made/one/actors.yaml")), (0o700, 0o600), "it is marked above CLEAR");
    let again = place.run(&["import", "harbour.json", "--to", "made/one"]);
    assert!(again.code == 2 && again.err.contains("is there already"), "{}", again.err);
    assert_eq!(place.run(&["import", "harbour.json", "--strict"]).code, 1);
    let under = place.run(&["import", "harbour.json", "--to", "made/two", "--ceiling", "green"]);
    assert!(under.code == 0 && !under.out.contains("relationship--"), "{}", under.out);
    let left = fs::read_dir(place.path().join("made/two")).unwrap();
    let left: String = left.map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    assert!(left.contains("The night crew") && !left.contains("lamp"));
}

#[test]
fn hostile_files_cost_no_more_than_a_sentence() {
    let refused = |text: &str| read("x.json", "x", text.as_bytes()).unwrap_err();
    for text in [
        "",
        "{",
        "nul",
        "[1,2",
        "\u{feff}",
        "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[",
        &"[".repeat(200_000),
    ] {
        assert!(matches!(refused(text), Refusal::Malformed { .. }), "{text:.40}");
    }
    for text in ["3", "\"x\"", "[]", "{}", "{\"a\":1}", "[1]"] {
        assert!(matches!(refused(text), Refusal::Unknown { .. }), "{text}");
    }
    let many = format!("{{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[{}1]}}", "1,".repeat(30_000));
    assert!(matches!(refused(&many), Refusal::TooManyObjects { objects: 30_001, most: 20_000 }));
    assert!(briefing::exchange::json::budget::check_size(65 * 1024 * 1024).is_err());
    let odd = json!({"type": "bundle", "id": "bundle--1", "objects": [
        5, "text", null, [], {}, {"type": 3, "id": []}, {"type": "note", "id": "note--\u{1b}[2J"},
        {"type": "report", "id": "report--1", "object_refs": "report--1", "object_marking_refs": "x", "name": ["a"]},
        {"type": "identity", "id": "identity--1", "identity_class": ["class", "x"], "name": "\u{202e}evil\u{0}", "labels": [1, "ok", ""]},
        {"type": "relationship", "id": "relationship--1", "source_ref": "identity--1", "target_ref": "identity--1"},
        {"type": "relationship", "id": "relationship--2"}, {"type": "opinion", "id": "opinion--1"},
        {"type": "location", "id": "location--1", "granular_markings": [3]}, {"type": "malware", "id": "malware--1", "object_marking_refs": [7]},
    ]});
    let imported = import(&odd.to_string());
    assert_eq!((imported.report.objects, imported.report.lost), (14, 0));
    let (bundle, yaml) = written(&imported.bundles[0]);
    assert_eq!(crate::steering::steering(&yaml.replace('\n', " ")), None);
    assert!(item(&bundle, "location--1").marking.as_ref().unwrap().is_unreadable());
    assert!(item(&bundle, "malware--1").marking.as_ref().unwrap().is_unreadable());
    cleared(&bundle);
    let deep =
        format!("{{\"type\":\"x-deep\",\"id\":\"x-deep--1\",\"v\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let imported = import(&deep);
    assert!(written(&imported.bundles[0]).1.contains(&"[".repeat(1000)));
}

#[test]
fn an_event_is_an_assessment_with_its_notes_where_they_hang() {
    const EVENT: &str = include_str!("exchange/harbour.misp.json");
    let bundles = whole("event", EVENT);
    let bundle = &bundles[0];
    assert_eq!((bundle.cover().title.as_str(), bundle.issuer()), ("Night ships", "Harbour Office"));
    assert_eq!(bundle.cover().marking.as_ref().unwrap().tlp, Some(Tlp::Green));
    assert!(bundle.cover().tags.contains(&"estimative-language:likelihood-probability=\"likely\"".to_owned()));
    assert!(bundle.items().iter().all(|item| item.likelihood().is_none()), "a tag is a tag");
    let ending = |end: &str| {
        let own = |item: &&Item| item.imported.first().is_some_and(|object| object.id.ends_with(end));
        bundle.items().iter().find(own).unwrap()
    };
    assert_eq!(ending("2003").title, "domain heron[.]example[.]org");
    assert_eq!(ending("2003").text.as_deref(), Some("Seen at hxxp://heron[.]example[.]org."));
    assert_eq!((ending("2004").title.as_str(), &ending("2004").about[0]), ("From the log", &ending("2003").id));
    assert_eq!((ending("2005").title.as_str(), &ending("2005").about[0]), ("Opinion: 80 of 100", &ending("2004").id));
    assert_eq!(
        ending("2007").marking.as_ref().unwrap().tlp,
        Some(Tlp::Red),
        "a note is no less restricted than what it hangs from"
    );
    assert!(ending("2008").marking.as_ref().unwrap().is_unreadable());
    assert_eq!(ending("2009").links[0].to, ending("2003").id);
    assert_eq!(ending("2014").kind(), Kind::Actor);
    assert!(written(bundle).1.contains("planted-event-property"));
    let bare: Value = serde_json::from_str(EVENT).unwrap();
    for (shape, count) in [
        (bare["Event"].clone(), 1),
        (json!([bare]), 1),
        (json!([bare["Event"], bare["Event"]]), 2),
        (json!({"response": [bare]}), 1),
    ] {
        assert_eq!(import(&shape.to_string()).bundles.len(), count);
    }
    let nested = format!("{}{}", "{\"note\":\"x\",\"uuid\":\"n\",\"Note\":[".repeat(5000), "]}".repeat(5000));
    let deep = format!("{{\"info\":\"x\",\"date\":\"2024-01-01\",\"uuid\":\"e\",\"Note\":[{nested}]}}");
    assert_eq!(import(&deep).report.lost, 0);
}

/// Files that nobody here wrote, where they are.
/// Clusters whose `uuid` is empty are told apart by their `id`, and those with neither are counted one by one.
#[test]
fn elements_without_an_id_are_counted_like_any_other() {
    let cluster = |kind: &str, value: &str, id: &str| format!(r#"{{"type":"{kind}","value":"{value}","uuid":""{id}}}"#);
    let galaxy = |kind: &str, clusters: [String; 2]| {
        format!(r#"{{"name":"{kind}","type":"{kind}","uuid":"{kind}","GalaxyCluster":[{}]}}"#, clusters.join(","))
    };
    for ids in [["", "", "", ""], [r#","id":"1""#, r#","id":"2""#, r#","id":"3""#, r#","id":"4""#]] {
        let actors = galaxy(
            "threat-actor",
            [cluster("threat-actor", "First", ids[0]), cluster("threat-actor", "Second", ids[1])],
        );
        let rules =
            galaxy("guidelines", [cluster("guidelines", "Third", ids[2]), cluster("guidelines", "Fourth", ids[3])]);
        let imported =
            import(&format!(r#"{{"info":"A talk","date":"2024-01-01","uuid":"e","Galaxy":[{actors},{rules}]}}"#));
        let report = &imported.report;
        assert_eq!((report.mapped, report.kept, report.lost), (5, 2, 0), "{:?}", report.warnings);
        for title in ["First", "Second", "Third", "Fourth"] {
            assert!(imported.bundles[0].items().iter().any(|item| item.title == title), "{title}");
        }
    }
}

fn real() -> Vec<PathBuf> {
    let shared =
        ["../shared/realdata", "../../shared/realdata"].map(|path| Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    let folders = shared.iter().flat_map(|path| ["stix", "misp"].map(|folder| path.join(folder)));
    let mut files: Vec<PathBuf> = folders.flat_map(fs::read_dir).flatten().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Their names and texts.
fn real_texts() -> Vec<(String, String)> {
    let named = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    real().iter().map(|path| (named(path), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn real_files_are_read_whole() {
    let files = real_texts();
    if files.is_empty() {
        println!("skipped: ../shared/realdata is not there");
    }
    for (name, text) in files {
        whole(&name, &text);
    }
}
