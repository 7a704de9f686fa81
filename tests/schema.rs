//! `content/schema.json` against the program, against a validator, and against what `check` says of the same files.
//!
//! `UPDATE=1 cargo test schema::` writes it anew.

use std::fs;
use std::path::{Path, PathBuf};

use briefing::bundle::value::field::Needed;
use briefing::bundle::{Description, Kind, ValueType};
use briefing::format::template::KindOrWalk;
use briefing::load;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::cli::Place;
use crate::{example, snapshot};

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/content/schema.json");

fn schema() -> Value {
    serde_json::from_str(&fs::read_to_string(SCHEMA).unwrap()).unwrap()
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

fn told(validator: &Validator, value: &Value) -> String {
    let told: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    told.join("\n")
}

#[test]
fn the_schema_in_the_repository_is_what_the_program_prints() {
    let printed = Place::new().run(&["schema"]).out;
    snapshot::check("content/schema.json", &printed);
    assert!(jsonschema::draft202012::meta::is_valid(&schema()));
    assert_eq!(schema()["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

#[test]
fn every_file_of_a_shipped_bundle_is_valid() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("content")];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "yaml") {
                files.push(path);
            }
        }
    }
    assert!(files.len() >= 15, "{files:?}");
    let validator = validator();
    for file in files {
        let value = yaml(&fs::read_to_string(&file).unwrap());
        assert_eq!(told(&validator, &value), "", "{}", file.display());
    }
}

#[test]
fn a_new_bundle_and_the_examples_are_valid() {
    let validator = validator();
    assert_eq!(told(&validator, &yaml(&example::whole())), "");
    for piece in KindOrWalk::all() {
        let text = format!("briefing: 1\n{}", piece.template());
        assert_eq!(told(&validator, &yaml(&text)), "", "{text}");
    }
}

/// A judgement with a line in place of one of its own, or one more.
fn judgement(key: &str, line: &str) -> String {
    let lines = [
        "id: J-01",
        "title: Rain is likely",
        "text: It is likely to rain.",
        "origin: issuer",
        "at: p1.s1",
        "likelihood: {as_written: likely, form: estimative, band: likely}",
        "confidence: {as_written: not_stated}",
    ];
    let kept = lines.iter().filter(|own| !own.starts_with(&format!("{key}:"))).copied();
    let lines: Vec<&str> = kept.chain([line]).filter(|line| !line.is_empty()).collect();
    format!("judgements:\n  - {}\n", lines.join("\n    "))
}

#[test]
fn wrong_files_are_not_valid_and_right_ones_are() {
    let validator = validator();
    let item = |key: &str, line: &str| judgement(key, line);
    let right = [
        item("", ""),
        item("id", "id: 2024"),
        item("text", "text: 12"),
        item("basis", "basis: E-01"),
        item("basis", "basis: [E-01, J-02]"),
        item("likelihood", "likelihood: {form: unhedged}"),
        item("origin", "origin: transcriber"),
        "evidence: [{id: E-01, title: x, text: x, origin: import, attributed_to: not_stated, grade: {reliability: F, credibility: 6}}]".to_owned(),
        "walks: [{id: w, title: W, stops: [{item: J-01, minutes: 0}]}]".to_owned(),
    ];
    for text in right {
        assert_eq!(told(&validator, &yaml(&text)), "", "{text}");
    }
    let wrong = [
        ("no key of a file", "judgments: []".to_owned()),
        ("an unknown key", item("", "titel: One")),
        (
            "an unknown key deep inside",
            item("likelihood", "likelihood: {as_written: likely, form: estimative, bnad: likely}"),
        ),
        ("a word that is none of the set", item("origin", "origin: isuer")),
        (
            "a word that is none of the set deep inside",
            item("likelihood", "likelihood: {as_written: likely, form: guess}"),
        ),
        ("a needed key that is missing", item("title", "")),
        ("a text that is missing", item("text", "")),
        ("a needed key missing deep inside", item("likelihood", "likelihood: {as_written: likely}")),
        ("no place where the issuer says it", item("at", "")),
        ("no word where the form has one", item("likelihood", "likelihood: {form: estimative}")),
        ("no number where the form is one", item("likelihood", "likelihood: {as_written: '60%', form: numeric}")),
        ("an end without who says so", item("timeframe", "timeframe: {as_written: soon, to: 2024-01-01}")),
        ("text for a mapping", item("likelihood", "likelihood: likely")),
        ("a list for a mapping", item("confidence", "confidence: [{as_written: high}]")),
        ("a mapping for text", item("title", "title: {a: b}")),
        ("a list for text", item("text", "text: [one]")),
        (
            "text for a number",
            item("likelihood", "likelihood: {as_written: x, form: numeric, issuer: {low: 5%, high: 9}}"),
        ),
        ("text for true", item("key", "key: 'yes'")),
        ("a mapping for ids", item("basis", "basis: {E-01: x}")),
        ("an empty list", item("basis", "basis: []")),
        ("no value", item("basis", "basis:")),
        ("blank text", item("title", "title: ' '")),
        ("an id that is none", item("id", "id: J 01")),
        ("a date that is none", item("timeframe", "timeframe: {as_written: x, from: 1.2.2024}")),
        ("half a minute", "walks: [{id: w, title: W, stops: [{item: J-01, minutes: 0.5}]}]".to_owned()),
        ("a mapping for a list of items", "judgements: {id: J-01}".to_owned()),
        ("another version", "briefing: 2".to_owned()),
        ("a list at the top", "[judgements]".to_owned()),
        ("nothing", "{}".to_owned()),
    ];
    for (what, text) in wrong {
        assert!(!validator.is_valid(&yaml(&text)), "{what}: {text}");
    }
    let no_version = example::whole().replacen("briefing: 1\n", "", 1);
    assert!(!validator.is_valid(&yaml(&no_version)));
}

