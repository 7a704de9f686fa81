//! What an author meets: a bundle to begin with, one item of a kind, and what `check` says, all through the program.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use briefing::bundle::value::field::Needed;
use briefing::bundle::{Description, Kind};
use briefing::format::template::KindOrWalk;
use briefing::load;
use briefing::load::fault::catalogue::codes;
use serde_json::{Value, json};

use crate::cli::Place;
use crate::example;

/// The names of what is in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_new_bundle_passes_the_check_whatever_its_name() {
    for name in ["harbour-2024", "deep/er/null", "2024", "true", "a: b # c", "日本", "my report", "-x", "it's"] {
        let place = Place::new();
        let run = place.run(&["new", "--", name]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{name}: {run:?}");
        let folder = place.path().join(name);
        let files = ["assessment.yaml", "evidence.yaml", "judgements.yaml", "schema.json", "sources.yaml"];
        assert_eq!(names(&folder), files, "{name}");
        for file in files {
            assert!(run.out.contains(&format!("  {file}\n")), "{file}: {}", run.out);
            let text = fs::read_to_string(folder.join(file)).unwrap();
            let schema = "# yaml-language-server: $schema=schema.json\n";
            assert_eq!(text.starts_with(schema), file != "schema.json", "{file}");
        }
        assert!(run.out.contains("briefing check ") && run.out.contains("briefing new --kind"), "{}", run.out);
        assert_eq!(fs::read_to_string(folder.join("schema.json")).unwrap(), place.run(&["schema"]).out);
        let path = folder.to_str().unwrap();
        assert_eq!(place.json(&["check", "--format", "json", path]), json!([]), "{name}");
        let listed = place.run(&["list", "--bundle", path]);
        assert!(listed.out.contains("#J-01") && listed.out.contains("#E-01"), "{listed:?}");
    }
}

