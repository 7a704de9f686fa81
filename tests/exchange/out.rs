//! Bundles to STIX and back: the same bundle, and whatever somebody has changed in between.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use briefing::bundle::{Bundle, Ceiling, Clearance, Detail, Item, Kind, NotStated, Tlp};
use briefing::exchange::read::read;
use briefing::export::stix::file::{Extension, file};
use briefing::export::{Portion, Selection, Share};
use briefing::load;
use jiff::civil::date;
use serde_json::{Value, json};

use crate::example;
use crate::exchange::{HARBOUR, import};
use crate::stage::cleared;

fn selection(bundle: &Bundle) -> Selection {
    Selection { portions: vec![Portion::of(cleared(bundle), Share::Whole)], today: date(2026, 11, 25) }
}

fn exported(bundle: &Bundle) -> Value {
    serde_json::from_str(&file(&selection(bundle), Extension::Used)).unwrap()
}

fn back(file: &Value) -> Bundle {
    let imported = read("x.json", "x", file.to_string().as_bytes()).unwrap();
    assert_eq!((imported.report.lost, imported.bundles.len()), (0, 1), "{:#?}", imported.report.warnings);
    imported.bundles.into_iter().next().unwrap()
}

fn sorted(bundle: &Bundle) -> Vec<Item> {
    let mut items = bundle.items().to_vec();
    items.sort_by(|a, b| a.id.cmp(&b.id));
    items
}

#[track_caller]
fn same(name: &str, bundle: &Bundle) {
    let again = back(&exported(bundle));
    for (one, other) in sorted(bundle).iter().zip(&sorted(&again)) {
        assert_eq!(one, other, "{name}");
    }
    assert_eq!(bundle.items().len(), again.items().len(), "{name}");
    assert_eq!(bundle.edges().len(), again.edges().len(), "{name}");
}

#[test]
fn every_shipped_bundle_comes_back_as_it_was() {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).unwrap();
    let folders: Vec<_> = folders.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    assert!(folders.len() >= 5);
    for folder in folders {
        same(&folder.display().to_string(), &load::open(&folder).bundle.unwrap());
    }
}

#[test]
fn every_field_of_every_kind_comes_back() {
    let (bundle, _) = example::read(&example::whole());
    // What came from a file of another program goes back as it came, and its other fields with it.
    let items = bundle.items().iter().map(|item| Item { imported: Vec::new(), ..item.clone() });
    let mut items: Vec<Item> = items.filter(|item| item.kind() != Kind::Object).collect();
    let cover = items.remove(0);
    same("example", &Bundle::new(cover, items));
}

#[test]
fn what_came_as_stix_leaves_as_it_came() {
    for (name, text) in crate::exchange::real_texts().into_iter().chain([("harbour".to_owned(), HARBOUR.to_owned())]) {
        let Ok(imported) = read(&name, &name, text.as_bytes()) else { continue };
        let original: Value = serde_json::from_str(&text).unwrap();
        let Some(objects) = original["objects"].as_array().filter(|_| original["type"] == "bundle") else { continue };
        let left: Vec<Value> = imported
            .bundles
            .iter()
            .flat_map(|bundle| exported(bundle)["objects"].as_array().unwrap().clone())
            .collect();
        for object in objects {
            let found = left.iter().any(|other| other == object);
            let nearest = || left.iter().find(|other| other["id"] == object["id"]);
            assert!(found, "{name}: {object:#}\nleaves as\n{:#}", nearest().unwrap_or(&Value::Null));
        }
    }
}

/// The objects with a label, and the file.
fn labelled<'v>(file: &'v mut Value, label: &str) -> &'v mut Value {
    let objects = file["objects"].as_array_mut().unwrap();
    let own =
        |object: &&mut Value| object["labels"].as_array().is_some_and(|labels| labels.contains(&Value::from(label)));
    objects.iter_mut().find(own).unwrap()
}

