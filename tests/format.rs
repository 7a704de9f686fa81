//! `content/README.md` is what the kinds say of themselves: every kind and key, with type, need, meaning and example.
//!
//! `UPDATE=1 cargo test format::` writes it anew.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use briefing::bundle::value::field::Needed;
use briefing::bundle::{Description, Kind, ValueType};
use briefing::load::fault::keys::UNKNOWN_KEY;

use crate::{example, snapshot};

const HEAD: &str = "# The format of a bundle

A bundle is a folder of YAML files, or one YAML file. Each file has some of the keys below at its top: `briefing: 1` is the
version of the format, `assessment` is a mapping, and every other key is a list of items of one kind. A key may be spread over
several files. `briefing new FOLDER` begins a bundle, and `briefing check FOLDER` says what is wrong and where; `schema.json`
beside this page is the schema for editors. Unknown keys are faults, and so are keys and ids that stand twice. An id names one item of the bundle; `assessment` names the assessment as a whole, and `bundle-id/item-id` an item
of another bundle. Where a list of ids is wanted, a single id may stand.

This page is generated from the program (`UPDATE=1 cargo test format::`); its examples are read by a test.

";

fn sort_of(value: ValueType) -> String {
    let words = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    match value {
        ValueType::OwnId => "slug: letters, digits, `.`, `_`, `-`".to_owned(),
        ValueType::Text => "text".to_owned(),
        ValueType::Texts => "list of texts".to_owned(),
        ValueType::Rows => "list of lists of texts".to_owned(),
        ValueType::Name => "text, or an id".to_owned(),
        ValueType::Place => "place: `p4.s2a`, a page or a section".to_owned(),
        ValueType::Ids(of) => format!("ids: {of}"),
        ValueType::Id(of) => format!("id: {of}"),
        ValueType::Flag => "`true` or `false`".to_owned(),
        ValueType::Day => "day: year-month-day".to_owned(),
        ValueType::Number => "number".to_owned(),
        ValueType::Whole => "whole number".to_owned(),
        ValueType::Word(of) => format!("one of {}", words(of)),
        ValueType::Words(of) => format!("list of {}", words(of)),
        ValueType::Mapping => "mapping".to_owned(),
        ValueType::Mappings => "list of mappings".to_owned(),
    }
}

/// A row for each field and for each field of its parts, the keys of the latter behind a dot.
fn rows(fields: &[Description], above: &str, page: &mut String) {
    for one in fields {
        let (key, meaning, example) = (one.field.key(), one.field.meaning(), one.field.example());
        let needed = match one.field.needed {
            Needed::Yes => "yes".to_owned(),
            Needed::No => String::new(),
            Needed::Where(other, word) => format!("where `{other}` is `{word}`"),
            Needed::Unless(other, words) => format!("unless `{other}` is `{}`", words.join("` or `")),
            Needed::With(other) => format!("with `{other}`"),
        };
        let example = example.replace('|', "\\|");
        writeln!(page, "| `{above}{key}` | {} | {needed} | {meaning} | `{example}` |", sort_of(one.value)).unwrap();
        rows(&one.parts, &format!("{above}{key}."), page);
    }
}

const TABLE: &str = "| key | value | needed | meaning | example |\n|---|---|---|---|---|\n";

fn page() -> String {
    let mut page = HEAD.to_owned();
    // An organisation has what every item has, and nothing else.
    let every = Description::of_kind(Kind::Organisation);
    let mut common = String::new();
    rows(&every, "", &mut common);
    write!(page, "## Every item\n\n{TABLE}{common}\nA kind that says something needs a `text`: ").unwrap();
    let saying: Vec<&str> = Kind::ALL.into_iter().filter(|kind| kind.needs_text()).map(Kind::key).collect();
    writeln!(page, "{}.\n", saying.join(", ")).unwrap();
    for kind in Kind::ALL {
        let mut own = String::new();
        rows(&Description::of_kind(kind)[every.len()..], "", &mut own);
        writeln!(page, "## {} — `{}`\n", kind.heading(), kind.key()).unwrap();
        match own.as_str() {
            "" => writeln!(page, "No fields of its own.\n").unwrap(),
            own => writeln!(page, "{TABLE}{own}").unwrap(),
        }
        let (open, gap) = if kind == Kind::Assessment { ("  ", "\n  ") } else { ("  - ", "\n    ") };
        let lines = example::written(kind).join(gap);
        writeln!(page, "```yaml\n{}:\n{open}{lines}\n```\n", kind.key()).unwrap();
    }
    let mut own = String::new();
    rows(&Description::of_walks(), "", &mut own);
    let lines = example::walk().join("\n    ");
    write!(page, "## Walks — `walks`\n\nAn ordered way through an assessment, for telling it.\n\n{TABLE}{own}\n")
        .unwrap();
    writeln!(page, "```yaml\nwalks:\n  - {lines}\n```").unwrap();
    page
}