/// Whether the program finds a fault in a file.
fn is_faulty(value: &Value) -> bool {
    let texts = [("bundle.yaml".to_owned(), serde_yaml::to_string(value).unwrap().into_bytes())];
    load::assemble("bundle", "bundle", &texts, Vec::new()).faults.iter().any(load::Fault::is_fault)
}

/// Makes every field wrong in turn, at every depth; the way is that of its holder.
fn each_wrong(way: &str, fields: &[Description], tried: &mut dyn FnMut(&str, &str, Value)) {
    for one in fields {
        let key = one.field.key();
        if one.field.needed == Needed::Yes {
            tried(way, key, Value::Null);
        }
        let wrong = match one.value {
            ValueType::Mapping | ValueType::Mappings | ValueType::Number | ValueType::Whole | ValueType::Day => {
                json!("x")
            }
            ValueType::Words(_) | ValueType::Texts | ValueType::Rows => json!([{"x": "x"}]),
            ValueType::Word(_) | ValueType::Flag => json!("zzz"),
            ValueType::OwnId | ValueType::Id(_) | ValueType::Ids(_) => json!({"x": "x"}),
            ValueType::Text | ValueType::Name | ValueType::Place => json!(["x"]),
        };
        tried(way, key, wrong);
        let below = if one.value == ValueType::Mappings { format!("{way}/{key}/0") } else { format!("{way}/{key}") };
        if !one.parts.is_empty() {
            tried(&below, "zzz", json!("x"));
        }
        each_wrong(&below, &one.parts, tried);
    }
}

/// The schema and the program are two readers of one walk over the fields: what one refuses, so does the other.
#[test]
fn the_schema_refuses_what_the_check_calls_a_fault() {
    let validator = validator();
    let whole = yaml(&example::whole());
    assert!(validator.is_valid(&whole) && !is_faulty(&whole));
    let common = Description::of_kind(Kind::Organisation).len();
    let mut count = 0;
    for piece in KindOrWalk::all() {
        // What every item has is tried once.
        let every = if matches!(piece, KindOrWalk::Item(Kind::Judgement) | KindOrWalk::Walk) { 0 } else { common };
        let fields = &piece.fields()[every..];
        let top = match &whole[piece.key()] {
            Value::Array(_) => format!("/{}/0", piece.key()),
            _ => format!("/{}", piece.key()),
        };
        each_wrong(&top, fields, &mut |way, key, wrong| {
            let mut bundle = whole.clone();
            // The example of a mapping leaves out what is rarely written.
            let Some(Value::Object(holder)) = bundle.pointer_mut(way) else { return };
            match wrong {
                Value::Null => holder.remove(key),
                wrong => holder.insert(key.to_owned(), wrong),
            };
            count += 1;
            assert!(is_faulty(&bundle), "the program takes {way}/{key}: {}", bundle.pointer(way).unwrap());
            assert!(!validator.is_valid(&bundle), "the schema takes {way}/{key}: {}", bundle.pointer(way).unwrap());
        });
    }
    assert!(count > 150, "only {count} were tried");
}