#[test]
fn what_another_tool_changes_is_seen() {
    let bundle =
        load::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content/industrial-espionage-2023")).bundle.unwrap();
    let mut file = exported(&bundle);
    let judgement = labelled(&mut file, "judgement");
    judgement["abstract"] = json!("A title of somebody else's");
    judgement["content"] = json!("A text of somebody else's.");
    judgement["labels"].as_array_mut().unwrap().push(json!("added label"));
    judgement["x_added"] = json!(["kept too"]);
    judgement["object_marking_refs"] = json!(["marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"]);
    labelled(&mut file, "actor")["name"] = json!("Another name");
    labelled(&mut file, "assessment")["description"] = json!("Another text of the whole.");
    let again = back(&file);
    let changed = again.items().iter().find(|item| item.title == "A title of somebody else's").unwrap();
    assert_eq!(changed.text.as_deref(), Some("A text of somebody else's."));
    let before = bundle.item(changed.id.as_str()).unwrap();
    assert_eq!((&changed.detail, &changed.links), (&before.detail, &before.links), "the rest is as it was");
    assert!(changed.tags.contains(&"added label".to_owned()));
    assert_eq!(changed.imported[0].properties, ["x_added: [\"kept too\"]"]);
    assert_eq!(changed.marking.as_ref().unwrap().tlp, Some(Tlp::Red));
    assert!(again.items().iter().any(|item| item.kind() == Kind::Actor && item.title == "Another name"));
    assert!(again.items().iter().any(|item| item.text.as_deref() == Some("Another text of the whole.")));
    assert_eq!(
        exported(&again)["objects"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|object| object["x_added"] == json!(["kept too"]))
            .count(),
        1
    );
}

#[test]
fn no_extension_holds_a_title_or_a_text_and_without_one_all_is_still_said() {
    let bundle = load::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content/ncta-2025")).bundle.unwrap();
    for object in exported(&bundle)["objects"].as_array().unwrap() {
        let said = ["name", "abstract", "content"].into_iter().filter_map(|key| object[key].as_str());
        let extension = object["extensions"].to_string();
        for text in said.filter(|text| text.len() > 60) {
            assert!(!extension.contains(&text[..60]), "{extension}");
        }
    }
    let plain: Value = serde_json::from_str(&file(&selection(&bundle), Extension::Absent)).unwrap();
    let objects = plain["objects"].as_array().unwrap();
    let others = objects.iter().filter(|object| object["type"] != "marking-definition");
    assert!(others.clone().all(|object| object.get("extensions").is_none()));
    let report = objects.iter().find(|object| object["type"] == "report").unwrap();
    for judgement in bundle.of_kind(Kind::Judgement) {
        let note = others.clone().find(|object| object["abstract"] == json!(judgement.title)).unwrap();
        assert!(note["object_refs"].as_array().unwrap().contains(&report["id"]), "misp-stix drops it otherwise");
        assert!(report["object_refs"].as_array().unwrap().contains(&note["id"]));
        assert!(report["description"].as_str().unwrap().contains(&judgement.title));
    }
}

#[test]
fn nothing_above_the_ceiling_leaves_and_the_report_bears_the_strictest_marking() {
    let mut items: Vec<Item> = Vec::new();
    let (whole, _) = example::read(&example::whole());
    for item in whole.items().iter().skip(1) {
        let mut item = Item { imported: Vec::new(), ..item.clone() };
        if item.id == "actor.crew" {
            "zxq-secret".clone_into(&mut item.title);
            item.text = Some("zxq-text".to_owned());
            item.marking = Some(briefing::bundle::Marking { tlp: Some(Tlp::Red), ..Default::default() });
        }
        items.push(item);
    }
    let cover = Item { imported: Vec::new(), ..whole.cover().clone() };
    let bundle = Arc::new(Bundle::new(cover, items));
    let all = exported(&bundle);
    let report = |file: &Value| {
        file["objects"].as_array().unwrap().iter().find(|object| object["type"] == "report").unwrap().clone()
    };
    assert!(all.to_string().contains("zxq"));
    assert_eq!(
        report(&all)["object_marking_refs"],
        json!(["marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"])
    );
    let ceiling = Ceiling { tlp: Tlp::Amber, not_stated: NotStated::Shown };
    let shown = Clearance::of(&bundle, Some(ceiling)).shown.unwrap();
    let left = exported(&shown).to_string();
    let hidden =
        &all["objects"].as_array().unwrap().iter().find(|object| object["name"] == "zxq-secret").unwrap()["id"];
    assert!(!left.contains("zxq") && !left.contains(hidden.as_str().unwrap()) && !left.contains("actor.crew"));
    assert!(matches!(shown.cover().detail, Detail::Assessment(_)));
}

#[test]
fn what_is_imported_twice_is_the_same() {
    let bundle = import(HARBOUR).bundles.remove(0);
    let again = back(&exported(&bundle));
    let titles = |bundle: &Bundle| {
        let mut titles: Vec<(Kind, String)> =
            bundle.items().iter().map(|item| (item.kind(), item.title.clone())).collect();
        titles.sort();
        titles
    };
    assert_eq!(titles(&bundle), titles(&again));
}