#[test]
fn the_examples_are_sound() {
    let (_, faults) = example::read(&example::whole());
    assert_eq!(faults, [], "{}", example::whole());
}

#[test]
fn the_reference_of_the_format_is_what_the_kinds_say() {
    snapshot::check("content/README.md", &page());
}

/// The keys that a file may have are those that the fields say.
#[test]
fn every_key_that_is_read_is_described() {
    for kind in Kind::ALL {
        let whole = example::whole();
        let line =
            if kind == Kind::Assessment { "assessment:\n".to_owned() } else { format!("\n{}:\n  - ", kind.key()) };
        let wrong = if kind == Kind::Assessment { "  zzz: 1\n".to_owned() } else { "zzz: 1\n    ".to_owned() };
        let (_, faults) = example::read(&whole.replacen(&line, &format!("{line}{wrong}"), 1));
        let told = faults.iter().find(|fault| fault.code == UNKNOWN_KEY).unwrap().help().unwrap();
        let mut known: Vec<&str> = told.strip_prefix("the keys here are ").unwrap().split(", ").collect();
        let described = example::written(kind);
        let mut described: Vec<&str> = described.iter().map(|line| line.split(':').next().unwrap()).collect();
        known.sort_unstable();
        described.sort_unstable();
        assert_eq!(known, described, "{kind}");
    }
}

/// The newest library of that name beside this test: the one that it is linked with.
fn library(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_BIN_EXE_briefing")).with_file_name("deps");
    let found = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        file.starts_with(&format!("lib{name}-")) && path.extension().is_some_and(|end| end == "rlib")
    });
    found.max_by_key(|path| fs::metadata(path).unwrap().modified().unwrap()).unwrap()
}

/// What the compiler says of the kinds and their values, as they stand in a folder.
fn compiled(folder: &Path) -> String {
    let root = folder.join("lib.rs");
    let modules =
        "pub mod bundle { pub mod value; pub mod foresight; pub mod item; pub mod library { pub mod walk; } }";
    fs::write(&root, modules).unwrap();
    let (serde, jiff) = (library("serde"), library("jiff"));
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--edition=2024", "--crate-type=lib", "--emit=metadata", "--cap-lints=allow", "--out-dir"]);
    rustc.arg(folder).arg("-L").arg(format!("dependency={}", serde.parent().unwrap().display()));
    for (name, path) in [("serde", &serde), ("jiff", &jiff)] {
        rustc.arg("--extern").arg(format!("{name}={}", path.display()));
    }
    String::from_utf8(rustc.arg(root).output().unwrap().stderr).unwrap()
}

/// One more field in each struct that is gone over, and nothing that is done with it: that is how a field would leak.
#[test]
fn a_field_that_is_forgotten_does_not_compile() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bundle");
    let folder = tempfile::tempdir().unwrap();
    let mut files = vec![source.join("library/walk.rs")];
    for wing in ["value", "foresight", "item"] {
        files.extend(fs::read_dir(source.join(wing)).unwrap().map(|entry| entry.unwrap().path()));
    }
    let copy = |change: &dyn Fn(String) -> String| {
        for file in &files {
            let to = folder.path().join("bundle").join(file.strip_prefix(&source).unwrap());
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(to, change(fs::read_to_string(file).unwrap())).unwrap();
        }
        compiled(folder.path())
    };
    let sound = copy(&|text| text);
    assert!(!sound.contains("error"), "as they are they compile: {sound}");
    let texts: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let walked = texts.split("impl ").skip(1).filter_map(|rest| {
        let name = rest.strip_prefix("Fields for ").unwrap_or(rest).split(' ').next()?;
        let own = rest.split("\n}\n").next()?;
        (own.contains("fn each_field(&mut self") && !own.contains("match self")).then(|| name.to_owned())
    });
    let walked: Vec<String> = walked.collect();
    assert!(walked.len() > 30, "{walked:?}");
    let said = copy(&|text| {
        walked.iter().fold(text, |text, name| {
            let head = format!("pub struct {name} {{\n");
            text.replace(&head, &format!("{head}    pub forgotten: Option<u8>,\n"))
        })
    });
    let missed = said.split("\nerror").filter(|told| told.contains("[E0027]") && told.contains("let Self {"));
    let missed = missed.filter(|told| told.contains("missing field `forgotten`")).count();
    assert_eq!(missed, walked.len(), "each of {walked:?} is told");
}