#[test]
fn a_new_bundle_is_never_written_over_anything_or_through_a_link() {
    let place = Place::new();
    let at = |name: &str| place.path().join(name);
    fs::create_dir(at("folder")).unwrap();
    fs::create_dir(at("empty")).unwrap();
    fs::write(at("folder/kept.txt"), "kept").unwrap();
    fs::write(at("file"), "kept").unwrap();
    symlink("nowhere", at("dangling")).unwrap();
    symlink("empty", at("link")).unwrap();
    let before = names(place.path());
    for name in ["folder", "empty", "file", "dangling", "link", ".", "folder/.."] {
        let run = place.run(&["new", name]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{name}: {run:?}");
        assert!(run.err.contains("is there already"), "{name}: {run:?}");
    }
    for name in ["file/below", ""] {
        let run = place.run(&["new", name]);
        assert!(run.code != 0 && run.out.is_empty() && run.err.starts_with("briefing: "), "{name}: {run:?}");
    }
    assert_eq!(names(place.path()), before);
    assert_eq!(names(&at("folder")), ["kept.txt"]);
    assert!(names(&at("empty")).is_empty());
    assert_eq!(fs::read_to_string(at("file")).unwrap(), "kept");
}

#[test]
fn one_item_is_printed_with_every_key_and_what_it_means() {
    fn each(described: &[Description], text: &str, kind: &str) {
        for one in described {
            let (key, meaning) = (one.field.key(), one.field.meaning());
            let line = text.lines().find(|line| {
                line.trim_start_matches(['#', ' ', '-']).starts_with(&format!("{key}:")) && line.contains(meaning)
            });
            assert!(line.is_some(), "{kind}: `{key}` and \"{meaning}\" in {text}");
            each(&one.parts, text, kind);
        }
    }
    let place = Place::new();
    for piece in KindOrWalk::all() {
        for name in [piece.word().to_owned(), piece.key().to_uppercase()] {
            let run = place.run(&["new", "--kind", &name]);
            assert_eq!((run.code, run.err.as_str(), run.out.as_str()), (0, "", piece.template().as_str()), "{name}");
        }
        let text = piece.template();
        each(&piece.fields(), &text, piece.word());
        let indent = if piece == KindOrWalk::Item(Kind::Assessment) { 2 } else { 4 };
        let own = text.lines().skip(1).map(|line| line.get(indent..).unwrap_or_default());
        let first = own.map(|line| line.starts_with('#')).collect::<Vec<_>>();
        assert!(first.is_sorted(), "the keys that must be there stand first: {text}");
    }
    let run = place.run(&["new", "--kind", "judgment"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (2, "briefing: no kind is called `judgment`; did you mean `judgement`?\n")
    );
    assert_eq!(place.run(&["new"]).code, 2);
    assert_eq!(place.run(&["new", "folder", "--kind", "note"]).code, 2);
}

/// The same lines with every key that stood behind a `#`.
fn uncommented(text: &str) -> String {
    let line = |line: &str| {
        let (indent, mut rest) = line.split_at(line.len() - line.trim_start().len());
        let mut indent = indent.to_owned();
        while let Some(inner) = rest.strip_prefix("# ") {
            let key = inner.trim_start();
            indent += &inner[..inner.len() - key.len()];
            rest = key;
        }
        format!("{indent}{rest}\n")
    };
    text.lines().map(line).collect()
}

#[test]
fn what_is_printed_is_read_without_a_fault_and_so_is_what_stands_behind_its_signs() {
    let whole = example::whole();
    let (manifest, items) = whole.split_once("\njudgements:\n").unwrap();
    for piece in KindOrWalk::all() {
        for text in [piece.template(), uncommented(&piece.template())] {
            let bundle = if piece == KindOrWalk::Item(Kind::Assessment) {
                format!("briefing: 1\n{text}judgements:\n{items}")
            } else {
                // Another item than that of the whole, which has the same id.
                let own = text.replacen("  - id: ", "  - id: other.", 1);
                let own = own.lines().skip(1).fold(String::new(), |all, line| all + line + "\n");
                let key = format!("\n{}:\n", piece.key());
                assert!(whole.contains(&key), "{key}");
                format!("{manifest}\njudgements:\n{items}").replacen(&key, &format!("{key}{own}"), 1)
            };
            let texts = [("bundle.yaml".to_owned(), bundle.clone().into_bytes())];
            let loaded = load::assemble("bundle", "bundle", &texts, Vec::new());
            assert_eq!(loaded.faults, [], "{}: {bundle}", piece.word());
        }
    }
}

/// A bundle without a fault, with one warning.
const WARNED: &str = "briefing: 1
assessment:
  id: warned
  title: One
  issuer: Two
  issued: 2023-03-29
  language: en
  marking: {as_written: none}
  issuer_scale: not_stated
  reader_scale: phia-2025
questions:
  - {id: Q-01, title: Why?, text: Why?, origin: transcriber}
walks:
  - {id: short, title: Short, stops: [{item: assessment, notes: Go to Q-01 then.}]}
";

#[test]
fn strict_takes_a_warning_for_a_fault_and_json_is_the_same_everywhere() {
    let place = Place::new();
    fs::write(place.path().join("warned.yaml"), WARNED).unwrap();
    let told = place.run(&["check", "warned.yaml"]);
    assert!(told.code == 0 && told.out.contains("warning[notes-name-addition]: the notes name `Q-01`"), "{told:?}");
    let strict = place.run(&["check", "--strict", "warned.yaml"]);
    assert_eq!((strict.code, &strict.out), (1, &told.out));
    let (json, long) =
        (place.run(&["check", "--json", "warned.yaml"]), place.run(&["check", "--format", "json", "warned.yaml"]));
    assert_eq!((json.code, &json.out), (0, &long.out));
    let faults: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(faults[0]["code"], "notes-name-addition");
    assert_eq!(place.run(&["check", "--json", "--strict", "warned.yaml"]).code, 1);
    assert_eq!(place.run(&["check", "--json", "--format", "human", "warned.yaml"]).code, 2);
    assert_eq!(place.run(&["check", "--ceiling", "TLP:RED", "--strict", "warned.yaml"]).code, 1);
    assert_eq!(place.run(&["check", "--ceiling", "TLP:RED", "warned.yaml"]).code, 0);
    assert_eq!(place.run(&["check", "--strict", "small.yaml"]).code, 1);
    let sound = WARNED.replace("Go to Q-01 then.", "Say why.");
    fs::write(place.path().join("sound.yaml"), sound).unwrap();
    assert_eq!(place.run(&["check", "--strict", "sound.yaml"]).code, 0);
}

#[test]
fn explain_without_a_name_lists_every_kind_of_fault_one_a_line() {
    let run = Place::new().run(&["check", "--explain"]);
    let names: Vec<&str> = run.out.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(names, codes().map(|code| code.name).collect::<Vec<_>>());
    for (line, code) in run.out.lines().zip(codes()) {
        assert!(line.contains(code.severity.word()), "{line}");
        let said = line.split_once(code.severity.word()).unwrap().1.trim();
        assert!(!said.is_empty() && code.meaning.starts_with(said), "{line}");
    }
}

#[test]
fn help_with_an_unknown_key_names_every_key_the_needed_ones_first() {
    let place = Place::new();
    let text = WARNED.replace("origin: transcriber}", "origin: transcriber, xyzzy: 1}");
    fs::write(place.path().join("wrong.yaml"), text).unwrap();
    let faults = place.json(&["check", "--json", "wrong.yaml"]);
    let help = faults[0]["help"].as_str().unwrap();
    let keys: Vec<&str> = help.strip_prefix("the keys here are ").unwrap().split(", ").collect();
    let fields = Description::of_kind(Kind::Question);
    assert_eq!(keys.len(), fields.len(), "{help}");
    let needed = |key: &&str| fields.iter().any(|one| one.field.key() == *key && one.field.needed != Needed::No);
    assert!(keys.iter().map(|key| !needed(key)).is_sorted() && needed(&keys[0]), "{help}");
}

#[test]
fn the_settings_choose_the_theme_of_a_picture_and_their_faults_stand_with_the_others() {
    let place = Place::new();
    let folder = place.path().join(".config/briefing");
    fs::create_dir_all(&folder).unwrap();
    let settings = |text: &str| fs::write(folder.join("config.yaml"), text).unwrap();
    let picture = |more: &[&str]| place.run(&[&["picture", "--size", "100x30"], more].concat());
    let (dark, light) = (picture(&["--theme", "dark"]).out, picture(&["--theme", "light"]).out);
    assert!(dark != light && picture(&[]).out == dark);
    settings("theme: light\n");
    assert_eq!(picture(&[]).out, light);
    assert_eq!(picture(&["--tone", "dark"]).out, dark);
    settings("theme: lihgt\n");
    let run = picture(&[]);
    assert!(run.code == 0 && run.out == dark && run.err.contains("lihgt"), "{}", run.err);
    settings("thema: light\n");
    let shown = picture(&["--keys", "!"]).out;
    assert!(shown.contains("thema"), "{shown}");
    settings("theme: light\n");
    assert!(!picture(&["--keys", "!"]).out.contains("thema"));
}
