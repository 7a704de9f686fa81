//! What an author meets: a bundle to begin with, one item of a kind, and what `check` says, all through the program.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use briefing::bundle::{Description, Kind};
use briefing::format::template::Piece;
use briefing::load;
use serde_json::json;

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
    for piece in Piece::all() {
        for name in [piece.word().to_owned(), piece.key().to_uppercase()] {
            let run = place.run(&["new", "--kind", &name]);
            assert_eq!((run.code, run.err.as_str(), run.out.as_str()), (0, "", piece.template().as_str()), "{name}");
        }
        let text = piece.template();
        each(&piece.fields(), &text, piece.word());
        let indent = if piece == Piece::Item(Kind::Assessment) { 2 } else { 4 };
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
    for piece in Piece::all() {
        for text in [piece.template(), uncommented(&piece.template())] {
            let bundle = if piece == Piece::Item(Kind::Assessment) {
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
